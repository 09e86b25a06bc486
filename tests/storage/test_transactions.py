"""Transactions are whole: also when whoever makes them is cancelled at a bad moment."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select, text

from bot.sandbox import PATIENCE_SECONDS
from bot.storage import database as storage
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.databases import migrated, postgres_url, sqlite_url

halves = Table("halves", MetaData(), Column("number", Integer, primary_key=True, autoincrement=False))
"""Rows that come in pairs: an even number, and the odd one after it."""

CANCELLATIONS = 300
LATEST_CANCEL_SECONDS = 0.004


async def _with_halves(database: Database) -> Database:
    async with database.transaction() as connection:
        await connection.run_sync(halves.metadata.create_all)
    return database


async def _write_a_pair(database: Database, number: int) -> None:
    """Two rows that belong together, with reading before, between and after."""
    async with database.transaction() as connection:
        (await connection.execute(select(halves))).all()
        for half in (2 * number, 2 * number + 1):
            await connection.execute(insert(halves).values(number=half))
            (await connection.execute(select(func.count()).select_from(halves))).scalar_one()


async def _pairs(database: Database) -> list[int]:
    async with database.reading() as connection:
        rows = await connection.execute(select(halves.c.number))
        return list(rows.scalars())


@pytest.mark.parametrize("seed", range(2))
async def test_cancelled_transactions(database: Database, seed: int) -> None:
    """After hundreds of cancelled transactions the next one writes at once, and nothing is half-written."""
    await _with_halves(database)
    chance = random.Random(seed)  # noqa: S311  # no secret
    for number in range(CANCELLATIONS):
        writing = asyncio.create_task(_write_a_pair(database, number))
        await asyncio.sleep(chance.uniform(0, LATEST_CANCEL_SECONDS))
        writing.cancel()
        # What was cancelled may be finishing still; the next one has to do with that.
        if chance.random() < 0.5:
            await asyncio.wait({writing})
    await asyncio.wait_for(_write_a_pair(database, CANCELLATIONS), PATIENCE_SECONDS)
    written = await _pairs(database)
    assert {number ^ 1 for number in written} == set(written)
    assert 2 * CANCELLATIONS in written


async def test_a_cancelled_task_ends_as_cancelled(database: Database) -> None:
    """What was cancelled within a transaction does not go on after it."""
    await _with_halves(database)
    inside, went_on = asyncio.Event(), False

    async def write() -> None:
        nonlocal went_on
        async with database.transaction() as connection:
            inside.set()
            for number in range(1000):
                await connection.execute(insert(halves).values(number=number))
        went_on = True

    writing = asyncio.create_task(write())
    await inside.wait()
    writing.cancel()
    await asyncio.wait({writing}, timeout=PATIENCE_SECONDS)
    assert writing.cancelled()
    assert not went_on
    assert len(await _pairs(database)) in (0, 1000)


async def test_a_limit_on_time_holds(database: Database) -> None:
    """`asyncio.timeout` around a transaction ends as a timeout, and the next transaction writes."""
    await _with_halves(database)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.001):
            while True:
                await _write_a_pair(database, random.randrange(10**9))  # noqa: S311  # no secret
    await asyncio.wait_for(_write_a_pair(database, 10**9), PATIENCE_SECONDS)


async def test_a_writer_left_open_is_replaced(tmp_path: Path, clock: FakeClock) -> None:
    """A transaction that the library did not end does not stop the ones after it."""
    async with migrated(sqlite_url(tmp_path), clock) as database:
        await _with_halves(database)
        with pytest.raises(LookupError):
            async with database.transaction() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                assert raw is not None
                await connection.rollback()
                await raw.execute("BEGIN IMMEDIATE")
                raise LookupError
        await asyncio.wait_for(_write_a_pair(database, 1), PATIENCE_SECONDS)
        assert await _pairs(database) == [2, 3]


async def test_a_locked_file_cannot_be_written(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that another program keeps locked is noticed, and so is its release."""
    monkeypatch.setattr(storage, "BUSY_TIMEOUT_MS", 50)
    async with migrated(sqlite_url(tmp_path), clock) as database:
        assert await database.can_write()
        with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert not await database.can_write()
            other.execute("ROLLBACK")
        assert await database.can_write()


@pytest.mark.postgres
async def test_a_replica_cannot_be_written(clock: FakeClock) -> None:
    """A PostgreSQL that takes no writes, as a replica does not, is noticed."""
    async with postgres_url() as url:
        async with migrated(url, clock) as database:
            assert await database.can_write()
            name = url.rsplit("/", 1)[1]
            async with database.transaction() as connection:
                await connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
        reopened = Database(url, clock)
        await reopened.open()
        try:
            assert not await reopened.can_write()
        finally:
            await reopened.close()
