"""Ten thousand jobs in flight: the memory and time that waiting takes, and how late they are worked on."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

import psutil

from bench.table import Figure
from bot.jobs.job import Job
from bot.jobs.runner import Runner
from bot.jobs.states import JobState
from bot.jobs.store import JobStore
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.tables import accounts, jobs, users

JOBS = 10_000
IDLE_SECONDS = 10.0
BURST_SECONDS = 30.0
"""In so much time each job falls due once."""
MOST_MB, MOST_CPU, LATE_SECONDS = 120.0, 0.10, 0.5


class NotDoneYet:
    """Polls at a job and finds that it is not done: the commonest step, without its HTTP."""

    def __init__(self, database: Database, store: JobStore, dues: dict[int, float]) -> None:
        self._database = database
        self._store = store
        self._dues = dues
        self.late: list[float] = []

    async def step(self, job: Job) -> None:
        self.late.append(time.time() - self._dues[job.id])
        async with self._database.transaction() as connection:
            await self._store.finish(connection, job, JobState.WAITING, delay=3600)

    async def give_up(self, job: Job) -> None:
        raise AssertionError("no step fails here")


async def measure() -> Figure:
    """Run it in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.waiting", stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    found = json.loads(told)
    late = found["late"]
    return Figure(
        f"{JOBS:,} jobs in flight on SQLite, the machine alone: waiting {IDLE_SECONDS:g} s, "
        f"then each due once within {BURST_SECONDS:g} s",
        f"{found['memory']:.0f} MB, {100 * found['cpu']:.1f} % of a core while they wait, "
        f"99 of 100 at most {late:.2f} s late",
        f"{found['floor']:.0f} MB with the same imports and no job",
        f"under {MOST_MB:g} MB, under {100 * MOST_CPU:g} %, 99 of 100 within {LATE_SECONDS:g} s",
        found["memory"] < MOST_MB and found["cpu"] < MOST_CPU and late <= LATE_SECONDS,
    )


async def _run() -> None:
    process = psutil.Process()
    floor = process.memory_info().rss / 1e6
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bot.db'}", time.time)
        await database.open()
        await migrate(database)
        store = JobStore(database)
        begin = time.time() + IDLE_SECONDS + 5
        dues = await _fill(database, begin)
        steps = NotDoneYet(database, store, dues)
        runner = Runner(store, steps)
        running = asyncio.create_task(runner.run())
        await asyncio.sleep(max(0.0, begin - IDLE_SECONDS - time.time()))
        cpu_before, at = sum(process.cpu_times()[:2]), time.perf_counter()
        await asyncio.sleep(max(0.0, begin - time.time() - 0.2))
        cpu = (sum(process.cpu_times()[:2]) - cpu_before) / (time.perf_counter() - at)
        memory = process.memory_info().rss / 1e6
        while len(steps.late) < JOBS and time.time() < begin + 4 * BURST_SECONDS:
            await asyncio.sleep(0.2)
            memory = max(memory, process.memory_info().rss / 1e6)
        await runner.stop(5)
        await running
        await database.close()
    late = quantiles(steps.late, n=100)[98] if len(steps.late) == JOBS else float("inf")
    sys.stdout.write(json.dumps({"memory": memory, "floor": floor, "cpu": cpu, "late": late}))


async def _fill(database: Database, begin: float) -> dict[int, float]:
    rows = [
        {
            "request": str(number),
            "account_id": 1,
            "asked_by": 1,
            "reply_place": "1",
            "reply_message": "",
            "locale": "en",
            "order_kind": "clean",
            "order_value": "{}",
            "identity": f"source:{number}",
            "price": 1,
            "state": JobState.WAITING,
            "due": begin + BURST_SECONDS * number / JOBS,
            "created_at": begin,
        }
        for number in range(JOBS)
    ]
    async with database.transaction() as connection:
        for table in (accounts, users):
            await connection.execute(table.insert().values(id=1, created_at=begin))
        for start in range(0, JOBS, 500):
            await connection.execute(jobs.insert(), rows[start : start + 500])
        found = await connection.execute(jobs.select().with_only_columns(jobs.c.id, jobs.c.due))
        return {row.id: row.due for row in found}


if __name__ == "__main__":
    asyncio.run(_run())
