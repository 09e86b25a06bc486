"""The people who asked to be told when videos can be cleaned again."""

from __future__ import annotations

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messenger import Notifier, Unavailable, Unreachable
from bot.people import Person
from bot.storage.database import Database
from bot.storage.tables import reopenings

NOTICE = "reopened"
AT_A_TIME = 20

log = structlog.get_logger(__name__)


class Reopenings:
    """Who waits for the providers to work again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, connection: AsyncConnection, person: Person, chat_id: int) -> None:
        """Tell this person, in this chat. Asking again changes nothing."""
        await connection.execute(
            self._database.insert(reopenings)
            .values(person_id=person.id, chat_id=chat_id, locale=person.locale, asked_at=self._database.now)
            .on_conflict_do_nothing()
        )

    async def tell(self, notifier: Notifier) -> None:
        """Tell some of those who asked, the first ones first; each is told once."""
        async with self._database.reading() as connection:
            statement = select(reopenings).order_by(reopenings.c.asked_at).limit(AT_A_TIME)
            waiting = (await connection.execute(statement)).all()
        for row in waiting:
            if not await self._take(row.person_id):
                continue
            try:
                await notifier.notify(row.chat_id, NOTICE, locale=row.locale)
            except Unreachable:
                log.info("nobody is there to be told that videos can be cleaned again")
            except Unavailable:
                async with self._database.transaction() as connection:
                    await connection.execute(self._database.insert(reopenings).values(**row._mapping))  # noqa: SLF001
                return

    async def _take(self, person_id: int) -> bool:
        """Be the one process that tells this person."""
        async with self._database.transaction() as connection:
            statement = delete(reopenings).where(reopenings.c.person_id == person_id)
            return (await connection.execute(statement)).rowcount == 1
