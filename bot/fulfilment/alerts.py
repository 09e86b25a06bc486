"""The users who asked to be told when a provider works again, and the orders of theirs that then go on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import Row, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.intake import HELD_AT_MOST, Intake, Request
from bot.fulfilment.maintenance import Maintenance, UnderMaintenance
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import Failure
from bot.messenger import Notifier, Unavailable, Unreachable
from bot.storage.locks import lock_account
from bot.storage.tables import availability_alerts, jobs
from bot.users.users import User, Users

NOTICE = "reopened"
AT_A_TIME = 20
NO_JOB = 0

log = structlog.get_logger(__name__)


class Asked(StrEnum):
    """What came of asking to be told."""

    NOTED = "noted"
    ORDER_NOTED = "order-noted"
    NOT_KEPT = "not-kept"
    """As many orders of the user's are kept as may be."""


class AvailabilityAlerts:
    """Who waits for the providers to work again."""

    def __init__(self, parts: Parts, users: Users, intake: Intake, maintenance: Maintenance) -> None:
        self._maintenance = maintenance
        self._database = parts.database
        self._jobs = parts.jobs
        self._kinds = parts.kinds
        self._users = users
        self._intake = intake

    async def ask(self, user: User, job_id: int | None = None) -> Asked:
        """Tell this user, and go on with the order of this job of theirs, if it failed for want of a provider. Asking
        again changes nothing.
        """
        async with self._database.transaction() as connection:
            await lock_account(connection, user.id)
            job = await self._failed(connection, user, job_id) if job_id else None
            if not await self._keep(connection, user, job):
                return Asked.NOT_KEPT
        return Asked.NOTED if job is None else Asked.ORDER_NOTED

    async def _failed(self, connection: AsyncConnection, user: User, job_id: int) -> Job | None:
        own = (jobs.c.id == job_id, jobs.c.asked_by == user.id, jobs.c.failure == Failure.RESTING)
        return next(iter(await self._jobs.find(connection, *own)), None)

    async def _keep(self, connection: AsyncConnection, user: User, job: Job | None) -> bool:
        kept = select(func.count()).where(availability_alerts.c.user_id == user.id)
        if (await connection.execute(kept)).scalar_one() >= HELD_AT_MOST:
            return False
        await connection.execute(
            self._database.insert(availability_alerts)
            .values(
                user_id=user.id,
                job_id=NO_JOB if job is None else job.id,
                locale=user.locale,
                asked_at=self._database.now,
            )
            .on_conflict_do_nothing()
        )
        return True

    async def tell(self, notifier: Notifier) -> None:
        """Go on with the orders of some of those who asked, the first ones first, and tell each of them once.

        During maintenance they wait on.
        """
        if await self._maintenance.is_on():
            return
        first = select(availability_alerts.c.user_id).group_by(availability_alerts.c.user_id)
        async with self._database.reading() as connection:
            statement = first.order_by(func.min(availability_alerts.c.asked_at)).limit(AT_A_TIME)
            waiting = list((await connection.execute(statement)).scalars())
        try:
            for user_id in waiting:
                if not await self._tell_one(notifier, user_id):
                    return
        except UnderMaintenance:
            # It has begun at this moment.
            return

    async def _tell_one(self, notifier: Notifier, user_id: int) -> bool:
        """Whether the messenger was there."""
        async with self._database.reading() as connection:
            statement = select(availability_alerts).where(availability_alerts.c.user_id == user_id)
            rows = (await connection.execute(statement.order_by(availability_alerts.c.asked_at))).all()
        # First what was asked for: bringing it twice makes one job, and only who takes the rows tells.
        orders = await self._go_on(user_id, rows)
        if not rows or not await self._take(user_id, rows):
            return True
        try:
            await notifier.notify(user_id, NOTICE, locale=rows[0].locale, links=orders)
        except Unreachable:
            log.info("nobody is there to be told that a provider works again")
        except Unavailable:
            async with self._database.transaction() as connection:
                again = self._database.insert(availability_alerts).on_conflict_do_nothing()
                await connection.execute(again, [dict(row._mapping) for row in rows])  # noqa: SLF001
            return False
        return True

    async def _go_on(self, user_id: int, rows: Sequence[Row[Any]]) -> int:
        """Make the jobs. Returns for how many orders."""
        user = await self._users.find(user_id)
        if user is None or user.banned:
            return 0
        asked_at = {row.job_id: row.asked_at for row in rows if row.job_id != NO_JOB}
        async with self._database.reading() as connection:
            failed = await self._jobs.find(connection, jobs.c.id.in_(asked_at), jobs.c.asked_by == user_id)
        for job in failed:
            await self._intake.request(self._request(job, asked_at[job.id]))
        return len(failed)

    def _request(self, job: Job, again: float) -> Request:
        return Request(
            order=self._kinds.read(job.order_kind, job.order_value),
            asked_by=job.asked_by,
            account=job.account_id,
            reply_to=job.reply_to,
            locale=job.locale,
            again=again,
        )

    async def _take(self, user_id: int, rows: Sequence[Row[Any]]) -> bool:
        """Be the one process that tells this user."""
        job_ids = [row.job_id for row in rows]
        statement = delete(availability_alerts).where(
            availability_alerts.c.user_id == user_id, availability_alerts.c.job_id.in_(job_ids)
        )
        async with self._database.transaction() as connection:
            return (await connection.execute(statement)).rowcount > 0
