"""`kill -9` at random moments, while users buy, give, cancel, are refunded and paste links: the books stay right.

Ten kills on each database; `KILLS` says how many others. `KILLS_SEED` lets users act in another order.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import groupby
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Select, func, select

from bot.billing.ledger import Ledger
from bot.jobs.states import JobState
from bot.sandbox.telegram import SimulatedMessage, User
from bot.sandbox.telegram.payments import Payment
from bot.storage.database import Database
from bot.storage.tables import inbox, jobs, ledger, payments
from tests.billing.test_machine import PACK, WELCOME, Asked, Books
from tests.databases import migrated, postgres_url
from tests.process.test_crashes import bot_process
from tests.test_money import invoice
from tests.world import TASK_SECONDS, World, is_video, new_link, teach

pytestmark = pytest.mark.process
KILLS = int(os.environ.get("KILLS", "10"))
SEED = int(os.environ.get("KILLS_SEED", "1"))
NAMES = ("Bob", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal", "Ida")
LONGEST_LIFE_SECONDS = 2.0
PATIENCE = 300.0
MOST_UNHANDLED = 20
SETTINGS = {
    "FREE_CREDITS": str(WELCOME),
    "CREDIT_PACKS": f"{PACK.credits}:{PACK.stars}",
    "PRICE_CREDITS": "1",
    "CACHED_PRICE_CREDITS": "1",
    "MAX_ACTIVE_JOBS_PER_USER": "1",
    "LOG_LEVEL": "ERROR",
}


class Crowd:
    """Users who do something every second, whether or not the bot is there to hear of it."""

    def __init__(self, world: World, database: Database, random: Random) -> None:
        self._world = world
        self._database = database
        self._random = random
        self.users: list[User] = [world.ann, *(world.telegram.user(name) for name in NAMES)]
        self._bills: list[tuple[User, SimulatedMessage]] = []
        self._links = [new_link() for _ in range(5)]
        self.paid: list[Payment] = []

    async def begin(self) -> None:
        """Everybody has an invoice, which can be paid again and again."""
        for user in self.users:
            self._bills.append((user, await invoice(user, f"{PACK.credits} credits")))

    async def act(self) -> None:
        """Act until cancelled, but no faster than the bot hears of it."""
        while True:
            await asyncio.sleep(self._random.uniform(0.1, 0.4))
            if await count(self._database, select(func.count()).select_from(inbox)) > MOST_UNHANDLED:
                continue
            user, bill = self._random.choice(self._bills)
            doing = self._random.choice((self._paste, self._paste, self._pay, self._refund, self._gift, self._cancel))
            await doing(user, bill)

    async def _paste(self, user: User, bill: SimulatedMessage) -> None:
        if self._random.random() < 0.2:
            self._world.kie.fail_next()
        links = (self._random.choice(self._links), new_link(), new_link())
        await user.say(" ".join(links[: self._random.randint(1, 3)]))

    async def _pay(self, user: User, bill: SimulatedMessage) -> None:
        self.paid.append(user._charge(bill))

    async def _refund(self, user: User, bill: SimulatedMessage) -> None:
        due = [payment for payment in self.paid if payment.refunded_at is None]
        if due:
            self._world.telegram.refund(self._random.choice(due))

    async def _gift(self, user: User, bill: SimulatedMessage) -> None:
        links = [
            link
            for other in self.users
            for message in other.chat.messages
            for link in re.findall(r"start=(gift-\S+)", message.text)
        ]
        if links and self._random.random() < 0.5:
            await user.say(f"/start {self._random.choice(links)}")
        else:
            await user.say(f"/gift {self._random.randint(1, 4)}")

    async def _cancel(self, user: User, bill: SimulatedMessage) -> None:
        buttons = [
            (message, button)
            for message in user.chat.messages
            if message.from_bot and not message.deleted
            for button in message.buttons
            if button.text == "Cancel"
        ]
        if buttons and self._random.random() < 0.5:
            await user.tap(*self._random.choice(buttons))
        else:
            await user.say("/cancel")


async def kill_again_and_again(world: World, folder: Path) -> Crowd:
    random = Random(SEED)  # noqa: S311  # it decides nothing that has to be secret
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(bot_process(world, folder, **SETTINGS))
        await world.telegram.calls.wait_for(lambda call: call.method == "getUpdates", timeout=PATIENCE)
        database = await stack.enter_async_context(beside(world))
        crowd = Crowd(world, database, random)
        await crowd.begin()
        acting = asyncio.create_task(crowd.act())
        for _ in range(KILLS):
            calls = world.telegram.calls
            started = calls[-1]
            await calls.wait_for(lambda call: call.method == "getUpdates", after=started, timeout=PATIENCE)
            await asyncio.sleep(random.uniform(0.0, LONGEST_LIFE_SECONDS))
            assert not acting.done(), acting
            bot.kill()
            await bot.wait()
            await bot.start()
        acting.cancel()
        await world.telegram.all_confirmed(timeout=PATIENCE)
        await quiet(database)
    return crowd


@asynccontextmanager
async def beside(world: World) -> AsyncIterator[Database]:
    """The bot's database, read beside it."""
    database = Database(world.database_url, time.time)
    await database.open(exclusive=False)
    try:
        yield database
    finally:
        await database.close()


async def count(database: Database, statement: Select[int]) -> int:
    async with database.reading() as connection:
        return (await connection.execute(statement)).scalar_one()


async def quiet(database: Database) -> None:
    """Until nothing is left to be done: no update waits, and each job has ended, or waits for credits."""
    busy = select(func.count()).select_from(jobs).where(jobs.c.due.is_not(None), jobs.c.state != JobState.HELD)
    left = select(busy.scalar_subquery() + select(func.count()).select_from(inbox).scalar_subquery())
    async with asyncio.timeout(PATIENCE):
        while await count(database, left):  # noqa: ASYNC110  # another process works on it
            await asyncio.sleep(0.2)


async def audit(world: World, crowd: Crowd) -> str:
    """Check every account, payment and job. Returns the figures."""
    async with beside(world) as database, database.reading() as connection:
        entries = list(await connection.execute(select(ledger).order_by(ledger.c.id)))
        all_jobs = list(await connection.execute(select(jobs)))
        booked = {row.charge_id: row for row in await connection.execute(select(payments))}
        assert await Ledger(database).differing(connection) == []
    kinds = [(entry.job_id, entry.kind) for entry in entries if entry.job_id is not None]
    for job in all_jobs:
        assert job.ended_at is not None or job.state == JobState.HELD
        outcome = "spend" if job.state == JobState.DELIVERED else "give_back"
        expected = ["reserve", outcome] if job.queued_at is not None else []
        assert [kind for job_id, kind in kinds if job_id == job.id] == expected, job
    assert booked.keys() == {payment.charge_id for payment in crowd.paid}
    assert sum(entry.kind == "purchase" for entry in entries) == len(booked)
    for payment in crowd.paid:
        assert (booked[payment.charge_id].refunded_at is None) == (payment.refunded_at is None)
        assert booked[payment.charge_id].account_id == payment.user["id"]
    books = Books(Asked(prices={job.id: 1 for job in all_jobs}), exact=True)
    for user_id, own in groupby(sorted(entries, key=lambda row: (row.account_id, row.id)), lambda row: row.account_id):
        books.keep(user_id, list(own), entries)
    delivered = sum(job.state == JobState.DELIVERED for job in all_jobs)
    videos = sum(is_video(message) for user in crowd.users for message in user.chat.messages)
    assert videos >= delivered
    refunds = sum(payment.refunded_at is not None for payment in crowd.paid)
    return (
        f"{KILLS} kills: {len(all_jobs)} jobs, {delivered} delivered by {videos} videos, {len(booked)} payments, "
        f"{refunds} refunds, {sum(entry.kind == 'gift' for entry in entries)} entries of gifts, "
        f"{sum(job.state == JobState.CANCELLED for job in all_jobs)} cancelled, {len(entries)} entries"
    )


@asynccontextmanager
async def on(kind: str, world: World) -> AsyncIterator[None]:
    """Have the world's database be of this kind."""
    async with AsyncExitStack() as stack:
        if kind == "postgres":
            world.database_url = await stack.enter_async_context(postgres_url())
            async with migrated(world.database_url, time.time) as database:
                await teach(database, "kie", seconds=TASK_SECONDS)
        yield


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def test_killed_at_random(kind: str, world: World, tmp_path: Path) -> None:
    """Every payment is booked once, every job is paid or given back once, and no credit comes from nowhere."""
    async with on(kind, world):
        crowd = await kill_again_and_again(world, tmp_path)
        sys.stdout.write(f"{kind}: {await audit(world, crowd)}\n")
