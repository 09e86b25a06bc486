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
from sqlalchemy import ColumnElement, and_, bindparam, delete, or_, select
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
from bot.storage.locks import lock_account, lock_accounts
from bot.storage.tables import jobs as job_rows
from bot.users.users import User, Users

HELD_SECONDS = 24 * 3600.0
DAY_SECONDS = 24 * 3600.0
HELD_AT_MOST = 20
"""So many requests of one account's may wait for a confirmation or for credits."""
KNOWN = (
    select(job_rows)
    .where(
        or_(
            job_rows.c.request == bindparam("name"),
            and_(
                job_rows.c.account_id == bindparam("account_id"),
                job_rows.c.asked_by.is_not_distinct_from(bindparam("asked_by")),
                job_rows.c.reply_place == bindparam("place"),
                job_rows.c.identity == bindparam("identity"),
                job_rows.c.ended_at.is_(None),
            ),
        )
    )
    .order_by(job_rows.c.id)
)
"""The job of one request, and what runs for the same."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Quota:
    """How many orders a day (UTC) are taken from one place. What failed or was cancelled does not count."""

    account: int
    """The place's own; locked, so that those who ask at once are counted one after the other."""
    places: frozenset[str]
    """All that the place is or was called."""
    each: int | None = None
    """From one user; those who cannot be told apart count as one."""
    together: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked for, in one message."""

    order: Order
    asked_by: int | None
    """The user; None where nobody can be told from others."""
    account: int
    """Who pays. Where that is not the user's own account, whoever put it up has confirmed what orders ask, but for
    those that each confirms.
    """
    reply_to: ReplyTo
    locale: str
    quota: Quota | None = None
    again: float | None = None
    """When it was asked for once more; None for the first time."""
    draft: int | None = None
    """What it was put together in, where that was not a message alone."""

    @property
    def name(self) -> str:
        """The same for the same order in the same message, or of the same draft, however often it is brought."""
        if self.draft is not None:
            return f"draft:{self.order.kind}:{self.draft}"
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
    TOO_MANY_TODAY = "too-many-today"
    """The user has had as many of this kind made in a day as may be."""
    LIMIT_EACH = "limit-each"
    """The user has had their quota for today."""
    LIMIT_TOGETHER = "limit-together"
    """So have all in this place."""


NOT_TAKEN = frozenset({Reply.NOT_KEPT, Reply.BANNED, Reply.TOO_MANY_TODAY, Reply.LIMIT_EACH, Reply.LIMIT_TOGETHER})
"""With these nothing comes of a request, now or later."""


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
        """Whether the job lasts long enough to show its progress by itself, and does not show it yet."""
        taken = self.reply is Reply.ACCEPTED or (self.reply is Reply.REPEATED and self.place > 0)
        return self.lasts and taken

    @property
    def lasts(self) -> bool:
        """Whether the job's progress can be shown among others', and is not yet."""
        if self.job is None or self.known_video or self.reply is Reply.RUNNING or self.job.progress is not None:
            return False
        return not self.job.state.ended and self.job.state is not JobState.DELIVERING


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What an order would come to."""

    known: bool
    """Whether its video was delivered before."""
    blocked: bool
    price: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a request would come to."""

    video: Video
    price: int
    needs_consent: bool


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
        now = parts.database.now
        self._releasing = parts.jobs.changing(
            job_rows.c.id == bindparam("of_job"),
            job_rows.c.state == JobState.HELD,
            state=JobState.QUEUED,
            queued_at=now,
            turn=bindparam("own_turn"),
            due=now,
        )

    async def appraise(self, orders: Collection[Order]) -> list[Appraisal]:
        """What each of these would come to now. Nothing is taken in."""
        async with self._database.reading() as connection:
            videos = [await self._videos.find(connection, order.identity or "") for order in orders]
        return [
            Appraisal(
                known=video.file_id is not None,
                blocked=video.blocked,
                price=order.price(self._settings, known=video.file_id is not None),
            )
            for order, video in zip(orders, videos, strict=True)
        ]

    async def outlook(self, user: User, order: Order) -> Outlook:
        """Tell what a request of this user's for this order would come to. Nothing is stored."""
        async with self._database.reading() as connection:
            video = await self._videos.find(connection, order.identity) if order.identity else Video()
        wording = self._wording(order.kind)
        return Outlook(
            video,
            order.price(self._settings, known=video.file_id is not None),
            needs_consent=wording is not None and wording not in user.confirmed,
        )

    def _wording(self, kind: str) -> str | None:
        """The name of what has to be confirmed before an order of this kind; None where nothing has."""
        return self._kinds.consent(kind) if self._settings.require_consent else None

    async def request(self, request: Request) -> Answer:
        """Take a request: dedupe, reserve, store, all in one transaction. Raises UnderMaintenance."""
        async with self._database.transaction() as connection:
            await lock_accounts(connection, {request.account} | ({request.quota.account} if request.quota else set()))
            same, running = await self._known(connection, request)
            if same is not None:
                return await self._take_again(connection, same)
            await self._maintenance.check(connection)
            video = await self._videos.find(connection, request.identity)
            if video.blocked:
                return Answer(Reply.BANNED)
            if running is None and (limit := await self._exceeded(connection, request)):
                return Answer(limit)
            job = running or await self._add(connection, request, video)
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

    async def _is_over_limit(self, connection: AsyncConnection, request: Request) -> bool:
        limit = request.order.daily_limit(self._settings)
        if limit is None or request.asked_by is None:
            return False
        counted = (
            job_rows.c.asked_by == request.asked_by,
            job_rows.c.order_kind == request.order.kind,
            job_rows.c.state.not_in((JobState.FAILED, JobState.CANCELLED)),
            job_rows.c.created_at > self._database.now - DAY_SECONDS,
        )
        return await self._jobs.count(connection, *counted) >= limit

    async def _take_again(self, connection: AsyncConnection, job: Job) -> Answer:
        """The request was stored before, and brought once more."""
        if job.state is JobState.HELD:
            (answer,) = await self._release(connection, [job])
            return answer
        return Answer(Reply.REPEATED, job, await self._queue.place(connection, job))

    async def _too_many_held(self, connection: AsyncConnection, job: Job) -> bool:
        older = (job_rows.c.account_id == job.account_id, job_rows.c.id < job.id)
        return await self._jobs.count(connection, *older, job_rows.c.state == JobState.HELD) >= HELD_AT_MOST

    async def _known(self, connection: AsyncConnection, request: Request) -> tuple[Job | None, Job | None]:
        """The job of this very request; and the user's job for the same, in the same place, that has not ended."""
        values = {
            "name": request.name,
            "account_id": request.account,
            "asked_by": request.asked_by,
            "place": request.reply_to.place,
            "identity": request.identity,
        }
        found = [Job.from_row(row) for row in await connection.execute(KNOWN, values)]
        same = next((job for job in found if job.request == request.name), None)
        return same, next((job for job in found if not job.state.ended), None)

    async def _exceeded(self, connection: AsyncConnection, request: Request) -> Reply | None:
        """Which limit of today's one order more would exceed."""
        if await self._is_over_limit(connection, request):
            return Reply.TOO_MANY_TODAY
        quota = request.quota
        if quota is None:
            return None
        time = self._database.time()
        today = (
            job_rows.c.reply_place.in_(quota.places),
            job_rows.c.created_at >= time - time % DAY_SECONDS,
            job_rows.c.state.not_in((JobState.FAILED, JobState.CANCELLED)),
        )
        own = job_rows.c.asked_by == request.asked_by
        if quota.each is not None and await self._jobs.count(connection, *today, own) >= quota.each:
            return Reply.LIMIT_EACH
        if quota.together is not None and await self._jobs.count(connection, *today) >= quota.together:
            return Reply.LIMIT_TOGETHER
        return None

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
            due=self._database.time() + HELD_SECONDS,
        )
        assert job is not None  # noqa: S101  # nothing else stores jobs of the account while it is locked
        return job

    async def _release(self, connection: AsyncConnection, held: Collection[Job]) -> list[Answer]:
        """Let held jobs of one account, which is locked, go on as far as their users have confirmed and it can pay."""
        asked_by = {job.asked_by for job in held}
        confirmed = await self._users.confirmed(connection, asked_by) if self._settings.require_consent else ()
        return [await self._release_one(connection, job, confirmed) for job in held]

    async def _release_one(
        self, connection: AsyncConnection, job: Job, confirmed: Collection[tuple[int, str]]
    ) -> Answer:
        wording = self._wording(job.order_kind)
        confirms = job.asked_by == job.account_id or self._kinds.each_confirms(job.order_kind)
        if wording is not None and confirms and (job.asked_by, wording) not in confirmed:
            return Answer(Reply.NEEDS_CONSENT, job)
        if await self._ledger.balance(connection, job.account_id) < job.price:
            return Answer(Reply.NEEDS_CREDITS, job)
        turn = await self._queue.turn(connection, job.account_id)
        released = await self._jobs.change_by(connection, self._releasing, of_job=job.id, own_turn=turn)
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
            held = await self._jobs.find(connection, *own, _paid_by(paying))
            return wording not in user.confirmed, await self._release(connection, held)

    async def go_on_for(self, user_id: int) -> list[Answer]:
        """Let what the user asked for go on, wherever that was, as far as it can. Returns an answer for each job."""
        async with self._database.transaction() as connection:
            own = (job_rows.c.asked_by == user_id, job_rows.c.state == JobState.HELD)
            paying = await self._lock_accounts(connection, user_id, *own)
            return await self._release(connection, await self._jobs.find(connection, *own, _paid_by(paying)))

    async def _lock_accounts(
        self, connection: AsyncConnection, user_id: int | None, *where: ColumnElement[bool]
    ) -> Collection[int]:
        """Lock the user's account, and those that pay for the jobs that fit."""
        paying = set((await connection.execute(select(job_rows.c.account_id).where(*where))).scalars())
        paying |= set() if user_id is None else {user_id}
        await lock_accounts(connection, paying)
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
        return await self._cancel(user_id, _these(job_rows.c.asked_by == user_id, job_id))

    async def cancel_in(self, places: Collection[str], job_id: int | None = None, *, tell: bool = True) -> list[Job]:
        """The same for a job of this place, or all of them, whoever asked. Where `tell` is off, nobody hears of it."""
        return await self._cancel(None, _these(job_rows.c.reply_place.in_(places), job_id), tell=tell)

    async def _cancel(self, user_id: int | None, which: list[ColumnElement[bool]], *, tell: bool = True) -> list[Job]:
        where = [*which, job_rows.c.state.in_(CANCELLABLE), job_rows.c.task_id.is_(None)]
        async with self._database.transaction() as connection:
            where.append(_paid_by(await self._lock_accounts(connection, user_id, *where)))
            now = self._database.now
            end = {"state": JobState.CANCELLED, "ended_at": now, "due": now if tell else None}
            gone = await self._jobs.change(connection, *where, **end)
            for job in gone:
                await self.give_back(connection, job)
            return gone

    async def is_banned(self, connection: AsyncConnection, user_id: int | None) -> bool:
        """Whether this user is banned: the news may have come after their request."""
        return user_id is not None and await self._users.is_banned(connection, user_id)

    async def cancel_together(self, user_id: int, job_id: int) -> list[Job]:
        """Cancel all of the user's jobs that answer the same message as this one does, as far as that can be.

        Returns the cancelled, oldest first.
        """
        return await self._cancel_together(user_id, job_rows.c.asked_by == user_id, job_id)

    async def cancel_together_in(self, places: Collection[str], job_id: int) -> list[Job]:
        """The same for a job of this place, whoever asked."""
        return await self._cancel_together(None, job_rows.c.reply_place.in_(places), job_id)

    async def _cancel_together(self, user_id: int | None, of: ColumnElement[bool], job_id: int) -> list[Job]:
        async with self._database.reading() as connection:
            found = await self._jobs.find(connection, *_these(of, job_id))
        if not found:
            return []
        same = found[0].reply_to
        message = (job_rows.c.reply_place == same.place, job_rows.c.reply_message == same.message)
        return await self._cancel(user_id, [of, *message])

    async def is_cancelled(self, user_id: int, job_id: int) -> bool:
        """Whether this job of the user's was cancelled."""
        return await self._is_cancelled(_these(job_rows.c.asked_by == user_id, job_id))

    async def is_cancelled_in(self, places: Collection[str], job_id: int) -> bool:
        """Whether this job of the place's was cancelled."""
        return await self._is_cancelled(_these(job_rows.c.reply_place.in_(places), job_id))

    async def _is_cancelled(self, which: list[ColumnElement[bool]]) -> bool:
        async with self._database.reading() as connection:
            return await self._jobs.count(connection, *which, job_rows.c.state == JobState.CANCELLED) > 0

    async def give_back(self, connection: AsyncConnection, job: Job) -> None:
        """The job came to nothing: its credits are the account's again, and what waited for them goes on."""
        if job.queued_at is None:
            return
        await self._ledger.give_back(connection, job)
        await self._payments.take_what_came_back(
            connection, job.account_id, job.price, set_aside=reservation_key(job), name=f"job:{job.id}"
        )
        await self.release_held(connection, job.account_id)


def _these(of: ColumnElement[bool], job_id: int | None) -> list[ColumnElement[bool]]:
    return [of] if job_id is None else [of, job_rows.c.id == job_id]


def _paid_by(accounts: Collection[int]) -> ColumnElement[bool]:
    """What another has asked for since these were locked is left alone."""
    return job_rows.c.account_id.in_(accounts)
