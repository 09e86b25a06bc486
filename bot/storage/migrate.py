"""Brings a database to the newest schema, and tells whether it is there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from bot.storage.database import Database, DatabaseError

# Any number will do, as long as every process takes the same one.
MIGRATION_LOCK = 7_266_227


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


async def migrate(database: Database) -> None:
    """Bring the schema to the newest; nothing happens when it is there. Safe with many processes at once.

    Raises DatabaseError for a schema that this code does not know.
    """
    async with database.transaction() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        try:
            await connection.run_sync(_upgrade)
        except CommandError:
            raise DatabaseError(f"{database.name} was made by a newer version of the bot; run that one") from None


class Schema(StrEnum):
    """How a database's schema stands to this code."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


async def schema_of(database: Database) -> Schema:
    """How the schema stands to this code."""
    async with database.reading() as connection:
        revision = await connection.run_sync(_revision)
    if revision is None:
        return Schema.EMPTY
    if revision == newest():
        return Schema.CURRENT
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    return Schema.OLDER if revision in known else Schema.NEWER


async def is_current(database: Database) -> bool:
    """Whether the schema is the newest."""
    return await schema_of(database) is Schema.CURRENT


def newest() -> str | None:
    """The newest revision that this code knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()
