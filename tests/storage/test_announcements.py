"""What one process announces, the others hear: also after the server has cut their connection."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import asyncpg
import pytest
from sqlalchemy import text

from bot.sandbox import PATIENCE_SECONDS
from bot.storage import database as storage
from bot.storage.database import Database
from tests.databases import migrated, postgres_url

LISTENERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'"
)


async def _announce(database: Database) -> None:
    async with database.transaction() as connection:
        await database.announce(connection)


@pytest.mark.postgres
async def test_heard_again_after_a_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process whose listening connection ends looks for what it missed, and hears the others again."""
    monkeypatch.setattr(storage, "LISTEN_AGAIN_SECONDS", 0.05)
    async with postgres_url() as url, migrated(url, time.time) as hearing, migrated(url, time.time) as telling:
        heard: asyncio.Queue[None] = asyncio.Queue()
        hearing.on_announcement(lambda: heard.put_nowait(None))
        hearing.listen()
        # The first call comes with listening itself.
        await asyncio.wait_for(heard.get(), PATIENCE_SECONDS)
        await _announce(telling)
        await asyncio.wait_for(heard.get(), PATIENCE_SECONDS)
        async with telling.reading() as connection:
            assert (await connection.execute(LISTENERS)).scalars().all() == [True]
        await asyncio.wait_for(heard.get(), PATIENCE_SECONDS)
        assert heard.empty()
        await _announce(telling)
        await asyncio.wait_for(heard.get(), PATIENCE_SECONDS)


@pytest.mark.postgres
@pytest.mark.parametrize(
    "error", [asyncpg.InterfaceError("connection is closed"), RuntimeError("nobody expected this")]
)
async def test_heard_after_a_failure(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Whatever goes wrong as a process begins to listen, it begins again."""
    monkeypatch.setattr(storage, "LISTEN_AGAIN_SECONDS", 0.05)
    real = asyncpg.Connection.add_listener

    async def fail_once(connection: Any, *arguments: Any) -> None:
        monkeypatch.setattr(asyncpg.Connection, "add_listener", real)
        raise error

    monkeypatch.setattr(asyncpg.Connection, "add_listener", fail_once)
    async with postgres_url() as url, migrated(url, time.time) as hearing:
        heard = asyncio.Event()
        hearing.on_announcement(heard.set)
        hearing.listen()
        await asyncio.wait_for(heard.wait(), PATIENCE_SECONDS)
