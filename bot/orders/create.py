"""Creating: a video of somebody's words, made by a model of their choice. Each one is its user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from bot.orders.base import Order, UserFile
from bot.providers.base import CREATE, Capability
from bot.providers.catalogue import CHARACTER_LIST, PROMPT, Scalar
from bot.settings import Settings

TITLE_CHARACTERS = 30


class Create(Order):
    """Make a video of these words."""

    kind: ClassVar[str] = CREATE
    consent: ClassVar[str | None] = "create-2026-11"
    each_confirms: ClassVar[bool] = True

    model: str
    """The catalogue's name of it."""
    prompt: str
    """The words, as they were written."""
    options: Mapping[str, Scalar] = {}
    """What was chosen, by the names of the model's inputs."""
    photos: tuple[str, ...] = ()
    """What it is made from besides: the messenger's names of the user's photos."""
    photo_input: str = ""
    """The name of the model's input for these."""
    characters: tuple[str, ...] = ()
    """The provider's names of those that were picked."""
    credits: int
    """The price that was agreed to."""

    @property
    def title(self) -> str:
        return shorten(self.prompt, TITLE_CHARACTERS)

    def price(self, settings: Settings, *, known: bool) -> int:
        return self.credits

    def daily_limit(self, settings: Settings) -> int | None:
        return settings.creations_per_day or None

    def is_made_by(self, capability: Capability) -> bool:
        return capability.kind == self.kind and capability.model == self.model

    @property
    def files(self) -> tuple[str, ...]:
        return self.photos

    def inputs(self) -> Mapping[str, object]:
        inputs: dict[str, object] = {PROMPT: self.prompt, **self.options}
        if self.photos:
            inputs[self.photo_input] = [UserFile(photo) for photo in self.photos]
        if self.characters:
            inputs[CHARACTER_LIST] = list(self.characters)
        return inputs


def shorten(words: str, most: int) -> str:
    """The first words, on one line, of at most so many characters."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
