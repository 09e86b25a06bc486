"""The updates that were taken and are not handled yet, however they came: a line for each chat.

The updates of one chat are handled strictly one after the other, in Telegram's order; different chats go side by side.
An update may be confirmed to Telegram once `settle` has returned: it was handled, or it is stored because that takes
long (a chat may be told to slow down). What the database could not take waits at the head of its line until it can. A
crash repeats an update, and handlers are made for that. A query that Telegram has given up by the time of its turn is
set aside, so that a button pressed before a long stop does nothing hours later.

Behind one webhook there may be several processes. Telegram brings a chat's next update once the one before is
confirmed, which is then handled, or stored: whoever has the next waits until it is no longer there.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.metrics import Metrics
from bot.storage.database import Clock
from bot.storage.outage import DATABASE_ERRORS, is_outage
from bot.telegram.inbox import RENEW_SECONDS, Inbox, Kept, RawUpdate

PATIENCE_SECONDS = 1.0
"""After this, what is not handled yet is stored."""
PAUSES = (0.5, 1.0, 2.0, 5.0)
TURN_SECONDS = 0.5
"""How often to ask whether other processes have handled what comes first."""
WAITING_AT_MOST = 300
"""With this many waiting, no further ones are taken."""
SHARE_OF_A_CHAT = 10
"""A chat that is held up counts as no more than this, so that it does not hold up the others."""
LONGEST_LINES = 100_000
"""Unless there are this many: what waits in a chat's line costs little memory, but some."""
REMEMBERED = 10_000
Line = str
"""A chat's, or a user's; what a user types to find something has a line of its own: it holds up nothing, and waits for
nothing.
"""
QUERY_SECONDS = {"callback_query": 150.0, "pre_checkout_query": 150.0, "inline_query": 30.0}
"""For how long Telegram keeps a query, see docs/telegram.md. A message, news of a payment too, is always handled."""

log = structlog.get_logger(__name__)


@dataclass(slots=True, eq=False)
class Taken:
    """An update on its way. What is stored is not kept in memory as well."""

    number: int
    line: Line
    body: RawUpdate | None
    at: float
    """When it was taken; Unix seconds."""
    handled: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    stored: bool = False
    begun: bool = False


class UpdateQueue:
    """Handles the updates of one bot."""

    def __init__(
        self, bot: Bot, dispatcher: Dispatcher, inbox: Inbox, metrics: Metrics, clock: Clock, *, is_shared: bool
    ) -> None:
        """`is_shared` tells whether several processes may take updates at once."""
        self._bot = bot
        self._dispatcher = dispatcher
        self._inbox = inbox
        self._metrics = metrics
        self._clock = clock
        self._is_shared = is_shared
        self._lines: dict[Line, list[Taken]] = {}
        """The first of each line is being handled, or waits for what other processes have of it."""
        self._waiting: dict[int, Taken] = {}
        self._handled: deque[int] = deque(maxlen=REMEMBERED)
        """Telegram may bring once more what it was not told in time to be handled."""
        self._outlived: set[int] = set()
        """Handled, and still stored."""
        self._workers: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()
        self._closed = False
        metrics.updates_waiting.set_function(lambda: len(self._waiting))

    @property
    def has_room(self) -> bool:
        """Whether further updates may be added."""
        if self._closed:
            return False
        shares = sum(min(len(line), SHARE_OF_A_CHAT) for line in self._lines.values())
        return shares < WAITING_AT_MOST and len(self._waiting) < LONGEST_LINES

    async def room(self) -> None:
        """Wait until there is room."""
        while not self.has_room:
            self._moved.clear()
            await self._moved.wait()

    async def restore(self) -> None:
        """Take up what an earlier process had stored and not handled. Raises what a database raises."""
        handled = []
        for kept in await self._inbox.claim(whoever_holds=not self._is_shared):
            taken = self._add(kept.body, kept.taken_at)
            if taken is None:
                handled.append(kept.body["update_id"])
            else:
                taken.stored, taken.body = True, None
        await self._drop(handled)

    async def keep_leases(self) -> None:
        """Hold on to what is stored here, and take up what dead processes had stored, until cancelled."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                await self._inbox.renew()
                await self.restore()
            except DATABASE_ERRORS as error:
                log.warning("stored updates could not be held", error=type(error).__name__)

    def add(self, updates: Iterable[RawUpdate]) -> list[Taken]:
        """Put these into their chats' lines. Returns those of them that are not handled yet."""
        now = self._clock()
        added = (self._add(body, now) for body in updates)
        return [taken for taken in added if taken is not None]

    def _add(self, body: RawUpdate, at: float) -> Taken | None:
        number = body["update_id"]
        if number in self._handled:
            return None
        if number not in self._waiting:
            self._put(Taken(number, line_of(body), body, at))
        return self._waiting[number]

    def _put(self, taken: Taken) -> None:
        self._waiting[taken.number] = taken
        line = self._lines.get(taken.line)
        if line is not None:
            insort(line, taken, lo=int(bool(line) and line[0].begun), key=lambda other: other.number)
            return
        self._lines[taken.line] = [taken]
        worker = asyncio.create_task(self._work(taken.line))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def settle(self, updates: list[Taken]) -> None:
        """Return when these are handled, or stored. Raises what a database raises: they are still in line then."""
        waiting = [taken.handled for taken in updates if not taken.stored]
        if waiting:
            await asyncio.wait(waiting, timeout=PATIENCE_SECONDS)
        late = [taken for taken in updates if not taken.stored and not taken.handled.done()]
        if not late:
            return
        await self._inbox.keep(Kept(taken.body, taken.line, taken.at) for taken in late if taken.body is not None)
        for taken in late:
            taken.stored, taken.body = True, None
        await self._drop(taken.number for taken in late if taken.handled.done())

    async def _work(self, name: Line) -> None:
        line = self._lines[name]
        while line:
            taken = line[0]
            ahead = await self._ahead_elsewhere(taken)
            earlier = ahead - {taken.number}
            if earlier:
                await asyncio.sleep(TURN_SECONDS)
            if earlier or line[0] is not taken:
                continue
            taken.begun = True
            if not ahead:
                await self._handle_until_done(taken)
                self._handled.append(taken.number)
            line.pop(0)
            del self._waiting[taken.number]
            taken.handled.set_result(None)
            self._moved.set()
            if taken.stored:
                await self._drop([taken.number])
        del self._lines[name]

    async def _ahead_elsewhere(self, taken: Taken) -> set[int]:
        """What of this line, up to this very update, other processes have to handle."""
        for pause in _pauses():
            if not self._is_shared:
                break
            try:
                return await self._inbox.ahead(taken.line, taken.number)
            except DATABASE_ERRORS as error:
                await self._wait_for_database(taken, error, pause)
        return set()

    async def _handle_until_done(self, taken: Taken) -> None:
        for pause in _pauses():
            try:
                await self._handle(taken)
            except Exception as error:
                if not is_outage(error):
                    log.exception("an update went wrong", update=taken.number)
                    return
                await self._wait_for_database(taken, error, pause)
            else:
                return

    async def _wait_for_database(self, taken: Taken, error: Exception, pause: float) -> None:
        log.warning(
            "the database is away, an update waits for it",
            update=taken.number,
            error=type(error).__name__,
            again_in=pause,
        )
        await asyncio.sleep(pause)

    async def _handle(self, taken: Taken) -> None:
        body = taken.body if taken.body is not None else await self._inbox.find(taken.number)
        if body is None or self._is_too_late(body, taken.at):
            return
        update = self._read(body)
        if update is None:
            return
        kind = update.event_type
        self._metrics.updates.labels(kind).inc()
        with self._metrics.update_seconds.labels(kind).time():
            await self._dispatcher.feed_update(self._bot, update)

    def _is_too_late(self, body: RawUpdate, taken_at: float) -> bool:
        kind = next((kind for kind in QUERY_SECONDS if kind in body), None)
        if kind is None or self._clock() - taken_at <= QUERY_SECONDS[kind]:
            return False
        log.info("a query comes to its turn too late, and is set aside", update=body["update_id"], kind=kind)
        return True

    def _read(self, body: RawUpdate) -> Update | None:
        try:
            update = Update.model_validate(body, context={"bot": self._bot})
            _ = update.event
        except (ValidationError, UpdateTypeLookupError):
            kinds = sorted(body.keys() - {"update_id"})
            log.warning("an update cannot be read, and is set aside", update=body["update_id"], kinds=kinds)
            self._metrics.updates_unreadable.inc()
            return None
        return update

    async def _drop(self, numbers: Iterable[int]) -> None:
        self._outlived.update(numbers)
        dropping = set(self._outlived)
        if not dropping:
            return
        try:
            await self._inbox.drop(dropping)
        except DATABASE_ERRORS as error:
            # The next update that was stored takes them along; after a restart they are handled once more.
            log.warning("handled updates stay stored for now", error=type(error).__name__)
        else:
            self._outlived -= dropping

    async def stop(self, grace: float) -> None:
        """Take no more, and let what is in line be handled within `grace` seconds."""
        self._closed = True
        if not self._workers:
            return
        _, late = await asyncio.wait(self._workers, timeout=grace)
        for worker in late:
            worker.cancel()
        if not late:
            return
        await asyncio.wait(late)
        with suppress(*DATABASE_ERRORS):
            # Otherwise they have it when the lease ends.
            await self._inbox.release()


def numbered(update: Any) -> RawUpdate:
    """The update, if it can be told from others at least. Raises ValueError."""
    if isinstance(update, dict) and isinstance(update.get("update_id"), int):
        return update
    raise ValueError("it has no update_id")


def _pauses() -> Iterator[float]:
    return chain(PAUSES, repeat(PAUSES[-1]))


def line_of(body: RawUpdate) -> Line:
    """Whose line an update is in: the chat that it happened in, else the user whom it came from."""
    return f"{'inline ' if 'inline_query' in body else ''}{_chat_of(body)}"


def _chat_of(body: RawUpdate) -> int | None:
    for name, event in body.items():
        if name == "update_id" or not isinstance(event, dict):
            continue
        message = event.get("message")
        places = (message if isinstance(message, dict) else event).get("chat"), event.get("from"), event.get("user")
        ids = (place.get("id") for place in places if isinstance(place, dict))
        return next((found for found in ids if isinstance(found, int)), None)
    return None
