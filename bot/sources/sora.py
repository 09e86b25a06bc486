"""Finds the links of videos in what users write, and tells the good ones from the bad. No I/O.

Sora's own rules stand here alone; everything else knows a link with a source, an id and an address. The forms are those
of the providers' pages (kie-sora-2-models.txt, apimall-sora-watermark-remover.txt) and of Sora's share button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

SOURCE = "sora"
SAMPLE = "https://sora.chatgpt.com/p/s_68e83bd7eee88191be79d2ba7158516f"
"""What a link polls like, for telling users; the one that kie's page shows."""

HOSTS = frozenset({"sora.chatgpt.com", "sora.com", "www.sora.chatgpt.com", "www.sora.com"})
FILE_HOST = "videos.openai.com"

_PUBLISHED = re.compile(r"[sS]_[0-9a-fA-F]{32}")
_OTHER_ID = re.compile(r"(?=[A-Za-z]*[0-9])[0-9A-Za-z]{20,30}")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
_PIECE = re.compile(r"""[^\s<>"'`«»“”„‘’|^{}\[\]()*（）【】「」『』《》，。、；：！？]+""")
_CLOSING = frozenset(")]}>»”’）】」』》")
_GOES_ON = tuple("=/&?#@:%")
_EDGE = re.compile(r"[\W_]*")
_FRONT_EDGE = re.compile(r"(?:(?![@:/.%=&?#\\])[\W_])*")
_INTRODUCED = re.compile(r"[^/?#@%=&.\\:]*(?:(?<![A-Za-z0-9+-])|:)(?=https?://)", re.IGNORECASE)
_LISTED = re.compile(r"[,;]+(?=https?://|www\.|sora\.|s_)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://)?(?P<host>[^/?#]+)(?P<path>[^?#]*)")
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
                strangers = strangers or _is_elsewhere(word)
    return Found(tuple(links.values()), tuple(refusals), strangers)


def canonical(address: str) -> Link | None:
    """The link that an address, or a bare id, is; None when it is none."""
    read = _read(address.strip())
    return read if isinstance(read, Link) else None


def _words(text: str) -> Iterator[str]:
    """What may be an address each, without what prose and markup put around it."""
    text = _INVISIBLE.sub("|", text)
    end, goes_on = 0, False
    for match in _PIECE.finditer(text):
        between = text[end : match.start()]
        goes_on = goes_on and not any(character.isspace() or character in _CLOSING for character in between)
        end = match.end()
        if goes_on:
            continue
        word = _bare(match[0])
        # An address that breaks off like this takes what follows the quote or bracket as a part of itself.
        goes_on = match[0].endswith(_GOES_ON) and _is_elsewhere(word) and _read(word) is None
        yield from _listed(word)


def _bare(piece: str) -> str:
    word = piece[_edge(_FRONT_EDGE, piece) : len(piece) - _edge(_EDGE, piece[::-1])]
    return word[_edge(_INTRODUCED, word) :]


def _edge(pattern: re.Pattern[str], word: str) -> int:
    match = pattern.match(word)
    return match.end() if match else 0


def _listed(word: str) -> list[str]:
    """The addresses of a list without spaces; a comma inside another host's address, or in a query, parts nothing."""
    parts = _LISTED.split(word)
    if all("?" not in part and "#" not in part and _read(part) is not None for part in parts[:-1]):
        return parts
    return [word]


def _is_elsewhere(word: str) -> bool:
    return _HAS_HOST.match(word) is not None


def _read(word: str) -> Link | Refusal | None:
    if _PUBLISHED.fullmatch(word):
        return _link(word.lower())
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
    parts = path[1:].rstrip("/").split("/")
    if parts[0] == "p" and len(parts) == 2:
        if _PUBLISHED.fullmatch(parts[1]):
            return _link(parts[1].lower())
        if _OTHER_ID.fullmatch(parts[1]):
            return _link(parts[1])
    return _PAGES.get(parts[0].lower(), Refusal.NOT_A_VIDEO)


def _link(id_: str) -> Link:
    return Link(source=SOURCE, id=id_, address=f"https://sora.chatgpt.com/p/{id_}")
