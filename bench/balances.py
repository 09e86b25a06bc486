"""A million entries in the ledger: how long it takes to tell the balance of an account that has a tenth of them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import func, insert, select

from bench.table import Figure
from bot.billing.ledger import EntryKind, Ledger
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.tables import accounts, ledger

ENTRIES, ACCOUNTS = 1_000_000, 10
ROWS_AT_ONCE = 10_000
TIMES = 20
MOST_MS = 3.0
MILLISECONDS = 1000.0


async def measure() -> Figure:
    """Fill a file, ask it again and again."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bot.db'}", time.time)
        await database.open()
        try:
            await migrate(database)
            await _fill(database)
            async with database.reading() as connection:
                kept = await _time(lambda: Ledger(database).balance(connection, 1))
                added_up = select(func.sum(ledger.c.amount)).where(ledger.c.account_id == 1)
                floor = await _time(lambda: connection.scalar(added_up))
        finally:
            await database.close()
    return Figure(
        f"the balance of an account with {ENTRIES // ACCOUNTS:,} of {ENTRIES:,} entries, on SQLite",
        f"{kept:.2f} ms",
        f"{floor:.1f} ms to add its entries up",
        f"under {MOST_MS:g} ms",
        kept < MOST_MS,
    )


async def _time(ask: Callable[[], Awaitable[object]]) -> float:
    """The median, in milliseconds."""
    times = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        await ask()
        times.append(time.perf_counter() - begin)
    return median(times) * MILLISECONDS


async def _fill(database: Database) -> None:
    async with database.transaction() as connection:
        each = ENTRIES // ACCOUNTS
        rows = [{"id": n + 1, "created_at": 0.0, "credits": each} for n in range(ACCOUNTS)]
        await connection.execute(insert(accounts), rows)
        for start in range(0, ENTRIES, ROWS_AT_ONCE):
            await connection.execute(insert(ledger), [_entry(n) for n in range(start, start + ROWS_AT_ONCE)])


def _entry(number: int) -> dict[str, Any]:
    account = 1 + number % ACCOUNTS
    return {"account_id": account, "kind": EntryKind.GRANT, "amount": 1, "key": f"grant:{number}", "at": float(number)}
