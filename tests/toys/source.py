"""A source of links: clips.example, whose clips have a number each."""

from __future__ import annotations

import re

from bot.sources.base import Link, Refusal, split_address


class Clips:
    """Clips at `/v/` and their number."""

    name = "clips"
    sample = "https://clips.example/v/1234"
    hosts = frozenset({"clips.example"})
    reasons = frozenset({"not-a-video"})

    def read(self, word: str) -> Link | Refusal | None:
        address = split_address(word)
        if address is None:
            return None
        if match := re.fullmatch(r"/v/(\d+)/?", address[1]):
            return Link(self.name, match[1], f"https://clips.example/v/{match[1]}", short=f"clip {match[1]}")
        return Refusal(self.name, "not-a-video")

    def with_id(self, video_id: str) -> Link | None:
        link = self.read(f"https://clips.example/v/{video_id}")
        return link if isinstance(link, Link) else None
