"""Brings a database to the newest schema, and tells whether it is there."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, DatabaseError
from bot.storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is imported where a schema is changed: other starts have no use for its half second and 11 MB.
MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as every process takes the same one.
MIGRATION_LOCK = 7_266_227
MAY_CREATE = text("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")

_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, as Alembic makes it."""


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def revision_of(connection: Connection) -> str | None:
    """The schema's revision; None where there are no tables."""
    if _is_new(connection):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _is_new(connection: Connection) -> bool:
    return not inspect(connection).has_table(_version.name)


def _create(connection: Connection) -> None:
    """Make the newest tables at once. They are what all migrations together make: a test compares the two."""
    metadata.create_all(connection, checkfirst=False)
    _version.create(connection)
    connection.execute(_version.insert().values(version_num=newest()))


def _check_room(connection: Connection, name: str) -> None:
    """Whether tables can be made in a database that has none of the bot's. Raises DatabaseError."""
    if taken := metadata.tables.keys() & set(inspect(connection).get_table_names()):
        raise DatabaseError(f"{name} has a table {min(taken)} of another program's; give the bot a database of its own")
    if connection.dialect.name == "postgresql" and not connection.scalar(MAY_CREATE):
        raise DatabaseError(f"{name}: this user may not make tables; let them own the database, or GRANT them CREATE")


def _upgrade(connection: Connection, *, name: str, revision: str) -> None:
    if _is_new(connection):
        _check_room(connection, name)
        if revision == newest():
            _create(connection)
            return
    from alembic import command
    from alembic.util import CommandError

    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError:
        raise DatabaseError(f"{name} was made by a newer version of the bot; run that one") from None


async def migrate(database: Database) -> None:
    """Bring the schema to the newest; nothing happens when it is there. Safe with many processes at once.

    Raises DatabaseError for a schema that this code does not know, and for one that running bots of an older version
    use: they would meet tables that they do not know.
    """
    if await is_current(database):
        return
    async with database.transaction() as connection:
        await bring_to(database, connection, newest())


async def bring_to(database: Database, connection: AsyncConnection, revision: str) -> None:
    """Bring the schema up to this revision, within the caller's transaction; a newer one that is known stays.

    Raises DatabaseError as `migrate` does.
    """
    if not database.is_sqlite:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    there = await connection.run_sync(revision_of)
    if there is not None and there < revision:
        await database.claim(connection, "has an older schema, and a bot of an older version is at work on it")
    await connection.run_sync(partial(_upgrade, name=database.name, revision=revision))


class Schema(StrEnum):
    """How a database's schema stands to this code."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


async def schema_of(database: Database) -> Schema:
    """How the schema stands to this code. Raises DatabaseError where there is none, and none can be made."""
    async with database.reading() as connection:
        revision = await connection.run_sync(revision_of)
        if revision is None:
            await connection.run_sync(_check_room, database.name)
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
