"""Intake: turns a link into a job, as soon as the user has confirmed their rights and can pay.

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

from bot.billing.ledger import reservation_key
from bot.fulfilment.parts import Parts
from bot.fulfilment.videos import Video
from bot.jobs.job import Job
from bot.jobs.states import CANCELLABLE, JobState
from bot.sources.base import Link
from bot.storage.locks import lock_account
from bot.storage.tables import jobs as job_rows
from bot.users.users import User, Users

HELD_SECONDS = 24 * 3600.0
HELD_AT_MOST = 20
"""So many links of one user's may wait for their confirmation or their credits."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator decided about intake."""

    price: int
    cached_price: int
    require_consent: bool


@dataclass(frozen=True, slots=True)
class Request:
    """A user's message with a link in it."""

    user: User
    link: Link
    chat_id: int
    message_id: int | None
    thread_id: int | None = None
    again: float | None = None
    """When the user asked for it once more; None for the first time."""

    @property
    def name(self) -> str:
        """The same for the same link in the same message, however often it is brought."""
        name = f"{self.chat_id}:{self.message_id}:{self.link.video}"
        return name if self.again is None else f"{name}:again:{self.again}"


class Reply(StrEnum):
    """What came of a request."""

    ACCEPTED = "accepted"
    REPEATED = "repeated"
    """This very message was taken before."""
    RUNNING = "running"
    """The user has a job running for this video."""
    NEEDS_CONSENT = "needs-consent"
    NEEDS_CREDITS = "needs-credits"
    NOT_KEPT = "not-kept"
    """It would have to wait, and as many of the user's links wait as may."""
    BANNED = "banned"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to tell the user about a request."""

    reply: Reply
    job: Job | None = None
    place: int = 0
    """The job's place among the user's jobs that wait; 1 is next."""
    known_video: bool = False
    """Whether the video was delivered before, and so comes at once."""

    @property
    def wants_progress(self) -> bool:
        """Whether the job lasts long enough to show its progress, and does not show it yet."""
        lasting = self.job is not None and not self.job.state.ended and self.job.progress_message_id is None
        taken = self.reply is Reply.ACCEPTED or (self.reply is Reply.REPEATED and self.place > 0)
        return lasting and taken and not self.known_video


class Intake:
    """Takes requests in."""

    def __init__(self, parts: Parts, users: Users, terms: Terms) -> None:
        self._terms = terms
        self._users = users
        self._database = parts.database
        self._jobs = parts.jobs
        self._videos = parts.videos
        self._ledger = parts.ledger
        self._payments = parts.payments
        self._queue = parts.queue
        self._metrics = parts.metrics

    async def request(self, request: Request) -> Answer:
        """Take a request: dedupe, reserve, store, all in one transaction."""
        async with self._database.transaction() as connection:
            await lock_account(connection, request.user.id)
            if known := await self._jobs.find(connection, job_rows.c.request == request.name):
                if known[0].state is JobState.HELD:
                    return await self._release(connection, known[0], consented=request.user.consented)
                return Answer(Reply.REPEATED, known[0], await self._queue.place(connection, known[0]))
            video = await self._videos.find(connection, request.link.video)
            if video.blocked:
                return Answer(Reply.BANNED)
            job = await self._running(connection, request) or await self._add(connection, request, video)
            if job.state is not JobState.HELD:
                return Answer(Reply.RUNNING, job, await self._queue.place(connection, job))
            answer = await self._release(connection, job, consented=request.user.consented)
            if (
                answer.job is not None
                and answer.job.state is JobState.HELD
                and await self._too_many_held(connection, job)
            ):
                await connection.execute(delete(job_rows).where(job_rows.c.id == job.id))
                return Answer(Reply.NOT_KEPT)
            return replace(answer, known_video=video.file_id is not None)

    async def _too_many_held(self, connection: AsyncConnection, job: Job) -> bool:
        older = (job_rows.c.account_id == job.account_id, job_rows.c.id < job.id)
        return await self._jobs.count(connection, *older, job_rows.c.state == JobState.HELD) >= HELD_AT_MOST

    async def _running(self, connection: AsyncConnection, request: Request) -> Job | None:
        """The user's job for this video that has not ended."""
        where = (
            job_rows.c.account_id == request.user.id,
            job_rows.c.video == request.link.video,
            job_rows.c.ended_at.is_(None),
        )
        return next(iter(await self._jobs.find(connection, *where)), None)

    async def _add(self, connection: AsyncConnection, request: Request, video: Video) -> Job:
        job = await self._jobs.add(
            connection,
            request=request.name,
            account_id=request.user.id,
            chat_id=request.chat_id,
            message_id=request.message_id,
            thread_id=request.thread_id,
            locale=request.user.locale,
            video=request.link.video,
            address=request.link.address,
            price=self._terms.cached_price if video.file_id else self._terms.price,
            state=JobState.HELD,
            due=self._database.now + HELD_SECONDS,
        )
        assert job is not None  # noqa: S101  # nothing else stores jobs of the user while they are locked
        return job

    async def _release(self, connection: AsyncConnection, job: Job, *, consented: bool) -> Answer:
        """Let a held job go on, if the user, who is locked, has confirmed and can pay."""
        if self._terms.require_consent and not consented:
            return Answer(Reply.NEEDS_CONSENT, job)
        if await self._ledger.balance(connection, job.account_id) < job.price:
            return Answer(Reply.NEEDS_CREDITS, job)
        now = self._database.now
        where = (job_rows.c.id == job.id, job_rows.c.state == JobState.HELD)
        turn = await self._queue.turn(connection, job.account_id)
        released = await self._jobs.change(connection, *where, state=JobState.QUEUED, queued_at=now, turn=turn, due=now)
        if not released:
            (job,) = await self._jobs.find(connection, job_rows.c.id == job.id)
            return Answer(Reply.REPEATED, job, await self._queue.place(connection, job))
        await self._ledger.reserve(connection, released[0])
        self._metrics.jobs_accepted.inc()
        return Answer(Reply.ACCEPTED, released[0], await self._queue.place(connection, released[0]))

    async def confirm_rights(self, account_id: int) -> list[Answer]:
        """The user confirmed; what was held for that goes on. Returns an answer for each such job."""
        async with self._database.transaction() as connection:
            await lock_account(connection, account_id)
            await self._users.confirm_rights(connection, account_id)
            return await self.release_held(connection, account_id)

    async def go_on(self, account_id: int) -> list[Answer]:
        """Credits came in, and are kept: what waited for them goes on. Returns an answer for each such job.

        None when the database does not answer: the runner does it then, a moment later.
        """
        try:
            async with self._database.transaction() as connection:
                return await self.release_held(connection, account_id)
        except (SQLAlchemyError, OSError) as error:
            log.warning("what waited for credits goes on a little later", error=type(error).__name__)
            return []

    async def release_held(self, connection: AsyncConnection, account_id: int) -> list[Answer]:
        """Let the user's held jobs go on as far as they can, the oldest first. Returns an answer for each."""
        await lock_account(connection, account_id)
        held = await self._jobs.find(connection, job_rows.c.account_id == account_id, job_rows.c.state == JobState.HELD)
        if not held:
            return []
        consented = await self._users.has_confirmed(connection, account_id)
        return [await self._release(connection, job, consented=consented) for job in held]

    async def cancel(self, account_id: int, job_id: int | None = None) -> list[Job]:
        """Cancel the user's job, or all of theirs, as far as no provider has been asked.

        Returns the cancelled, oldest first.
        """
        where = [
            job_rows.c.account_id == account_id,
            job_rows.c.state.in_(CANCELLABLE),
            job_rows.c.task_id.is_(None),
        ]
        if job_id is not None:
            where.append(job_rows.c.id == job_id)
        async with self._database.transaction() as connection:
            await lock_account(connection, account_id)
            now = self._database.now
            gone = await self._jobs.change(connection, *where, state=JobState.CANCELLED, ended_at=now, due=now)
            for job in gone:
                await self.give_back(connection, job)
            return gone

    async def is_cancelled(self, account_id: int, job_id: int) -> bool:
        """Whether this job of the user's was cancelled."""
        where = (job_rows.c.id == job_id, job_rows.c.account_id == account_id, job_rows.c.state == JobState.CANCELLED)
        async with self._database.reading() as connection:
            return await self._jobs.count(connection, *where) > 0

    async def give_back(self, connection: AsyncConnection, job: Job) -> None:
        """The job came to nothing: its credits are the user's again, and a link that waited for them goes on."""
        if job.queued_at is None:
            return
        await self._ledger.give_back(connection, job)
        await self._payments.take_what_came_back(
            connection, job.account_id, job.price, set_aside=reservation_key(job), name=f"job:{job.id}"
        )
        await self.release_held(connection, job.account_id)
