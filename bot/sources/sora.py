"""Sora: its hosts, the forms of its links, and its other pages.

The forms are those of the providers' pages (docs/providers.md, "Wire formats") and of Sora's share button.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.sources.base import Link, Refusal, split_address

FILE_HOST = "videos.openai.com"
SHOWN_ID = 4

_PUBLISHED = re.compile(r"[sS]_[0-9a-fA-F]{32}")
_OTHER_ID = re.compile(r"(?=[A-Za-z]*[0-9])[0-9A-Za-z]{20,30}")


class Reason(StrEnum):
    """Why an address of Sora's is not the link of a public video."""

    DRAFT = "draft"
    GENERATION = "generation"
    TASK = "task"
    PROFILE = "profile"
    EXPLORE = "explore"
    STORYBOARD = "storyboard"
    SIGNED_FILE = "signed-file"
    NOT_A_VIDEO = "not-a-video"


_PAGES = {
    "d": Reason.DRAFT,
    "g": Reason.GENERATION,
    "t": Reason.TASK,
    "profile": Reason.PROFILE,
    "explore": Reason.EXPLORE,
    "storyboard": Reason.STORYBOARD,
}


class Sora:
    """Published videos, at `/p/` and the id of one, which also stands alone."""

    name = "sora"
    sample = "https://sora.chatgpt.com/p/s_68e83bd7eee88191be79d2ba7158516f"
    hosts = frozenset({"sora.chatgpt.com", "sora.com", "www.sora.chatgpt.com", "www.sora.com", FILE_HOST})
    reasons: frozenset[str] = frozenset(Reason)

    def read(self, word: str) -> Link | Refusal | None:
        """The published video that it is, in each form of its id; of other pages, which."""
        if _PUBLISHED.fullmatch(word):
            return self._link(word.lower())
        address = split_address(word)
        if address is None:
            return None
        host, path = address
        if host == FILE_HOST:
            return Refusal(self.name, Reason.SIGNED_FILE)
        return self._read_path(path) if host in self.hosts else None

    def with_id(self, video_id: str) -> Link | None:
        """The published video that has this id."""
        read = self._read_path(f"/p/{video_id}")
        return read if isinstance(read, Link) else None

    def _read_path(self, path: str) -> Link | Refusal:
        parts = path[1:].rstrip("/").split("/")
        if parts[0] == "p" and len(parts) == 2:
            if _PUBLISHED.fullmatch(parts[1]):
                return self._link(parts[1].lower())
            if _OTHER_ID.fullmatch(parts[1]):
                return self._link(parts[1])
        return Refusal(self.name, _PAGES.get(parts[0].lower(), Reason.NOT_A_VIDEO))

    def _link(self, id_: str) -> Link:
        address = f"https://sora.chatgpt.com/p/{id_}"
        return Link(source=self.name, id=id_, address=address, short=f"…{id_[-SHOWN_ID:]}")
