"""Telegram's rates, and how the calls to one chat take turns: here, or by all processes of a bot over PostgreSQL.

A row for each chat, and one for all chats together, holds the moment from which the generic cell rate algorithm counts.
One statement a call changes both, by the database's clock. What the rows hold may be lost with the server: it counts
for seconds.

Where a chat has no room, an answer waits for it, and a job's step comes back later. Whoever waits would always be there
first, and whoever comes back would find each turn taken by one who came back before: so the two kinds take turns. Who
came in vain has the next turn kept for them against the kind that had the last one.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import text

from bot.storage.database import Database

TIDY_SECONDS = 60.0
LONGEST_QUEUE_SECONDS = 60.0
"""Of those who are told to come back, the last are not sent further ahead than this: others may have given up."""
KEPT_SECONDS = 5.0
"""For how long after the moment that they were told a turn is kept for those who come back."""

# Whether the chat has room for a call of this kind.
_FITS = """
    pace.earliest - CAST(:slack AS double precision) + CASE
        WHEN pace.last_kind = CAST(:kind AS smallint)
            AND pace.kept_until > excluded.earliest - CAST(:interval AS double precision)
        THEN CAST(:interval AS double precision)
        ELSE 0
    END <= excluded.earliest - CAST(:interval AS double precision)
"""
_TAKE = text(
    """
WITH clock AS (SELECT CAST(extract(epoch FROM clock_timestamp()) AS double precision) AS now),
chat AS (
    INSERT INTO paces AS pace (chat_id, earliest, taken, last_kind)
    SELECT CAST(:chat_id AS bigint), now + CAST(:interval AS double precision), true, CAST(:kind AS smallint) FROM clock
    ON CONFLICT (chat_id) DO UPDATE SET
        taken = {fits},
        earliest = CASE
            WHEN {fits} THEN greatest(pace.earliest + CAST(:interval AS double precision), excluded.earliest)
            ELSE pace.earliest
        END,
        last_kind = CASE WHEN {fits} THEN excluded.last_kind ELSE pace.last_kind END,
        kept_until = CASE
            WHEN pace.last_kind = CAST(:kind AS smallint) THEN pace.kept_until
            WHEN {fits} THEN 0
            ELSE pace.earliest - CAST(:slack AS double precision) + CAST(:kept AS double precision)
        END
    RETURNING taken, earliest,
        last_kind = CAST(:kind AS smallint) AND kept_until > (SELECT now FROM clock) AS leaves_one
),
together AS (
    INSERT INTO paces AS pace (chat_id, earliest, taken)
    SELECT 0, now + CAST(:all_interval AS double precision), true FROM clock, chat WHERE chat.taken
    ON CONFLICT (chat_id) DO UPDATE
        SET earliest = greatest(pace.earliest + CAST(:all_interval AS double precision), excluded.earliest)
    RETURNING earliest
)
SELECT
    CASE
        WHEN chat.taken THEN 0
        ELSE chat.earliest - CAST(:slack AS double precision) - now
            + CASE WHEN chat.leaves_one THEN CAST(:interval AS double precision) ELSE 0 END
    END AS chat_wait,
    coalesce((SELECT earliest FROM together) - CAST(:all_taken AS double precision) - now, 0) AS all_wait
FROM clock, chat
""".replace("{fits}", _FITS)
)
_PAUSE = text("""
INSERT INTO paces AS pace (chat_id, earliest, taken)
VALUES (:chat_id, extract(epoch FROM clock_timestamp()) + CAST(:seconds AS double precision), false)
ON CONFLICT (chat_id) DO UPDATE SET earliest = greatest(pace.earliest, excluded.earliest)
""")
_TIDY = text("""
DELETE FROM paces WHERE chat_id IN (
    SELECT chat_id FROM paces
    WHERE chat_id <> 0 AND greatest(earliest, kept_until) < extract(epoch FROM clock_timestamp())
    FOR UPDATE SKIP LOCKED
)
""")


class Kind(IntEnum):
    """How a call stands to a chat that has no room."""

    ANSWER = 0
    """It waits."""
    STEP = 1
    """It is given up, and made anew later."""


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
    group: Rate = Rate(15, 60.0, burst=5)
    """With a burst, 20 in a minute."""
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


class Pace:
    """Hands out moments so that a rate is kept (the generic cell rate algorithm)."""

    __slots__ = ("_earliest", "rate")

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._earliest = 0.0

    def wait(self, now: float) -> float:
        """Seconds until a call would be within the rate."""
        return max(0.0, self._earliest - self.rate.slack - now)

    def take(self, now: float) -> float:
        """Count a call. Returns the seconds after which it is to be made."""
        wait = self.wait(now)
        self._earliest = max(self._earliest, now) + self.rate.interval
        return wait


class ChatPace:
    """The pace of one chat, in which answers and steps take turns."""

    __slots__ = ("_earliest", "_kept_until", "_last", "_promised", "rate")

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._earliest = 0.0
        self._promised = 0.0
        self._last: Kind | None = None
        self._kept_until = 0.0
        """Until when the kind that had the last turn leaves one free for the other."""

    def wait(self, now: float, kind: Kind | None) -> float:
        """Seconds until there is room for a call of this kind; None is for one that can be left out."""
        leaves_one = kind in (self._last, None) and self._kept_until > now
        return max(0.0, self._earliest - self.rate.slack + (self.rate.interval if leaves_one else 0.0) - now)

    def take(self, now: float, kind: Kind) -> None:
        """Count a call for which there is room."""
        self._earliest = max(self._earliest, now) + self.rate.interval
        if kind is not self._last:
            self._last, self._kept_until = kind, 0.0

    def keep(self, kind: Kind, moment: float) -> None:
        """A call of this kind came in vain, and comes again at this moment."""
        if kind is not self._last:
            self._kept_until = max(self._kept_until, moment + KEPT_SECONDS)

    def promise(self, now: float) -> float:
        """Seconds after which a step is to come back; each is told a moment of its own."""
        room = now + self.wait(now, Kind.STEP)
        moment = min(max(room, self._promised), room + LONGEST_QUEUE_SECONDS)
        self._promised = moment + self.rate.interval
        self.keep(Kind.STEP, moment)
        return moment - now

    def pause(self, until: float) -> None:
        """Make no call before this moment."""
        self._earliest = max(self._earliest, until + self.rate.slack)

    def is_idle(self, now: float) -> bool:
        """Whether it remembers nothing that still counts."""
        return max(self._earliest, self._promised, self._kept_until) <= now


class SharedPaces:
    """The paces of all processes. Raises SQLAlchemyError or OSError while the database is away."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tidied_at = time.monotonic()

    async def take(self, chat_id: int, kind: Kind, rate: Rate, together: Rate) -> Turn:
        """Count a call to the chat, if the chat has room."""
        values = {
            "chat_id": chat_id,
            "kind": kind,
            "kept": KEPT_SECONDS,
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
