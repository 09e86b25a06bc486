"""The runner knows by itself when the jobs that it has worked on are due again."""

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


class ForgetfulStore(JobStore):
    """Never tells when the next job is due."""

    async def seconds_to_next(self) -> float | None:
        return None


class TwoSteps:
    """The second step is due a moment after the first, and then the job is done."""

    def __init__(self, database: Database, store: JobStore) -> None:
        self._database, self._store = database, store
        self.count, self.done = 0, asyncio.Event()

    async def step(self, job: Job) -> None:
        self.count += 1
        async with self._database.transaction() as connection:
            await self._store.finish(connection, job, JobState.WAITING, delay=0.1 if self.count == 1 else None)
        if self.count == 2:
            self.done.set()

    give_up = step


async def test_worked_on_again_without_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job is worked on again when its step said, whatever else the database has."""
    monkeypatch.setattr(jobs_runner, "LONGEST_NAP_SECONDS", 3600.0)
    async with migrated(sqlite_url(tmp_path), time.time) as database:
        store = ForgetfulStore(database)
        async with database.transaction() as connection:
            await add_job(database, store, connection)
        steps = TwoSteps(database, store)
        runner = Runner(store, steps)
        running = asyncio.create_task(runner.run())
        await asyncio.wait_for(steps.done.wait(), PATIENCE_SECONDS)
        await runner.stop(PATIENCE_SECONDS)
        await running
