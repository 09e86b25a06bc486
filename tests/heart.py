"""The main job without Telegram: the real database, providers over HTTP, and a messenger that notes what it is told.

Time passes as the jobs need it: when none is due, the clock goes on to the next that is.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

import httpx
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.billing.ledger import EntryKind, Ledger
from bot.billing.payments import Payments
from bot.fulfilment.intake import Answer, Intake, Request, Terms
from bot.fulfilment.pipeline import Pipeline
from bot.fulfilment.videos import Videos
from bot.jobs.job import Job
from bot.jobs.queue import Queue
from bot.jobs.states import JobState
from bot.jobs.store import JobStore, LeaseLost
from bot.messenger import CleanVideo, Progress
from bot.metrics import Metrics
from bot.providers.registry import create
from bot.routing.health import HealthStore
from bot.routing.polling import LONGEST_GAP
from bot.routing.pool import Pool
from bot.routing.sweeper import Sweeper
from bot.routing.tasks import DESERTED_SECONDS, Tasks
from bot.sandbox.providers import SimulatedProviders
from bot.settings import ProviderAccount
from bot.sources import SOURCES
from bot.sources.base import read_link
from bot.storage.database import Database
from bot.storage.tables import jobs as job_rows
from bot.storage.tables import ledger as entries
from bot.storage.tables import tasks
from bot.users.erasure import Erasure
from bot.users.users import Users
from tests.clock import FakeClock

AT_ONCE = 16
FREE_CREDITS = 3
TERMS = Terms(price=1, cached_price=0, require_consent=False)


@dataclass
class NotingMessenger:
    """Delivers everything, and notes it."""

    delivered: list[Job] = field(default_factory=list)
    told: list[Job] = field(default_factory=list)

    async def deliver(self, job: Job, video: CleanVideo, *, balance: int) -> str | None:
        self.delivered.append(job)
        return f"file of {job.video}"

    async def close(self, job: Job, *, balance: int) -> None:
        self.told.append(job)

    def show(self, job: Job, progress: Progress) -> None:
        """Progress is a courtesy; nothing is noted."""


class Heart:
    """The parts, wired."""

    def __init__(
        self,
        database: Database,
        clock: FakeClock,
        pool: Pool,
        health_store: HealthStore,
        *,
        terms: Terms = TERMS,
        free_credits: int = FREE_CREDITS,
    ) -> None:
        self.database = database
        self.clock = clock
        self.jobs = JobStore(database)
        self.ledger = Ledger(database)
        erasure = Erasure(database, self.ledger, token=SecretStr("123:token"), clock=clock)
        self.users = Users(database, self.ledger, erasure, free_credits=free_credits, default_locale="en", clock=clock)
        self.messenger = NotingMessenger()
        self.payments = Payments(database, self.ledger)
        queue, videos, metrics = Queue(self.jobs, 5), Videos(database), Metrics()
        self.intake = Intake(
            terms=terms,
            database=database,
            jobs=self.jobs,
            videos=videos,
            users=self.users,
            ledger=self.ledger,
            payments=self.payments,
            queue=queue,
            metrics=metrics,
        )
        all_tasks = Tasks(database)
        self.sweeper = Sweeper(
            timeout=900,
            database=database,
            jobs=self.jobs,
            tasks=all_tasks,
            health_store=health_store,
            queue=queue,
            metrics=metrics,
        )
        self.pipeline = Pipeline(
            timeout=900,
            database=database,
            jobs=self.jobs,
            tasks=all_tasks,
            videos=videos,
            ledger=self.ledger,
            queue=queue,
            intake=self.intake,
            pool=pool,
            health_store=health_store,
            sweeper=self.sweeper,
            messenger=self.messenger,
            metrics=metrics,
            clock=clock,
            callback_url=lambda provider: None,
        )
        self._numbers = count(1)

    async def request(self, user_id: int, number: int | None = None) -> Answer:
        """This user asks for a video: a new one, or the one with this number."""
        unique = next(self._numbers)
        link = read_link(f"s_{unique if number is None else number:032x}", SOURCES)
        assert link is not None
        user = await self.users.meet(user_id)
        return await self.intake.request(Request(user=user, link=link, chat_id=user_id, message_id=unique))

    async def run(self, *, rounds: float = math.inf) -> None:
        """Work until no job is due any more, whenever that will be, or so many rounds."""
        while rounds > 0 and (wait := await self.jobs.seconds_to_next()) is not None:
            rounds -= 1
            if wait > 0:
                self.clock.pass_(wait + 0.001)
            claimed = await self.jobs.claim(AT_ONCE)
            await asyncio.gather(*(self.step(job) for job in claimed))

    async def step(self, job: Job) -> None:
        """The next step of a claimed job, unless another has taken it over."""
        try:
            await self.pipeline.step(job)
        except LeaseLost:
            # Another job's step took this one along; it comes again.
            return

    async def no_task_is_open(self) -> None:
        """Nobody waits any more, so a little later every task has ended."""
        self.clock.pass_(DESERTED_SECONDS + LONGEST_GAP)
        await self.sweeper.sweep()
        async with self.database.reading() as connection:
            assert (await connection.execute(select(tasks.c.id).where(tasks.c.ended_at.is_(None)))).all() == []

    async def every_job_ended_and_everything_adds_up(self) -> None:
        """Each job delivered and spent, or failed, told and given back; no balance below zero."""
        async with self.database.reading() as connection:
            all_jobs = await self.jobs.find(connection)
            assert all(job.state.ended and job.due is None for job in all_jobs)
            kinds = {
                (row.job_id, row.kind): row.times
                for row in await connection.execute(
                    select(entries.c.job_id, entries.c.kind, func.count().label("times"))
                    .where(entries.c.job_id.is_not(None))
                    .group_by(entries.c.job_id, entries.c.kind)
                )
            }
            for job in all_jobs:
                delivered = job.state is JobState.DELIVERED
                if job.queued_at is None:
                    continue
                assert kinds[job.id, EntryKind.RESERVE] == 1
                assert kinds.get((job.id, EntryKind.SPEND), 0) == (1 if delivered else 0)
                assert kinds.get((job.id, EntryKind.GIVE_BACK), 0) == (0 if delivered else 1)
            sums = select(func.sum(entries.c.amount)).group_by(entries.c.account_id)
            assert all(total >= 0 for total in (await connection.execute(sums)).scalars())
            spent = select(func.count()).where(job_rows.c.state == JobState.DELIVERED)
            assert (await connection.execute(spent)).scalar_one() == len(self.messenger.delivered)
        failed = {job.id for job in all_jobs if job.state is JobState.FAILED}
        assert failed <= {job.id for job in self.messenger.told}


@asynccontextmanager
async def beating(database: Database, clock: FakeClock, providers: SimulatedProviders) -> AsyncIterator[Heart]:
    """A heart with all four providers."""
    async with httpx.AsyncClient() as client:
        health_store = HealthStore(database, task_seconds=900)
        await health_store.register(provider.name for provider in providers.all)
        accounts = {
            provider.name: ProviderAccount(api_key=SecretStr(provider.key), api_url=provider.url)
            for provider in providers.all
        }
        pool = Pool([create(name, account, client) for name, account in accounts.items()], health_store)
        yield Heart(database, clock, pool, health_store)
