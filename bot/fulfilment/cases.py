"""What operators look up: one user, or the whole story of one job."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.routing.tasks import Task, Tasks
from bot.storage.tables import jobs, ledger, payments, users

LATEST_JOBS = 5


@dataclass(frozen=True, slots=True)
class UserCase:
    """One user. Moments are Unix seconds."""

    id: int
    since: float
    banned_at: float | None
    language: str | None
    wants_news: bool
    balance: int
    reserved: int
    jobs: Mapping[JobState, int]
    latest: tuple[Job, ...]
    """The newest first."""
    payments: int
    stars: int
    """Paid and not given back."""


@dataclass(frozen=True, slots=True)
class BookedEntry:
    """A ledger entry of a job's."""

    kind: EntryKind
    amount: int
    at: float


@dataclass(frozen=True, slots=True)
class JobCase:
    """One job, as far as rows tell."""

    job: Job
    tasks: tuple[Task, ...]
    """Those made for its order in its time, oldest first, by whichever job."""
    entries: tuple[BookedEntry, ...]


class Cases:
    """The cases of one database."""

    def __init__(self, parts: Parts, tasks: Tasks) -> None:
        self._database = parts.database
        self._ledger = parts.ledger
        self._tasks = tasks

    async def user(self, user_id: int) -> UserCase | None:
        """The user with this id; None when they never wrote, or left."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(users).where(users.c.id == user_id))).one_or_none()
            if row is None:
                return None
            own = jobs.c.asked_by == user_id
            states = await connection.execute(select(jobs.c.state, func.count()).where(own).group_by(jobs.c.state))
            newest = select(jobs).where(own).order_by(jobs.c.id.desc()).limit(LATEST_JOBS)
            kept = (payments.c.account_id == user_id, payments.c.refunded_at.is_(None))
            paid = select(func.count(), func.coalesce(func.sum(payments.c.stars), 0)).where(*kept)
            many, stars = (await connection.execute(paid)).one()
            return UserCase(
                id=user_id,
                since=row.created_at,
                banned_at=row.banned_at,
                language=row.chosen_language or row.language,
                wants_news=row.no_news_since is None,
                balance=await self._ledger.balance(connection, user_id),
                reserved=await self._ledger.reserved(connection, user_id),
                jobs={JobState(state): count for state, count in states},
                latest=tuple(map(Job.from_row, await connection.execute(newest))),
                payments=many,
                stars=int(stars),
            )

    async def job(self, job_id: int) -> JobCase | None:
        """The job with this number; None when there is none (any more)."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(jobs).where(jobs.c.id == job_id))).one_or_none()
            if row is None:
                return None
            job = Job.from_row(row)
            booked = select(ledger).where(ledger.c.job_id == job_id).order_by(ledger.c.id)
            entries = [BookedEntry(EntryKind(e.kind), e.amount, e.at) for e in await connection.execute(booked)]
            return JobCase(job, await self._tasks_of(connection, job), tuple(entries))

    async def _tasks_of(self, connection: AsyncConnection, job: Job) -> tuple[Task, ...]:
        if job.queued_at is None or not job.identity:
            return ()
        asked = await self._tasks.of_identity(connection, job.identity, since=job.queued_at)
        ended = job.ended_at if job.ended_at is not None else math.inf
        return tuple(sorted((task for task in asked if task.created_at <= ended), key=lambda task: task.id))
