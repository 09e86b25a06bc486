"""Making a character of a video that was created before; later words can then name it. Each one is its user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from bot.orders.base import Outcome
from bot.orders.creation import Creation, shorten
from bot.providers.base import CHARACTER

ORIGIN = "origin_task_id"
HANDLE = "character_user_name"
TRAITS = "character_prompt"
BOUNDS = "safety_instruction"


class MakeCharacter(Creation):
    """Make a character of this video."""

    kind: ClassVar[str] = CHARACTER
    consent: ClassVar[str | None] = "character-2026-11"
    makes: ClassVar[Outcome] = Outcome.CHARACTER

    provider: str
    """Where the video was made."""
    origin: str
    """That provider's own name of the task that made the video."""
    handle: str = ""
    """What words call it, without the @; empty where the provider is to choose."""
    traits: str
    """What it looks and is like."""
    bounds: str = ""
    """What it must not be shown doing; may be empty."""

    @property
    def title(self) -> str:
        return shorten(f"@{self.handle}" if self.handle else self.traits)

    @property
    def only_at(self) -> str:
        return self.provider

    def inputs(self) -> Mapping[str, object]:
        told = {ORIGIN: self.origin, HANDLE: self.handle, TRAITS: self.traits, BOUNDS: self.bounds}
        return {name: words for name, words in told.items() if words}
