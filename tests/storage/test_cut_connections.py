"""PostgreSQL's server ends connections when it restarts or fails over; who asks next gets a new one."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from typing import Any

import pytest
from sqlalchemy import text

from bot.sandbox import PATIENCE_SECONDS
from bot.storage.database import Database
from tests.databases import migrated, postgres_url

CUT = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.mark.postgres
async def test_all_connections_are_cut() -> None:
    """Not one question or transaction after it fails, however many connections there were."""
    async with postgres_url() as url, migrated(url, time.time) as database, migrated(url, time.time) as other:
        cut = await _fill_pool(database, 4)
        async with other.reading() as connection:
            await connection.execute(CUT)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.gather(*(event.wait() for event in cut))
        async with AsyncExitStack() as stack:
            for _ in cut:
                reading = await stack.enter_async_context(database.reading())
                assert await reading.scalar(text("SELECT 1")) == 1
                writing = await stack.enter_async_context(database.transaction())
                assert await writing.scalar(text("SELECT 2")) == 2


async def _fill_pool(database: Database, connections: int) -> list[asyncio.Event]:
    """Have so many open connections, unused. Returns for each what is set when the driver hears of its end."""
    ends = []
    async with AsyncExitStack() as stack:
        for _ in range(connections):
            connection = await stack.enter_async_context(database.reading())
            driver: Any = (await connection.get_raw_connection()).driver_connection
            end = asyncio.Event()
            driver.add_termination_listener(lambda _, end=end: end.set())
            ends.append(end)
    return ends
