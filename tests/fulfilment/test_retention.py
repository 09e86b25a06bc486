"""After KEEP_DAYS, what ended is removed; no credit, no open job and no known video goes with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Table, func, insert, select, update

from bot.billing.ledger import Entry
from bot.fulfilment import retention
from bot.fulfilment.retention import DAY_SECONDS, Retention
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers import SimulatedProviders
from bot.storage.database import Database
from bot.storage.tables import availability_alerts, jobs, ledger, tasks
from tests.clock import FakeClock
from tests.heart import Heart, beating
from tests.logged import logged
from tests.storage.any_rows import any_row
from tests.world import World, balance, is_video, new_link

ANN = 1
USERS = range(ANN, ANN + 3)
FREE = 3
JOBS = len(USERS) * FREE
KEEP_DAYS = 90


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that few rows take several transactions."""
    monkeypatch.setattr(retention, "ROWS_AT_ONCE", 3)
    monkeypatch.setattr(retention, "PAUSE_SECONDS", 0.0)


@pytest.fixture
async def heart(database: Database, clock: FakeClock) -> AsyncIterator[Heart]:
    async with SimulatedProviders() as providers:
        for provider in providers.all:
            provider.duration = 0
        async with beating(database, clock, providers) as heart:
            yield heart


async def _count(database: Database, table: Table) -> int:
    async with database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


async def _books(heart: Heart) -> tuple[int, list[Entry], list[Any]]:
    """Ann's balance and entries as she reads them, and the whole ledger but for its jobs."""
    columns = [column for column in ledger.columns if column is not ledger.c.job_id]
    async with heart.database.reading() as connection:
        entries = (await connection.execute(select(*columns).order_by(ledger.c.id))).all()
        return (
            await heart.ledger.balance(connection, ANN),
            await heart.ledger.latest(connection, ANN, 100),
            [tuple(entry) for entry in entries],
        )


async def _work(heart: Heart) -> None:
    for user in USERS:
        for _ in range(FREE):
            await heart.request(user)
    await heart.run()
    assert len(heart.messenger.delivered) == JOBS


async def test_what_ended_goes(heart: Heart, clock: FakeClock) -> None:
    """Old jobs and tasks go, the books stay as they were, and later jobs get numbers of their own."""
    await _work(heart)
    before = await _books(heart)
    keep = Retention(heart.database, days=KEEP_DAYS)
    clock.pass_((KEEP_DAYS - 1) * DAY_SECONDS)
    await keep.tidy()
    assert await _count(heart.database, jobs) == JOBS
    clock.pass_(2 * DAY_SECONDS)
    await asyncio.gather(keep.tidy(), keep.tidy())
    await keep.tidy()
    assert await _count(heart.database, jobs) == 1
    # The newest, and the newest job's.
    assert await _count(heart.database, tasks) in (1, 2)
    assert await _books(heart) == before
    await heart.request(max(USERS) + 1)
    await heart.run()
    assert heart.messenger.delivered[-1].id == JOBS + 1


async def test_what_lasts_stays(heart: Heart, clock: FakeClock) -> None:
    """A job that has not ended stays, with its task, however old it is; an old alert goes, a new one stays."""
    await _work(heart)
    await heart.request(max(USERS) + 1)
    async with heart.database.transaction() as connection:
        task = await connection.scalar(select(func.min(tasks.c.id)))
        await connection.execute(update(jobs).where(jobs.c.ended_at.is_(None)).values(task_id=task))
        for user, age in ((ANN, KEEP_DAYS + 1), (ANN + 1, KEEP_DAYS - 1)):
            asked_at = heart.database.now - (age - 2 * KEEP_DAYS) * DAY_SECONDS
            row = any_row(availability_alerts, user) | {"asked_at": asked_at}
            await connection.execute(insert(availability_alerts).values(row))
    clock.pass_(2 * KEEP_DAYS * DAY_SECONDS)
    await Retention(heart.database, days=KEEP_DAYS).tidy()
    # The oldest task, which the open job has, and the newest, whose number must not come again.
    assert await _count(heart.database, jobs) == 1
    assert await _count(heart.database, tasks) == 2
    async with heart.database.reading() as connection:
        assert list((await connection.execute(select(availability_alerts.c.user_id))).scalars()) == [ANN + 1]


@pytest.mark.parametrize("database", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
async def test_nobody_waits_long(heart: Heart, clock: FakeClock) -> None:
    """Rows that another transaction has are left for the next time; that transaction is never in the way."""
    await _work(heart)
    clock.pass_(2 * KEEP_DAYS * DAY_SECONDS)
    keep = Retention(heart.database, days=KEEP_DAYS)
    async with heart.database.transaction() as connection:
        await connection.execute(select(jobs).with_for_update())
        await keep.tidy()
        assert await _count(heart.database, jobs) == JOBS
    async with heart.database.transaction() as connection:
        await connection.execute(select(ledger).with_for_update())
        with logged() as lines:
            tidying = asyncio.create_task(keep.run())
            while not lines:  # noqa: ASYNC110  # a log has no event
                await asyncio.sleep(0.01)
        tidying.cancel()
        assert lines[0]["event"] == "the database is busy or away, old jobs stay for now"
    await keep.tidy()
    assert await _count(heart.database, jobs) == 1


async def test_in_the_running_bot(world: World) -> None:
    """The bot tidies by itself; a video of a quarter ago comes again without a provider, and stays paid once."""
    links = [new_link(), new_link()]
    async with world.bot():
        for link in links:
            said = await world.ann.say(link)
            await world.ann.chat.wait_for(is_video, after=said)
    world.clock.pass_(100 * DAY_SECONDS)
    asked = world.kie.creates
    async with world.bot() as app:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await _count(app.database, jobs) > 1:  # noqa: ASYNC110  # the bot works on it
                await asyncio.sleep(0.05)
        said = await world.ann.say(links[0])
        await world.ann.chat.wait_for(is_video, after=said)
        assert await balance(world.ann) == 1
    assert world.kie.creates == asked
