"""Draws the last days as a picture of few bytes, with its words in it, on light or dark ground.

The picture is made as SVG. What renders it shapes the letters itself, which Devanagari needs, and takes them from fonts
that come as packages: nothing of the system is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

import fontpkg
import resvg_py
from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.numbers import format_decimal

from bot.billing.usage import Day
from bot.users.users import Theme

FONTS = ("Noto Sans",)
"""Latin, Cyrillic and Devanagari. Each letter is taken from the first that has it."""
WIDTH, HEIGHT = 960, 600
MARGIN = 40
TITLE, LEGEND, TOP, FLOOR, DATES = 76, 138, 186, 520, 568
"""Heights from above: the lines that letters stand on, and the ends of the highest bar."""
TITLE_SIZE, FONT_SIZE, BULLET_SIZE = 42, 34, 80
"""Readable on a phone, where the picture is less than half as wide."""
BULLET_DROP = 18
"""A bullet stands higher than the middle of the letters beside it."""
DIGIT = 0.6
"""No digit or separator is wider, as a share of the font's size."""
GAP = 6
LINES = 4


@dataclass(frozen=True, slots=True)
class Colours:
    """What a picture is painted with."""

    paper: str
    ink: str
    grid: str
    delivered: str
    failed: str
    """Blue and orange, which differ for all eyes."""


COLOURS = {
    Theme.LIGHT: Colours("#ffffff", "#303038", "#dcdce2", "#2f6fdb", "#d97706"),
    Theme.DARK: Colours("#17212b", "#e4e8ec", "#34414e", "#5a9bff", "#f5a742"),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """What a picture shows, and in which words."""

    title: str
    delivered: str
    """The name of these bars, as that of the failed ones."""
    failed: str
    days: Sequence[Day]
    """Oldest first."""
    locale: str
    """An IETF tag: dates and numbers are written as there, or as in English where it is unknown."""
    theme: Theme


def draw(chart: Chart) -> bytes:
    """A PNG: a bar a day, delivered videos below and those that came to nothing above them.

    Takes some 30 ms, which a thread would not make shorter for others: the renderer keeps the interpreter's lock.
    """
    colours = COLOURS[chart.theme]
    picture = Element("svg", xmlns="http://www.w3.org/2000/svg", width=str(WIDTH), height=str(HEIGHT))
    picture.set("fill", colours.ink)
    picture.set("font-family", ", ".join(FONTS))
    picture.set("font-size", str(FONT_SIZE))
    _rectangle(picture, 0, 0, WIDTH, HEIGHT, colours.paper)
    title = _text(picture, MARGIN, TITLE, chart.title)
    title.set("font-size", str(TITLE_SIZE))
    title.set("font-weight", "600")
    _legend(picture, chart, colours)
    _plot(picture, chart, colours)
    fonts = [str(fontpkg.path(font)) for font in FONTS]
    return resvg_py.svg_to_bytes(tostring(picture, encoding="unicode"), font_files=fonts, skip_system_fonts=True)


def _legend(picture: Element, chart: Chart, colours: Colours) -> None:
    line = _text(picture, MARGIN, LEGEND, "")
    for name, colour, space in ((chart.delivered, colours.delivered, 0), (chart.failed, colours.failed, FONT_SIZE)):
        bullet = SubElement(line, "tspan", fill=colour, dx=str(space), dy=str(BULLET_DROP))
        bullet.set("font-size", str(BULLET_SIZE))
        bullet.text = "•"
        SubElement(line, "tspan", dx="10", dy=str(-BULLET_DROP)).text = name


def _plot(picture: Element, chart: Chart, colours: Colours) -> None:
    locale, days = known(chart.locale), chart.days
    top = highest_line(max(day.delivered + day.failed for day in days))
    lines = {count: format_decimal(count, locale=locale) for count in range(0, top + 1, top // min(top, LINES))}
    numbers = MARGIN + DIGIT * FONT_SIZE * max(map(len, lines.values()))
    # Bars are whole pixels wide, all alike.
    slot = int(WIDTH - MARGIN - numbers - FONT_SIZE / 2) // len(days)
    right = WIDTH - MARGIN
    left = right - slot * len(days)

    def y(count: int) -> int:
        return FLOOR - round((FLOOR - TOP) * count / top)

    for count, words in lines.items():
        _rectangle(picture, left, y(count) - 1, right - left, 2, colours.grid)
        _text(picture, left - FONT_SIZE / 2, y(count) + FONT_SIZE / 3, words, "end")
    for number, day in enumerate(days):
        x, height = left + number * slot + GAP / 2, y(day.delivered)
        _rectangle(picture, x, height, slot - GAP, FLOOR - height, colours.delivered)
        above = y(day.delivered + day.failed)
        _rectangle(picture, x, above, slot - GAP, height - above, colours.failed)
    for labelled, anchor in zip((0, len(days) // 2, len(days) - 1), ("start", "middle", "end"), strict=True):
        # The outer dates stay within the plot.
        x = {"start": left, "middle": left + (labelled + 0.5) * slot, "end": right}[anchor]
        _text(picture, x, DATES, label(days[labelled].date, locale), anchor)


def highest_line(most: int) -> int:
    """The number at the top: one that is not below `most`, and that grid lines divide into whole, round numbers."""
    if most <= LINES:
        return max(1, most)
    step = -(-most // LINES)
    unit = int(10 ** max(0, len(str(step)) - 2))
    return -(-step // unit) * unit * LINES


def known(locale: str) -> Locale:
    """The locale of this IETF tag; English where there is none."""
    try:
        return Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def label(day: date, locale: Locale) -> str:
    """The day and month, as the locale writes them in short."""
    return format_skeleton("MMMd", day, locale=locale)


def _rectangle(picture: Element, x: float, y: float, width: float, height: float, colour: str) -> None:
    if not height:
        # To the renderer, such a rectangle is a mistake.
        return
    sides = {"x": x, "y": y, "width": width, "height": height}
    SubElement(picture, "rect", {name: f"{value:g}" for name, value in sides.items()}, fill=colour)


def _text(picture: Element, x: float, y: float, words: str, anchor: str = "start") -> Element:
    text = SubElement(picture, "text", {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor})
    text.text = words
    return text
