"""What a job costs: CPU of the whole bot for each job of a steady load, beside the same HTTP calls made bare."""

from __future__ import annotations

import asyncio
import os
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import psutil

from bench.children import child
from bench.table import Figure
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram, User

JOBS = 120
WARM_UP_JOBS = 24
JOBS_A_SECOND = 8.0
PEOPLE = 40
TASK_SECONDS = 2.3
"""A task that takes so long is polled two or three times."""
MOST_MS = 35.0
POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


async def measure() -> list[Figure]:
    """A row for SQLite, and one for PostgreSQL where a server answers."""
    floor = await _bare()
    with tempfile.TemporaryDirectory() as folder:
        figures = [_figure("SQLite", await _whole(f"sqlite:///{Path(folder) / 'load.db'}"), floor)]
    async with _postgres() as url:
        if url is not None:
            figures.append(_figure("PostgreSQL", await _whole(url), floor))
    return figures


def _figure(database: str, whole: float, floor: float) -> Figure:
    return Figure(
        f"CPU a job on {database}: {JOBS} jobs, {JOBS_A_SECOND:g} a second, each polled 2 or 3 times",
        f"{1000 * whole:.0f} ms",
        f"{1000 * floor:.0f} ms for the same HTTP calls made bare",
        f"under {MOST_MS:g} ms",
        1000 * whole < MOST_MS,
    )


async def _whole(database_url: str) -> float:
    """Seconds of CPU a job."""
    async with SimulatedProviders() as providers, SimulatedTelegram(rates=None) as telegram:
        providers.apimall.duration = TASK_SECONDS
        settings = sandbox_settings(
            token=telegram.token,
            telegram_url=telegram.url,
            database_url=database_url,
            providers={"apimall": (providers.apimall.url, providers.apimall.key)},
            FREE_CREDITS="1000",
            REQUIRE_CONSENT="false",
        )
        async with child("bot", telegram, **settings) as pid:
            return await _cpu_a_job(pid, telegram)


async def _bare() -> float:
    async with SimulatedProviders() as providers, SimulatedTelegram(rates=None) as telegram:
        providers.apimall.duration = TASK_SECONDS
        provider = providers.apimall
        settings = {"PROVIDER": provider.name, "PROVIDER_URL": provider.url, "PROVIDER_KEY": provider.key}
        async with child("calls", telegram, **settings) as pid:
            return await _cpu_a_job(pid, telegram)


async def _cpu_a_job(pid: int, telegram: SimulatedTelegram) -> float:
    users = [telegram.user(f"User {number}") for number in range(PEOPLE)]
    await _load(users, WARM_UP_JOBS)
    before = _cpu(pid)
    await _load(users, JOBS)
    return (_cpu(pid) - before) / JOBS


async def _load(users: list[User], jobs: int) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(jobs):
            group.create_task(_paste(users[number % len(users)]))
            await asyncio.sleep(1 / JOBS_A_SECOND)


async def _paste(user: User) -> None:
    said = await user.say(f"https://sora.chatgpt.com/p/s_{uuid.uuid4().hex}")
    await user.chat.wait_for(lambda message: message.from_bot and message.video is not None, after=said, timeout=60)


def _cpu(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


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
