"""The line of jobs that wait for a provider: in order, and fair.

Everybody's first job comes before anybody's second, and jobs that a provider works on already count; so one person's
fifty links do not hold up another's one. Within the same turn, who asked first is first.
"""

from __future__ import annotations

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.storage.locks import lock_person
from bot.storage.tables import jobs

WAITS = (jobs.c.state == JobState.QUEUED) & jobs.c.task_id.is_(None)
IS_WORKED_ON = jobs.c.ended_at.is_(None) & jobs.c.task_id.is_not(None)


class Line:
    """The line of one database's jobs, of which each person may have `max_active` worked on at once."""

    def __init__(self, max_active: int) -> None:
        self._max_active = max_active

    async def may_start(self, connection: AsyncConnection, job: Job) -> bool:
        """Whether the person has fewer jobs worked on than they may. Holds until the transaction ends."""
        await lock_person(connection, job.person_id)
        active = select(func.count()).where(jobs.c.person_id == job.person_id, jobs.c.id != job.id, IS_WORKED_ON)
        return int((await connection.execute(active)).scalar_one()) < self._max_active

    async def is_among_first(self, connection: AsyncConnection, job: Job, places: int) -> bool:
        """Whether the job is one of the first so many that may start."""
        length = (await connection.execute(select(func.count()).where(WAITS))).scalar_one()
        return length <= places or (places > 0 and await self.place(connection, job) <= places)

    async def place(self, connection: AsyncConnection, job: Job) -> int:
        """The job's place, from 1; 0 when it does not wait."""
        place: int | None = (await connection.execute(self._places(job))).scalar_one_or_none()
        return place or 0

    def _places(self, job: Job) -> Select[int]:
        active = (
            select(jobs.c.person_id, func.count().label("jobs"))
            .where(IS_WORKED_ON)
            .group_by(jobs.c.person_id)
            .subquery()
        )
        turn = func.row_number().over(partition_by=jobs.c.person_id, order_by=jobs.c.id) + func.coalesce(
            active.c.jobs, 0
        )
        waiting = (
            select(jobs.c.id, turn.label("turn"))
            .outerjoin(active, active.c.person_id == jobs.c.person_id)
            .where(WAITS)
            .subquery()
        )
        order = (waiting.c.turn > self._max_active, waiting.c.turn, waiting.c.id)
        places = select(waiting.c.id, func.row_number().over(order_by=order).label("place")).subquery()
        return select(places.c.place).where(places.c.id == job.id)
