"""Maintenance: while an operator has it on, no request is taken, by any process; what was taken before goes on."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.tables import maintenance

THE_ONE = 1
LONGEST_WORDS = 1000


class UnderMaintenance(Exception):
    """No request is taken. `words` are the operator's own for those who ask; None where they left none."""

    def __init__(self, words: str | None) -> None:
        super().__init__("no requests are taken")
        self.words = words


class Maintenance:
    """The maintenance of one database's bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def check(self, connection: AsyncConnection) -> None:
        """Raises UnderMaintenance while it is on."""
        row = (await connection.execute(select(maintenance.c.words))).one_or_none()
        if row is not None:
            raise UnderMaintenance(row.words)

    async def is_on(self) -> bool:
        """Whether it is on now."""
        async with self._database.reading() as connection:
            return (await connection.execute(select(maintenance.c.id))).first() is not None

    async def begin(self, connection: AsyncConnection, words: str | None) -> None:
        """Take no more requests, and tell those who ask these words; where it is on already, these from now on."""
        values = {"words": words, "since": self._database.now}
        statement = self._database.insert(maintenance).values(id=THE_ONE, **values)
        await connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"words": words}))

    async def end(self, connection: AsyncConnection) -> bool:
        """Take requests again. Returns whether it had been on."""
        return (await connection.execute(delete(maintenance))).rowcount > 0
