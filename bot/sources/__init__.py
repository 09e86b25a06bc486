"""Which sources of links there are. A new one is a new file and one line here; CONTRIBUTING has the steps."""

from __future__ import annotations

from bot.sources.base import Source
from bot.sources.sora import Sora

SOURCES: tuple[Source, ...] = (Sora(),)
"""The first one's sample shows users what a link looks like."""
