"""The main job without Telegram: the real database, providers over HTTP, and a messenger that notes what it is told.

Time passes as the jobs need it: when none is due, the clock goes on to the next that is.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.billing.ledger import EntryKind
from bot.core import build
from bot.fulfilment.intake import Answer, Quota, Request
from bot.jobs.job import Job, ReplyTo
from bot.jobs.states import JobState
from bot.jobs.store import LeaseLost
from bot.messenger import Keep, KeptFile, MadeCharacter, MadeVideo, Progress
from bot.orders.clean import Clean
from bot.providers.base import Provider
from bot.providers.registry import create
from bot.routing.polling import LONGEST_GAP
from bot.routing.tasks import DESERTED_SECONDS
from bot.sandbox.providers import SimulatedProviders
from bot.settings import ProviderAccount, Settings
from bot.sources import SOURCES
from bot.sources.base import read_link
from bot.storage.database import Database
from bot.storage.tables import jobs as job_rows
from bot.storage.tables import ledger as entries
from bot.storage.tables import tasks
from bot.users.erasure import is_erased_account
from tests.clock import FakeClock

AT_ONCE = 16


@dataclass
class NotingMessenger:
    """Delivers everything, and notes it."""

    delivered: list[Job] = field(default_factory=list)
    told: list[Job] = field(default_factory=list)

    async def deliver(self, job: Job, video: MadeVideo, *, keep: Keep) -> KeptFile | None:
        self.delivered.append(job)
        return KeptFile(f"file of {job.identity}")

    async def close(self, job: Job, *, balance: int, character: MadeCharacter | None = None) -> None:
        self.told.append(job)
        if character is not None:
            self.delivered.append(job)

    def show(self, job: Job, progress: Progress) -> None:
        """Progress is a courtesy; nothing is noted."""


class Heart:
    """The core, with a messenger that notes what it is told."""

    def __init__(
        self, database: Database, clock: FakeClock, providers: Sequence[Provider] = (), **settings: Any
    ) -> None:
        values: dict[str, Any] = {
            "bot_token": SecretStr("123:token"),
            "accounts": {"kie": ProviderAccount(api_key=SecretStr("unused"))},
            "require_consent": False,
            "models": (),
        }
        self.core = build(Settings.model_validate(values | settings), database, providers)
        self.database = database
        self.clock = clock
        self.jobs = self.core.parts.jobs
        self.ledger = self.core.parts.ledger
        self.payments = self.core.parts.payments
        self.users = self.core.users
        self.intake = self.core.intake
        self.sweeper = self.core.routing.sweeper
        self.messenger = NotingMessenger()
        self.pipeline = self.core.pipeline(self.messenger)
        self._numbers = count(1)

    async def request(self, user_id: int, number: int | None = None) -> Answer:
        """This user asks for a video: a new one, or the one with this number."""
        await self.users.meet(user_id)
        return await self.intake.request(self.new_request(user_id, number))

    def new_request(
        self, user_id: int, number: int | None = None, *, place: str | None = None, quota: Quota | None = None
    ) -> Request:
        """A request of this user's, in their private chat unless another place is named."""
        unique = next(self._numbers)
        link = read_link(f"s_{unique if number is None else number:032x}", SOURCES)
        assert link is not None
        return Request(
            order=Clean(link=link),
            asked_by=user_id,
            account=user_id,
            reply_to=ReplyTo(place or str(user_id), str(unique)),
            locale="en",
            quota=quota,
        )

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
            following: Job | None = job
            while following is not None:
                following = await self.pipeline.step(following)
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
            assert await self.ledger.differing(connection) == []
            sums = select(func.sum(entries.c.amount)).group_by(entries.c.account_id)
            assert all(total >= 0 for total in (await connection.execute(sums)).scalars())
            spent = select(func.count()).where(job_rows.c.state == JobState.DELIVERED)
            assert (await connection.execute(spent)).scalar_one() == len(self.messenger.delivered)
        # Who was removed between a failure and its telling is told nothing.
        failed = {job.id for job in all_jobs if job.state is JobState.FAILED and not is_erased_account(job.account_id)}
        assert failed <= {job.id for job in self.messenger.told}


@asynccontextmanager
async def beating(database: Database, clock: FakeClock, providers: SimulatedProviders) -> AsyncIterator[Heart]:
    """A heart with all four providers."""
    async with httpx.AsyncClient() as client:
        accounts = {
            provider.name: ProviderAccount(api_key=SecretStr(provider.key), api_url=provider.url)
            for provider in providers.all
        }
        heart = Heart(database, clock, [create(name, account, client) for name, account in accounts.items()])
        await heart.core.prepare()
        yield heart
