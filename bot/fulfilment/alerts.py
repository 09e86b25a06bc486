"""The users who asked to be told when a provider works again, and the orders of theirs that then go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import Row, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.intake import HELD_AT_MOST, NOT_TAKEN, Answer, Intake, Reply, Request
from bot.fulfilment.maintenance import Maintenance, UnderMaintenance
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import Failure
from bot.messenger import Notifier, Unavailable, Unreachable
from bot.orders.base import UnknownOrder
from bot.providers.base import CLEAN
from bot.routing.health import States
from bot.routing.parts import Routing
from bot.storage.locks import lock_account
from bot.storage.tables import availability_alerts, jobs
from bot.users.users import User, Users

NOTICE = "reopened"
LINKS_NOTICE = "reopened-clean"
STARTED = frozenset({Reply.ACCEPTED, Reply.REPEATED, Reply.RUNNING})
GROUP_WAITS = "group-out-of-credits"
LEFT_OUT = "reopened-left-out"
WHY_NOT = {
    Reply.NEEDS_CREDITS: "reopened-waits",
    Reply.NOT_KEPT: "links-not-kept",
    Reply.BANNED: "banned-video",
}
"""What is said of an order that did not go on, for another reason than its group's rules or a day's limit."""
REASONS = NOT_TAKEN | WHY_NOT.keys()
AT_A_TIME = 20
NO_JOB = 0
Renew = Callable[[User, Request], Awaitable[Request | None]]
"""This user's request from before, as its place takes it now; None where the place does not any more. Raises
Unavailable.
"""

log = structlog.get_logger(__name__)


class Asked(StrEnum):
    """What came of asking to be told."""

    NOTED = "noted"
    ORDER_NOTED = "order-noted"
    NOT_KEPT = "not-kept"
    """As many orders of the user's are kept as may be."""


class AvailabilityAlerts:
    """Who waits for the providers to work again."""

    def __init__(self, parts: Parts, users: Users, intake: Intake, routing: Routing, maintenance: Maintenance) -> None:
        self._maintenance = maintenance
        self._database = parts.database
        self._jobs = parts.jobs
        self._kinds = parts.kinds
        self._users = users
        self._intake = intake
        self._pool = routing.pool
        self._health_store = routing.health_store

    async def ask(self, user: User, job_id: int | None = None) -> tuple[Asked, str | None]:
        """Tell this user, and go on with the order of this job of theirs, if it failed for want of a provider. Asking
        again changes nothing. Returns what came of it, and the order's kind where there is one.
        """
        async with self._database.transaction() as connection:
            await lock_account(connection, user.id)
            job = await self._failed(connection, user, job_id) if job_id else None
            if not await self._keep(connection, user, job):
                return Asked.NOT_KEPT, None
        return (Asked.NOTED, None) if job is None else (Asked.ORDER_NOTED, job.order_kind)

    async def ask_for_all(self, user: User, job_id: int) -> tuple[Asked, str | None]:
        """The same for all jobs of the message that this job answers, as far as they failed for want of a provider."""
        async with self._database.reading() as connection:
            own = await self._jobs.find(connection, jobs.c.id == job_id, jobs.c.asked_by == user.id)
            same = [each.reply_to for each in own]
            where = [jobs.c.asked_by == user.id, jobs.c.failure == Failure.UNAVAILABLE]
            where += [jobs.c.reply_place == each.place for each in same]
            where += [jobs.c.reply_message == each.message for each in same]
            failed = await self._jobs.find(connection, *where) if own else []
        asked = [await self.ask(user, job.id) for job in failed] or [await self.ask(user)]
        return next((each for each in asked if each[0] is Asked.NOT_KEPT), asked[0])

    async def _failed(self, connection: AsyncConnection, user: User, job_id: int) -> Job | None:
        own = (jobs.c.id == job_id, jobs.c.asked_by == user.id, jobs.c.failure == Failure.UNAVAILABLE)
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

    async def tell(self, notifier: Notifier, renew: Renew) -> None:
        """Go on with the orders of some of those who asked, the first ones first, as far as their places take them, and
        tell each of them once.

        During maintenance they wait on.
        """
        if await self._maintenance.is_on():
            return
        states = await self._health_store.read()
        statement = select(availability_alerts, jobs.c.order_kind, jobs.c.order_value)
        kept = statement.outerjoin(jobs, jobs.c.id == availability_alerts.c.job_id)
        async with self._database.reading() as connection:
            rows = (await connection.execute(kept.order_by(availability_alerts.c.asked_at))).all()
        ready = [row for row in rows if self._can_go_on(row, states)]
        try:
            await self._tell_all(notifier, renew, ready)
        except UnderMaintenance:
            # It has begun at this moment.
            return

    async def _tell_all(self, notifier: Notifier, renew: Renew, ready: Sequence[Row[Any]]) -> None:
        for user_id in list(dict.fromkeys(row.user_id for row in ready))[:AT_A_TIME]:
            own = [row for row in ready if row.user_id == user_id]
            is_of_links = all(row.order_kind in (None, CLEAN) for row in own)
            notice = LINKS_NOTICE if is_of_links else NOTICE
            if not await self._tell_one(notifier, renew, user_id, {row.job_id for row in own}, notice):
                return

    def _can_go_on(self, row: Row[Any], states: States) -> bool:
        """Whether something that can make the order works again; who waits for none in particular waits for any."""
        if row.order_kind is None:
            return True
        try:
            order = self._kinds.read(row.order_kind, row.order_value)
        except UnknownOrder:
            return True
        return self._pool.is_open(states, order.can_be_asked_of)

    async def _tell_one(
        self, notifier: Notifier, renew: Renew, user_id: int, job_ids: Collection[int], notice: str
    ) -> bool:
        """Whether the messenger was there."""
        async with self._database.reading() as connection:
            own = (availability_alerts.c.user_id == user_id, availability_alerts.c.job_id.in_(job_ids))
            statement = select(availability_alerts).where(*own)
            rows = (await connection.execute(statement.order_by(availability_alerts.c.asked_at))).all()
        # First what was asked for: bringing it twice makes one job, and only who takes the rows tells.
        try:
            answers = await self._go_on(renew, user_id, rows)
        except Unavailable:
            return False
        if not rows or not await self._take(user_id, rows):
            return True
        try:
            user = await self._users.find(user_id)
            locale = rows[0].locale if user is None else user.locale
            for key, values in _words(notice, answers).items():
                await notifier.notify(user_id, key, locale=locale, **values)
        except Unreachable:
            log.info("nobody is there to be told that a provider works again")
        except Unavailable:
            async with self._database.transaction() as connection:
                again = self._database.insert(availability_alerts).on_conflict_do_nothing()
                await connection.execute(again, [dict(row._mapping) for row in rows])  # noqa: SLF001
            return False
        return True

    async def _go_on(self, renew: Renew, user_id: int, rows: Sequence[Row[Any]]) -> list[Answer | None]:
        """Make the jobs. Returns an answer for each order; None for one that its place does not take any more. Raises
        Unavailable.
        """
        user = await self._users.find(user_id)
        if user is None or user.banned:
            return []
        asked_at = {row.job_id: row.asked_at for row in rows if row.job_id != NO_JOB}
        async with self._database.reading() as connection:
            failed = await self._jobs.find(connection, jobs.c.id.in_(asked_at), jobs.c.asked_by == user_id)
        renewed = [await renew(user, self._request(job, asked_at[job.id])) for job in failed]
        return [None if request is None else await self._intake.request(request) for request in renewed]

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


def _words(notice: str, answers: Sequence[Answer | None]) -> dict[str, dict[str, int]]:
    """The texts that tell what came of it, each with the number of orders that it speaks of."""
    started = sum(answer is not None and answer.reply in STARTED for answer in answers)
    why_not = Counter(_why_not(answer) for answer in answers if answer is None or answer.reply in REASONS)
    words = {notice: {"links": started}} if started or not why_not else {}
    for key, orders in why_not.items():
        words[key] = {"orders": orders, "links": HELD_AT_MOST}
    return words


def _why_not(answer: Answer | None) -> str:
    if answer is None:
        return LEFT_OUT
    job = answer.job
    is_group_paying = job is not None and job.account_id != job.asked_by
    if is_group_paying and answer.reply is Reply.NEEDS_CREDITS:
        return GROUP_WAITS
    return WHY_NOT.get(answer.reply, LEFT_OUT)
