"""Telegram's rates, shared by all processes of one bot over PostgreSQL.

A row for each chat, and one for all chats together, holds the moment from which the generic cell rate algorithm counts.
One statement a call changes both, by the database's clock. What the rows hold may be lost with the server: it counts
for seconds.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import text

from bot.storage.database import Database

TIDY_SECONDS = 60.0

_TAKE = text("""
WITH clock AS (SELECT CAST(extract(epoch FROM clock_timestamp()) AS double precision) AS now),
chat AS (
    INSERT INTO paces AS pace (chat_id, earliest, taken)
    SELECT CAST(:chat_id AS bigint), now + CAST(:interval AS double precision), true FROM clock
    ON CONFLICT (chat_id) DO UPDATE SET
        taken = pace.earliest - CAST(:slack AS double precision)
            <= excluded.earliest - CAST(:interval AS double precision),
        earliest = CASE
            WHEN pace.earliest - CAST(:slack AS double precision)
                <= excluded.earliest - CAST(:interval AS double precision)
            THEN greatest(pace.earliest + CAST(:interval AS double precision), excluded.earliest)
            ELSE pace.earliest
        END
    RETURNING taken, earliest
),
together AS (
    INSERT INTO paces AS pace (chat_id, earliest, taken)
    SELECT 0, now + CAST(:all_interval AS double precision), true FROM clock, chat WHERE chat.taken
    ON CONFLICT (chat_id) DO UPDATE
        SET earliest = greatest(pace.earliest + CAST(:all_interval AS double precision), excluded.earliest)
    RETURNING earliest
)
SELECT
    CASE WHEN chat.taken THEN 0 ELSE chat.earliest - CAST(:slack AS double precision) - now END AS chat_wait,
    coalesce((SELECT earliest FROM together) - CAST(:all_taken AS double precision) - now, 0) AS all_wait
FROM clock, chat
""")
_PAUSE = text("""
INSERT INTO paces AS pace (chat_id, earliest, taken)
VALUES (:chat_id, extract(epoch FROM clock_timestamp()) + CAST(:seconds AS double precision), false)
ON CONFLICT (chat_id) DO UPDATE SET earliest = greatest(pace.earliest, excluded.earliest)
""")
_TIDY = text("""
DELETE FROM paces WHERE chat_id IN (
    SELECT chat_id FROM paces
    WHERE chat_id <> 0 AND earliest < extract(epoch FROM clock_timestamp())
    FOR UPDATE SKIP LOCKED
)
""")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so many seconds, of which `burst` may come at once."""

    calls: float
    seconds: float
    burst: int

    @property
    def interval(self) -> float:
        """Seconds between two calls that keep the rate."""
        return self.seconds / self.calls

    @property
    def slack(self) -> float:
        """For how many seconds a burst may run ahead."""
        return (self.burst - 1) * self.interval


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast the bot may be. The default stays within what Telegram allows."""

    chat: Rate = Rate(1, 1.0, burst=5)
    group: Rate = Rate(20, 60.0, burst=5)
    inline: Rate = Rate(1, 5.0, burst=2)
    """Of one inline message: the second edit of a burst is the one that brings the video, right behind a progress."""
    overall: Rate = Rate(29, 1.0, burst=29)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a call has to wait for."""

    chat: float
    """Seconds until the chat has room; 0 when the call was counted."""
    together: float = 0.0
    """Seconds that a call which was counted waits for all chats' rate."""


class SharedPaces:
    """The paces of all processes. Raises SQLAlchemyError or OSError while the database is away."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tidied_at = time.monotonic()

    async def take(self, chat_id: int, rate: Rate, together: Rate) -> Turn:
        """Count a call to the chat, if the chat has room."""
        values = {
            "chat_id": chat_id,
            "interval": rate.interval,
            "slack": rate.slack,
            "all_interval": together.interval,
            "all_taken": together.interval + together.slack,
        }
        async with self._database.reading() as connection:
            row = (await connection.execute(_TAKE, values)).one()
            if time.monotonic() - self._tidied_at > TIDY_SECONDS:
                self._tidied_at = time.monotonic()
                await connection.execute(_TIDY)
        return Turn(max(0.0, row.chat_wait), max(0.0, row.all_wait))

    async def pause(self, chat_id: int, rate: Rate, seconds: float) -> None:
        """Let no process call the chat for so long."""
        async with self._database.reading() as connection:
            await connection.execute(_PAUSE, {"chat_id": chat_id, "seconds": seconds + rate.slack})
