"""Rows in every table, whatever its columns are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer, Table, select

from bot.storage.database import Database
from bot.storage.tables import metadata

AT_ONCE = 1000


def _value(column: Column[Any], number: int) -> object:
    if column.nullable and not column.foreign_keys and number % 3 == 0:
        return None
    if isinstance(column.type, Boolean):
        return number % 2 == 0
    if isinstance(column.type, Integer):
        return number
    if isinstance(column.type, Float):
        return number + 0.1
    return f'{column.name} "{number}" ä\\\n'


def any_row(table: Table, number: int) -> dict[str, object]:
    """A row that refers to the rows with its own number."""
    return {column.name: _value(column, number) for column in table.columns}


async def add_rows(database: Database, count: int, *, first: int = 1) -> None:
    """Add so many rows to each table, each of which refers to the rows with its own number."""
    async with database.transaction() as connection:
        for table in metadata.sorted_tables:
            for start in range(first, first + count, AT_ONCE):
                numbers = range(start, min(start + AT_ONCE, first + count))
                await connection.execute(table.insert(), [any_row(table, number) for number in numbers])


async def all_rows(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in one order on every database."""
    async with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in await connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
