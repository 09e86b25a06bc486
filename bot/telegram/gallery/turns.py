"""How much the gallery does for one user: so many requests at once and in a minute, so that nobody has all the others
wait; and how much for all, so that the bot itself still has connections.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.storage.database import Clock
from bot.telegram.paces import Pace, Rate

OF_ONE_USER = 8
OF_ALL = 60
WAITING_OF_ONE = 32
"""A browser asks for all pictures of a page at once where what stands before the bot speaks HTTP/2."""
WAITING_OF_ALL = 60
"""Whoever waits has a connection, too, and the server has some 200."""
WAIT_SECONDS = 10.0
READS = Rate(300, 60.0, burst=300)
"""Pages, pictures, and the parts that a player asks for."""
ACTS = Rate(20, 60.0, burst=20)
"""What has Telegram asked for something."""
REMEMBERED = 10_000


class NoTurn(Exception):
    """There are too many at the moment."""


class _Queue:
    """One user's requests: those that are being answered, and those that wait for it."""

    def __init__(self) -> None:
        self.room = asyncio.Semaphore(OF_ONE_USER)
        self.length = 0


class Turns:
    """The requests that are being answered, and were lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._room = asyncio.Semaphore(OF_ALL)
        self._waiting = 0
        self._queues: dict[int, _Queue] = {}
        self._paces: dict[tuple[int, Rate], Pace] = {}

    @asynccontextmanager
    async def taken(self, user_id: int, rate: Rate) -> AsyncIterator[None]:
        """Answer one more of this user's, once it is its turn. Raises NoTurn."""
        queue = self._queues.get(user_id) or _Queue()
        has_to_wait = queue.room.locked() or self._room.locked()
        if has_to_wait and (queue.length >= OF_ONE_USER + WAITING_OF_ONE or self._waiting >= WAITING_OF_ALL):
            raise NoTurn
        self._count(user_id, rate)
        self._queues[user_id] = queue
        queue.length += 1
        try:
            async with AsyncExitStack() as turn:
                await self._wait(turn, queue)
                yield
        finally:
            queue.length -= 1
            if not queue.length:
                del self._queues[user_id]

    async def _wait(self, turn: AsyncExitStack, queue: _Queue) -> None:
        self._waiting += 1
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await turn.enter_async_context(queue.room)
                await turn.enter_async_context(self._room)
        except TimeoutError:
            raise NoTurn from None
        finally:
            self._waiting -= 1

    def _count(self, user_id: int, rate: Rate) -> None:
        now = self._clock()
        if len(self._paces) >= REMEMBERED:
            self._paces = {key: pace for key, pace in self._paces.items() if pace.wait(now)}
        pace = self._paces.setdefault((user_id, rate), Pace(rate))
        wait = pace.wait(now)
        if wait > 2 * rate.interval:
            # As nothing is counted that has to wait, this is of a clock that was set back since.
            pace = self._paces[user_id, rate] = Pace(rate)
        elif wait:
            raise NoTurn
        pace.take(now)
