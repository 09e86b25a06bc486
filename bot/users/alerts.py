"""The users who asked to be told when videos can be cleaned again, and the links of theirs that then go on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import Row, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.intake import HELD_AT_MOST, Intake, Request
from bot.jobs.job import Job
from bot.jobs.states import Failure
from bot.messenger import Notifier, Unavailable, Unreachable
from bot.sources.base import Source, read_link
from bot.storage.database import Database
from bot.storage.locks import lock_account
from bot.storage.tables import availability_alerts, jobs
from bot.users.users import User, Users

NOTICE = "reopened"
AT_A_TIME = 20
NO_LINK = ""

log = structlog.get_logger(__name__)


class Asked(StrEnum):
    """What came of asking to be told."""

    NOTED = "noted"
    LINK_NOTED = "link-noted"
    NOT_KEPT = "not-kept"
    """As many links of the user's are kept as may be."""


class AvailabilityAlerts:
    """Who waits for the providers to work again."""

    def __init__(self, database: Database, users: Users, intake: Intake, sources: Sequence[Source]) -> None:
        self._database = database
        self._sources = sources
        self._users = users
        self._intake = intake

    async def ask(self, user: User, chat_id: int, job_id: int | None = None) -> Asked:
        """Tell this user, in this chat, and go on with the link of this job of theirs, if it failed for want of a
        provider. Asking again changes nothing.
        """
        async with self._database.transaction() as connection:
            await lock_account(connection, user.id)
            job = await self._failed(connection, user, job_id) if job_id else None
            if not await self._keep(connection, user, chat_id, job):
                return Asked.NOT_KEPT
        return Asked.NOTED if job is None else Asked.LINK_NOTED

    async def _failed(self, connection: AsyncConnection, user: User, job_id: int) -> Job | None:
        own = (jobs.c.id == job_id, jobs.c.account_id == user.id, jobs.c.failure == Failure.RESTING)
        row = (await connection.execute(select(jobs).where(*own))).one_or_none()
        return None if row is None else Job.from_row(row)

    async def _keep(self, connection: AsyncConnection, user: User, chat_id: int, job: Job | None) -> bool:
        kept = select(func.count()).where(availability_alerts.c.user_id == user.id)
        if (await connection.execute(kept)).scalar_one() >= HELD_AT_MOST:
            return False
        await connection.execute(
            self._database.insert(availability_alerts)
            .values(
                user_id=user.id,
                address=job.address if job is not None else NO_LINK,
                chat_id=chat_id,
                message_id=job.message_id if job is not None else None,
                thread_id=job.thread_id if job is not None else None,
                locale=user.locale,
                asked_at=self._database.now,
            )
            .on_conflict_do_nothing()
        )
        return True

    async def tell(self, notifier: Notifier) -> None:
        """Go on with the links of some of those who asked, the first ones first, and tell each of them once."""
        first = select(availability_alerts.c.user_id).group_by(availability_alerts.c.user_id)
        async with self._database.reading() as connection:
            statement = first.order_by(func.min(availability_alerts.c.asked_at)).limit(AT_A_TIME)
            waiting = list((await connection.execute(statement)).scalars())
        for user_id in waiting:
            if not await self._tell_one(notifier, user_id):
                return

    async def _tell_one(self, notifier: Notifier, user_id: int) -> bool:
        """Whether the messenger was there."""
        async with self._database.reading() as connection:
            statement = select(availability_alerts).where(availability_alerts.c.user_id == user_id)
            rows = (await connection.execute(statement.order_by(availability_alerts.c.asked_at))).all()
        # First what was asked for: bringing it twice makes one job, and only who takes the rows tells.
        links = await self._go_on(user_id, rows)
        if not rows or not await self._take(user_id, rows):
            return True
        try:
            await notifier.notify(rows[0].chat_id, NOTICE, locale=rows[0].locale, links=links)
        except Unreachable:
            log.info("nobody is there to be told that videos can be cleaned again")
        except Unavailable:
            async with self._database.transaction() as connection:
                again = self._database.insert(availability_alerts).on_conflict_do_nothing()
                await connection.execute(again, [dict(row._mapping) for row in rows])  # noqa: SLF001
            return False
        return True

    async def _go_on(self, user_id: int, rows: Sequence[Row[Any]]) -> int:
        """Make the jobs. Returns for how many links."""
        user = await self._users.find(user_id)
        if user is None or user.banned:
            return 0
        intake = [
            Request(
                user=user,
                link=link,
                chat_id=row.chat_id,
                message_id=row.message_id,
                thread_id=row.thread_id,
                again=row.asked_at,
            )
            for row in rows
            if (link := read_link(row.address, self._sources)) is not None
        ]
        for request in intake:
            await self._intake.request(request)
        return len(intake)

    async def _take(self, user_id: int, rows: Sequence[Row[Any]]) -> bool:
        """Be the one process that tells this user."""
        addresses = [row.address for row in rows]
        statement = delete(availability_alerts).where(
            availability_alerts.c.user_id == user_id, availability_alerts.c.address.in_(addresses)
        )
        async with self._database.transaction() as connection:
            return (await connection.execute(statement)).rowcount > 0
