"""What became of an account's videos on each of the last days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.jobs.states import JobState
from bot.storage.database import Database
from bot.storage.tables import jobs

DAYS = 30


@dataclass(frozen=True, slots=True)
class Day:
    """One day (UTC): how many videos were delivered, and how many came to nothing."""

    date: date
    delivered: int
    failed: int


@dataclass(frozen=True, slots=True)
class Usage:
    """The last days, oldest first, today last; and the credits that were spent on them."""

    days: tuple[Day, ...]
    spent: int

    @property
    def delivered(self) -> int:
        """All videos that were delivered."""
        return sum(day.delivered for day in self.days)

    @property
    def failed(self) -> int:
        """All that came to nothing."""
        return sum(day.failed for day in self.days)


async def usage(database: Database, account_id: int, now: float) -> Usage:
    """The account's last `DAYS` days up to `now` (Unix seconds)."""
    today = datetime.fromtimestamp(now, UTC).date()
    dates = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    start = datetime(dates[0].year, dates[0].month, dates[0].day, tzinfo=UTC).timestamp()
    statement = select(jobs.c.state, jobs.c.ended_at, jobs.c.price).where(
        jobs.c.account_id == account_id,
        jobs.c.ended_at >= start,
        jobs.c.state.in_((JobState.DELIVERED, JobState.FAILED)),
    )
    async with database.reading() as connection:
        ended = (await connection.execute(statement)).all()
    counts = Counter((datetime.fromtimestamp(row.ended_at, UTC).date(), row.state) for row in ended)
    return Usage(
        days=tuple(Day(day, counts[day, JobState.DELIVERED], counts[day, JobState.FAILED]) for day in dates),
        spent=sum(row.price for row in ended if row.state == JobState.DELIVERED),
    )
