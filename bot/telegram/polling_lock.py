"""One process polls at a time, of all that share a PostgreSQL database; when it dies, another takes over.

The lock is an advisory one of a connection of its own: it ends with that. A dead process's connection is closed by its
system; of a dead machine's, the server finds out by keepalive. Who holds the lock asks the server more often than that,
and stops polling when no answer comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from typing import Any

import structlog

from bot.storage.database import Database

# Any number will do, as long as every process takes the same one.
LOCK = 7_266_229
TRY_SECONDS = 2.0
BEAT_SECONDS = 2.0
ANSWER_SECONDS = 3.0
KEEPALIVE = "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3"
"""The server's, for this connection: a dead one is found after 8 seconds, in which its holder has stopped."""

log = structlog.get_logger(__name__)


class PollingLock:
    """The lock as one process sees it. On SQLite, which serves one process, it is always free."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._session = AsyncExitStack()
        self._connection: Any = None
        self._closed = asyncio.Event()
        self.is_elsewhere = False
        """Whether another process polls."""

    @property
    def is_held(self) -> bool:
        """Whether this process may poll."""
        return self._database.is_sqlite or self._connection is not None

    async def run(self, poll: Callable[[], Awaitable[None]]) -> None:
        """Poll whenever the lock is held; raises what polling raises.

        A cancellation leaves the lock, so that what was taken can be confirmed before another process polls.
        """
        if self._database.is_sqlite:
            await poll()
            return
        while True:
            await self._take()
            await self._poll_while_held(poll)
            await self.release()

    async def _take(self) -> None:
        while self._connection is None:
            try:
                await self._try()
            except Exception as error:
                # What is asked of the driver's own connection fails with the driver's own errors.
                log.warning("who polls cannot be told", error=type(error).__name__, again_in=TRY_SECONDS)
                self.is_elsewhere = False
                await self.release()
            if self._connection is None:
                await asyncio.sleep(TRY_SECONDS)
        log.info("this process polls")

    async def _try(self) -> None:
        session = AsyncExitStack()
        async with session:
            connection, closed = await session.enter_async_context(self._database.session())
            await connection.execute(KEEPALIVE)
            # Trying by one connection again and again, and not waiting, shows that the server is there.
            while not await connection.fetchval(f"SELECT pg_try_advisory_lock({LOCK})", timeout=ANSWER_SECONDS):
                if not self.is_elsewhere:
                    log.info("another process polls, this one waits")
                self.is_elsewhere = True
                await asyncio.sleep(TRY_SECONDS)
            self.is_elsewhere = False
            self._connection, self._closed, self._session = connection, closed, session.pop_all()

    async def _poll_while_held(self, poll: Callable[[], Awaitable[None]]) -> None:
        tasks = [asyncio.ensure_future(poll()), asyncio.ensure_future(self._lost())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if tasks[0].done():
                tasks[0].result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        log.warning("the database was lost, another process may poll")

    async def _lost(self) -> None:
        """Return when the server no longer answers on the lock's connection."""
        while not self._closed.is_set():
            try:
                await self._connection.execute("SELECT 1", timeout=ANSWER_SECONDS)
            except Exception as error:
                log.debug("the lock's connection failed", error=type(error).__name__)
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), BEAT_SECONDS)

    async def release(self) -> None:
        """Let another process poll."""
        self._connection = None
        await self._session.aclose()
