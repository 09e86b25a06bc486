"""The people who asked to be told when videos can be cleaned again, and the links of theirs that then go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy import Row, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.links import canonical
from bot.messenger import Notifier, Unavailable, Unreachable
from bot.people import People, Person
from bot.storage.database import Database
from bot.storage.locks import lock_person
from bot.storage.tables import reopenings
from bot.wishes import HELD_AT_MOST, Wish, Wishes

NOTICE = "reopened"
AT_A_TIME = 20
NO_LINK = ""

log = structlog.get_logger(__name__)


class Reopenings:
    """Who waits for the providers to work again."""

    def __init__(self, database: Database, people: People, wishes: Wishes) -> None:
        self._database = database
        self._people = people
        self._wishes = wishes

    async def ask(self, connection: AsyncConnection, person: Person, chat_id: int, job: Job | None = None) -> bool:
        """Tell this person, in this chat, and go on with this job's link. Asking again changes nothing.

        False when as many links of the person's are kept as may be.
        """
        await lock_person(connection, person.id)
        kept = select(func.count()).where(reopenings.c.person_id == person.id)
        if (await connection.execute(kept)).scalar_one() >= HELD_AT_MOST:
            return False
        await connection.execute(
            self._database.insert(reopenings)
            .values(
                person_id=person.id,
                address=job.address if job is not None else NO_LINK,
                chat_id=chat_id,
                message_id=job.message_id if job is not None else None,
                thread_id=job.thread_id if job is not None else None,
                locale=person.locale,
                asked_at=self._database.now,
            )
            .on_conflict_do_nothing()
        )
        return True

    async def tell(self, notifier: Notifier) -> None:
        """Go on with the links of some of those who asked, the first ones first, and tell each of them once."""
        first = select(reopenings.c.person_id).group_by(reopenings.c.person_id)
        async with self._database.reading() as connection:
            statement = first.order_by(func.min(reopenings.c.asked_at)).limit(AT_A_TIME)
            waiting = list((await connection.execute(statement)).scalars())
        for person_id in waiting:
            if not await self._tell_one(notifier, person_id):
                return

    async def _tell_one(self, notifier: Notifier, person_id: int) -> bool:
        """Whether the messenger was there."""
        async with self._database.reading() as connection:
            statement = select(reopenings).where(reopenings.c.person_id == person_id)
            rows = (await connection.execute(statement.order_by(reopenings.c.asked_at))).all()
        # First what was asked for: bringing it twice makes one job, and only who takes the rows tells.
        links = await self._go_on(person_id, rows)
        if not rows or not await self._take(person_id, rows):
            return True
        try:
            await notifier.notify(rows[0].chat_id, NOTICE, locale=rows[0].locale, links=links)
        except Unreachable:
            log.info("nobody is there to be told that videos can be cleaned again")
        except Unavailable:
            async with self._database.transaction() as connection:
                again = self._database.insert(reopenings).on_conflict_do_nothing()
                await connection.execute(again, [dict(row._mapping) for row in rows])  # noqa: SLF001
            return False
        return True

    async def _go_on(self, person_id: int, rows: Sequence[Row[Any]]) -> int:
        """Make the jobs. Returns for how many links."""
        person = await self._people.find(person_id)
        if person is None or person.banned:
            return 0
        wishes = [
            Wish(
                person=person,
                link=link,
                chat_id=row.chat_id,
                message_id=row.message_id,
                thread_id=row.thread_id,
                again=row.asked_at,
            )
            for row in rows
            if (link := canonical(row.address)) is not None
        ]
        for wish in wishes:
            await self._wishes.request(wish)
        return len(wishes)

    async def _take(self, person_id: int, rows: Sequence[Row[Any]]) -> bool:
        """Be the one process that tells this person."""
        addresses = [row.address for row in rows]
        statement = delete(reopenings).where(reopenings.c.person_id == person_id, reopenings.c.address.in_(addresses))
        async with self._database.transaction() as connection:
            return (await connection.execute(statement)).rowcount > 0
