"""What operators order of users, videos, providers and the whole bot: each act is one transaction, with its line in the
audit log. What stands as ordered already is not ordered again.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.audit import Act, Audit
from bot.fulfilment.intake import Intake
from bot.fulfilment.maintenance import Maintenance
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import CANCELLABLE, Failure, JobState
from bot.routing.health import HealthStore
from bot.storage.locks import lock_account
from bot.storage.tables import jobs as job_rows
from bot.storage.tables import users as user_rows
from bot.users.users import Users

STARTS = job_rows.c.state.in_(CANCELLABLE) & job_rows.c.task_id.is_(None)
"""Jobs that no provider has been asked for."""


class Acts:
    """The operators' acts on one database."""

    def __init__(
        self, parts: Parts, users: Users, intake: Intake, audit: Audit, maintenance: Maintenance, health: HealthStore
    ) -> None:
        self._database = parts.database
        self._jobs = parts.jobs
        self._queue = parts.queue
        self._videos = parts.videos
        self._metrics = parts.metrics
        self._users = users
        self._intake = intake
        self._audit = audit
        self._maintenance = maintenance
        self._health_store = health

    async def ban(self, operator_id: int, user_id: int, *, why: str = "") -> int | None:
        """Ban a user: what they wait for is cancelled, and what runs fails; all credits come back.

        Returns how many jobs that ended; None where nobody with this id is here, or they were banned before.
        """
        async with self._database.transaction() as connection:
            running: tuple[ColumnElement[bool], ...] = (
                job_rows.c.asked_by == user_id,
                job_rows.c.ended_at.is_(None),
            )
            running = (*running, await self._lock(connection, user_id, *running))
            own = (user_rows.c.id == user_id, user_rows.c.banned_at.is_(None))
            banned = await connection.execute(update(user_rows).where(*own).values(banned_at=self._database.now))
            if banned.rowcount == 0:
                return None
            await self._audit.note(connection, operator_id, Act.BAN, user_id=user_id, why=why)
            ended = await self._end(connection, JobState.CANCELLED, *running, STARTS)
            ended += await self._end(connection, JobState.FAILED, *running)
        self._users.forget(user_id)
        return len(ended)

    async def unban(self, operator_id: int, user_id: int) -> bool:
        """Let a banned user in again. Returns whether they were banned."""
        async with self._database.transaction() as connection:
            own = (user_rows.c.id == user_id, user_rows.c.banned_at.is_not(None))
            freed = await connection.execute(update(user_rows).where(*own).values(banned_at=None))
            if freed.rowcount == 0:
                return False
            await self._audit.note(connection, operator_id, Act.UNBAN, user_id=user_id)
        self._users.forget(user_id)
        return True

    async def block(self, operator_id: int, identity: str, *, why: str = "") -> int | None:
        """Block a video: nobody is sent it any more, and jobs for it fail; all credits come back.

        Returns how many jobs that ended; None where it was blocked before.
        """
        async with self._database.transaction() as connection:
            running: tuple[ColumnElement[bool], ...] = (
                job_rows.c.identity == identity,
                job_rows.c.state != JobState.HELD,
                job_rows.c.ended_at.is_(None),
            )
            running = (*running, await self._lock(connection, None, *running))
            if not await self._videos.block(connection, identity):
                return None
            await self._audit.note(connection, operator_id, Act.BLOCK, subject=identity, why=why)
            return len(await self._end(connection, JobState.FAILED, *running))

    async def unblock(self, operator_id: int, identity: str) -> bool:
        """Allow a video again. Returns whether it was blocked."""
        async with self._database.transaction() as connection:
            allowed = await self._videos.unblock(connection, identity)
            if allowed:
                await self._audit.note(connection, operator_id, Act.UNBLOCK, subject=identity)
            return allowed

    async def stop(self, operator_id: int, provider: str) -> bool:
        """Give a provider no more jobs until it is woken. Returns whether it had got some."""
        async with self._database.transaction() as connection:
            stopped = await self._health_store.stop(connection, provider)
            if stopped:
                await self._audit.note(connection, operator_id, Act.STOP, subject=provider)
            return stopped

    async def wake(self, operator_id: int, provider: str) -> bool:
        """Give a provider jobs again, and forget its failures. Returns whether that changes anything."""
        async with self._database.transaction() as connection:
            woken = await self._health_store.wake(connection, provider)
            if woken:
                await self._audit.note(connection, operator_id, Act.WAKE, subject=provider)
                await self._queue.wake_first(connection)
            return woken

    async def in_maintenance(self) -> bool:
        """Whether no requests are taken."""
        return await self._maintenance.is_on()

    async def begin_maintenance(self, operator_id: int, words: str) -> None:
        """Take no more requests, and tell those who ask these words, or the default ones."""
        async with self._database.transaction() as connection:
            await self._maintenance.begin(connection, words or None)
            await self._audit.note(connection, operator_id, Act.MAINTENANCE_ON, why=words)

    async def end_maintenance(self, operator_id: int) -> bool:
        """Take requests again. Returns whether none were taken."""
        async with self._database.transaction() as connection:
            ended = await self._maintenance.end(connection)
            if ended:
                await self._audit.note(connection, operator_id, Act.MAINTENANCE_OFF)
            return ended

    async def _lock(
        self, connection: AsyncConnection, user_id: int | None, *where: ColumnElement[bool]
    ) -> ColumnElement[bool]:
        """Lock the accounts that pay for the jobs that fit, and the user's own. Returns what fits their jobs alone."""
        paying = set((await connection.execute(select(job_rows.c.account_id).where(*where))).scalars())
        for account_id in sorted(paying | ({user_id} if user_id is not None else set())):
            await lock_account(connection, account_id)
        return job_rows.c.account_id.in_(paying)

    async def _end(self, connection: AsyncConnection, state: JobState, *where: ColumnElement[bool]) -> list[Job]:
        """End jobs, whoever works on them; their steps can write no more."""
        now = self._database.now
        failure = Failure.BANNED if state is JobState.FAILED else None
        ended = await self._jobs.change(connection, *where, state=state, failure=failure, ended_at=now, due=now)
        for job in ended:
            await self._intake.give_back(connection, job)
            await self._queue.wake_next_of(connection, job.account_id)
            self._metrics.jobs_ended.labels(failure or state, job.order_kind).inc()
        return ended
