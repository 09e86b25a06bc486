"""Intake: turns a request into a job, as soon as the user has confirmed their rights and the account can pay.

request   check, store the job, reserve its price           held → queued
release   the same for what was held, once that changes     held → queued
cancel    as long as no provider was asked                  held, queued → cancelled
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

import structlog
from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import reservation_key
from bot.fulfilment.maintenance import Maintenance
from bot.fulfilment.parts import Parts
from bot.fulfilment.videos import Video
from bot.jobs.job import Job, ReplyTo
from bot.jobs.states import CANCELLABLE, JobState
from bot.orders.base import Order
from bot.settings import Settings
from bot.storage.locks import lock_account
from bot.storage.tables import jobs as job_rows
from bot.users.users import User, Users

HELD_SECONDS = 24 * 3600.0
HELD_AT_MOST = 20
"""So many requests of one account's may wait for a confirmation or for credits."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked for, in one message."""

    order: Order
    asked_by: int | None
    """The user; None where nobody can be told from others. Nobody is asked to confirm anything then."""
    account: int
    """Who pays."""
    reply_to: ReplyTo
    locale: str
    again: float | None = None
    """When it was asked for once more; None for the first time."""

    @property
    def name(self) -> str:
        """The same for the same order in the same message, however often it is brought."""
        name = f"{self.reply_to.place}:{self.reply_to.message}:{self.order.identity or self.order.kind}"
        return name if self.again is None else f"{name}:again:{self.again}"

    @property
    def identity(self) -> str:
        """The order's; one of the request's own where the order has none."""
        return self.order.identity or f"request:{self.name}"


class Reply(StrEnum):
    """What came of a request."""

    ACCEPTED = "accepted"
    REPEATED = "repeated"
    """This very message was taken before."""
    RUNNING = "running"
    """The user has a job running for the same order, in the same place."""
    NEEDS_CONSENT = "needs-consent"
    NEEDS_CREDITS = "needs-credits"
    NOT_KEPT = "not-kept"
    """It would have to wait, and as many of the account's requests wait as may."""
    BANNED = "banned"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to tell the user about a request."""

    reply: Reply
    job: Job | None = None
    place: int = 0
    """The job's place in the queue; 1 is next."""
    known_video: bool = False
    """Whether the video was delivered before, and so comes at once."""

    @property
    def wants_progress(self) -> bool:
        """Whether the job lasts long enough to show its progress, and does not show it yet."""
        lasting = self.job is not None and not self.job.state.ended and self.job.progress is None
        taken = self.reply is Reply.ACCEPTED or (self.reply is Reply.REPEATED and self.place > 0)
        return lasting and taken and not self.known_video


class Intake:
    """Takes requests in."""

    def __init__(self, parts: Parts, users: Users, settings: Settings, maintenance: Maintenance) -> None:
        self._settings = settings
        self._maintenance = maintenance
        self._kinds = parts.kinds
        self._users = users
        self._database = parts.database
        self._jobs = parts.jobs
        self._videos = parts.videos
        self._ledger = parts.ledger
        self._payments = parts.payments
        self._queue = parts.queue
        self._metrics = parts.metrics

    async def request(self, request: Request) -> Answer:
        """Take a request: dedupe, reserve, store, all in one transaction. Raises UnderMaintenance."""
        async with self._database.transaction() as connection:
            await lock_account(connection, request.account)
            if known := await self._jobs.find(connection, job_rows.c.request == request.name):
                return await self._take_again(connection, known[0])
            await self._maintenance.check(connection)
            video = await self._videos.find(connection, request.identity)
            if video.blocked:
                return Answer(Reply.BANNED)
            job = await self._running(connection, request) or await self._add(connection, request, video)
            if job.state is not JobState.HELD:
                return Answer(Reply.RUNNING, job, await self._queue.place(connection, job))
            (answer,) = await self._release(connection, [job])
            if (
                answer.job is not None
                and answer.job.state is JobState.HELD
                and await self._too_many_held(connection, job)
            ):
                await connection.execute(delete(job_rows).where(job_rows.c.id == job.id))
                return Answer(Reply.NOT_KEPT)
            return replace(answer, known_video=video.file_id is not None)

    async def _take_again(self, connection: AsyncConnection, job: Job) -> Answer:
        """The request was stored before, and brought once more."""
        if job.state is JobState.HELD:
            (answer,) = await self._release(connection, [job])
            return answer
        return Answer(Reply.REPEATED, job, await self._queue.place(connection, job))

    async def _too_many_held(self, connection: AsyncConnection, job: Job) -> bool:
        older = (job_rows.c.account_id == job.account_id, job_rows.c.id < job.id)
        return await self._jobs.count(connection, *older, job_rows.c.state == JobState.HELD) >= HELD_AT_MOST

    async def _running(self, connection: AsyncConnection, request: Request) -> Job | None:
        """The user's job for the same, in the same place, that has not ended."""
        where = (
            job_rows.c.account_id == request.account,
            job_rows.c.asked_by == request.asked_by,
            job_rows.c.reply_place == request.reply_to.place,
            job_rows.c.identity == request.identity,
            job_rows.c.ended_at.is_(None),
        )
        return next(iter(await self._jobs.find(connection, *where)), None)

    async def _add(self, connection: AsyncConnection, request: Request, video: Video) -> Job:
        job = await self._jobs.add(
            connection,
            request=request.name,
            account_id=request.account,
            asked_by=request.asked_by,
            reply_place=request.reply_to.place,
            reply_message=request.reply_to.message,
            locale=request.locale,
            order_kind=request.order.kind,
            order_value=request.order.model_dump_json(),
            identity=request.identity,
            price=request.order.price(self._settings, known=video.file_id is not None),
            state=JobState.HELD,
            due=self._database.now + HELD_SECONDS,
        )
        assert job is not None  # noqa: S101  # nothing else stores jobs of the account while it is locked
        return job

    async def _release(self, connection: AsyncConnection, held: Collection[Job]) -> list[Answer]:
        """Let held jobs of one account, which is locked, go on as far as their users have confirmed and it can pay."""
        confirmed = await self._users.confirmed(connection, {job.asked_by for job in held})
        return [await self._release_one(connection, job, confirmed) for job in held]

    async def _release_one(
        self, connection: AsyncConnection, job: Job, confirmed: Collection[tuple[int, str]]
    ) -> Answer:
        wording = self._kinds.consent(job.order_kind) if self._settings.require_consent else None
        if wording is not None and job.asked_by is not None and (job.asked_by, wording) not in confirmed:
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

    async def confirm_rights(self, user: User, kind: str) -> tuple[bool, list[Answer]] | None:
        """The user confirmed what this kind of order asks; what was held for that goes on.

        Returns whether that is news, and an answer for each job of theirs that was held; None where it asks nothing.
        """
        wording = self._kinds.consent(kind)
        if wording is None:
            return None
        async with self._database.transaction() as connection:
            own = (job_rows.c.asked_by == user.id, job_rows.c.state == JobState.HELD)
            paying = await self._lock_accounts(connection, user.id, *own)
            await self._users.confirm(connection, user.id, wording)
            held = await self._jobs.find(connection, *own, job_rows.c.account_id.in_(paying))
            return wording not in user.confirmed, await self._release(connection, held)

    async def _lock_accounts(
        self, connection: AsyncConnection, user_id: int, *where: ColumnElement[bool]
    ) -> Collection[int]:
        """Lock the user's account, and those that pay for the jobs that fit."""
        paying = set((await connection.execute(select(job_rows.c.account_id).where(*where))).scalars()) | {user_id}
        for account_id in sorted(paying):
            await lock_account(connection, account_id)
        return paying

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
        """Let the account's held jobs go on as far as they can, the oldest first. Returns an answer for each."""
        await lock_account(connection, account_id)
        held = await self._jobs.find(connection, job_rows.c.account_id == account_id, job_rows.c.state == JobState.HELD)
        return await self._release(connection, held) if held else []

    async def cancel(self, user_id: int, job_id: int | None = None) -> list[Job]:
        """Cancel the user's job, or all of theirs, as far as no provider has been asked.

        Returns the cancelled, oldest first.
        """
        where = [
            job_rows.c.asked_by == user_id,
            job_rows.c.state.in_(CANCELLABLE),
            job_rows.c.task_id.is_(None),
        ]
        if job_id is not None:
            where.append(job_rows.c.id == job_id)
        async with self._database.transaction() as connection:
            paying = await self._lock_accounts(connection, user_id, *where)
            where.append(job_rows.c.account_id.in_(paying))
            now = self._database.now
            gone = await self._jobs.change(connection, *where, state=JobState.CANCELLED, ended_at=now, due=now)
            for job in gone:
                await self.give_back(connection, job)
            return gone

    async def is_banned(self, connection: AsyncConnection, user_id: int | None) -> bool:
        """Whether this user is banned: the news may have come after their request."""
        return user_id is not None and await self._users.is_banned(connection, user_id)

    async def is_cancelled(self, user_id: int, job_id: int) -> bool:
        """Whether this job of the user's was cancelled."""
        where = (job_rows.c.id == job_id, job_rows.c.asked_by == user_id, job_rows.c.state == JobState.CANCELLED)
        async with self._database.reading() as connection:
            return await self._jobs.count(connection, *where) > 0

    async def give_back(self, connection: AsyncConnection, job: Job) -> None:
        """The job came to nothing: its credits are the account's again, and what waited for them goes on."""
        if job.queued_at is None:
            return
        await self._ledger.give_back(connection, job)
        await self._payments.take_what_came_back(
            connection, job.account_id, job.price, set_aside=reservation_key(job), name=f"job:{job.id}"
        )
        await self.release_held(connection, job.account_id)
