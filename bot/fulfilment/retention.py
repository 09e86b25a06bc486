"""Removes ended jobs, their tasks and old availability alerts after KEEP_DAYS, so that the database stays bounded; and
what came of albums after an hour.

The ledger stays as it is, but for the number of a job that is gone. What is known of a video stays, too: it can be sent
again without a provider.
"""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy import Column, ColumnElement, Table, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.photos import ALBUM_SECONDS
from bot.storage.database import Database
from bot.storage.outage import DATABASE_ERRORS, is_outage
from bot.storage.tables import album_photos, availability_alerts, jobs, ledger, metadata, tasks

DAY_SECONDS = 24 * 3600.0
ROUND_SECONDS = 3600.0
ROWS_AT_ONCE = 200
PAUSE_SECONDS = 0.2
"""Between two transactions, which others use to write."""
LOCK_MILLISECONDS = 200
"""How long a removal waits for others: less than PostgreSQL takes to find two that wait for each other."""

log = structlog.get_logger(__name__)


class Retention:
    """The duty that tidies, in every process; that two tidy at once does no harm."""

    def __init__(self, database: Database, *, days: float) -> None:
        """`days` is for how long after its end a job is kept."""
        self._database = database
        self._days = days

    async def run(self) -> None:
        """Tidy until cancelled."""
        while True:
            try:
                await self.tidy()
            except DATABASE_ERRORS as error:
                if not is_outage(error):
                    raise
                log.warning("the database is busy or away, old jobs stay for now", error=type(error).__name__)
            await asyncio.sleep(ROUND_SECONDS)

    async def tidy(self) -> None:
        """Remove all that is old enough."""
        for table in (jobs, tasks):
            removed = ROWS_AT_ONCE
            while removed == ROWS_AT_ONCE:
                removed = await self._remove(table)
                await asyncio.sleep(PAUSE_SECONDS)
        async with self._database.one_statement() as connection:
            await connection.execute(delete(availability_alerts).where(self._is_old(availability_alerts.c.asked_at)))
        async with self._database.one_statement() as connection:
            late = album_photos.c.came_at < self._database.now - ALBUM_SECONDS
            await connection.execute(delete(album_photos).where(late))

    def _is_old(self, moment: Column[float]) -> ColumnElement[bool]:
        return moment < self._database.now - self._days * DAY_SECONDS

    async def _remove(self, table: Table) -> int:
        """Remove some of the table's ended rows to which nothing but the ledger refers. Returns how many."""
        references = [column for other in metadata.sorted_tables for column in other.columns if _points(column, table)]
        needed = [
            select(column).where(column == table.c.id).exists() for column in references if column.table is not ledger
        ]
        # The newest row stays: SQLite, or a restored PostgreSQL, would give its number to another.
        newest = select(func.max(table.c.id)).scalar_subquery()
        statement = (
            select(table.c.id)
            .where(self._is_old(table.c.ended_at), table.c.id < newest, *(~each for each in needed))
            .order_by(table.c.id)
            .limit(ROWS_AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        async with self._database.transaction() as connection:
            await self._do_not_wait(connection)
            old = list((await connection.execute(statement)).scalars())
            for column in references:
                if column.table is ledger:
                    await connection.execute(update(ledger).where(column.in_(old)).values({column.name: None}))
            await connection.execute(delete(table).where(table.c.id.in_(old)))
        return len(old)

    async def _do_not_wait(self, connection: AsyncConnection) -> None:
        if not self._database.is_sqlite:
            await connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_MILLISECONDS}ms'"))


def _points(column: Column[object], table: Table) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)
