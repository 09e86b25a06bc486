"""The jobs of one message: what one progress message tells of, and what can be delivered together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_

from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.storage.tables import jobs, videos

Shared = tuple[str, str]
"""A progress message: the place that it stands in, and what the messenger noted of it."""


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

    async def of(self, job: Job) -> list[Job]:
        """Those that share the job's progress message, itself among them, oldest first; none where it has none."""
        if job.progress is None:
            return []
        where = (jobs.c.account_id == job.account_id, jobs.c.reply_place == job.reply_to.place)
        async with self._database.reading() as connection:
            return await self._jobs.find(connection, *where, jobs.c.progress == job.progress)

    async def open_in_message(self, job: Job) -> list[Job]:
        """Those of the job's message that have not ended, itself among them, oldest first."""
        async with self._database.reading() as connection:
            return await self._jobs.find(connection, *_in_message(job), jobs.c.ended_at.is_(None))

    async def standing(self, accounts: Collection[int], shown: Collection[Shared]) -> dict[Shared, list[Standing]]:
        """What each of these progress messages has to tell of; `accounts` are those that pay for the jobs."""
        where = (jobs.c.account_id.in_(accounts), jobs.c.progress.in_({progress for _, progress in shown}))
        found: defaultdict[Shared, list[Standing]] = defaultdict(list)
        async with self._database.reading() as connection:
            rows = await self._jobs.find(connection, *where)
            waiting = [row.id for row in rows if row.state is JobState.QUEUED]
            places = await self._queue.places(connection, waiting) if waiting else {}
        for row in rows:
            if row.progress is not None:
                found[row.reply_to.place, row.progress].append(Standing(row, places.get(row.id, 0)))
        return {message: found[message] for message in shown}

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
