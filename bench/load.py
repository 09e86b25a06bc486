"""What jobs cost and how many go through: a process on SQLite, and one, two and four on PostgreSQL.

Each set of processes is given a steady load first, and then as much as it takes. Its floor is the same HTTP calls made
bare.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import asyncpg
import psutil
from sqlalchemy import false, func, select, text

from bench.children import child
from bench.table import Figure
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.providers import SimulatedProvider, SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram, User
from bot.storage.database import BOTS_LOCK, Database
from bot.storage.tables import jobs

PROCESSES = (1, 2, 4)
JOBS, WARM_UP_JOBS = 120, 24
JOBS_A_SECOND = 8.0
AT_ONCE = 120
"""So many jobs are under way where as many are asked for as go through."""
FILLING_SECONDS, FULL_SECONDS = 5.0, 12.0
PEOPLE = 40
TASK_SECONDS = 2.3
"""A task that takes so long is polled two or three times."""
WATCH_SECONDS = 0.05
START_SECONDS = 60.0
PATIENCE_SECONDS = 180.0
MOST_MS, MOST_LATE, LEAST_SHARE = 35.0, 0.5, 0.3
MS_A_PROCESS = 5.0
"""So much each further process may cost: all of them look for the same jobs."""
POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


@dataclass(frozen=True, slots=True)
class Load:
    """What a set of processes did."""

    cpu: float
    """Seconds a job, of all of them together, under the steady load."""
    rate: float
    """Jobs a second, when as many were asked for as went through."""
    late: float = 0.0
    """Seconds. At 99 of 100 moments of the steady load, no job had been due for longer."""


async def measure() -> list[Figure]:
    """A row for SQLite, and one for each number of processes on PostgreSQL where a server answers."""
    floor = await _bare()
    with tempfile.TemporaryDirectory() as folder:
        figures = [_figure("SQLite", 1, await _whole(f"sqlite:///{Path(folder) / 'load.db'}", 1), floor)]
    for number in PROCESSES:
        async with _postgres() as url:
            if url is not None:
                figures.append(_figure("PostgreSQL", number, await _whole(url, number), floor))
    return figures


def _figure(database: str, number: int, whole: Load, floor: Load) -> Figure:
    milliseconds, most = 1000 * whole.cpu, MOST_MS + MS_A_PROCESS * (number - 1)
    processes = "a process" if number == 1 else f"{number} processes"
    return Figure(
        f"{processes} on {database}: {JOBS} jobs, {JOBS_A_SECOND:g} a second, each polled 2 or 3 times; "
        f"then as many as go through with {AT_ONCE} under way",
        f"{milliseconds:.0f} ms of CPU a job, nothing more than {whole.late:.2f} s late at 99 of 100 moments; "
        f"{whole.rate:.0f} jobs a second",
        f"{1000 * floor.cpu:.0f} ms, {floor.rate:.0f} jobs a second for the same HTTP calls made bare",
        f"under {most:g} ms, within {MOST_LATE:g} s; {LEAST_SHARE:g} of the floor's jobs",
        milliseconds < most and whole.late < MOST_LATE and whole.rate >= LEAST_SHARE * floor.rate,
    )


async def _whole(database_url: str, number: int) -> Load:
    """So many processes, of which one takes the updates."""
    async with SimulatedProviders() as providers, SimulatedTelegram(rates=None) as telegram, AsyncExitStack() as stack:
        _prepare(providers)
        settings = sandbox_settings(
            token=telegram.token,
            telegram_url=telegram.url,
            database_url=database_url,
            providers={"apimall": (providers.apimall.url, providers.apimall.key)},
            FREE_CREDITS="1000",
            REQUIRE_CONSENT="false",
        )
        updates = ["polling"] + ["none"] * (number - 1)
        pids = [await stack.enter_async_context(child("bot", telegram, **settings, UPDATES=each)) for each in updates]
        database = Database(database_url, time.time)
        users = [telegram.user(f"User {each}") for each in range(PEOPLE)]
        # The first one makes the tables.
        await _steady(users[:1], 1)
        await database.open(exclusive=False)
        stack.push_async_callback(database.close)
        await _all_run(database, number)
        return await _under_load(users, pids, database)


async def _bare() -> Load:
    async with SimulatedProviders() as providers, SimulatedTelegram(rates=None) as telegram:
        provider = _prepare(providers)
        settings = {"PROVIDER": provider.name, "PROVIDER_URL": provider.url, "PROVIDER_KEY": provider.key}
        async with child("calls", telegram, **settings) as pid:
            return await _under_load([telegram.user(f"User {each}") for each in range(PEOPLE)], [pid], None)


def _prepare(providers: SimulatedProviders) -> SimulatedProvider:
    """The one that has no limits: tasks of a known length, and credits that do not run out."""
    providers.apimall.duration, providers.apimall.balance = TASK_SECONDS, 1e9
    return providers.apimall


async def _all_run(database: Database, number: int) -> None:
    """Until each of them listens for jobs."""
    if database.is_sqlite:
        return
    listening = text(
        "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
        " WHERE datname = current_database() AND locktype = 'advisory' AND objid = :lock AND granted"
    )
    async with asyncio.timeout(START_SECONDS), database.reading() as connection:
        while (await connection.scalar(listening, {"lock": BOTS_LOCK}) or 0) < number:  # noqa: ASYNC110  # other processes do it
            await asyncio.sleep(0.1)


async def _under_load(users: Sequence[User], pids: Sequence[int], database: Database | None) -> Load:
    await _steady(users, WARM_UP_JOBS)
    late: list[float] = []
    watching = asyncio.create_task(_watch(database, late)) if database is not None else None
    before = _cpu(pids)
    await _steady(users, JOBS)
    cpu = (_cpu(pids) - before) / JOBS
    if watching is not None:
        watching.cancel()
    return Load(cpu, await _full(users), quantiles(late, n=100)[98] if late else 0.0)


async def _steady(users: Sequence[User], number: int) -> None:
    async with asyncio.TaskGroup() as group:
        for each in range(number):
            group.create_task(_paste(users[each % len(users)]))
            await asyncio.sleep(1 / JOBS_A_SECOND)


async def _full(users: Sequence[User]) -> float:
    """Jobs a second, while each video is followed by the next link."""
    begin = time.perf_counter() + FILLING_SECONDS
    end = begin + FULL_SECONDS
    delivered = 0

    async def go_on(user: User, delay: float) -> None:
        nonlocal delivered
        await asyncio.sleep(delay)
        while time.perf_counter() < end:
            await _paste(user)
            delivered += begin <= time.perf_counter() < end

    async with asyncio.TaskGroup() as group:
        for each in range(AT_ONCE):
            # Not all at once, or they would come in waves.
            group.create_task(go_on(users[each % len(users)], FILLING_SECONDS * each / AT_ONCE))
    return delivered / FULL_SECONDS


async def _paste(user: User) -> None:
    link = f"https://sora.chatgpt.com/p/s_{uuid.uuid4().hex}"
    said = await user.say(link)
    await user.chat.wait_for(
        lambda message: message.video is not None and link in (message.caption or ""),
        after=said,
        timeout=PATIENCE_SECONDS,
    )


async def _watch(database: Database, late: list[float]) -> None:
    """Note again and again for how long the job that waits longest has been due."""
    first = select(func.min(jobs.c.due) - database.now).where(jobs.c.leased == false())
    async with database.reading() as connection:
        while True:
            late.append(max(0.0, -(await connection.scalar(first) or 0.0)))
            await asyncio.sleep(WATCH_SECONDS)


def _cpu(pids: Sequence[int]) -> float:
    times = [psutil.Process(pid).cpu_times() for pid in pids]
    return float(sum(each.user + each.system for each in times))


@asynccontextmanager
async def _postgres() -> AsyncIterator[str | None]:
    """The address of a database of our own; None where no server answers."""
    try:
        server = await asyncpg.connect(POSTGRES_URL, timeout=3)
    except (OSError, asyncpg.PostgresError, TimeoutError):
        yield None
        return
    name = f"sorabot_bench_{uuid.uuid4().hex[:12]}"
    try:
        await server.execute(f'CREATE DATABASE "{name}"')
        yield POSTGRES_URL.rsplit("/", 1)[0] + f"/{name}"
    finally:
        await server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await server.close()
