"""The main job, top to bottom, for every kind of order: it is made, and credits are spent for it or come back.

    request   check, reserve, store the job                     queued, see intake.py
    submit    choose a provider, ask it, note its task          queued → waiting
    poll      ask how the task stands                           waiting → delivering
    deliver   send or keep what was made, spend the credits     delivering → delivered
    fail      give the credits back, note why                   any → failed
    close     clear the progress, or tell why                   the end

Each step ends in one transaction that stores where the job now stands together with the ledger entry that belongs to
it. So a crash between any two lines costs one repeated step at most, and each step is safe to repeat.
"""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

import structlog
from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.characters import Characters
from bot.fulfilment.images import Images
from bot.fulfilment.intake import HELD_SECONDS, Intake, Reply
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.jobs.states import Failure, JobState
from bot.messenger import (
    CannotShow,
    Delivering,
    FileUnknown,
    KeptFile,
    MadeVideo,
    Making,
    Messenger,
    NotNow,
    NoVideosHere,
    Queued,
    ResultBroken,
    ResultUnusable,
    Unavailable,
    Unreachable,
)
from bot.orders.base import Order, Outcome, UserFile
from bot.providers.base import ErrorKind, ProviderError, ProviderTask, Submission
from bot.routing.parts import Routing
from bot.routing.polling import PollingPlan
from bot.routing.pool import TRIES_WHEN_BROKEN, GiveUp, Wait, seconds_until_next_try
from bot.routing.tasks import Task, TaskState
from bot.storage.locks import lock_account
from bot.storage.outage import DATABASE_ERRORS
from bot.storage.tables import jobs as job_rows
from bot.storage.tables import tasks as task_rows

LONGEST_PATIENCE_SECONDS = 60.0
TURN_SECONDS = 60.0
OTHERS_POLL_SECONDS = 2.0
LEARN_FROM = 200
LEARN_EVERY = 10
SECONDS_A_PLACE = 0.2
"""Who is further back in the queue looks later whether it is their turn."""
SLOWER_WITH_CALLBACKS = 3.0
EARLY_HINTS = 1000
"""So many are remembered at most."""
RESULT_DELAYS = (1.0, 5.0, 20.0)
"""Seconds before each further try at a result that did not come whole."""
JOINABLE = frozenset({TaskState.SUBMITTING, TaskState.RUNNING, TaskState.DONE})
FATAL_POLLS = frozenset({ErrorKind.JOB_FAILED, ErrorKind.MODERATION, ErrorKind.BAD_INPUT})
"""What a poll may find that no later poll will change."""

log = structlog.get_logger(__name__)


class Pipeline:
    """The main job."""

    def __init__(
        self, parts: Parts, routing: Routing, intake: Intake, messenger: Messenger, images: Images, *, timeout: float
    ) -> None:
        """`timeout` is for how many seconds a job may take from its reservation on."""
        self._timeout = timeout
        self._images = images
        self._characters = Characters(parts.database)
        self._database = parts.database
        self._kinds = parts.kinds
        self._clock = parts.database.time
        self._jobs = parts.jobs
        self._videos = parts.videos
        self._ledger = parts.ledger
        self._queue = parts.queue
        self._metrics = parts.metrics
        self._intake = intake
        self._messenger = messenger
        self._pool = routing.pool
        self._tasks = routing.tasks
        self._health_store = routing.health_store
        self._sweeper = routing.sweeper
        self._callback_url = routing.callback_url
        self._early: dict[tuple[str, str], None] = {}
        """Hints at tasks that are not known yet: the provider's answer may be on its way."""
        self._plans: dict[tuple[str, str], PollingPlan] = {}
        self._unlearnt: Counter[tuple[str, str]] = Counter()
        waits = and_(job_rows.c.task_id == bindparam("of_task"), job_rows.c.state == JobState.WAITING)
        self._wake_after_task = parts.jobs.waking(or_(waits, job_rows.c.id == parts.queue.first))
        """Those that wait for the same task, and the first of the queue: there is room at a provider."""
        self._some_wait = False
        """Whether jobs wait for room at a provider, as far as this process knows."""

    async def hint(self, provider: str, provider_task_id: str) -> None:
        """A callback reported a change: poll the task now. Only what the provider then answers is believed."""
        self._early[provider, provider_task_id] = None
        if len(self._early) > EARLY_HINTS:
            del self._early[next(iter(self._early))]
        async with self._database.transaction() as connection:
            if task := await self._tasks.hurry(connection, provider, provider_task_id):
                self._early.pop((provider, provider_task_id), None)
                first = select(func.min(job_rows.c.id)).where(
                    job_rows.c.task_id == task.id, job_rows.c.state == JobState.WAITING
                )
                await self._jobs.wake(connection, job_rows.c.id == first.scalar_subquery())

    # A job is due.

    async def step(self, job: Job) -> Job | None:
        """Do what can be done now for a claimed job. Returns it where it goes on at once. Raises LeaseLost when another
        worker has it.
        """
        try:
            return await self._step(job)
        except NotNow as error:
            await self._put_off(job, error.seconds, attempts=job.attempts)
        except Unavailable as error:
            log.warning("the messenger is not available", error=str(error))
            await self._put_off(job, self._patience(job), attempts=job.attempts)
        return None

    async def _step(self, job: Job) -> Job | None:
        """Do the next thing, and store where that leads. Returns the job where it goes on at once."""
        if job.state.ended:
            await self._close(job)
            return None
        if job.state is JobState.HELD:
            await self._let_go_on(job)
            return None
        if self._age(job) > self._timeout:
            return await self._fail(job, Failure.TIMED_OUT)
        if job.state is JobState.QUEUED:
            return await self._submit(job)
        if job.state is JobState.WAITING:
            return await self._poll(job)
        return await self._deliver(job)

    async def give_up(self, job: Job) -> None:
        """End a job that went wrong again and again."""
        if job.state.ended:
            await self._drop(job)
        else:
            await self._fail(job, Failure.BROKEN)

    async def _submit(self, job: Job) -> Job | None:
        match await self._prepare(job):
            case GiveUp(failure):
                return await self._fail(job, failure)
            case Task() as task:
                return await self._ask(job, task)
            case known:
                return known

    async def _prepare(self, job: Job) -> Task | GiveUp | Job | None:
        """Open a task for the job and note it, before the provider hears of it.

        The job where its result is known. None when it joined a task that another job opened for the same order, or is
        about to, or has to wait its turn.
        """
        async with self._database.transaction() as connection:
            video = await self._videos.find(connection, job.identity)
            if video.blocked or await self._intake.is_banned(connection, job.asked_by):
                return GiveUp(Failure.BANNED)
            if video.file_id:
                return await self._jobs.advance(connection, job, JobState.DELIVERING)
            if not await self._queue.may_start(connection, job):
                await self._wait_in_queue(connection, job, TURN_SECONDS, task_id=job.task_id)
                return None
            tried = await self._tasks.of_identity(connection, job.identity, since=job.queued_at or job.created_at)
            usable = await self._usable(connection, job, tried)
            if usable is not None and usable.state is TaskState.SUBMITTING and usable.id == job.task_id:
                return usable
            if usable is not None:
                await self._jobs.finish(connection, job, JobState.WAITING, delay=0, task_id=usable.id)
                return None
            return await self._choose(connection, job, tried)

    async def _usable(self, connection: AsyncConnection, job: Job, tried: Sequence[Task]) -> Task | None:
        """The task that the job can wait for, or ask for once more; one that nobody can find any more is ended."""
        task = next((task for task in tried if task.state in JOINABLE), None)
        if task is None:
            return None
        if task.ended_at is None and task.provider not in self._pool:
            await self._tasks.end(connection, task, TaskState.EXPIRED)
            return None
        is_unanswered = task.state is TaskState.SUBMITTING and task.id == job.task_id
        if is_unanswered and not self._pool[task.provider].knows_idempotency_keys:
            # This job asked, and the answer was never noted.
            await self._tasks.end(connection, task, TaskState.LOST)
            self._note_unanswered(task)
            return None
        return task

    async def _choose(self, connection: AsyncConnection, job: Job, tried: Sequence[Task]) -> Task | GiveUp | None:
        """Open a task at the provider whose turn it is; None when the job has to wait for one."""
        choice = await self._pool.choose(
            connection,
            tried,
            needs=self._order(job).can_be_asked_of,
            now=self._clock(),
            is_among_first=partial(self._queue.is_among_first, connection, job),
        )
        if isinstance(choice, GiveUp):
            return choice
        if isinstance(choice, Wait):
            await self._wait_in_queue(connection, job, choice.seconds, a_place=SECONDS_A_PLACE)
            self._some_wait = True
            return None
        if not tried:
            self._metrics.job_wait_seconds.observe(max(0.0, self._age(job)))
        task = await self._tasks.open(
            connection,
            identity=job.identity,
            provider=choice.provider.name,
            capability=choice.capability.model,
            idempotency_key=uuid.uuid4().hex,
        )
        if task is None:
            await self._jobs.finish(connection, job, JobState.QUEUED, delay=0, task_id=job.task_id)
            return None
        await self._jobs.keep(connection, job, task_id=task.id)
        return task

    async def _wait_in_queue(
        self, connection: AsyncConnection, job: Job, seconds: float, *, a_place: float = 0.0, task_id: int | None = None
    ) -> None:
        place = await self._queue.place(connection, job)
        delay = seconds + place * a_place
        await self._jobs.finish(connection, job, JobState.QUEUED, delay=delay, task_id=task_id)
        self._messenger.show(job, Queued(place))

    async def _ask(self, job: Job, task: Task) -> Job | None:
        provider = self._pool[task.provider]
        self._metrics.provider_creates.labels(task.provider, task.capability).inc()
        try:
            told = await provider.submit(self._submission(job, task))
        except ProviderError as error:
            self._note_error(task, error)
            if error.lost and provider.knows_idempotency_keys and job.attempts + 1 < TRIES_WHEN_BROKEN:
                await self._ask_the_same_again(job, task, error)
                return None
            if error.lost:
                self._note_unanswered(task)
            await self._try_again(job, task, error)
            return None
        if told.is_done:
            return await self._hand_over(job, task, told)
        plan = await self._plan(task)
        wait = plan.next_poll(0.0) * self._slowness(provider.name)
        async with self._database.transaction() as connection:
            await self._tasks.running(connection, task, told, next_poll=wait)
            await self._health_store.worked(connection, task.provider, task.capability, told.credits_left)
            await self._jobs.finish(connection, job, JobState.WAITING, delay=wait)
        self._messenger.show(job, Making(task.created_at, plan.usual))
        await self._let_the_next_ask()
        if (provider.name, told.id) in self._early:
            await self.hint(provider.name, told.id)
        return None

    async def _let_the_next_ask(self) -> None:
        """A provider has answered an order, so there is room at it for another."""
        if not self._some_wait:
            return
        self._some_wait = False
        # Whoever waits looks again later in any case.
        with suppress(*DATABASE_ERRORS):
            async with self._database.transaction() as connection:
                self._some_wait |= await self._queue.wake_first(connection)

    def _submission(self, job: Job, task: Task) -> Submission:
        """What the provider is sent. Raises ProviderError where it could not fetch what it needs."""
        order = self._order(job)
        addresses = {file_id: self._images.address(job, n, file_id) for n, file_id in enumerate(order.files)}
        if None in addresses.values():
            raise ProviderError(ErrorKind.BAD_INPUT, "without PUBLIC_URL, providers can fetch no photos")
        inputs = {
            name: [addresses[item.file_id] if isinstance(item, UserFile) else item for item in value]
            if isinstance(value, list)
            else value
            for name, value in order.inputs().items()
        }
        return Submission(task.capability, inputs, task.idempotency_key, self._callback_url(task.provider))

    async def _ask_the_same_again(self, job: Job, task: Task, error: ProviderError) -> None:
        """The answer was lost, but the provider knows the order by its key: asking again makes no second task."""
        async with self._database.transaction() as connection:
            await self._health_store.failed(connection, task.provider, task.capability, error)
            attempts = job.attempts + 1
            delay = seconds_until_next_try([], error.kind) * attempts
            await self._jobs.finish(connection, job, JobState.QUEUED, delay=delay, attempts=attempts)

    async def _poll(self, job: Job) -> Job | None:
        async with self._database.reading() as connection:
            assert job.task_id is not None  # noqa: S101  # a job waits for a task
            task = await self._tasks.find(connection, job.task_id)
        if task.state is TaskState.DONE:
            return await self._take_over(job)
        if task.ended_at is not None or task.provider not in self._pool:
            # Where the operator no longer uses the provider, the next step ends its task.
            await self._requeue(job)
            return None
        plan = await self._plan(task)
        self._messenger.show(job, Making(task.created_at, plan.usual))
        if task.provider_task_id is None:
            await self._put_off(job, OTHERS_POLL_SECONDS)
            return None
        early = (task.next_poll or 0.0) - self._clock()
        if early > 0:
            # Another job of this task polls for all of them; this one only minds that somebody does.
            await self._put_off(job, early + OTHERS_POLL_SECONDS)
            return None
        self._metrics.provider_polls.labels(task.provider, task.capability).inc()
        try:
            told = await self._pool[task.provider].poll(task.provider_task_id)
        except ProviderError as error:
            self._note_error(task, error)
            if error.kind in FATAL_POLLS:
                await self._try_again(job, task, error)
                return None
            async with self._database.transaction() as connection:
                await self._health_store.failed(connection, task.provider, task.capability, error)
            told = ProviderTask(id=task.provider_task_id)
        if told.is_done:
            return await self._hand_over(job, task, told, polls=task.polls + 1)
        wait = plan.next_poll(self._clock() - task.created_at) * self._slowness(task.provider)
        async with self._database.transaction() as connection:
            await self._tasks.polled(connection, task, next_poll=wait)
            await self._jobs.finish(connection, job, JobState.WAITING, delay=wait)
        return None

    async def _hand_over(self, job: Job, task: Task, told: ProviderTask, *, polls: int = 0) -> Job:
        """The provider is done: this job and all others that wait for the task go on to deliver."""
        async with self._database.transaction() as connection:
            await self._tasks.done(connection, task, told, polls=polls)
            await self._health_store.worked(connection, task.provider, task.capability, told.credits_left)
            delivering = await self._jobs.advance(connection, job, JobState.DELIVERING)
            await self._jobs.wake_by(connection, self._wake_after_task, of_task=task.id)
        self._learn_from(task)
        return delivering

    async def _try_again(self, job: Job, task: Task, error: ProviderError) -> None:
        """The task came to nothing: this job and all others that wait for it choose anew."""
        async with self._database.transaction() as connection:
            tried = await self._tasks.of_identity(connection, job.identity, since=job.queued_at or job.created_at)
            delay = seconds_until_next_try(tried, error.kind)
            await self._tasks.end(connection, task, TaskState.FAILED, error.kind)
            await self._health_store.failed(connection, task.provider, task.capability, error)
            await self._queue.wake_first(connection)
            await self._jobs.finish(connection, job, JobState.QUEUED, delay=delay, task_id=None)
            await self._jobs.change(
                connection,
                job_rows.c.task_id == task.id,
                job_rows.c.state == JobState.WAITING,
                state=JobState.QUEUED,
                task_id=None,
                due=self._database.now + delay,
            )

    async def _requeue(self, job: Job) -> None:
        async with self._database.transaction() as connection:
            await self._jobs.finish(connection, job, JobState.QUEUED, delay=0, task_id=None)

    async def _deliver(self, job: Job) -> Job | None:
        if self._kinds.makes(job.order_kind) is Outcome.CHARACTER:
            return await self._keep_character(job)
        return await self._deliver_video(job)

    async def _keep_character(self, job: Job) -> Job | None:
        """Store it with the entry that spends its price; `close` tells of it."""
        async with self._database.reading() as connection:
            task = await self._tasks.find(connection, job.task_id) if job.task_id is not None else None
        if task is None or task.state is not TaskState.DONE or task.result is None:
            return await self._ask_another(job, task)
        async with self._database.transaction() as connection:
            await lock_account(connection, job.account_id)
            ended = await self._settle(connection, job, JobState.DELIVERED)
            await self._characters.add(connection, job, self._order(job), task)
            await self._ledger.spend(connection, job)
        log.info("a character was made", account=job.account_id, credits=job.price)
        return ended

    async def _deliver_video(self, job: Job) -> Job | None:
        made, task = await self._result(job)
        if made is None:
            await self._requeue(job)
            return None
        if made.file_id is None:
            self._messenger.show(job, Delivering())
        try:
            async with asyncio.timeout(self._timeout - self._age(job)):
                keep = partial(self._keep_file, job)
                kept = await self._messenger.deliver(job, made, keep=keep)
        except TimeoutError:
            return await self._fail(job, Failure.TIMED_OUT)
        except Unreachable:
            return await self._fail(job, Failure.UNREACHABLE)
        except NoVideosHere:
            return await self._fail(job, Failure.NO_VIDEOS)
        except CannotShow:
            return await self._fail(job, Failure.BROKEN)
        except FileUnknown:
            async with self._database.transaction() as connection:
                await self._videos.forget_file(connection, job.identity)
                await self._jobs.finish(connection, job, JobState.QUEUED, delay=0, task_id=None)
            return None
        except ResultBroken as error:
            log.warning("a result did not come whole", task=job.task_id, attempt=job.attempts + 1, error=str(error))
            return await self._fetch_again(job, task)
        except ResultUnusable as error:
            log.warning("a result could not be used", task=job.task_id, error=str(error))
            return await self._ask_another(job, task)
        return await self._note_delivery(job, kept)

    async def _result(self, job: Job) -> tuple[MadeVideo | None, Task | None]:
        """What there is to deliver, and the task that it came of."""
        async with self._database.reading() as connection:
            video = await self._videos.find(connection, job.identity)
            task = await self._tasks.find(connection, job.task_id) if job.task_id is not None else None
        if video.file_id:
            return MadeVideo(file_id=video.file_id), task
        if task is None or task.state is not TaskState.DONE or task.result_url is None:
            return None, task
        age = self._clock() - (task.ended_at or task.created_at)
        return MadeVideo(address=task.result_url, lifetime=self._lifetime(task) - age), task

    async def _note_delivery(self, job: Job, kept: KeptFile | None) -> Job | None:
        async with self._database.transaction() as connection:
            await lock_account(connection, job.account_id)
            if kept is not None:
                await self._videos.keep_file(connection, job.identity, kept)
            ended = await self._settle(connection, job, JobState.DELIVERED)
            await self._ledger.spend(connection, job)
        log.info("a video was delivered", kind=job.order_kind, account=job.account_id, credits=job.price)
        return ended

    async def _keep_file(self, job: Job, kept: KeptFile) -> None:
        async with self._database.transaction() as connection:
            await self._videos.keep_file(connection, job.identity, kept)

    async def _fetch_again(self, job: Job, task: Task | None) -> Job | None:
        """The result did not come whole: try again a few times, then do without it."""
        if job.attempts >= len(RESULT_DELAYS):
            return await self._ask_another(job, task)
        async with self._database.transaction() as connection:
            delay = RESULT_DELAYS[job.attempts]
            await self._jobs.finish(connection, job, JobState.DELIVERING, delay=delay, attempts=job.attempts + 1)
        return None

    async def _ask_another(self, job: Job, task: Task | None) -> Job | None:
        """The result is of no use, so the task came to nothing: choose anew, with another provider if there is one."""
        if task is None:
            return await self._fail(job, Failure.RESULT_GONE)
        self._metrics.provider_errors.labels(task.provider, task.capability, ErrorKind.RESULT_GONE).inc()
        async with self._database.transaction() as connection:
            await self._tasks.end(connection, task, TaskState.FAILED, ErrorKind.RESULT_GONE)
            await self._jobs.finish(connection, job, JobState.QUEUED, delay=0, task_id=None)
        return None

    async def _close(self, job: Job) -> None:
        balance, character = 0, None
        has_words = job.state is not JobState.DELIVERED or self._kinds.makes(job.order_kind) is Outcome.CHARACTER
        if has_words:
            async with self._database.reading() as connection:
                balance = await self._ledger.balance(connection, job.account_id)
                character = await self._characters.of_job(connection, job)
        try:
            await self._messenger.close(job, balance=balance, character=character)
        except Unreachable:
            log.info("nobody is there to be told how the job ended")
        await self._drop(job)

    # What the steps share.

    async def _take_over(self, job: Job) -> Job:
        """The job's task is done, which another job of the task saw."""
        async with self._database.one_statement() as connection:
            return await self._jobs.advance(connection, job, JobState.DELIVERING)

    async def _put_off(self, job: Job, seconds: float, *, attempts: int = 0) -> None:
        async with self._database.one_statement() as connection:
            await self._jobs.finish(connection, job, job.state, delay=seconds, attempts=attempts)

    async def _let_go_on(self, job: Job) -> None:
        """Credits came in for a held job, or it has been held for too long."""
        async with self._database.transaction() as connection:
            answers = await self._intake.release_held(connection, job.account_id)
            if job.id in {answer.job.id for answer in answers if answer.reply is Reply.ACCEPTED and answer.job}:
                return
            left = job.created_at + HELD_SECONDS - self._clock()
            if left > 0:
                await self._jobs.finish(connection, job, JobState.HELD, delay=left)
            else:
                # Where a progress message tells of it among others, that has to say so.
                await self._jobs.finish(connection, job, JobState.CANCELLED, delay=0, failure=Failure.LAPSED)

    def _order(self, job: Job) -> Order:
        """What the job is to make. Raises UnknownOrder."""
        return self._kinds.read(job.order_kind, job.order_value)

    async def _drop(self, job: Job) -> None:
        """It has ended, and nothing more is to be done."""
        async with self._database.one_statement() as connection:
            await self._jobs.finish(connection, job, job.state, delay=None)

    def _patience(self, job: Job) -> float:
        """How long to leave a messenger alone that is not available: longer, the longer the job has waited."""
        return min(LONGEST_PATIENCE_SECONDS, max(1.0, self._age(job) / 4))

    def _age(self, job: Job) -> float:
        """For how many seconds the job has waited."""
        return self._clock() - (job.queued_at or job.created_at)

    async def _fail(self, job: Job, failure: Failure) -> Job | None:
        log.info("a job failed", failure=failure.value)
        async with self._database.transaction() as connection:
            await lock_account(connection, job.account_id)
            ended = await self._settle(connection, job, JobState.FAILED, failure)
            await self._intake.give_back(connection, job)
        if job.task_id is not None:
            await self._sweeper.sweep(task_rows.c.id == job.task_id)
        return ended

    async def _settle(
        self, connection: AsyncConnection, job: Job, state: JobState, failure: Failure | None = None
    ) -> Job | None:
        """The outcome is final: `close` is next, and the user's next job has its turn. Returns the job that is to be
        closed; None where nobody can be told.

        Raises LeaseLost. It comes before the ledger entry: who may no longer write the job books nothing for it.
        """
        ended = None
        if failure is Failure.UNREACHABLE:
            await self._jobs.finish(connection, job, state, delay=None, failure=failure)
        else:
            ended = await self._jobs.advance(connection, job, state, failure=failure)
        await self._queue.wake_next_of(connection, job.account_id)
        self._metrics.jobs_ended.labels(failure or state, job.order_kind).inc()
        if state is JobState.DELIVERED and job.queued_at is not None:
            self._metrics.job_seconds.observe(max(0.0, self._clock() - job.queued_at))
        return ended

    def _learn_from(self, task: Task) -> None:
        """One more task has ended: from time to time, make the plan for its capability anew."""
        key = (task.provider, task.capability)
        self._unlearnt[key] += 1
        plan = self._plans.get(key)
        if plan is None or plan.usual is None or self._unlearnt[key] >= LEARN_EVERY:
            self._plans.pop(key, None)
            self._unlearnt[key] = 0

    async def _plan(self, task: Task) -> PollingPlan:
        """When to poll such a task, learnt from the last ones of its capability."""
        key = (task.provider, task.capability)
        if key not in self._plans:
            async with self._database.reading() as connection:
                durations = await self._tasks.durations(connection, *key, limit=LEARN_FROM)
            capability = self._pool.capability(*key)
            self._plans[key] = PollingPlan.learnt(durations, told=capability.usual if capability else None)
        return self._plans[key]

    def _slowness(self, provider: str) -> float:
        """With callbacks, polls are only for those that get lost."""
        return SLOWER_WITH_CALLBACKS if self._callback_url(provider) else 1.0

    def _lifetime(self, task: Task) -> float:
        capability = self._pool.capability(task.provider, task.capability)
        return capability.result_lifetime if capability is not None else 0.0

    def _note_error(self, task: Task, error: ProviderError) -> None:
        self._metrics.provider_errors.labels(task.provider, task.capability, error.kind).inc()
        log.warning(
            "a provider failed",
            provider=task.provider,
            capability=task.capability,
            kind=error.kind.value,
            detail=error.detail,
            task=task.id,
        )

    def _note_unanswered(self, task: Task) -> None:
        self._metrics.creates_unanswered.labels(task.provider, task.capability).inc()
        log.warning(
            "a create went unanswered: the provider may charge the operator for its task, and nobody can find it again",
            provider=task.provider,
            capability=task.capability,
            task=task.id,
        )
