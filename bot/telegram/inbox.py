"""Updates that were taken from the messenger and are not handled yet, so that a crash loses none of them.

Where several processes take updates, each holds what it stored under a lease. A process that lives renews its leases;
what a dead one held is there for another to claim.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select, true, update

from bot.storage.database import Database
from bot.storage.tables import inbox

LEASE_SECONDS = 12.0
RENEW_SECONDS = 3.0
"""How often a process renews, and looks for what others left. What a dead one held waits no longer than both."""
RawUpdate = dict[str, Any]
"""An update as it came, with the messenger's number under `update_id`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An update, the line that it is in, and when it was taken from the messenger."""

    body: RawUpdate
    line: str
    taken_at: float
    """Unix seconds, by the database's clock."""


class Inbox:
    """The updates of one database, by the messenger's own number, as one process holds them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        holder = uuid.uuid4().hex
        self._own = inbox.c.holder == holder
        self._hold = {"holder": holder, "held_until": database.now + LEASE_SECONDS}
        self._ahead = select(inbox.c.id).where(
            inbox.c.line == bindparam("wanted_line"), inbox.c.id <= bindparam("up_to"), ~self._own
        )

    async def keep(self, updates: Iterable[Kept]) -> None:
        """Store these, and hold them; those that are stored already stay as they are."""
        rows = [
            {"id": kept.body["update_id"], "body": json.dumps(kept.body), "line": kept.line, "taken_at": kept.taken_at}
            for kept in updates
        ]
        statement = self._database.insert(inbox).values([row | self._hold for row in rows])
        async with self._database.transaction() as connection:
            await connection.execute(statement.on_conflict_do_nothing())

    async def drop(self, numbers: Collection[int]) -> None:
        """They were handled; what another process holds by now stays."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(inbox).where(inbox.c.id.in_(numbers), self._own))

    async def find(self, number: int) -> RawUpdate | None:
        """What is held under this number; None when it was handled meanwhile, or another process holds it."""
        async with self._database.reading() as connection:
            statement = select(inbox.c.body).where(inbox.c.id == number, self._own)
            body = (await connection.execute(statement)).scalar_one_or_none()
        return json.loads(body) if body is not None else None

    async def ahead(self, line: str, number: int) -> set[int]:
        """Which updates of this line, up to the one of this number, other processes have stored."""
        async with self._database.reading() as connection:
            found = await connection.execute(self._ahead, {"wanted_line": line, "up_to": number})
            return set(found.scalars())

    async def claim(self, *, whoever_holds: bool) -> list[Kept]:
        """Hold what no living process holds, or all there is. Returns it, oldest first."""
        lapsed = true() if whoever_holds else inbox.c.held_until <= self._database.now
        free = select(inbox.c.id).where(lapsed).with_for_update(skip_locked=True).cte("free")
        statement = update(inbox).where(inbox.c.id.in_(select(free.c.id))).values(self._hold)
        async with self._database.one_statement() as connection:
            rows = (await connection.execute(statement.returning(inbox))).all()
        return [Kept(json.loads(row.body), row.line, row.taken_at) for row in sorted(rows, key=lambda row: row.id)]

    async def renew(self) -> None:
        """Hold on to what this process holds."""
        async with self._database.one_statement() as connection:
            await connection.execute(update(inbox).where(self._own).values(self._hold))

    async def release(self) -> None:
        """Let others have at once what this process holds."""
        async with self._database.one_statement() as connection:
            await connection.execute(update(inbox).where(self._own).values(held_until=self._database.now))
