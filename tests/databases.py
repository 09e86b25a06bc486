"""Databases for tests: a fresh SQLite file, or a fresh PostgreSQL database where a server is reachable."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.storage.database import Clock, Database
from bot.storage.migrate import migrate

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
REQUIRE_SERVICES = bool(os.environ.get("REQUIRE_SERVICES"))


def missing(what: str) -> None:
    """Skip the test, or fail it where every service has to be there."""
    if REQUIRE_SERVICES:
        pytest.fail(f"{what}, and REQUIRE_SERVICES is set")
    pytest.skip(what)


@asynccontextmanager
async def postgres_url() -> AsyncIterator[str]:
    """The address of a PostgreSQL database that is there for one test. Skips where no server is reachable."""
    try:
        server = await asyncpg.connect(POSTGRES_URL, timeout=3)
    except (OSError, asyncpg.PostgresError, TimeoutError):
        missing("no PostgreSQL is reachable (TEST_POSTGRES_URL names one)")
        return
    name = f"sorabot_test_{uuid.uuid4().hex[:12]}"
    try:
        await server.execute(f'CREATE DATABASE "{name}"')
        yield POSTGRES_URL.rsplit("/", 1)[0] + f"/{name}"
    finally:
        await server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await server.close()


@asynccontextmanager
async def migrated(url: str, clock: Clock, *, trust_clock: bool = False) -> AsyncIterator[Database]:
    """An open database with the newest schema."""
    database = Database(url, clock, trust_clock=trust_clock)
    await database.open()
    try:
        await migrate(database)
        yield database
    finally:
        await database.close()


def sqlite_url(folder: Path) -> str:
    """The address of an SQLite file in this folder."""
    return f"sqlite:///{folder / 'bot.db'}"


def quick_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder in memory, where the system has such: for tests that write very often, and crash no machine."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
    return tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
