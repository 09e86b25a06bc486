"""The durable machine under any order of claims, crashes, wake-ups and late answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import JobStore, LeaseLost
from bot.storage.database import Database
from bot.storage.tables import jobs
from tests.clock import FakeClock
from tests.databases import migrated, quick_folder, sqlite_url
from tests.jobs.rows import add_job

LEASE = 30.0
T = TypeVar("T")


@dataclass
class Model:
    """What a job must be like, told without a database."""

    due: float | None
    token: int = 0
    lease_until: float | None = None
    woken: bool = False
    ended: bool = False


@dataclass
class World:
    """The model's jobs, and every claim that a worker has not let go of."""

    jobs: dict[int, Model] = field(default_factory=dict)
    claims: list[Job] = field(default_factory=list)


class JobMachine(RuleBasedStateMachine):
    """Works on jobs at random; workers die, dawdle and come back too late."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.clock = FakeClock()
        self.database: Database = self.run(self.open())
        self.store = JobStore(self.database, lease=LEASE)
        self.world = World()

    def run(self, work: Awaitable[T]) -> T:
        async def awaited() -> T:
            return await work

        return self.runner.run(awaited())

    async def open(self) -> Database:
        folder = Path(self.stack.enter_context(quick_folder()))
        return await self.stack.enter_async_context(migrated(sqlite_url(folder), self.clock))

    def teardown(self) -> None:
        self.every_job_can_still_be_brought_to_its_end()
        self.run(self.stack.aclose())
        self.runner.close()

    @rule(delay=st.floats(0, 100))
    def add(self, delay: float) -> None:
        async def work() -> Job:
            async with self.database.transaction() as connection:
                return await add_job(self.database, self.store, connection, due=self.clock.now + delay)

        job = self.run(work())
        self.world.jobs[job.id] = Model(due=job.due)

    @rule(limit=st.integers(1, 4))
    def claim(self, limit: int) -> None:
        claimed = self.run(self.store.claim(limit))
        due = [id_ for id_, model in self.world.jobs.items() if model.due is not None and model.due <= self.clock.now]
        assert len(claimed) == min(limit, len(due))
        for job in claimed:
            model = self.world.jobs[job.id]
            assert job.id in due, "nobody takes a job that is not due, or that another holds"
            model.token += 1
            assert job.token == model.token
            model.due = model.lease_until = self.clock.now + LEASE
            model.woken = False
            self.world.claims.append(job)

    @precondition(lambda self: self.world.claims)
    @rule(data=st.data(), delay=st.one_of(st.none(), st.floats(0, 100)))
    def finish(self, data: st.DataObject, delay: float | None) -> None:
        job = data.draw(st.sampled_from(self.world.claims))
        self.world.claims.remove(job)
        model = self.world.jobs[job.id]
        state = JobState.DELIVERED if delay is None else JobState.WAITING

        async def work() -> None:
            async with self.database.transaction() as connection:
                await self.store.finish(connection, job, state, delay=delay)

        try:
            self.run(work())
        except LeaseLost:
            assert job.token != model.token
            return
        assert job.token == model.token, "an overtaken worker stored something"
        model.lease_until = None
        if delay is None:
            model.due, model.ended = None, True
        else:
            model.due = self.clock.now if model.woken else self.clock.now + delay
        model.woken = False

    @precondition(lambda self: self.world.claims)
    @rule(data=st.data())
    def die(self, data: st.DataObject) -> None:
        self.world.claims.remove(data.draw(st.sampled_from(self.world.claims)))

    @precondition(lambda self: self.world.claims)
    @rule(data=st.data())
    def renew(self, data: st.DataObject) -> None:
        job = data.draw(st.sampled_from(self.world.claims))
        model = self.world.jobs[job.id]
        held = self.run(self.store.renew([job]))
        if job.token == model.token:
            assert held == {job.id}
            model.due = model.lease_until = self.clock.now + LEASE
        else:
            assert not held

    @precondition(lambda self: self.world.jobs)
    @rule(data=st.data())
    def wake(self, data: st.DataObject) -> None:
        job_id = data.draw(st.sampled_from(sorted(self.world.jobs)))
        model = self.world.jobs[job_id]

        async def work() -> int:
            async with self.database.transaction() as connection:
                return await self.store.wake(connection, jobs.c.id == job_id)

        assert self.run(work()) == (0 if model.ended else 1)
        if model.lease_until is not None:
            model.woken = True
        elif not model.ended:
            model.due = self.clock.now

    @rule(seconds=st.floats(0.1, 60))
    def time_passes(self, seconds: float) -> None:
        self.clock.pass_(seconds)

    @invariant()
    def the_next_moment_is_known(self) -> None:
        dues = [model.due for model in self.world.jobs.values() if model.due is not None]
        wait = self.run(self.store.seconds_to_next())
        if not dues:
            assert wait is None
        else:
            assert wait is not None
            assert abs(wait - (min(dues) - self.clock.now)) < 1e-3

    def every_job_can_still_be_brought_to_its_end(self) -> None:
        self.clock.pass_(1000)

        async def work() -> int:
            for job in await self.store.claim(len(self.world.jobs) + 1):
                async with self.database.transaction() as connection:
                    await self.store.finish(connection, job, JobState.DELIVERED, delay=None)
            async with self.database.reading() as connection:
                return await self.store.count(connection, jobs.c.ended_at.is_(None))

        assert self.run(work()) == 0


TestJobMachine = JobMachine.TestCase
TestJobMachine.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
