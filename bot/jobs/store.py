"""The rows of the durable machine: adding, claiming, finishing, waking.

A job's `due` is both its timer and its lease. Who claims a due job moves `due` ahead by the lease and raises `token`;
who finishes must still hold that token. So a dead process's jobs fall due again by themselves, and a slow one that was
overtaken cannot write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Double,
    and_,
    bindparam,
    case,
    false,
    func,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.storage.database import Database
from bot.storage.tables import jobs

LEASE_SECONDS = 15.0
LONGEST_DELAY_SECONDS = 300.0
"""A job that is due later than this was put off before the clock was set back."""
HOLDS = and_(jobs.c.id == bindparam("held_job"), jobs.c.token == bindparam("held_token"))
"""Whoever claimed the job like this still has it."""
KEEP = update(jobs).where(HOLDS)


class LeaseLost(Exception):
    """Another worker has taken the job over; whatever this one was about to store is void."""


class JobStore:
    """The jobs of one database."""

    def __init__(self, database: Database, *, lease: float = LEASE_SECONDS) -> None:
        self._database = database
        self.lease = lease
        self.due = asyncio.Event()
        """Set whenever a job of this database may be due now."""
        self._waits: dict[tuple[int, int], float | None] = {}
        # What every step needs is built once: that takes longer than to send it.
        self._add = database.insert(jobs).values(created_at=database.now).on_conflict_do_nothing().returning(jobs)
        self._claim = self._claiming()
        self._finish = self._finishing()
        self._postpone = self._finish.values(attempts=jobs.c.attempts + 1)
        self._advance = self._advancing()
        # One statement for any number of jobs: each shape of a statement is kept.
        among_claimed = tuple_(jobs.c.id, jobs.c.token).in_(bindparam("claimed", expanding=True))
        renewing = update(jobs).where(self._in_order(among_claimed, jobs.c.leased == true()))
        self._renew = renewing.values(due=database.now + lease).returning(jobs.c.id)
        self._next = select(func.min(jobs.c.due), database.now).where(jobs.c.due.is_not(None))
        database.on_announcement(self.due.set)

    def transaction(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction of the database that the jobs stand in."""
        return self._database.transaction()

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection to read the jobs with."""
        return self._database.reading()

    async def add(self, connection: AsyncConnection, **values: Any) -> Job | None:
        """Store a new job; None when its request is known already, or the user has the same order running there."""
        row = (await connection.execute(self._add, values)).one_or_none()
        return None if row is None else Job.from_row(row)

    async def find(self, connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Job]:
        """The jobs that fit, oldest first."""
        rows = await connection.execute(select(jobs).where(*where).order_by(jobs.c.id))
        return [Job.from_row(row) for row in rows]

    async def count(self, connection: AsyncConnection, *where: ColumnElement[bool]) -> int:
        """How many jobs fit."""
        return (await connection.execute(select(func.count()).select_from(jobs).where(*where))).scalar_one()

    async def claim(self, limit: int) -> list[Job]:
        """Take up to `limit` due jobs, those due longest first, for the time of a lease."""
        async with self._database.one_statement() as connection:
            rows = (await connection.execute(self._claim, {"claimed_at_most": limit})).all()
        if rows:
            self._database.note_time(rows[0].now)
        return [Job.from_row(row) for row in rows]

    async def keep(self, connection: AsyncConnection, job: Job, **changes: Any) -> None:
        """Change a claimed job and go on working on it. Raises LeaseLost."""
        kept = await connection.execute(KEEP, {"held_job": job.id, "held_token": job.token, **changes})
        if kept.rowcount == 0:
            raise LeaseLost(f"job {job.id}")

    async def advance(self, connection: AsyncConnection, job: Job, state: JobState, **changes: Any) -> Job:
        """Store what a step led to, and keep the job claimed for the next one. Returns it as it now stands.

        Raises LeaseLost; the caller's transaction must then come to nothing.
        """
        held = {"held_job": job.id, "held_token": job.token, "ends": state.ended}
        row = (await connection.execute(self._advance, {**held, "state": state, **changes})).one_or_none()
        if row is None:
            raise LeaseLost(f"job {job.id}")
        return Job.from_row(row)

    async def finish(
        self,
        connection: AsyncConnection,
        job: Job,
        state: JobState,
        *,
        delay: float | None,
        attempts: int = 0,
        **changes: Any,
    ) -> None:
        """Store what a step led to, and be done with the job until `delay` seconds have passed (None: for good).

        `attempts` is how many steps have gone wrong by then.
        A job that is not held is due again after LONGEST_DELAY_SECONDS at the latest.
        A wake-up that came meanwhile is honoured: the job is due at once. Raises LeaseLost; the caller's transaction
        must then come to nothing.
        """
        if delay is not None and state is not JobState.HELD:
            delay = min(delay, LONGEST_DELAY_SECONDS)
        changes |= {"state": state, "attempts": attempts, "ends": state.ended}
        await self._let_go(connection, self._finish, job, delay, changes)

    async def postpone(self, connection: AsyncConnection, job: Job, delay: float) -> None:
        """A step went wrong: be done with the job, wherever it stands, until `delay` seconds have passed.

        Raises LeaseLost.
        """
        await self._let_go(connection, self._postpone, job, delay, {"ends": False})

    async def _let_go(
        self,
        connection: AsyncConnection,
        statement: ReturningUpdate[Any],
        job: Job,
        delay: float | None,
        changes: dict[str, Any],
    ) -> None:
        values = {"held_job": job.id, "held_token": job.token, "delay": delay, **changes}
        row = (await connection.execute(statement, values)).one_or_none()
        if row is None:
            raise LeaseLost(f"job {job.id}")
        self._waits[job.id, job.token] = row[0]

    def wait_of(self, job: Job) -> float | None:
        """In how many seconds the job that was claimed like this is due again; None when it is not.

        It is told once, and 0 where no step has ended well: that may be any time.
        """
        return self._waits.pop((job.id, job.token), 0.0)

    def has_let_go(self, job: Job) -> bool:
        """Whether a step of this process has ended well with the job that was claimed like this."""
        return (job.id, job.token) in self._waits

    async def change(self, connection: AsyncConnection, *where: ColumnElement[bool], **changes: Any) -> list[Job]:
        """Change jobs that nobody has claimed, or take them from who has.

        Returns them as they now stand, oldest first.
        """
        return await self.change_by(connection, self.changing(*where, **changes))

    def changing(self, *where: ColumnElement[bool], **changes: Any) -> ReturningUpdate[Any]:
        """The statement that `change` makes, for whoever changes often: with bind parameters, it can be built once."""
        return (
            update(jobs)
            .where(self._in_order(*where))
            .values(token=jobs.c.token + 1, leased=False, **changes)
            .returning(jobs, self._database.announcement.label("announcement"))
        )

    async def change_by(self, connection: AsyncConnection, changing: ReturningUpdate[Any], **values: Any) -> list[Job]:
        """The same as `change`, by a statement of `changing` with these values."""
        rows = await connection.execute(changing, values)
        changed = sorted(map(Job.from_row, rows), key=lambda job: job.id)
        if changed:
            self._database.announced(connection)
        return changed

    async def note_progress(self, job_ids: Collection[int], progress: str) -> Collection[int]:
        """Note what shows these jobs' progress. Returns those that show it there from now on: no job that has ended,
        or shows it elsewhere.
        """
        statement = (
            update(jobs)
            .where(self._in_order(jobs.c.id.in_(job_ids), jobs.c.ended_at.is_(None), jobs.c.progress.is_(None)))
            .values(progress=progress)
            .returning(jobs.c.id)
        )
        async with self._database.one_statement() as connection:
            return set((await connection.execute(statement)).scalars())

    async def wake(self, connection: AsyncConnection, *where: ColumnElement[bool]) -> int:
        """Make jobs due now; one that is being worked on is due again as soon as its step ends. Returns how many."""
        return await self.wake_by(connection, self.waking(*where))

    def waking(self, *where: ColumnElement[bool]) -> ReturningUpdate[Any]:
        """The statement that `wake` makes, for whoever wakes often: with bind parameters, it can be built once."""
        return (
            update(jobs)
            .where(self._in_order(jobs.c.due.is_not(None), *where))
            .values(woken=jobs.c.leased, due=case((jobs.c.leased, jobs.c.due), else_=self._database.now))
            .returning(self._database.announcement)
        )

    async def wake_by(self, connection: AsyncConnection, waking: ReturningUpdate[Any], **values: Any) -> int:
        """The same as `wake`, by a statement of `waking` with these values."""
        count = len((await connection.execute(waking, values)).all())
        if count:
            self._database.announced(connection)
        return count

    async def undo_lost_time(self, connection: AsyncConnection) -> None:
        """After the clock was set back: nobody is left alone until it comes to where it was."""
        now = self._database.now
        far = (jobs.c.state != JobState.HELD, jobs.c.due > now + LONGEST_DELAY_SECONDS, jobs.c.leased == false())
        await self.wake(connection, *far)
        later = update(jobs).where(jobs.c.due.is_not(None), jobs.c.queued_at > now)
        await connection.execute(later.values(queued_at=now))

    async def renew(self, claimed: Sequence[Job]) -> Collection[int]:
        """Prolong the leases of jobs that are being worked on. Returns the ids of those that are still held."""
        if not claimed:
            return set()
        values = {"claimed": [(job.id, job.token) for job in claimed]}
        async with self._database.one_statement() as connection:
            return set((await connection.execute(self._renew, values)).scalars())

    async def release(self, *where: ColumnElement[bool]) -> int:
        """End leases before their time, so that the jobs are due now. Returns how many."""
        statement = (
            update(jobs)
            .where(self._in_order(jobs.c.leased == true(), *where))
            .values(due=self._database.now, leased=False, token=jobs.c.token + 1)
        )
        async with self._database.one_statement() as connection:
            return (await connection.execute(statement)).rowcount

    async def seconds_to_next(self) -> float | None:
        """How long until a job is due: at most 0 when one is, None when none ever will be."""
        async with self._database.reading() as connection:
            due, now = (await connection.execute(self._next)).one()
            self._database.note_time(now)
            return None if due is None else due - now

    def _in_order(self, *where: ColumnElement[bool]) -> ColumnElement[bool]:
        """The jobs that fit, locked in one order, so that two statements that change the same ones never deadlock."""
        if self._database.is_sqlite:
            return and_(*where)
        fitting = select(jobs.c.id).where(*where).order_by(jobs.c.id).with_for_update().cte("fitting")
        return jobs.c.id.in_(select(fitting.c.id))

    def _claiming(self) -> ReturningUpdate[Any]:
        now = self._database.now
        claimable = (
            select(jobs.c.id)
            .where(jobs.c.due <= now)
            .order_by(jobs.c.due)
            .limit(bindparam("claimed_at_most"))
            .with_for_update(skip_locked=True)
            .cte("claimable")
        )
        return (
            update(jobs)
            .where(jobs.c.id.in_(select(claimable.c.id)))
            .values(
                due=now + self.lease,
                leased=True,
                woken=False,
                token=jobs.c.token + 1,
                claims=jobs.c.claims + 1,
            )
            .returning(jobs, now.label("now"))
        )

    def _finishing(self) -> ReturningUpdate[Any]:
        now, delay = self._database.now, bindparam("delay", type_=Double)
        return (
            update(jobs)
            .where(HOLDS)
            .values(
                claims=0,
                leased=False,
                woken=False,
                # Without a delay this is null: never.
                due=case((jobs.c.woken & delay.is_not(None), now), else_=now + delay),
                ended_at=self._ended_at(),
            )
            .returning(jobs.c.due - now)
        )

    def _advancing(self) -> ReturningUpdate[Any]:
        return update(jobs).where(HOLDS).values(claims=1, attempts=0, ended_at=self._ended_at()).returning(jobs)

    def _ended_at(self) -> ColumnElement[float | None]:
        ends = bindparam("ends", type_=Boolean)
        return case((ends & jobs.c.ended_at.is_(None), self._database.now), else_=jobs.c.ended_at)
