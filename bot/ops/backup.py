"""`backup`, `restore` and `copy-to`: a whole copy of a database into a file, back, and into another database."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from bot.storage.backup_file import read_batches, read_contents, write_backup
from bot.storage.copying import fill, tally, whole
from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import is_current


async def backup(database_url: str, path: Path) -> int:
    """Write all that a database holds at this moment to a new file; a bot may be at work on it.

    Returns 0. Raises DatabaseError and BackupError.
    """
    database = Database(database_url, time.time)
    async with _opened(database, exclusive=False), whole(database) as (contents, batches):
        written = await write_backup(path, contents, batches)
    sys.stdout.write(f"{path} is whole: {written}.\n")
    return 0


async def restore(database_url: str, path: Path) -> int:
    """Write all that a backup holds into an empty database, or nothing.

    Returns 0. Raises DatabaseError and BackupError.
    """
    contents = read_contents(path)
    database = Database(database_url, time.time)
    async with _opened(database), aclosing(read_batches(path)) as batches:
        written = await fill(database, contents, batches)
        sys.stdout.write(f"{database.name} has all of {path}: {written}.\n")
    return 0


async def copy_to(database_url: str, target_url: str) -> int:
    """Write all that one database holds into another one, which is empty, or nothing.

    No bot may be at work on either. A target that holds the very same already is left as it is. Returns 0. Raises
    DatabaseError.
    """
    source, target = Database(database_url, time.time), Database(target_url, time.time)
    if source.name == target.name:
        raise DatabaseError("this is the database that DATABASE_URL names; name another one")
    async with _opened(source), _opened(target), source.transaction() as alone:
        await source.claim(alone)
        async with whole(source) as (contents, batches):
            if await _has_rows(target):
                written = await tally(contents, batches)
                async with whole(target) as (there, copied):
                    if await tally(there, copied) != written:
                        raise DatabaseError(f"{target.name} is not empty; name an empty database")
            else:
                written = await fill(target, contents, batches)
    sys.stdout.write(f"{target.name} has all of {source.name}: {written}.\n")
    return 0


async def _has_rows(database: Database) -> bool:
    if not await is_current(database):
        return False
    async with whole(database) as (_, batches):
        async for _ in batches:
            return True
    return False


@asynccontextmanager
async def _opened(database: Database, *, exclusive: bool = True) -> AsyncIterator[None]:
    await database.open(exclusive=exclusive)
    try:
        yield
    finally:
        await database.close()
