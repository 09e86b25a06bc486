"""Updates that were taken from the messenger and are not handled yet, so that a crash loses none of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select

from bot.storage.database import Database
from bot.storage.tables import inbox


class Inbox:
    """The updates of one database, as JSON, by the messenger's own number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, updates: Mapping[int, str]) -> None:
        """Store these; those that are stored already stay as they are."""
        rows = [{"id": number, "body": body} for number, body in updates.items()]
        async with self._database.transaction() as connection:
            await connection.execute(self._database.insert(inbox).values(rows).on_conflict_do_nothing())

    async def drop(self, number: int) -> None:
        """It was handled."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(inbox).where(inbox.c.id == number))

    async def all(self) -> list[str]:
        """What is stored, oldest first."""
        async with self._database.reading() as connection:
            return list((await connection.execute(select(inbox.c.body).order_by(inbox.c.id))).scalars())
