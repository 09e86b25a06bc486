"""Text and CSV files with links: first a summary with its price, and the jobs once a button is pressed.

Nothing of a file is kept. The summary answers the file's message, so the button finds the file by it, also after a
restart; and the jobs answer that message, so pressing twice makes none twice.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document

from bot.fulfilment.intake import Appraisal, Intake
from bot.orders.clean import Clean
from bot.sources.base import Link, Refusal, Source, find

LINKS_AT_MOST = 50
LARGEST_BYTES = 256_000
FETCH_SECONDS = 10
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")


class FileError(Exception):
    """The file is of no use. `reason`: users read `file-<reason>` of the locales."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in a file."""

    links: Sequence[Link]
    """Each once, in order: at most LINKS_AT_MOST."""
    further: int
    """How many links there are beyond these."""
    refusals: Counter[Refusal]
    """How often each kind of address stands there that is no public video's."""

    @property
    def orders(self) -> list[Clean]:
        """What is to be made of it."""
        return [Clean(link=link) for link in self.links]


@dataclass(frozen=True, slots=True)
class Summary:
    """A file before it is started."""

    listed: Listed
    appraisals: Sequence[Appraisal]

    @property
    def good(self) -> list[Appraisal]:
        """Of the links that a job would be made of."""
        return [each for each in self.appraisals if not each.blocked]

    @property
    def price(self) -> int:
        """Credits for all of them."""
        return sum(each.price for each in self.good)


class LinkFiles:
    """Reads the files that users send."""

    def __init__(self, bot: Bot, intake: Intake, sources: Sequence[Source]) -> None:
        self._bot = bot
        self._intake = intake
        self._sources = sources

    async def summary(self, document: Document) -> Summary:
        """What a file would come to. Raises FileError."""
        listed = await self.read(document)
        return Summary(listed, await self._intake.appraise(listed.orders))

    async def read(self, document: Document) -> Listed:
        """The links in a file. Raises FileError."""
        if (document.file_size or 0) > LARGEST_BYTES:
            raise FileError("too-large")
        text = decode(await self._fetch(document))
        if text is None:
            raise FileError("no-text")
        listed = listed_in(text, self._sources)
        if not listed.links and not listed.refusals:
            raise FileError("no-links")
        return listed

    async def _fetch(self, document: Document) -> bytes:
        try:
            file = await self._bot.download(document, timeout=FETCH_SECONDS)
        except (TelegramAPIError, aiohttp.ClientError, TimeoutError, OSError):
            # Its words may hold the address, and that holds the bot's token.
            raise FileError("not-fetched") from None
        data = file.read(LARGEST_BYTES + 1) if file is not None else b""
        if len(data) > LARGEST_BYTES:
            raise FileError("too-large")
        return data


def decode(data: bytes) -> str | None:
    """The text of a file: UTF-8, UTF-16 where it begins with its mark, else Latin-1; None where it is no text."""
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_marked else ("utf-8-sig", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def listed_in(text: str, sources: Sequence[Source]) -> Listed:
    """The links that stand in a file's lines."""
    links: dict[str, Link] = {}
    refusals: Counter[Refusal] = Counter()
    for line in text.splitlines():
        found = find(line, (), sources)
        links.update((link.video, link) for link in found.links)
        refusals.update(found.refusals)
    all_links = tuple(links.values())
    return Listed(all_links[:LINKS_AT_MOST], max(0, len(all_links) - LINKS_AT_MOST), refusals)
