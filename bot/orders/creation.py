"""What orders have in common that are made by a model of their user's choice, at a price that was agreed to."""

from __future__ import annotations

from typing import ClassVar

from bot.orders.base import Order
from bot.providers.base import Capability
from bot.settings import Settings

TITLE_CHARACTERS = 30


class Creation(Order):
    """Make something of the user's own by this model."""

    each_confirms: ClassVar[bool] = True

    model: str
    """The catalogue's name of it."""
    credits: int
    """The price that was agreed to."""

    def price(self, settings: Settings, *, known: bool) -> int:
        return self.credits

    def daily_limit(self, settings: Settings) -> int | None:
        return settings.creations_per_day or None

    def is_made_by(self, capability: Capability) -> bool:
        return capability.kind == self.kind and capability.model == self.model


def shorten(words: str, most: int = TITLE_CHARACTERS) -> str:
    """The first words, on one line, of at most so many characters; for a title where nothing else is said."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
