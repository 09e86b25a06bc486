"""Videos of one message that are ready at the same time go together, as one album.

Each video's job delivers, and is paid, by itself: here only the calls that send them meet. The first waits for the
others of its message that are on their way, but not for long, and sends all that came; the others wait for it. What
Telegram does not take as an album goes one by one. A crash in between is what it is for a single video.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.fulfilment.companions import Companions
from bot.jobs.job import Job, ReplyTo
from bot.messenger import KeptFile
from bot.telegram.places import ChatPlace, VideoMessage
from bot.telegram.sender import NoRoom

ALBUM_AT_MOST = 10
"""Telegram's limit (docs/telegram.md, "Files")."""
PATIENCE_SECONDS = 3.0
LOOK_SECONDS = 0.25
REMEMBERED = 10_000
SAME_FOR_ALL = (
    NoRoom,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
"""What would become of each video by itself as well."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A video that was sent, as Telegram keeps it, where Telegram told that."""

    file: KeptFile | None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A video that is ready to be sent."""

    job: Job
    place: ChatPlace
    message: VideoMessage
    upload: int | None
    """Bytes that are uploaded for it: 0 for what Telegram has or fetches, None where nobody knows."""
    is_broken: Callable[[], bool]
    """Whether its bytes have failed to come."""
    sent: asyncio.Future[Sent | None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    """None where it has to be sent by itself."""


class Gathering:
    """The parts of one message that are to go together."""

    def __init__(self, first: Part) -> None:
        self.parts = [first]
        self.changed = asyncio.Event()

    def takes(self, part: Part, limit: int) -> bool:
        """Whether there is room for it: in number, and in bytes of one upload."""
        uploads = [each.upload for each in (*self.parts, part)]
        return len(self.parts) < ALBUM_AT_MOST and None not in uploads and sum(filter(None, uploads)) <= limit

    def add(self, part: Part) -> None:
        """It waits for the first."""
        self.parts.append(part)
        self.changed.set()

    def remove(self, part: Part) -> None:
        """It does not wait any more."""
        if part in self.parts:
            self.parts.remove(part)
        self.changed.set()


class Albums:
    """The albums that are being gathered. `limit` is how many bytes one call may upload."""

    def __init__(self, bot: Bot, companions: Companions, *, limit: int) -> None:
        self._bot = bot
        self._companions = companions
        self._limit = limit
        self._gathering: dict[ReplyTo, Gathering] = {}
        self._refused: dict[int, None] = {}
        """Jobs whose video was in an album that Telegram did not take."""
        self._on_the_wire: set[int] = set()
        """Jobs whose video is being sent."""

    async def send(self, part: Part) -> KeptFile | None:
        """Send the video, with others of its message where any is on its way. Returns it as Telegram keeps it, where
        Telegram told that. Raises what aiogram raises.
        """
        sent = await self._together(part)
        if sent is not None:
            return sent.file
        with self._sending(part):
            return await part.place.show(self._bot, part.message)

    async def _together(self, part: Part) -> Sent | None:
        if part.upload is None or part.job.id in self._refused:
            return None
        gathering = self._gathering.get(part.job.reply_to)
        if gathering is None:
            return await self._lead(part)
        return await self._follow(part, gathering) if gathering.takes(part, self._limit) else None

    @contextmanager
    def _sending(self, *parts: Part) -> Iterator[None]:
        """Whoever gathers meanwhile does not wait for these."""
        self._on_the_wire.update(part.job.id for part in parts)
        try:
            yield
        finally:
            self._on_the_wire.difference_update(part.job.id for part in parts)

    async def _follow(self, part: Part, gathering: Gathering) -> Sent | None:
        gathering.add(part)
        try:
            return await part.sent
        finally:
            gathering.remove(part)

    async def _lead(self, part: Part) -> Sent | None:
        gathering = self._gathering[part.job.reply_to] = Gathering(part)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._gather(gathering)
        except BaseException:
            _release(gathering.parts[1:])
            raise
        finally:
            del self._gathering[part.job.reply_to]
        parts = tuple(gathering.parts)
        if len(parts) == 1:
            return None
        return await self._send(parts)

    async def _gather(self, gathering: Gathering) -> None:
        """Until all that are on their way have come."""
        job = gathering.parts[0].job
        while len(gathering.parts) < ALBUM_AT_MOST:
            expected = await self._companions.on_their_way(job, within=PATIENCE_SECONDS)
            expected -= self._refused.keys() | self._on_the_wire
            if not expected - {part.job.id for part in gathering.parts}:
                return
            gathering.changed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await gathering.changed.wait()

    async def _send(self, parts: Sequence[Part]) -> Sent | None:
        """Returns what became of the first part, and hands the others theirs."""
        try:
            with self._sending(*parts):
                files = await parts[0].place.show_together(self._bot, [part.message for part in parts])
        except Exception as error:
            if any(part.is_broken() for part in parts) or _is_the_albums(error):
                self._refuse(parts, error)
                return None
            for part in parts[1:]:
                _fail(part, error)
            raise
        except BaseException:
            _release(parts[1:])
            raise
        for part, file in zip(parts[1:], files[1:], strict=True):
            if not part.sent.done():
                part.sent.set_result(Sent(file))
        return Sent(files[0])

    def _refuse(self, parts: Sequence[Part], error: Exception) -> None:
        log.info("an album was not taken, so its videos go one by one", videos=len(parts), error=type(error).__name__)
        for part in parts:
            self._refused[part.job.id] = None
        while len(self._refused) > REMEMBERED:
            del self._refused[next(iter(self._refused))]
        _release(parts[1:])


def _is_the_albums(error: Exception) -> bool:
    """Whether each video by itself may fare better."""
    if isinstance(error, TelegramEntityTooLarge):
        return True
    return isinstance(error, TelegramAPIError) and not isinstance(error, SAME_FOR_ALL)


def _release(parts: Sequence[Part]) -> None:
    """Let these go by themselves."""
    for part in parts:
        if not part.sent.done():
            part.sent.set_result(None)


def _fail(part: Part, error: Exception) -> None:
    if not part.sent.done():
        part.sent.set_exception(error)
