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

from bot.sandbox import PATIENCE_SECONDS
from bot.storage.database import Clock, Database
from bot.storage.migrate import migrate, newest
from bot.storage.tables import metadata

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
    name = _new_name()
    try:
        await _at_server(f'CREATE DATABASE "{name}"')
        yield _url_of(name)
    finally:
        await _at_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


class KeptDatabase:
    """A migrated PostgreSQL database for many tests, one after the other: to make one takes longer than most tests."""

    def __init__(self) -> None:
        self._name: str | None = None

    @asynccontextmanager
    async def empty(self) -> AsyncIterator[str]:
        """Its address, with nothing in it. Skips where no server is reachable."""
        if self._name is None:
            name = _new_name()
            await _at_server(f'CREATE DATABASE "{name}"')
            self._name = name
        else:
            await self._clear(_url_of(self._name))
        yield _url_of(self._name)

    async def _clear(self, url: str) -> None:
        connection = await asyncpg.connect(url)
        try:
            # What a test made for itself.
            for row in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
                if row["tablename"] not in {*metadata.tables, "alembic_version"}:
                    await connection.execute(f'DROP TABLE "{row["tablename"]}" CASCADE')
            for table in reversed(metadata.sorted_tables):
                await connection.execute(f"DELETE FROM {table.name}")  # noqa: S608  # the names are the code's own
            # A test of schemas may have told another.
            await connection.execute("UPDATE alembic_version SET version_num = $1", newest())
            await connection.execute("SELECT setval(sequencename::regclass, 1, false) FROM pg_sequences")
        finally:
            await connection.close()

    async def drop(self) -> None:
        """It is needed no more."""
        if self._name is not None:
            await _at_server(f'DROP DATABASE "{self._name}" WITH (FORCE)')


def _new_name() -> str:
    return f"sorabot_test_{uuid.uuid4().hex[:12]}"


def _url_of(name: str) -> str:
    return POSTGRES_URL.rsplit("/", 1)[0] + f"/{name}"


async def _at_server(statement: str) -> None:
    try:
        server = await asyncpg.connect(POSTGRES_URL, timeout=PATIENCE_SECONDS)
    except (OSError, asyncpg.PostgresError, TimeoutError):
        missing("no PostgreSQL is reachable (TEST_POSTGRES_URL names one)")
        return
    try:
        await server.execute(statement)
    finally:
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
