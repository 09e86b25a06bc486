"""Whether all that a page shows can be read: no text reaches over an edge or is cut off, and all of it is words."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Frame, Page

FIND = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


async def problems(shown: Page | Frame) -> list[str]:
    """What cannot be read of what it shows now, each with where it is."""
    found: list[str] = await shown.evaluate(FIND)
    return found
