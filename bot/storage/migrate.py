"""Brings a database to the newest schema, and tells whether it is there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, DatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is imported where a schema is changed: a start on a current one has no use for its half second and 9 MB.
MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as every process takes the same one.
MIGRATION_LOCK = 7_266_227


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def revision_of(connection: Connection) -> str | None:
    """The schema's revision; None where there are no tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection, revision: str) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def migrate(database: Database) -> None:
    """Bring the schema to the newest; nothing happens when it is there. Safe with many processes at once.

    Raises DatabaseError for a schema that this code does not know.
    """
    if await is_current(database):
        return
    async with database.transaction() as connection:
        await bring_to(database, connection, newest())


async def bring_to(database: Database, connection: AsyncConnection, revision: str) -> None:
    """Bring the schema up to this revision, within the caller's transaction; a newer one that is known stays.

    Raises DatabaseError for a schema that this code does not know.
    """
    from alembic.util import CommandError

    if not database.is_sqlite:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    try:
        await connection.run_sync(_upgrade, revision)
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
        revision = await connection.run_sync(revision_of)
    if revision is None:
        return Schema.EMPTY
    if revision == newest():
        return Schema.CURRENT
    return Schema.OLDER if revision in _revisions() else Schema.NEWER


async def is_current(database: Database) -> bool:
    """Whether the schema is the newest."""
    return await schema_of(database) is Schema.CURRENT


def newest() -> str:
    """The newest revision that this code knows."""
    return _revisions()[-1]


def _revisions() -> list[str]:
    # The files are named after their revisions, which count up.
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
