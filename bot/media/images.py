"""What an image's first bytes say that it is."""

from __future__ import annotations

HEAD_BYTES = 12
"""So many of the first bytes tell it."""


def media_type(head: bytes) -> str | None:
    """The media type by a file's first bytes; None where it is no image that a provider takes."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"RIFF") and head[8:HEAD_BYTES] == b"WEBP":
        return "image/webp"
    return None
