"""How the bot did over a day, a week, a month: jobs, times, credits, Stars, users, and each provider's tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import BigInteger, Select, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind
from bot.billing.usage import DAYS, Day
from bot.jobs.states import JobState
from bot.routing.tasks import TaskState
from bot.storage.database import Database
from bot.storage.tables import jobs, ledger, payments, tasks, users

DAY_SECONDS = 24 * 3600
PERIODS = (1, 7, 30)
"""In days."""
TIMED_AT_MOST = 1000
"""The median time is that of so many jobs, the last ones."""


@dataclass(frozen=True, slots=True)
class CapabilityFigures:
    """What one capability of a provider did."""

    provider: str
    capability: str
    done: int
    failed: int


@dataclass(frozen=True, slots=True)
class Period:
    """The last so many days."""

    days: int
    delivered: int
    failed: int
    cancelled: int
    median_time: float | None
    """Seconds from the reservation to the delivery."""
    spent: int
    """Credits that delivered jobs cost."""
    stars: int
    stars_back: int
    new_users: int
    capabilities: tuple[CapabilityFigures, ...]

    @property
    def success_percent(self) -> int | None:
        """The share of delivered jobs among those that were not cancelled; None where none ended."""
        ended = self.delivered + self.failed
        return round(100 * self.delivered / ended) if ended else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The periods, and each of the last 30 days (UTC), oldest first, today last."""

    periods: tuple[Period, ...]
    days: tuple[Day, ...]
    users: int


async def figures(database: Database, now: float) -> Figures:
    """The figures up to `now` (Unix seconds)."""
    async with database.reading() as connection:
        return Figures(
            periods=tuple([await _period(connection, days, now) for days in PERIODS]),
            days=await _days(connection, now),
            users=await _number(connection, select(func.count()).select_from(users)),
        )


async def _period(connection: AsyncConnection, days: int, now: float) -> Period:
    since = now - days * DAY_SECONDS
    ended = select(jobs.c.state, func.count().label("many")).where(jobs.c.ended_at >= since).group_by(jobs.c.state)
    counts = {row.state: row.many for row in await connection.execute(ended)}
    price = select(func.sum(jobs.c.price)).where(jobs.c.ended_at >= since, jobs.c.state == JobState.DELIVERED)
    return Period(
        days=days,
        delivered=counts.get(JobState.DELIVERED, 0),
        failed=counts.get(JobState.FAILED, 0),
        cancelled=counts.get(JobState.CANCELLED, 0),
        median_time=await _median_time(connection, since),
        spent=await _number(connection, price),
        stars=await _number(connection, select(func.sum(payments.c.stars)).where(payments.c.paid_at >= since)),
        stars_back=await _number(connection, select(func.sum(payments.c.stars)).where(payments.c.refunded_at >= since)),
        new_users=await _number(
            connection, select(func.count()).where(ledger.c.kind == EntryKind.WELCOME, ledger.c.at >= since)
        ),
        capabilities=await _capabilities(connection, since),
    )


async def _median_time(connection: AsyncConnection, since: float) -> float | None:
    statement = (
        select(jobs.c.ended_at - jobs.c.queued_at)
        .where(jobs.c.ended_at >= since, jobs.c.state == JobState.DELIVERED, jobs.c.queued_at.is_not(None))
        .order_by(jobs.c.id.desc())
        .limit(TIMED_AT_MOST)
    )
    times = list((await connection.execute(statement)).scalars())
    return median(times) if times else None


async def _capabilities(connection: AsyncConnection, since: float) -> tuple[CapabilityFigures, ...]:
    names = (tasks.c.provider, tasks.c.capability)
    done = func.sum(case((tasks.c.state == TaskState.DONE, 1), else_=0))
    statement = select(*names, done.label("done"), func.count().label("ended")).where(tasks.c.ended_at >= since)
    rows = (await connection.execute(statement.group_by(*names).order_by(*names))).all()
    return tuple(CapabilityFigures(row.provider, row.capability, row.done, row.ended - row.done) for row in rows)


async def _days(connection: AsyncConnection, now: float) -> tuple[Day, ...]:
    today = datetime.fromtimestamp(now, UTC).date()
    dates: Sequence[date] = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    # Days in UTC are all as long as each other, counted from the same moment as Unix seconds.
    number = cast(jobs.c.ended_at, BigInteger) // DAY_SECONDS
    first = (dates[0] - date(1970, 1, 1)).days
    ended = (JobState.DELIVERED, JobState.FAILED)
    statement = (
        select(number.label("day"), jobs.c.state, func.count().label("many"))
        .where(jobs.c.ended_at >= first * DAY_SECONDS, jobs.c.state.in_(ended))
        .group_by(number, jobs.c.state)
    )
    counts = {(row.day, row.state): row.many for row in await connection.execute(statement)}
    return tuple(
        Day(day, *(counts.get((first + ahead, state), 0) for state in ended)) for ahead, day in enumerate(dates)
    )


async def _number(connection: AsyncConnection, statement: Select[Any]) -> int:
    return int(await connection.scalar(statement) or 0)
