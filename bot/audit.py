"""What operators did, to whom, when and why. Each line is written in the transaction of what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.tables import audit

log = structlog.get_logger(__name__)


class Act(StrEnum):
    """What an operator can do. Each has its words."""

    GRANT = "grant"
    TAKE_BACK = "take-back"
    REFUND = "refund"
    PROMO = "promo"
    BAN = "ban"
    UNBAN = "unban"
    BLOCK = "block"
    UNBLOCK = "unblock"
    STOP = "stop"
    WAKE = "wake"
    MAINTENANCE_ON = "maintenance-on"
    MAINTENANCE_OFF = "maintenance-off"
    BROADCAST = "broadcast"
    BROADCAST_CANCEL = "broadcast-cancel"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit log. The moment is in Unix seconds."""

    id: int
    at: float
    operator_id: int
    act: Act
    user_id: int | None
    """On whom; the random number that stands for them once they were removed."""
    subject: str | None
    """On what: a sum of credits, a charge, a video, a provider."""
    why: str | None
    """The operator's words."""


class Audit:
    """The audit log of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(
        self,
        connection: AsyncConnection,
        operator_id: int,
        act: Act,
        *,
        user_id: int | None = None,
        subject: str | None = None,
        why: str = "",
    ) -> None:
        """Add a line, in the transaction of the act."""
        values = {"operator_id": operator_id, "act": act, "user_id": user_id, "subject": subject, "why": why or None}
        await connection.execute(audit.insert().values(at=self._database.now, **values))
        log.info("an operator acted", operator=operator_id, act=act.value, user=user_id)

    async def latest(self, *, offset: int, limit: int) -> list[Line]:
        """The newest lines, newest first."""
        statement = select(audit).order_by(audit.c.id.desc()).offset(offset).limit(limit)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
        return [Line(row.id, row.at, row.operator_id, Act(row.act), row.user_id, row.subject, row.why) for row in rows]
