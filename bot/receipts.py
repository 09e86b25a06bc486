"""What happened to each job's credits: when they were reserved, spent or given back, why, and on which provider."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import EntryKind
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.storage.tables import jobs, ledger, tasks


@dataclass(frozen=True, slots=True)
class Receipt:
    """One job's receipt. Moments are Unix seconds, times are seconds."""

    job: Job
    reserved_at: float | None
    settled_at: float | None
    """When the credits were spent, or given back."""
    given_back: bool
    provider: str | None
    """None when no provider had it: the video was known, or the job ended before."""
    took: float | None
    """From the reservation to the end."""


class Receipts:
    """The receipts of one database."""

    async def find(self, connection: AsyncConnection, job_id: int, person_id: int) -> Receipt | None:
        """The receipt of this person's job; nobody else's is shown."""
        statement = (
            select(jobs, tasks.c.provider)
            .outerjoin(tasks, tasks.c.id == jobs.c.task_id)
            .where(jobs.c.id == job_id, jobs.c.person_id == person_id)
        )
        row = (await connection.execute(statement)).one_or_none()
        if row is None:
            return None
        *_, provider = row
        job = Job.from_row((await connection.execute(select(jobs).where(jobs.c.id == job_id))).one())
        entries = (await connection.execute(select(ledger.c.kind, ledger.c.at).where(ledger.c.job_id == job_id))).all()
        at = {EntryKind(entry.kind): entry.at for entry in entries}
        reserved_at = at.get(EntryKind.RESERVE)
        settled_at = at.get(EntryKind.SPEND) or at.get(EntryKind.GIVE_BACK)
        return Receipt(
            job=job,
            reserved_at=reserved_at,
            settled_at=settled_at,
            given_back=EntryKind.GIVE_BACK in at,
            provider=provider,
            took=settled_at - reserved_at if settled_at and reserved_at else None,
        )

    async def delivered(self, connection: AsyncConnection, person_id: int, *, offset: int, limit: int) -> list[Job]:
        """The person's delivered videos, newest first, each once."""
        newest = (
            select(func.max(jobs.c.id))
            .where(jobs.c.person_id == person_id, jobs.c.state == JobState.DELIVERED)
            .group_by(jobs.c.video)
        )
        statement = select(jobs).where(jobs.c.id.in_(newest)).order_by(jobs.c.id.desc()).offset(offset).limit(limit)
        return [Job.from_row(row) for row in await connection.execute(statement)]
