"""The queue of jobs that wait for a provider: in order, and fair.

A job's turn says how many jobs of the same user were ahead of it when it was queued: everybody's first job comes
before anybody's second, so one user's fifty links do not hold up another's one. Within a turn, who asked first is
first. Jobs of users who have as many worked on as they may are left out until that changes.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import JobStore
from bot.storage.locks import lock_account
from bot.storage.tables import jobs

WAITS = and_(jobs.c.state == JobState.QUEUED, jobs.c.task_id.is_(None))
IS_WORKED_ON = and_(jobs.c.ended_at.is_(None), jobs.c.task_id.is_not(None))
OWN = jobs.c.account_id == bindparam("of_account")
COUNT = select(func.count()).select_from(jobs)
COUNT_OF_UNENDED = COUNT.where(OWN, jobs.c.ended_at.is_(None), jobs.c.state != JobState.HELD)
COUNT_OF_OTHERS_WORKED_ON = COUNT.where(OWN, jobs.c.id != bindparam("job_id"), IS_WORKED_ON)


class Queue:
    """The line of one database's jobs, of which each user may have `max_active` worked on at once."""

    def __init__(self, store: JobStore, max_active: int) -> None:
        self._store = store
        self._max_active = max_active
        may_all_start = self._may_all_start()
        ahead = or_(
            jobs.c.turn < bindparam("turn"),
            and_(jobs.c.turn == bindparam("turn"), jobs.c.id < bindparam("job_id")),
        )
        self._count_ahead = COUNT.where(WAITS, ahead, or_(may_all_start, OWN))
        self.first = (
            select(jobs.c.id).where(WAITS, may_all_start).order_by(jobs.c.turn, jobs.c.id).limit(1).scalar_subquery()
        )
        """The id of the first of the queue, as part of a statement."""
        self._wake_first = store.waking(jobs.c.id == self.first)
        next_own = select(func.min(jobs.c.id)).where(OWN, WAITS)
        self._wake_next_own = store.waking(jobs.c.id == next_own.scalar_subquery())

    async def turn(self, connection: AsyncConnection, account_id: int) -> int:
        """The turn of a job that the user queues now, from 1."""
        ahead = await connection.execute(COUNT_OF_UNENDED, {"of_account": account_id})
        return 1 + int(ahead.scalar_one())

    async def may_start(self, connection: AsyncConnection, job: Job) -> bool:
        """Whether the user has fewer jobs worked on than they may. Holds until the transaction ends."""
        await lock_account(connection, job.account_id)
        values = {"of_account": job.account_id, "job_id": job.id}
        others = await connection.execute(COUNT_OF_OTHERS_WORKED_ON, values)
        return int(others.scalar_one()) < self._max_active

    async def is_among_first(self, connection: AsyncConnection, job: Job, places: int) -> bool:
        """Whether the job is one of the first so many that may start."""
        return places > 0 and await self.place(connection, job) <= places

    async def place(self, connection: AsyncConnection, job: Job) -> int:
        """The job's place, from 1; 0 when it does not wait."""
        if job.state is not JobState.QUEUED:
            return 0
        values = {"turn": job.turn, "job_id": job.id, "of_account": job.account_id}
        return 1 + int((await connection.execute(self._count_ahead, values)).scalar_one())

    async def places(self, connection: AsyncConnection, job_ids: Collection[int]) -> dict[int, int]:
        """The places of those among these jobs that wait: the same as `place`, for many at once."""
        order = (jobs.c.turn, jobs.c.id)
        starts = case((self._may_all_start(), 1), else_=0)
        ahead = func.sum(starts).over(order_by=order)
        # Somebody whose own jobs may not start stands behind these all the same.
        own = func.sum(1 - starts).over(partition_by=jobs.c.account_id, order_by=order)
        waiting = select(jobs.c.id, (ahead + own).label("place")).where(WAITS).subquery()
        rows = await connection.execute(select(waiting).where(waiting.c.id.in_(job_ids)))
        return {row.id: row.place for row in rows}

    async def wake_first(self, connection: AsyncConnection) -> bool:
        """There is room at a provider: let the first of the queue ask for it. Returns whether there is one."""
        return await self._store.wake_by(connection, self._wake_first) > 0

    async def wake_next_of(self, connection: AsyncConnection, account_id: int) -> None:
        """One of the user's jobs has ended: their next one may have its turn."""
        await self._store.wake_by(connection, self._wake_next_own, of_account=account_id)

    def _may_all_start(self) -> ColumnElement[bool]:
        other = jobs.alias()
        busy = (
            select(other.c.account_id)
            .where(other.c.ended_at.is_(None), other.c.task_id.is_not(None))
            .group_by(other.c.account_id)
            .having(func.count() >= self._max_active)
        )
        return jobs.c.account_id.not_in(busy)
