"""Cleaning: the public video behind a link, without its visible mark. One video is cleaned once for all who ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from bot.orders.base import Order
from bot.providers.base import CLEAN, Capability
from bot.settings import Settings
from bot.sources.base import Link


class Clean(Order):
    """Clean the video of this link."""

    kind: ClassVar[str] = CLEAN
    consent: ClassVar[str | None] = "2026-11"

    link: Link

    @property
    def identity(self) -> str:
        return self.link.video

    @property
    def title(self) -> str:
        return self.link.short

    @property
    def full_title(self) -> str:
        return self.link.address

    @property
    def address(self) -> str | None:
        return self.link.address

    def price(self, settings: Settings, *, known: bool) -> int:
        return settings.cached_price_credits if known else settings.price_credits

    def is_made_by(self, capability: Capability) -> bool:
        return capability.kind == self.kind and self.link.source in capability.sources

    def inputs(self) -> Mapping[str, object]:
        return {"video_url": self.link.address}
