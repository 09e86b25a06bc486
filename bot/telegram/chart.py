"""Draws a user's last days as a picture of few bytes.

The picture holds numbers alone, dates as the locale writes them in digits: the font that Pillow brings knows no other
letters than those of English, so the words stand beside it, in the caption.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from PIL import Image, ImageDraw, ImageFont

from bot.billing.usage import Day

WIDTH, HEIGHT = 960, 480
LEFT, TOP, RIGHT, BOTTOM = 96, 32, 48, 80
GAP = 6
FONT_SIZE = 36
"""Readable on a phone, where the picture is a third as wide."""
DAYS_A_LABEL = 7
LINES = 4
COLOURS = 16
PAPER, INK, GRID = "#ffffff", "#404048", "#e2e2e8"
DELIVERED, FAILED = "#2f6fdb", "#f0902c"
"""Blue and orange as in the caption's squares; they differ in lightness, too."""


def draw(days: Sequence[Day], locale: str) -> bytes:
    """A PNG: a bar a day, delivered videos below and those that came to nothing above them. Takes milliseconds."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    font = ImageFont.load_default(FONT_SIZE)
    top = highest_line(max(day.delivered + day.failed for day in days))
    height, width = HEIGHT - TOP - BOTTOM, (WIDTH - LEFT - RIGHT) / len(days)
    floor = HEIGHT - BOTTOM

    def y(count: float) -> float:
        return floor - height * count / top

    for line in range(0, top + 1, top // min(top, LINES)):
        canvas.line((LEFT, y(line), WIDTH - RIGHT, y(line)), fill=GRID, width=2)
        canvas.text((LEFT - 16, y(line)), str(line), fill=INK, font=font, anchor="rm")
    for number, day in enumerate(days):
        left, right = LEFT + number * width + GAP / 2, LEFT + (number + 1) * width - GAP / 2
        if day.delivered:
            canvas.rectangle((left, y(day.delivered), right, floor), fill=DELIVERED)
        if day.failed:
            canvas.rectangle((left, y(day.delivered + day.failed), right, y(day.delivered)), fill=FAILED)
        if (len(days) - 1 - number) % DAYS_A_LABEL == 0:
            canvas.text(((left + right) / 2, floor + 20), label(day.date, locale), fill=INK, font=font, anchor="mt")
    png = io.BytesIO()
    image.quantize(COLOURS).save(png, "PNG", optimize=True)
    return png.getvalue()


def highest_line(most: int) -> int:
    """The number at the top: one that is not below `most`, and that grid lines divide into whole numbers."""
    if most <= LINES:
        return max(1, most)
    return -(-most // LINES) * LINES


def label(day: date, locale: str) -> str:
    """The day and month in digits, in the locale's order."""
    try:
        known = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        known = Locale("en")
    # Marks of the writing's direction are no digits, and the font has no shape for them.
    return "".join(sign for sign in format_skeleton("Md", day, locale=known) if sign.isascii())
