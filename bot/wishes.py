"""What people wish for: a link becomes a job as soon as they confirmed their rights and can pay.

request   check, store the job, reserve its price           held → queued
release   the same for what was held, once that changes     held → queued
cancel    as long as no provider was asked                  held, queued → cancelled
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import Ledger, reservation_key
from bot.jobs.job import Job
from bot.jobs.line import Line
from bot.jobs.states import CANCELLABLE, JobState
from bot.jobs.store import JobStore
from bot.links import Link
from bot.metrics import Metrics
from bot.payments import Payments
from bot.people import People, Person
from bot.storage.database import Database
from bot.storage.locks import lock_person
from bot.storage.tables import jobs as job_rows
from bot.videos import Video, Videos

HELD_SECONDS = 24 * 3600.0
HELD_AT_MOST = 20
"""So many links of one person's may wait for their confirmation or their credits."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator decided about wishes."""

    price: int
    cached_price: int
    require_consent: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """A person's message with a link in it."""

    person: Person
    link: Link
    chat_id: int
    message_id: int | None
    thread_id: int | None = None
    again: float | None = None
    """When the person asked for it once more; None for the first time."""

    @property
    def name(self) -> str:
        """The same for the same link in the same message, however often it is brought."""
        name = f"{self.chat_id}:{self.message_id}:{self.link.video}"
        return name if self.again is None else f"{name}:again:{self.again}"


class Reply(StrEnum):
    """What came of a wish."""

    ACCEPTED = "accepted"
    REPEATED = "repeated"
    """This very message was taken before."""
    RUNNING = "running"
    """The person has a job running for this video."""
    NEEDS_CONSENT = "needs-consent"
    NEEDS_CREDITS = "needs-credits"
    NOT_KEPT = "not-kept"
    """It would have to wait, and as many of the person's links wait as may."""
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to tell the person about a wish."""

    reply: Reply
    job: Job | None = None
    place: int = 0
    """The job's place among the person's jobs that wait; 1 is next."""
    known_video: bool = False
    """Whether the video was delivered before, and so comes at once."""

    @property
    def wants_progress(self) -> bool:
        """Whether the job lasts long enough to show its progress, and does not show it yet."""
        lasting = self.job is not None and not self.job.state.ended and self.job.progress_message_id is None
        taken = self.reply is Reply.ACCEPTED or (self.reply is Reply.REPEATED and self.place > 0)
        return lasting and taken and not self.known_video


class Wishes:
    """Takes wishes. Made once, by the composition root."""

    def __init__(
        self,
        *,
        terms: Terms,
        database: Database,
        jobs: JobStore,
        videos: Videos,
        people: People,
        ledger: Ledger,
        payments: Payments,
        line: Line,
        metrics: Metrics,
    ) -> None:
        self._terms = terms
        self._database = database
        self._jobs = jobs
        self._videos = videos
        self._people = people
        self._ledger = ledger
        self._payments = payments
        self._line = line
        self._metrics = metrics

    async def request(self, wish: Wish) -> Answer:
        """Take a wish: dedupe, reserve, store, all in one transaction."""
        async with self._database.transaction() as connection:
            await lock_person(connection, wish.person.id)
            if known := await self._jobs.find(connection, job_rows.c.request == wish.name):
                if known[0].state is JobState.HELD:
                    return await self._release(connection, known[0], consented=wish.person.consented)
                return Answer(Reply.REPEATED, known[0], await self._line.place(connection, known[0]))
            video = await self._videos.find(connection, wish.link.video)
            if video.blocked:
                return Answer(Reply.BARRED)
            job = await self._running(connection, wish) or await self._add(connection, wish, video)
            if job.state is not JobState.HELD:
                return Answer(Reply.RUNNING, job, await self._line.place(connection, job))
            answer = await self._release(connection, job, consented=wish.person.consented)
            if (
                answer.job is not None
                and answer.job.state is JobState.HELD
                and await self._too_many_held(connection, job)
            ):
                await connection.execute(delete(job_rows).where(job_rows.c.id == job.id))
                return Answer(Reply.NOT_KEPT)
            return replace(answer, known_video=video.file_id is not None)

    async def _too_many_held(self, connection: AsyncConnection, job: Job) -> bool:
        older = (job_rows.c.person_id == job.person_id, job_rows.c.id < job.id)
        return await self._jobs.count(connection, *older, job_rows.c.state == JobState.HELD) >= HELD_AT_MOST

    async def _running(self, connection: AsyncConnection, wish: Wish) -> Job | None:
        """The person's job for this video that has not ended."""
        where = (
            job_rows.c.person_id == wish.person.id,
            job_rows.c.video == wish.link.video,
            job_rows.c.ended_at.is_(None),
        )
        return next(iter(await self._jobs.find(connection, *where)), None)

    async def _add(self, connection: AsyncConnection, wish: Wish, video: Video) -> Job:
        job = await self._jobs.add(
            connection,
            request=wish.name,
            person_id=wish.person.id,
            chat_id=wish.chat_id,
            message_id=wish.message_id,
            thread_id=wish.thread_id,
            locale=wish.person.locale,
            video=wish.link.video,
            address=wish.link.address,
            price=self._terms.cached_price if video.file_id else self._terms.price,
            state=JobState.HELD,
            due=self._database.now + HELD_SECONDS,
        )
        assert job is not None  # noqa: S101  # nothing else stores jobs of the person while they are locked
        return job

    async def _release(self, connection: AsyncConnection, job: Job, *, consented: bool) -> Answer:
        """Let a held job go on, if the person, who is locked, has confirmed and can pay."""
        if self._terms.require_consent and not consented:
            return Answer(Reply.NEEDS_CONSENT, job)
        if await self._ledger.balance(connection, job.person_id) < job.price:
            return Answer(Reply.NEEDS_CREDITS, job)
        now = self._database.now
        where = (job_rows.c.id == job.id, job_rows.c.state == JobState.HELD)
        turn = await self._line.turn(connection, job.person_id)
        released = await self._jobs.change(connection, *where, state=JobState.QUEUED, queued_at=now, turn=turn, due=now)
        if not released:
            (job,) = await self._jobs.find(connection, job_rows.c.id == job.id)
            return Answer(Reply.REPEATED, job, await self._line.place(connection, job))
        await self._ledger.reserve(connection, released[0])
        self._metrics.jobs_accepted.inc()
        return Answer(Reply.ACCEPTED, released[0], await self._line.place(connection, released[0]))

    async def confirm_rights(self, person_id: int) -> list[Answer]:
        """The person confirmed; what was held for that goes on. Returns an answer for each such job."""
        async with self._database.transaction() as connection:
            await lock_person(connection, person_id)
            await self._people.confirm_rights(connection, person_id)
            return await self.release_held(connection, person_id)

    async def go_on(self, person_id: int) -> list[Answer]:
        """Credits came in, and are kept: what waited for them goes on. Returns an answer for each such job.

        None when the database does not answer: the runner does it then, a moment later.
        """
        try:
            async with self._database.transaction() as connection:
                return await self.release_held(connection, person_id)
        except (SQLAlchemyError, OSError) as error:
            log.warning("what waited for credits goes on a little later", error=type(error).__name__)
            return []

    async def release_held(self, connection: AsyncConnection, person_id: int) -> list[Answer]:
        """Let the person's held jobs go on as far as they can, the oldest first. Returns an answer for each."""
        await lock_person(connection, person_id)
        held = await self._jobs.find(connection, job_rows.c.person_id == person_id, job_rows.c.state == JobState.HELD)
        if not held:
            return []
        consented = await self._people.has_confirmed(connection, person_id)
        return [await self._release(connection, job, consented=consented) for job in held]

    async def cancel(self, person_id: int, job_id: int | None = None) -> list[Job]:
        """Cancel the person's job, or all of theirs, as far as no provider has been asked.

        Returns the cancelled, oldest first.
        """
        where = [
            job_rows.c.person_id == person_id,
            job_rows.c.state.in_(CANCELLABLE),
            job_rows.c.task_id.is_(None),
        ]
        if job_id is not None:
            where.append(job_rows.c.id == job_id)
        async with self._database.transaction() as connection:
            await lock_person(connection, person_id)
            now = self._database.now
            gone = await self._jobs.change(connection, *where, state=JobState.CANCELLED, ended_at=now, due=now)
            for job in gone:
                await self.give_back(connection, job)
            return gone

    async def is_cancelled(self, person_id: int, job_id: int) -> bool:
        """Whether this job of the person's was cancelled."""
        where = (job_rows.c.id == job_id, job_rows.c.person_id == person_id, job_rows.c.state == JobState.CANCELLED)
        async with self._database.reading() as connection:
            return await self._jobs.count(connection, *where) > 0

    async def give_back(self, connection: AsyncConnection, job: Job) -> None:
        """The job came to nothing: its credits are the person's again, and a link that waited for them goes on."""
        if job.queued_at is None:
            return
        await self._ledger.give_back(connection, job)
        await self._payments.take_what_came_back(
            connection, job.person_id, job.price, set_aside=reservation_key(job), name=f"job:{job.id}"
        )
        await self.release_held(connection, job.person_id)
