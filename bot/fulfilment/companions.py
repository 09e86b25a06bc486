"""The jobs of one message: what one progress message tells of, and what can be delivered together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_

from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.storage.tables import jobs, videos


@dataclass(frozen=True, slots=True)
class Standing:
    """A job as its row tells, and its place in the queue: 0 when it does not wait."""

    job: Job
    place: int


class Companions:
    """The jobs of one database, by the messages that they came in."""

    def __init__(self, parts: Parts) -> None:
        self._database = parts.database
        self._jobs = parts.jobs
        self._queue = parts.queue

    async def sharing(self, job: Job, progress: str) -> list[Job]:
        """Those that have noted this progress message of the job's, oldest first."""
        where = (jobs.c.account_id == job.account_id, jobs.c.reply_place == job.reply_to.place)
        async with self._database.reading() as connection:
            return await self._jobs.find(connection, *where, jobs.c.progress == progress)

    async def open_in_message(self, job: Job) -> list[Job]:
        """Those of the job's message that have not ended, itself among them, oldest first."""
        async with self._database.reading() as connection:
            return await self._jobs.find(connection, *_in_message(job), jobs.c.ended_at.is_(None))

    async def standing(self, told: Collection[Job], progress: Collection[str]) -> list[Standing]:
        """How these jobs stand, and with them all that have noted one of these progress messages; oldest first."""
        accounts = {job.account_id for job in told}
        sharing = and_(jobs.c.account_id.in_(accounts), jobs.c.progress.in_(progress))
        async with self._database.reading() as connection:
            rows = await self._jobs.find(connection, or_(jobs.c.id.in_({job.id for job in told}), sharing))
            waiting = [row.id for row in rows if row.state is JobState.QUEUED]
            places = await self._queue.places(connection, waiting) if waiting else {}
        return [Standing(row, places.get(row.id, 0)) for row in rows]

    async def on_their_way(self, job: Job, *, within: float) -> set[int]:
        """The ids of the others of the job's message that are being delivered, or will be within so many seconds:
        their result is there, or their video is known.
        """
        known = exists().where(
            videos.c.identity == jobs.c.identity, videos.c.file_id.is_not(None), videos.c.blocked_at.is_(None)
        )
        ready = or_(jobs.c.state == JobState.DELIVERING, and_(jobs.c.state == JobState.QUEUED, known))
        soon = or_(jobs.c.leased, jobs.c.due <= self._database.now + within)
        where = (*_in_message(job), jobs.c.ended_at.is_(None), ready, soon, jobs.c.id != job.id)
        async with self._database.reading() as connection:
            return {row.id for row in await self._jobs.find(connection, *where)}


def _in_message(job: Job) -> tuple[ColumnElement[bool], ...]:
    return (
        jobs.c.account_id == job.account_id,
        jobs.c.reply_place == job.reply_to.place,
        jobs.c.reply_message == job.reply_to.message,
    )
