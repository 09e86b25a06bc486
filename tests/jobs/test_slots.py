"""A runner with free slots leaves no due job waiting."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from bot.jobs import runner as jobs_runner
from bot.jobs.job import Job
from bot.jobs.runner import Runner
from bot.jobs.states import JobState
from bot.jobs.store import JobStore
from bot.sandbox import PATIENCE_SECONDS
from bot.storage.database import Database
from tests.databases import migrated, sqlite_url
from tests.jobs.rows import add_job

SLOTS, JOBS = 2, 6


class SlowStore(JobStore):
    """All steps that run end while the second claim is on its way."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.claims = self.ended = 0
        self.claims_again, self._slots_are_free = asyncio.Event(), asyncio.Event()

    async def claim(self, limit: int) -> list[Job]:
        self.claims += 1
        claimed = await super().claim(limit)
        if self.claims == 2:
            assert len(claimed) < SLOTS
            self.claims_again.set()
            await self._slots_are_free.wait()
        return claimed

    def wait_of(self, job: Job) -> float | None:
        self.ended += 1
        if self.ended == SLOTS:
            self._slots_are_free.set()
        return super().wait_of(job)


class OneWaits:
    """The second job's step waits for the second claim."""

    def __init__(self, store: SlowStore) -> None:
        self._store = store
        self.begun, self.count, self.all_done = 0, 0, asyncio.Event()

    async def step(self, job: Job) -> None:
        self.begun += 1
        if self.begun == SLOTS:
            await self._store.claims_again.wait()
        async with self._store.transaction() as connection:
            await self._store.finish(connection, job, JobState.DELIVERED, delay=None)
        self.count += 1
        if self.count == JOBS:
            self.all_done.set()

    give_up = step


async def test_slots_that_become_free_during_a_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are filled at once, and not when the runner would look again by itself."""
    monkeypatch.setattr(jobs_runner, "LONGEST_NAP_SECONDS", 3600.0)
    async with migrated(sqlite_url(tmp_path), time.time) as database:
        store = SlowStore(database)
        async with database.transaction() as connection:
            for _ in range(JOBS):
                await add_job(database, store, connection)
        steps = OneWaits(store)
        runner = Runner(store, steps, slots=SLOTS)
        running = asyncio.create_task(runner.run())
        await asyncio.wait_for(steps.all_done.wait(), PATIENCE_SECONDS)
        await runner.stop(PATIENCE_SECONDS)
        await running
