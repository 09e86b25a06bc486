"""A user's videos: those that were delivered to them, and that the messenger still has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Select, func, select

from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.orders.base import Order, UnknownOrder
from bot.providers.base import CHARACTER
from bot.storage.tables import jobs, users, videos

BATCH = 100


@dataclass(frozen=True, slots=True)
class OwnVideo:
    """One of a user's videos."""

    job: Job
    """The last one that brought it."""
    order: Order
    file_id: str
    """The messenger's name for the file, and below for a small picture of it."""
    thumbnail: str | None


@dataclass(frozen=True, slots=True)
class Search:
    """Which of their videos somebody looks for. Moments are Unix seconds."""

    words: str = ""
    """All of these stand in what the video was asked for with; in any case, and in any order."""
    since: float | None = None
    until: float | None = None
    before: int | None = None
    """The number of the last job that was shown already; None for the first ones."""

    def fits(self, order: Order) -> bool:
        """Whether its words do."""
        text = f"{order.title} {order.full_title}".casefold()
        return all(word in text for word in self.words.casefold().split())


class Gallery:
    """All users' videos."""

    def __init__(self, parts: Parts) -> None:
        self._database = parts.database
        self._kinds = parts.kinds

    async def find(self, user_id: int, search: Search, *, limit: int) -> list[OwnVideo]:
        """Those that the messenger still has, newest first, each once."""
        found: list[OwnVideo] = []
        while True:
            rows = await self._rows(_sought(user_id, search))
            found += [video for video in self._read(rows) if search.fits(video.order)]
            if len(rows) < BATCH or len(found) >= limit:
                return found[:limit]
            search = replace(search, before=rows[-1].id)

    async def video(self, job_id: int, user_id: int | None = None) -> OwnVideo | None:
        """What this job of the user's made; None where it is somebody else's, or not to be had any more.

        `user_id` is None for whoever has shown by other means that they may have it, unless they were banned since.
        """
        statement = _own().where(jobs.c.id == job_id, jobs.c.state == JobState.DELIVERED)
        if user_id is not None:
            statement = statement.where(jobs.c.asked_by == user_id)
        else:
            banned = select(users.c.id).where(users.c.banned_at.is_not(None))
            statement = statement.where(jobs.c.asked_by.not_in(banned))
        return next(self._read(await self._rows(statement)), None)

    async def _rows(self, statement: Select[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
        async with self._database.reading() as connection:
            return (await connection.execute(statement)).all()

    def _read(self, rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[OwnVideo]:
        for row in rows:
            job = Job.from_row(row)
            try:
                order = self._kinds.read(job.order_kind, job.order_value)
            except UnknownOrder:
                # Of a kind that another package had brought.
                continue
            yield OwnVideo(job, order, row.file_id, row.thumbnail)

    async def page(self, user_id: int, *, offset: int, limit: int) -> list[Job]:
        """The last job of each of the user's videos, newest first, also where the messenger has the file no more."""
        statement = select(jobs).where(jobs.c.id.in_(_newest(user_id))).order_by(jobs.c.id.desc())
        async with self._database.reading() as connection:
            return [Job.from_row(row) for row in await connection.execute(statement.offset(offset).limit(limit))]


def _sought(user_id: int, search: Search) -> Select[*tuple[Any, ...]]:
    """The next of the user's videos at the moments that are looked for, newest first, whatever their words."""
    statement = _own().where(jobs.c.id.in_(_newest(user_id))).order_by(jobs.c.id.desc()).limit(BATCH)
    if search.since is not None:
        statement = statement.where(jobs.c.ended_at >= search.since)
    if search.until is not None:
        statement = statement.where(jobs.c.ended_at < search.until)
    if search.before is not None:
        statement = statement.where(jobs.c.id < search.before)
    return statement


def _own() -> Select[*tuple[Any, ...]]:
    """Jobs with their files, where nobody has blocked these."""
    known = (videos.c.file_id.is_not(None), videos.c.blocked_at.is_(None))
    joined = jobs.join(videos, videos.c.identity == jobs.c.identity)
    return select(jobs, videos.c.file_id, videos.c.thumbnail).select_from(joined).where(*known)


def _newest(user_id: int) -> Select[tuple[int]]:
    """The last job of each video that was delivered to the user."""
    delivered = (jobs.c.asked_by == user_id, jobs.c.state == JobState.DELIVERED, jobs.c.order_kind != CHARACTER)
    return select(func.max(jobs.c.id)).where(*delivered).group_by(jobs.c.identity)
