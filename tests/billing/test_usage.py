"""The last days of an account, as its picture is drawn of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.billing.usage import DAYS, usage
from bot.jobs.states import JobState
from bot.storage.database import Database
from bot.storage.tables import jobs
from tests.clock import FakeClock
from tests.heart import Heart

ANN = 1


async def end(heart: Heart, number: int, state: JobState, moment: datetime, price: int) -> None:
    async with heart.database.transaction() as connection:
        values = {"state": state, "ended_at": moment.timestamp(), "price": price}
        await connection.execute(update(jobs).where(jobs.c.id == number).values(**values))


@pytest.mark.parametrize(
    ("first", "today"),
    [((2026, 1, 31), (2026, 3, 1)), ((2026, 12, 31), (2027, 1, 29)), ((2026, 10, 27), (2026, 11, 25))],
)
async def test_the_days_and_what_was_spent(
    database: Database, clock: FakeClock, first: tuple[int, int, int], today: tuple[int, int, int]
) -> None:
    """All of the first day counts, however its month ends, and nothing before; only what was delivered was paid."""
    heart = Heart(database, clock, free_credits=9)
    for _ in range(4):
        await heart.request(ANN)
    midnight, now = datetime(*first, tzinfo=UTC), datetime(*today, 12, tzinfo=UTC)
    before = datetime.fromtimestamp(midnight.timestamp() - 1, UTC)
    await end(heart, 1, JobState.DELIVERED, before, 1)
    await end(heart, 2, JobState.DELIVERED, midnight, 2)
    await end(heart, 3, JobState.FAILED, midnight, 4)
    await end(heart, 4, JobState.DELIVERED, now, 8)
    found = await usage(database, ANN, now.timestamp())
    assert (found.days[0].date, found.days[-1].date, len(found.days)) == (midnight.date(), now.date(), DAYS)
    assert (found.days[0].delivered, found.days[0].failed, found.days[-1].delivered) == (1, 1, 1)
    assert (found.delivered, found.failed, found.spent) == (2, 1, 10)
