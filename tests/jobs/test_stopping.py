"""The runner is asked to stop."""

from __future__ import annotations

import asyncio

import pytest

from bot.jobs import runner as jobs_runner
from bot.jobs.job import Job
from bot.jobs.runner import Runner
from bot.jobs.store import JobStore
from bot.sandbox import PATIENCE_SECONDS
from bot.storage.database import Database
from tests.jobs.rows import add_job


class SlowStore(JobStore):
    """Holds back what it has claimed until the test lets it go on."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.claimed, self.go_on = asyncio.Event(), asyncio.Event()

    async def claim(self, limit: int) -> list[Job]:
        jobs = await super().claim(limit)
        self.claimed.set()
        await self.go_on.wait()
        return jobs


class NotedSteps:
    """Notes whose step has ended."""

    def __init__(self) -> None:
        self.ended: list[int] = []

    async def step(self, job: Job) -> None:
        await asyncio.sleep(0)
        self.ended.append(job.id)

    give_up = step


class LateSteps:
    """A step that lasts until it is cancelled, and where it is stubborn until the test lets it end."""

    def __init__(self, *, stubborn: bool = False) -> None:
        self._stubborn = stubborn
        self.begun, self.cancelled, self.may_end = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def step(self, job: Job) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.cancelled.set()
            if self._stubborn:
                await self.may_end.wait()

    give_up = step


async def test_stopped_while_it_claims(database: Database) -> None:
    """What it had claimed by then is among what it waits for: nobody closes the database under a step."""
    store, steps = SlowStore(database), NotedSteps()
    async with database.transaction() as connection:
        job = await add_job(database, store, connection)
    runner = Runner(store, steps)
    running = asyncio.create_task(runner.run())
    await store.claimed.wait()
    stopping = asyncio.create_task(runner.stop(60))
    await asyncio.sleep(0)
    store.go_on.set()
    await stopping
    assert steps.ended == [job.id]
    await running


async def test_a_late_step_is_handed_back(database: Database) -> None:
    """Whose step has not ended within the grace is cancelled, and due at once for another worker."""
    store, steps = JobStore(database), LateSteps()
    async with database.transaction() as connection:
        job = await add_job(database, store, connection)
    runner = Runner(store, steps)
    running = asyncio.create_task(runner.run())
    await steps.begun.wait()
    await runner.stop(0.01)
    await running
    assert steps.cancelled.is_set()
    assert [claimed.id for claimed in await store.claim(10)] == [job.id]


@pytest.mark.errors("cancelled steps have not ended")
async def test_a_stubborn_step_is_left_behind(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot stops, and hands the job back, even where a step does not heed that it was cancelled."""
    monkeypatch.setattr(jobs_runner, "CANCELLED_SECONDS", 0.5)
    store, steps = JobStore(database), LateSteps(stubborn=True)
    async with database.transaction() as connection:
        job = await add_job(database, store, connection)
    runner = Runner(store, steps)
    running = asyncio.create_task(runner.run())
    await steps.begun.wait()
    await asyncio.wait_for(runner.stop(0.01), PATIENCE_SECONDS)
    await running
    assert [claimed.id for claimed in await store.claim(10)] == [job.id]
    steps.may_end.set()
