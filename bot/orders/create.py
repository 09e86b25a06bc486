"""Creating: a video of somebody's words, made by a model of their choice. Each one is its user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from bot.orders.base import UserFile
from bot.orders.creation import Creation, shorten
from bot.providers.base import CREATE
from bot.providers.catalogue import CHARACTER_LIST, PROMPT, Scalar


class Create(Creation):
    """Make a video of these words."""

    kind: ClassVar[str] = CREATE
    consent: ClassVar[str | None] = "create-2026-11"

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

    @property
    def title(self) -> str:
        return shorten(self.prompt)

    @property
    def full_title(self) -> str:
        return self.prompt

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
