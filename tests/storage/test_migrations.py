"""The migrations lead to the tables that the code works with, on both databases, and a newer code's start is enough."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import _config, is_current, migrate, newest
from bot.storage.tables import metadata
from tests.databases import postgres_url, sqlite_url

SETTINGS = {"PYTHONPATH": str(Path(__file__).parents[2]), "BOT_TOKEN": "1:unused", "KIE_API_KEY": "unused"}
MIGRATE = """
import atexit, sys
from bot.__main__ import main
sys.argv = ["sorabot", "migrate"]
atexit.register(lambda: print("alembic.command" in sys.modules))
main()
"""


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_migrated_schema_is_the_one_that_the_code_describes(database: Database) -> None:
    async with database.reading() as connection:
        assert await connection.run_sync(_differences) == []


def _schema(connection: Connection) -> dict[str, dict[str, object]]:
    """All that can be told of each table: columns, keys, indexes, and what PostgreSQL does for its safety."""
    inspector = inspect(connection)
    tables: dict[str, dict[str, object]] = {
        name: {
            "columns": [{**column, "type": str(column["type"])} for column in inspector.get_columns(name)],
            "primary key": inspector.get_pk_constraint(name),
            "foreign keys": _by_name(inspector.get_foreign_keys(name)),
            "unique": _by_name(inspector.get_unique_constraints(name)),
            "checks": _by_name(inspector.get_check_constraints(name)),
            "indexes": [
                {**index, "dialect_options": {name: str(option) for name, option in index["dialect_options"].items()}}
                for index in _by_name(inspector.get_indexes(name))
            ],
        }
        for name in inspector.get_table_names()
    }
    if connection.dialect.name == "postgresql":
        for name, persistence in connection.execute(text("SELECT relname, relpersistence FROM pg_class")):
            if name in tables:
                tables[name]["persistence"] = persistence
    return tables


def _by_name(parts: Sequence[Any]) -> list[Any]:
    return sorted(parts, key=lambda part: str(part["name"]))


def _stamp_as_not_begun(connection: Connection) -> None:
    """With Alembic's table, and no revision in it, a database is migrated step by step."""
    config = _config()
    config.attributes["connection"] = connection
    command.stamp(config, "base")


@asynccontextmanager
async def _empty(like: Database, folder: Path) -> AsyncIterator[Database]:
    """A database of the same kind, with nothing in it."""
    async with AsyncExitStack() as stack:
        url = sqlite_url(folder / "empty") if like.is_sqlite else await stack.enter_async_context(postgres_url())
        empty = Database(url, time.time)
        await empty.open()
        stack.push_async_callback(empty.close)
        yield empty


async def test_a_new_database_is_as_if_migrated(database: Database, tmp_path: Path) -> None:
    """What is made at once in an empty database is, to the last index, what all migrations one by one make."""
    async with _empty(database, tmp_path) as step_by_step:
        async with step_by_step.transaction() as connection:
            await connection.run_sync(_stamp_as_not_begun)
        await migrate(step_by_step)
        async with step_by_step.transaction() as connection:
            migrated = await connection.run_sync(_schema)
    async with database.reading() as connection:
        made = await connection.run_sync(_schema)
    assert made == migrated


async def test_many_processes_start_on_an_empty_database(database: Database, tmp_path: Path) -> None:
    """One makes the tables, the others find them."""
    async with _empty(database, tmp_path) as empty:
        await asyncio.gather(*(migrate(empty) for _ in range(5)))
        assert await is_current(empty)


async def test_a_database_of_a_newer_version_is_left_alone_and_said_to_be_so(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer version"):
        await migrate(database)


async def test_migrating_again_changes_nothing(database: Database) -> None:
    assert await is_current(database)
    await migrate(database)
    assert await is_current(database)


def test_newest_is_alembics_head() -> None:
    """The newest file by name is the end of the chain that Alembic follows."""
    assert ScriptDirectory.from_config(_config()).get_current_head() == newest()


async def test_a_start_that_changes_no_schema_needs_no_alembic(tmp_path: Path) -> None:
    """A first start, and one on a current schema, save the time and memory of what changes schemas."""
    url = sqlite_url(tmp_path)
    assert not await _imports_alembic(url)
    assert not await _imports_alembic(url)


async def _imports_alembic(url: str) -> bool:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        MIGRATE,
        env={**os.environ, **SETTINGS, "DATABASE_URL": url},
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.splitlines()[-1] == b"True"
