"""Messages from an operator to many users: who gets one next, how far it has come, and who wants none.

Users are written to in the order of their numbers. How far a broadcast has come is noted after each, so a crash costs
one repeated message at most. One process at a time sends a broadcast, for as long as its lease lasts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.audit import Act, Audit
from bot.storage.database import Database
from bot.storage.tables import broadcasts, users

LEASE_SECONDS = 30.0
LANGUAGES_OFFERED = 6
SPOKEN = func.coalesce(users.c.chosen_language, users.c.language)
"""What a user chose, else what their Telegram speaks."""
LANGUAGE = func.rtrim(func.substr(func.replace(SPOKEN, "_", "-"), 1, 3), "-")
"""Of that, the language without the region: two letters, or three as in `fil`."""


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    SENDING = "sending"
    DONE = "done"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What came of writing to one user. The names are those of the columns that count them."""

    SENT = "sent"
    BLOCKED = "blocked"
    """The user blocked the bot, or is gone."""
    FAILED = "failed"
    """Telegram refused it, or did not say whether it arrived."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast."""

    id: int
    operator_id: int
    text: str
    language: str | None
    """Those whose Telegram speaks it are meant; None means all."""
    state: BroadcastState
    last_user_id: int
    sent: int
    blocked: int
    failed: int
    token: int
    """Whoever leased it last holds this one."""

    @classmethod
    def from_row(cls, row: Row[Any]) -> Broadcast:
        values = {name: getattr(row, name) for name in cls.__dataclass_fields__}
        return cls(**values | {"state": BroadcastState(row.state)})


@dataclass(frozen=True, slots=True)
class Readers:
    """How many users a broadcast would go to: all, and by language, the most frequent first."""

    all: int
    by_language: Sequence[tuple[str, int]]


class Broadcasts:
    """All broadcasts of one database."""

    def __init__(self, database: Database, audit: Audit) -> None:
        self._database = database
        self._audit = audit
        self.begun = asyncio.Event()
        """Set when this process was told to begin one."""

    async def draft(self, operator_id: int, text: str, *, request: str) -> Broadcast:
        """Store what is to be sent; the same request makes no second one. Nothing is sent yet."""
        values = {"operator_id": operator_id, "text": text, "request": request, "state": BroadcastState.DRAFT}
        async with self._database.transaction() as connection:
            await connection.execute(
                self._database.insert(broadcasts)
                .values(created_at=self._database.now, **values)
                .on_conflict_do_nothing()
            )
            statement = select(broadcasts).where(broadcasts.c.request == request)
            return Broadcast.from_row((await connection.execute(statement)).one())

    async def readers(self) -> Readers:
        """How many users want news."""
        many = func.count().label("many")
        statement = select(LANGUAGE.label("language"), many).where(*_wants_news(None)).group_by(LANGUAGE)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement.order_by(many.desc()))).all()
        named = [(row.language, row.many) for row in rows if row.language]
        return Readers(sum(row.many for row in rows), named[:LANGUAGES_OFFERED])

    async def find(self, broadcast_id: int) -> Broadcast | None:
        """The broadcast as it stands."""
        return await self._first(broadcasts.c.id == broadcast_id)

    async def newest(self) -> Broadcast | None:
        """The last one that was begun."""
        return await self._first(broadcasts.c.state != BroadcastState.DRAFT)

    async def _first(self, *where: ColumnElement[bool]) -> Broadcast | None:
        statement = select(broadcasts).where(*where).order_by(broadcasts.c.id.desc()).limit(1)
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return None if row is None else Broadcast.from_row(row)

    async def begin(self, operator_id: int, broadcast_id: int, language: str | None) -> bool:
        """Send a draft to all, or to those who speak a language. Returns whether it was a draft."""
        async with self._database.transaction() as connection:
            changes = {"state": BroadcastState.SENDING, "language": language, "started_at": self._database.now}
            if not await self._change(connection, broadcast_id, BroadcastState.DRAFT, **changes):
                return False
            subject = f"{broadcast_id}: {language or '*'}"
            await self._audit.note(connection, operator_id, Act.BROADCAST, subject=subject)
        self.begun.set()
        return True

    async def cancel(self, operator_id: int, broadcast_id: int) -> bool:
        """Send it to nobody else. Returns whether it was under way, or a draft."""
        async with self._database.transaction() as connection:
            changes = {"state": BroadcastState.CANCELLED, "ended_at": self._database.now}
            if await self._change(connection, broadcast_id, BroadcastState.DRAFT, **changes):
                return True
            if not await self._change(connection, broadcast_id, BroadcastState.SENDING, **changes):
                return False
            await self._audit.note(connection, operator_id, Act.BROADCAST_CANCEL, subject=str(broadcast_id))
            return True

    async def _change(
        self, connection: AsyncConnection, broadcast_id: int, stood: BroadcastState, **changes: object
    ) -> bool:
        statement = update(broadcasts).where(broadcasts.c.id == broadcast_id, broadcasts.c.state == stood)
        return (await connection.execute(statement.values(**changes))).rowcount > 0

    # Whoever sends.

    async def release(self) -> None:
        """End all leases: on SQLite, whoever held one is dead when a process starts."""
        async with self._database.one_statement() as connection:
            await connection.execute(update(broadcasts).values(leased_until=None))

    async def take(self) -> Broadcast | None:
        """Lease a broadcast that is under way, and that nobody else sends."""
        now = self._database.now
        free = or_(broadcasts.c.leased_until.is_(None), broadcasts.c.leased_until < now)
        first = select(func.min(broadcasts.c.id)).where(broadcasts.c.state == BroadcastState.SENDING, free)
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == first.scalar_subquery(), broadcasts.c.state == BroadcastState.SENDING, free)
            .values(leased_until=now + LEASE_SECONDS, token=broadcasts.c.token + 1)
            .returning(broadcasts)
        )
        async with self._database.one_statement() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return None if row is None else Broadcast.from_row(row)

    async def next_reader(self, broadcast: Broadcast, after: int) -> int | None:
        """The next user behind this one who is to get it; None behind the last."""
        started = select(broadcasts.c.started_at).where(broadcasts.c.id == broadcast.id).scalar_subquery()
        wanted = (users.c.id > after, users.c.created_at <= started, *_wants_news(broadcast.language))
        async with self._database.reading() as connection:
            found: int | None = await connection.scalar(select(func.min(users.c.id)).where(*wanted))
        return found

    async def keep(self, broadcast: Broadcast) -> bool:
        """Prolong the lease. Returns False when it was cancelled, or another process sends it."""
        return await self._write(broadcast)

    async def note(self, broadcast: Broadcast, user_id: int, outcome: Outcome) -> bool:
        """This user was written to. Returns what `keep` returns."""
        # What was sent counts, also where it was cancelled meanwhile.
        counted = broadcasts.c[outcome.value]
        changes = {counted: counted + 1, broadcasts.c.last_user_id: user_id}
        own = (broadcasts.c.id == broadcast.id, broadcasts.c.token == broadcast.token)
        statement = update(broadcasts).where(*own).values(changes).returning(broadcasts.c.state)
        async with self._database.one_statement() as connection:
            state = (await connection.execute(statement)).scalar_one_or_none()
        return bool(state == BroadcastState.SENDING)

    async def finish(self, broadcast: Broadcast) -> Broadcast | None:
        """Everybody was written to. Returns how it ended, to the one process that is to tell."""
        if not await self._write(broadcast, state=BroadcastState.DONE, ended_at=self._database.now):
            return None
        return await self.find(broadcast.id)

    async def _write(self, broadcast: Broadcast, **changes: object) -> bool:
        own = (broadcasts.c.id == broadcast.id, broadcasts.c.token == broadcast.token)
        statement = update(broadcasts).where(*own, broadcasts.c.state == BroadcastState.SENDING)
        until = self._database.now + LEASE_SECONDS
        async with self._database.one_statement() as connection:
            return (await connection.execute(statement.values(leased_until=until, **changes))).rowcount > 0

    # Whoever reads.

    async def want_news(self, user_id: int, *, wanted: bool) -> None:
        """Send this user broadcasts, or no more."""
        since = None if wanted else self._database.now
        async with self._database.one_statement() as connection:
            await connection.execute(update(users).where(users.c.id == user_id).values(no_news_since=since))


def _wants_news(language: str | None) -> list[ColumnElement[bool]]:
    wants: list[ColumnElement[bool]] = [and_(users.c.banned_at.is_(None), users.c.no_news_since.is_(None))]
    if language is not None:
        wants.append(LANGUAGE.in_([language]))
    return wants
