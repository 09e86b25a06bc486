"""Whole copies: all rows as a stream, written into an empty database in one transaction, and verified there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Integer, MetaData, Table, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import Schema, bring_to, newest, revision_of, schema_of
from bot.storage.tables import ledger, metadata

ROWS_AT_ONCE = 500
DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy consists of."""

    revision: str
    """The schema's."""
    columns: dict[str, list[str]]
    """Those of each table, in an order in which no row refers to a later table's."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of one table, with their values in the order of its columns."""

    table: str
    rows: Sequence[Sequence[Any]]


Batches = AsyncIterator[Batch]


@dataclass
class Tally:
    """Counts and sums of rows, which two whole copies have in common, in whatever order their rows come."""

    rows: Counter[str] = field(default_factory=Counter)
    digests: Counter[str] = field(default_factory=Counter)
    """For each table the sum of its rows' digests."""
    credits: int = 0
    """The sum of the whole ledger."""

    def add(self, batch: Batch, columns: Sequence[str]) -> None:
        """Count these rows."""
        lines = (json.dumps(tuple(row), separators=(",", ":")).encode() for row in batch.rows)
        digests = (blake2b(line, digest_size=DIGEST_BYTES).digest() for line in lines)
        total = self.digests[batch.table] + sum(int.from_bytes(digest) for digest in digests)
        self.digests[batch.table] = total % 2 ** (8 * DIGEST_BYTES)
        self.rows[batch.table] += len(batch.rows)
        if batch.table == ledger.name:
            amount = columns.index(ledger.c.amount.name)
            self.credits += sum(row[amount] for row in batch.rows)

    def __str__(self) -> str:
        tables = sum(count > 0 for count in self.rows.values())
        return f"{self.rows.total():,} rows in {tables} tables; the ledger's sum is {self.credits:,} credits"


@asynccontextmanager
async def whole(database: Database) -> AsyncIterator[tuple[Contents, Batches]]:
    """All rows of a database as they stand at one moment, whoever writes to it meanwhile.

    Raises DatabaseError for one with another schema than this code's.
    """
    schema = await schema_of(database)
    if schema is not Schema.CURRENT:
        raise DatabaseError(f"{database.name}: {_OTHER_SCHEMA[schema]}")
    columns = {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}
    contents = Contents(newest(), columns)
    async with database.snapshot() as connection:
        yield contents, _read(connection, metadata.tables, contents)


_OTHER_SCHEMA = {
    Schema.EMPTY: "there is nothing in it",
    Schema.OLDER: "its schema is older than this version of the bot; `python -m bot migrate` brings it up",
    Schema.NEWER: "it was made by a newer version of the bot; use that one",
}


async def _read(connection: AsyncConnection, tables: Mapping[str, Table], contents: Contents) -> Batches:
    # Page by page: PostgreSQL keeps a cursor, which a change of the table would meet, to the transaction's end.
    for name, columns in contents.columns.items():
        table = tables[name]
        key = [columns.index(column.name) for column in table.primary_key]
        page = select(*(table.columns[column] for column in columns)).order_by(*table.primary_key).limit(ROWS_AT_ONCE)
        rows = (await connection.execute(page)).all()
        while rows:
            yield Batch(name, [tuple(row) for row in rows])
            last = [rows[-1][place] for place in key]
            rows = (await connection.execute(page.where(tuple_(*table.primary_key) > last))).all()


async def tally(contents: Contents, batches: Batches) -> Tally:
    """Counts and sums of all these rows."""
    counted = Tally()
    async for batch in batches:
        counted.add(batch, contents.columns[batch.table])
    return counted


async def fill(database: Database, contents: Contents, batches: Batches) -> Tally:
    """Write these rows into an empty database, verify them, and bring it to the newest schema: all of it or nothing.

    Raises DatabaseError for a database that has rows or is in use, and for rows that do not arrive as they were sent.
    """
    if contents.revision > newest():
        raise DatabaseError("the copy was made by a newer version of the bot; use that one")
    async with database.transaction() as connection:
        await database.claim(connection)
        if (await connection.run_sync(revision_of) or "") > contents.revision:
            raise DatabaseError(f"{database.name} has newer tables than the copy; name a database without tables")
        await bring_to(database, connection, contents.revision)
        tables = await connection.run_sync(_reflected, contents)
        if not await _is_empty(connection, tables.values()):
            raise DatabaseError(f"{database.name} is not empty; name an empty database")
        sent = await _write(connection, tables, contents, batches)
        if await tally(contents, _read(connection, tables, contents)) != sent:
            raise DatabaseError(f"{database.name} does not hold what was written to it; nothing was kept")
        if not database.is_sqlite:
            await _go_on_counting(connection, tables.values())
        await bring_to(database, connection, newest())
    return sent


def _reflected(connection: Connection, contents: Contents) -> Mapping[str, Table]:
    """The tables as this database has them: those of an older schema are not the code's."""
    there = MetaData()
    there.reflect(connection, only=lambda name, _: name in contents.columns)
    columns = {name: {column.name for column in table.columns} for name, table in there.tables.items()}
    if columns != {name: set(names) for name, names in contents.columns.items()}:
        raise DatabaseError("the copy has other tables than this version of the bot knows; use the one that made it")
    return there.tables


async def _is_empty(connection: AsyncConnection, tables: Iterable[Table]) -> bool:
    for table in tables:
        if await connection.scalar(select(literal(1)).select_from(table).limit(1)):
            return False
    return True


async def _write(
    connection: AsyncConnection, tables: Mapping[str, Table], contents: Contents, batches: Batches
) -> Tally:
    sent = Tally()
    async for batch in batches:
        columns = contents.columns[batch.table]
        rows = [dict(zip(columns, row, strict=True)) for row in batch.rows]
        await connection.execute(tables[batch.table].insert(), rows)
        sent.add(batch, columns)
    return sent


async def _go_on_counting(connection: AsyncConnection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL number new rows after those that were copied."""
    numbers = [(table, column) for table in tables for column in table.primary_key if isinstance(column.type, Integer)]
    for table, column in numbers:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        await connection.execute(select(func.setval(sequence, func.max(column))))
