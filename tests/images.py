"""Small images of each type that models take."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from bot.sandbox.telegram import Upload

TYPES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def image(kind: str = "jpeg", *, shade: int = 0) -> bytes:
    """The file of a small grey square."""
    file = BytesIO()
    Image.new("RGB", (32, 32), (shade, shade, shade)).save(file, kind)
    return file.getvalue()


def photo(*, shade: int = 0) -> Upload:
    """A photo, as Telegram has them: always JPEG."""
    return Upload("photo", image(shade=shade), "photo.jpg", "image/jpeg")


def document(content: bytes, mime_type: str = "image/png") -> Upload:
    """An image that was sent as a file."""
    return Upload("document", content, "image.file", mime_type)
