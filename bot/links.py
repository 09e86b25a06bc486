"""Finds the links of videos in what people write, and tells the good ones from the bad. No I/O.

Sora's own rules stand here alone; everything else knows a link with a source, an id and an address. The forms are those
of the services' pages (kie-sora-2-models.txt, apimall-sora-watermark-remover.txt) and of Sora's share button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SOURCE = "sora"
SAMPLE = "https://sora.chatgpt.com/p/s_68e83bd7eee88191be79d2ba7158516f"
"""What a link looks like, for telling people; the one that kie's page shows."""

HOSTS = frozenset({"sora.chatgpt.com", "sora.com", "www.sora.chatgpt.com", "www.sora.com"})
FILE_HOST = "videos.openai.com"
LONGEST_LINK = 500
"""The services take no longer address (kie-sora-2-models.txt, video_url)."""

_PUBLISHED = re.compile(r"s_[0-9a-f]{32}", re.IGNORECASE)
_OTHER_ID = re.compile(r"[0-9A-Z]{20,32}")
_HIDDEN_CHARACTERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"), " ")
_WORD = re.compile(r"[^\s<>\"'`«»“”„|\\^{}\[\]()*]+")
_TRAILING = ".,;:!?…·_~&"
_ADDRESS = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*):/{2})?(?P<host>[^/?#]+)(?P<path>[^?#]*)", re.IGNORECASE)
_HAS_HOST = re.compile(r"[a-z][a-z0-9+.-]*://|[^/\s]+\.[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)


class Refusal(StrEnum):
    """Why an address of the right host is not the link of a public video."""

    DRAFT = "draft"
    GENERATION = "generation"
    TASK = "task"
    PROFILE = "profile"
    EXPLORE = "explore"
    STORYBOARD = "storyboard"
    SIGNED_FILE = "signed-file"
    NOT_A_VIDEO = "not-a-video"


_PAGES = {
    "d": Refusal.DRAFT,
    "g": Refusal.GENERATION,
    "t": Refusal.TASK,
    "profile": Refusal.PROFILE,
    "explore": Refusal.EXPLORE,
    "storyboard": Refusal.STORYBOARD,
}


@dataclass(frozen=True, slots=True)
class Link:
    """The link of a public video. Two links of the same video are equal."""

    source: str
    id: str
    address: str
    """The canonical address, without anything personal."""

    @property
    def video(self) -> str:
        """The one key of the video."""
        return f"{self.source}:{self.id}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a message holds, in order of appearance, each once."""

    links: tuple[Link, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    strangers: bool = False
    """Whether addresses of other hosts were there."""


def find(text: str, hidden: Iterable[str] = ()) -> Found:
    """The links in a text or caption, and among the addresses behind its text links."""
    links: dict[str, Link] = {}
    refusals: dict[Refusal, None] = {}
    strangers = False
    for word in [*_words(text), *(address.strip() for address in hidden)]:
        match _read(word):
            case Link() as link:
                links.setdefault(link.id, link)
            case Refusal() as refusal:
                refusals[refusal] = None
            case None:
                strangers = strangers or _HAS_HOST.match(word) is not None
    return Found(tuple(links.values()), tuple(refusals), strangers)


def canonical(address: str) -> Link | None:
    """The link that an address, or a bare id, is; None when it is none."""
    read = _read(address.strip())
    return read if isinstance(read, Link) else None


def _words(text: str) -> Iterable[str]:
    for match in _WORD.finditer(text.translate(_HIDDEN_CHARACTERS)):
        word = match[0].rstrip(_TRAILING)
        if word:
            yield word


def _read(word: str) -> Link | Refusal | None:
    if _PUBLISHED.fullmatch(word):
        return _link(word.lower())
    if len(word) > 4 * LONGEST_LINK:
        return None
    match = _ADDRESS.match(word)
    if match is None or (match["scheme"] or "https").lower() not in ("https", "http"):
        return None
    host = match["host"].lower()
    if host == FILE_HOST:
        return Refusal.SIGNED_FILE
    if host not in HOSTS:
        return None
    return _read_path(match["path"])


def _read_path(path: str) -> Link | Refusal:
    parts = path.strip("/").split("/")
    if parts[0] == "p" and len(parts) == 2:
        if _PUBLISHED.fullmatch(parts[1]):
            return _link(parts[1].lower())
        if _OTHER_ID.fullmatch(parts[1]):
            return _link(parts[1])
    return _PAGES.get(parts[0].lower(), Refusal.NOT_A_VIDEO)


def _link(id_: str) -> Link:
    return Link(source=SOURCE, id=id_, address=f"https://sora.chatgpt.com/p/{id_}")
