"""The runner is asked to stop."""

from __future__ import annotations

import asyncio

from bot.jobs.job import Job
from bot.jobs.runner import Runner
from bot.jobs.store import JobStore
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
