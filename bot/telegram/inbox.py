"""Updates that were taken from the messenger and are not handled yet, so that a crash loses none of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from bot.storage.database import Database
from bot.storage.tables import inbox

RawUpdate = dict[str, Any]
"""An update as it came, with the messenger's number under `update_id`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An update, and when it was taken from the messenger."""

    body: RawUpdate
    taken_at: float
    """Unix seconds, by the database's clock."""


class Inbox:
    """The updates of one database, by the messenger's own number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, updates: Iterable[Kept]) -> None:
        """Store these; those that are stored already stay as they are."""
        rows = [
            {"id": kept.body["update_id"], "body": json.dumps(kept.body), "taken_at": kept.taken_at} for kept in updates
        ]
        async with self._database.transaction() as connection:
            await connection.execute(self._database.insert(inbox).values(rows).on_conflict_do_nothing())

    async def drop(self, numbers: Collection[int]) -> None:
        """They were handled."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(inbox).where(inbox.c.id.in_(numbers)))

    async def find(self, number: int) -> RawUpdate | None:
        """What is stored under this number; None when it was handled meanwhile."""
        async with self._database.reading() as connection:
            body = (await connection.execute(select(inbox.c.body).where(inbox.c.id == number))).scalar_one_or_none()
        return json.loads(body) if body is not None else None

    async def all(self) -> list[Kept]:
        """What is stored, oldest first."""
        async with self._database.reading() as connection:
            rows = await connection.execute(select(inbox.c.body, inbox.c.taken_at).order_by(inbox.c.id))
            return [Kept(json.loads(row.body), row.taken_at) for row in rows]
