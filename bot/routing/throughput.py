"""How fast the providers work at the moment, to tell users of a long queue how long it takes."""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.routing.pool import Pool
from bot.routing.tasks import TaskState
from bot.storage.database import Database
from bot.storage.outage import DATABASE_ERRORS
from bot.storage.tables import tasks

LATELY_SECONDS = 3600.0
READ_SECONDS = 15.0
SOON = 5
"""Places up to this one have their turn at once, or nearly."""

log = structlog.get_logger(__name__)


class Throughput:
    """By the tasks under way, of all processes, and how long such tasks took lately."""

    def __init__(self, database: Database, pool: Pool) -> None:
        self._database = database
        self._pool = pool
        self._rate = 0.0
        """Tasks that end in a second."""

    async def run(self) -> None:
        """Keep it current until cancelled."""
        while True:
            try:
                await self.read()
            except DATABASE_ERRORS as error:
                self._rate = 0.0
                log.info("how fast the providers work cannot be read", error=type(error).__name__)
            await asyncio.sleep(READ_SECONDS)

    async def read(self) -> None:
        """Read how many tasks are under way, and how long such tasks take."""
        rate = 0.0
        async with self._database.reading() as connection:
            for provider in self._pool:
                for capability in provider.capabilities:
                    rate += await self._rate_of(connection, provider.name, capability.model)
        self._rate = rate

    async def _rate_of(self, connection: AsyncConnection, provider: str, model: str) -> float:
        own = (tasks.c.provider == provider, tasks.c.capability == model)
        since = self._database.now - LATELY_SECONDS
        lately = (tasks.c.ended_at > since, tasks.c.state == TaskState.DONE)
        usual = await connection.scalar(select(func.avg(tasks.c.took)).where(*own, *lately))
        running = await connection.scalar(select(func.count()).where(*own, tasks.c.ended_at.is_(None)))
        return (running or 0) / usual if usual else 0.0

    def wait(self, place: int) -> float | None:
        """In how many seconds this place in the queue has its turn; None where it has soon, or that is not known."""
        return place / self._rate if place > SOON and self._rate else None
