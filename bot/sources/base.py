"""What a source of links is, and how links are found in what users write. No I/O.

A source is a site that publishes videos. It says which addresses are videos of its own, and of its other pages why they
are none; how addresses stand in a text is the same for every source, and stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
_PIECE = re.compile(r"""[^\s<>"'`«»“”„‘’|^{}\[\]()*（）【】「」『』《》，。、；：！？]+""")
_CLOSING = frozenset(")]}>»”’）】」』》")
_GOES_ON = tuple("=/&?#@:%")
_EDGE = re.compile(r"[\W_]*")
_FRONT_EDGE = re.compile(r"(?:(?![@:/.%=&?#\\])[\W_])*")
_INTRODUCED = re.compile(r"(?:[^/?#@%=&.\\:]*(?:(?<![A-Za-z0-9+-])|[:=])|[0-9]+\.)(?=https?://)", re.IGNORECASE)
_ESCAPED_SLASH = "\\/"
"""As JSON may write one."""
_COMMAS = re.compile(r"[,;]+")
_BEGINS = re.compile(r"https?://|www\.", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://)?(?P<host>[^/?#]+)(?P<path>[^?#]*)")
_HAS_HOST = re.compile(r"[a-z][a-z0-9+.-]*://|[^/\s]+\.[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_BARE = re.compile(r"[^/?#:.@\\]+")


@dataclass(frozen=True, slots=True)
class Link:
    """The link of a public video. Two links of the same video are equal."""

    source: str
    id: str
    address: str
    """The canonical address, without anything personal."""
    short: str
    """What tells its video from the others that one user asked for in the same minute, in a few letters."""

    @property
    def video(self) -> str:
        """The one key of the video."""
        return f"{self.source}:{self.id}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address of a source's own hosts that is not the link of a public video."""

    source: str
    reason: str
    """Users read `refusal-<reason>` of the locales."""


class Source(Protocol):
    """A site that links come from. Made once; it keeps nothing."""

    name: str
    """The first part of its videos' keys, which are stored: it stays."""
    sample: str
    """What a link looks like, for telling users."""
    hosts: frozenset[str]
    """In lower case. Addresses of these alone come to `read`, and those of no other source may be among them."""
    reasons: frozenset[str]
    """All that a refusal of it may name."""

    def read(self, word: str) -> Link | Refusal | None:
        """What one word is: an address of these hosts, or a bare id; None for what is neither.

        The word may be anything that a user typed. The address of a link that it returns reads as an equal link.
        """
        ...

    def with_id(self, video_id: str) -> Link | None:
        """The link that has this id; None where no video of the source's can have it."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a message holds, in order of appearance, each once."""

    links: tuple[Link, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    strangers: bool = False
    """Whether addresses of other hosts were there."""


def find(text: str, hidden: Iterable[str], sources: Sequence[Source]) -> Found:
    """The links in a text or caption, and among the addresses behind its text links."""
    links: dict[str, Link] = {}
    refusals: dict[Refusal, None] = {}
    strangers = False
    for word in [*_words(text, sources), *(address.strip() for address in hidden)]:
        match _read(word, sources):
            case Link() as link:
                links.setdefault(link.video, link)
            case Refusal() as refusal:
                refusals[refusal] = None
            case None:
                strangers = strangers or _is_elsewhere(word)
    return Found(tuple(links.values()), tuple(refusals), strangers)


def read_link(address: str, sources: Sequence[Source]) -> Link | None:
    """The link that an address, or a bare id, is; None when it is none."""
    read = _read(address.strip(), sources)
    return read if isinstance(read, Link) else None


def link_with(source: str, video_id: str, sources: Sequence[Source]) -> Link | None:
    """The link of this source's that has this id; None when there is none."""
    return next((link for each in sources if each.name == source and (link := each.with_id(video_id))), None)


def split_address(word: str) -> tuple[str, str] | None:
    """The host of a web address, in lower case, and its path; None when it is no web address.

    What stands before the host, as in `name@host`, or a port behind it, counts as a part of the host: such an address
    is none of a source's.
    """
    match = _ADDRESS.match(word)
    if match is None or (match["scheme"] or "https").lower() not in ("https", "http"):
        return None
    return match["host"].lower(), match["path"]


def _read(word: str, sources: Sequence[Source]) -> Link | Refusal | None:
    address = split_address(word)
    host = address[0] if address else None
    is_bare = _BARE.fullmatch(word) is not None
    for source in sources:
        if (is_bare or host in source.hosts) and (read := source.read(word)) is not None:
            return read
    return None


def _words(text: str, sources: Sequence[Source]) -> Iterator[str]:
    """What may be an address each, without what prose and markup put around it."""
    text = _INVISIBLE.sub("|", text).replace(_ESCAPED_SLASH, "/")
    end, goes_on = 0, False
    for match in _PIECE.finditer(text):
        between = text[end : match.start()]
        goes_on = goes_on and not any(character.isspace() or character in _CLOSING for character in between)
        end = match.end()
        if goes_on:
            continue
        word = _bare(match[0])
        # An address that breaks off like this takes what follows the quote or bracket as a part of itself.
        goes_on = match[0].endswith(_GOES_ON) and _is_elsewhere(word) and _read(word, sources) is None
        yield from _listed(word, sources)


def _bare(piece: str) -> str:
    word = piece[_edge(_FRONT_EDGE, piece) : len(piece) - _edge(_EDGE, piece[::-1])]
    return word[_edge(_INTRODUCED, word) :]


def _edge(pattern: re.Pattern[str], word: str) -> int:
    match = pattern.match(word)
    return match.end() if match else 0


def _listed(word: str, sources: Sequence[Source]) -> list[str]:
    """The addresses of a list without spaces; a comma inside another host's address, or in a query, parts nothing."""
    parts, begin = [], 0
    for comma in _COMMAS.finditer(word):
        if _begins(word, comma.end(), sources):
            parts.append(word[begin : comma.start()])
            begin = comma.end()
    parts.append(word[begin:])
    if all("?" not in part and "#" not in part and _read(part, sources) is not None for part in parts[:-1]):
        return parts
    return [word]


def _begins(word: str, at: int, sources: Sequence[Source]) -> bool:
    """Whether an address, or a bare id, begins there."""
    comma = _COMMAS.search(word, at)
    part = word[at : comma.start() if comma else len(word)]
    hosts = tuple(host for source in sources for host in source.hosts)
    return bool(_BEGINS.match(part) or part.lower().startswith(hosts) or _read(part, sources))


def _is_elsewhere(word: str) -> bool:
    return _HAS_HOST.match(word) is not None
