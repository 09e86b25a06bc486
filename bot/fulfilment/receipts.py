"""What happened to each job's credits: when they were reserved, spent or given back, why, and on which provider."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind
from bot.jobs.job import Job
from bot.routing.tasks import Tasks
from bot.storage.database import Database
from bot.storage.tables import jobs, ledger


@dataclass(frozen=True, slots=True)
class Receipt:
    """One job's receipt. Moments are Unix seconds, times are seconds."""

    job: Job
    reserved_at: float | None
    settled_at: float | None
    """When the credits were spent, or given back."""
    given_back: bool
    providers: tuple[str, ...]
    """Those that were asked, in order; none when the video was known, or the job ended before."""
    took: float | None
    """From the reservation to the end."""


class Receipts:
    """The receipts of one database."""

    def __init__(self, database: Database, tasks: Tasks) -> None:
        self._database = database
        self._tasks = tasks

    async def find(self, job_id: int, user_id: int) -> Receipt | None:
        """The receipt of a job that this user asked for; nobody else's is shown."""
        async with self._database.reading() as connection:
            return await self._find(connection, job_id, user_id)

    async def is_of(self, job_id: int, user_id: int) -> bool:
        """Whether this user asked for the job."""
        async with self._database.reading() as connection:
            own = select(jobs.c.id).where(jobs.c.id == job_id, jobs.c.asked_by == user_id)
            return await connection.scalar(own) is not None

    async def _find(self, connection: AsyncConnection, job_id: int, user_id: int) -> Receipt | None:
        statement = select(jobs).where(jobs.c.id == job_id, jobs.c.asked_by == user_id)
        row = (await connection.execute(statement)).one_or_none()
        if row is None:
            return None
        job = Job.from_row(row)
        entries = (await connection.execute(select(ledger.c.kind, ledger.c.at).where(ledger.c.job_id == job_id))).all()
        at = {EntryKind(entry.kind): entry.at for entry in entries}
        reserved_at = at.get(EntryKind.RESERVE)
        settled_at = at.get(EntryKind.SPEND) or at.get(EntryKind.GIVE_BACK)
        return Receipt(
            job=job,
            reserved_at=reserved_at,
            settled_at=settled_at,
            given_back=EntryKind.GIVE_BACK in at,
            providers=await self._providers(connection, job),
            took=settled_at - reserved_at if settled_at and reserved_at else None,
        )

    async def _providers(self, connection: AsyncConnection, job: Job) -> tuple[str, ...]:
        """Who was asked for the job's order in its time, by whichever job: they share their tasks."""
        if job.queued_at is None:
            return ()
        asked = await self._tasks.of_identity(connection, job.identity, since=job.queued_at)
        ended = job.ended_at or math.inf
        return tuple(dict.fromkeys(task.provider for task in asked if task.created_at <= ended))
