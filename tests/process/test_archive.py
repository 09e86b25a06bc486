"""Backups of a bot at work, and copies that are killed while they are made, by the commands that operators use."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import asyncpg
import pytest
from sqlalchemy import func, select

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import ROOT
from bot.storage.tables import jobs, ledger
from tests.databases import migrated, postgres_url
from tests.process.test_crashes import bot_process
from tests.process.test_kills import PATIENCE, SETTINGS, Crowd, beside, count, on, quiet
from tests.storage.any_rows import add_rows, all_rows
from tests.world import World, balance

pytestmark = pytest.mark.process
ROWS = 4000
"""In each table: more than fits into what SQLite keeps in memory before a transaction ends."""
LEAST_JOBS = 20


@asynccontextmanager
async def command(folder: Path, url: str, *words: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """One of the bot's commands as a process, which is killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATABASE_URL": url},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def call(folder: Path, url: str, *words: str) -> tuple[int | None, str]:
    """Its exit code, and all that it says."""
    async with command(folder, url, *words) as process:
        out, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
        return process.returncode, (out + errors).decode()


@asynccontextmanager
async def empty(kind: str, folder: Path) -> AsyncIterator[str]:
    """The address of one more database."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'another.db'}"
        return
    async with postgres_url() as url:
        yield url


@pytest.mark.postgres
@pytest.mark.parametrize(("source", "target"), [("sqlite", "postgres"), ("postgres", "sqlite")])
async def test_backup_of_a_bot_at_work(source: str, target: str, world: World, tmp_path: Path) -> None:
    """A backup made while users paste, pay and cancel restores into a bot that goes on, with its books right."""
    async with on(source, world), empty(target, tmp_path) as url:
        async with bot_process(world, tmp_path, **SETTINGS):
            await world.telegram.calls.wait_for(lambda called: called.method == "getUpdates", timeout=PATIENCE)
            async with beside(world) as database:
                crowd = Crowd(world, database, Random(1))  # noqa: S311  # it decides nothing that has to be secret
                await crowd.begin()
                acting = asyncio.create_task(crowd.act())
                async with asyncio.timeout(PATIENCE):
                    asked = select(func.count()).select_from(jobs)
                    while await count(database, asked) < LEAST_JOBS:  # noqa: ASYNC110  # another process works on it
                        await asyncio.sleep(0.1)
                code, told = await call(tmp_path, world.database_url, "backup", "saved")
                assert (code, acting.done()) == (0, False), told
                acting.cancel()
                await world.telegram.all_confirmed(timeout=PATIENCE)
        assert (await call(tmp_path, url, "restore", "saved"))[0] == 0
        world.database_url = url
        async with bot_process(world, tmp_path, **SETTINGS), beside(world) as database:
            await quiet(database)
            for user in crowd.users:
                booked = select(func.coalesce(func.sum(ledger.c.amount), 0)).where(ledger.c.account_id == user.id)
                assert await balance(user) == await count(database, booked) >= 0
            async with database.reading() as connection:
                kinds = [
                    (row.job_id, row.kind) for row in await connection.execute(select(ledger).order_by(ledger.c.id))
                ]
                for job in await connection.execute(select(jobs)):
                    outcome = "spend" if job.state == "delivered" else "give_back"
                    expected = ["reserve", outcome] if job.queued_at is not None else []
                    assert [kind for job_id, kind in kinds if job_id == job.id] == expected, job


async def written_to_file(url: str) -> None:
    """Until a transaction that has not ended fills the file's log."""
    log = Path(url.removeprefix("sqlite:///") + "-wal")
    while not log.exists() or log.stat().st_size < 1_000_000:  # noqa: ASYNC110, ASYNC240  # another process writes it
        await asyncio.sleep(0.01)


async def written_to_server(url: str) -> None:
    """Until rows are inserted."""
    server = await asyncpg.connect(url)
    inserting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'INSERT INTO jobs%'"
    while not await server.fetchval(inserting):  # noqa: ASYNC110  # another process does it
        await asyncio.sleep(0.01)
    await server.close()


WRITTEN: dict[str, Callable[[str], Awaitable[None]]] = {"sqlite": written_to_file, "postgres": written_to_server}


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
@pytest.mark.parametrize("name", ["restore", "copy-to"])
async def test_killed_in_the_middle(kind: str, name: str, tmp_path: Path) -> None:
    """`kill -9` while rows are written leaves nothing, and the same command again ends with all of it, once."""
    source = f"sqlite:///{tmp_path / 'bot.db'}"
    async with migrated(source, time.time) as database:
        await add_rows(database, ROWS)
        rows = await all_rows(database)
    assert (await call(tmp_path, source, "backup", "saved"))[0] == 0
    async with empty(kind, tmp_path) as target:
        url, words = (target, ("restore", "saved")) if name == "restore" else (source, ("copy-to", target))
        for _ in range(2):
            async with command(tmp_path, url, *words) as process:
                await asyncio.wait_for(WRITTEN[kind](target), PATIENCE)
                process.kill()
                assert await process.wait() == -9
        async with migrated(target, time.time) as database:
            assert not any((await all_rows(database)).values())
        code, told = await call(tmp_path, url, *words)
        assert code == 0, told
        async with migrated(target, time.time) as database:
            assert await all_rows(database) == rows


async def test_a_plain_line(tmp_path: Path) -> None:
    """What cannot be done is said in one line, without a traceback and without a password."""
    target = "postgresql://someone:topsecret@127.0.0.1:1/db"
    source = f"sqlite:///{tmp_path / 'bot.db'}"
    async with migrated(source, time.time):
        for words in (
            ("copy-to", target),
            ("restore", "nowhere"),
            ("copy-to", "sqlite:///another.db"),
            ("copy-to", source),
            ("backup", "."),
        ):
            code, told = await asyncio.wait_for(call(tmp_path, source, *words), PATIENCE_SECONDS)
            assert (code, len(told.splitlines())) == (2, 1), told
            assert "Traceback" not in told
            assert "topsecret" not in told
