"""The small pictures that Telegram makes of videos.

Nothing here plays a video: the picture is made of the hash of its bytes, so that different videos look different.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

LONGEST_SIDE = 320
SHADES = (3, 3)
QUALITY = 80


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A video's picture; its bytes are drawn when somebody asks for them."""

    file_id: str
    file_unique_id: str
    width: int
    height: int

    def wire(self) -> dict[str, object]:
        """The Bot API's PhotoSize. Its `file_size`, which is optional, is known once it is drawn."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_unique_id,
            "width": self.width,
            "height": self.height,
        }


def fit(width: int, height: int) -> tuple[int, int]:
    """The size of the picture of a video of this size."""
    width, height = max(width, 1), max(height, 1)
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def draw(sha256: str, width: int, height: int) -> bytes:
    """A JPEG of this size for the video with this hash. Takes milliseconds."""
    # Few who start the simulation want a picture, and Pillow takes its time.
    from PIL import Image, ImageDraw

    digest = bytes.fromhex(sha256)
    columns, rows = SHADES
    image = Image.frombytes("RGB", SHADES, digest[: 3 * columns * rows]).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    radius = min(width, height) * (1 + digest[27] / 255) / 8
    x, y = width * (1 + digest[28] / 128) / 4, height * (1 + digest[29] / 128) / 4
    ImageDraw.Draw(image).ellipse((x - radius, y - radius, x + radius, y + radius), fill="white")
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
