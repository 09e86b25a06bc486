"""The migrations lead to the tables that the code works with, on both databases, and a newer code's start is enough."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import _config, is_current, migrate, newest
from bot.storage.tables import metadata
from tests.databases import sqlite_url

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


async def test_a_current_schema_needs_no_alembic(tmp_path: Path) -> None:
    """A start on a current schema saves the time and memory of what changes schemas."""
    url = sqlite_url(tmp_path)
    assert await _imports_alembic(url)
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
