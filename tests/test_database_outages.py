"""The database goes away for some seconds, or its disk is full: no payment and no link is lost, nobody is misled."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import asyncpg
import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import App
from bot.billing.ledger import Ledger
from bot.billing.payments import Payments
from bot.fulfilment.creations import Creations
from bot.sandbox.telegram import SimulatedMessage, User
from bot.storage.outage import is_outage
from bot.storage.tables import ledger, payments
from bot.telegram import update_queue
from bot.users.users import Users
from tests.databases import POSTGRES_URL, migrated, postgres_url
from tests.telegram.test_updates import WAYS, bot
from tests.test_money import begin_one_and_queue_two, invoice
from tests.world import World, ask, balance, is_video, new_link, teach

OUTAGE_SECONDS = 1.5
MISLEADING = ("Nothing was charged", "went wrong")
PAYERS = 6
WHAT_OPERATORS_HEAR = ("could not be watched", "could not be swept", "leases", "a step")


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """An outage is met more often, and its end sooner."""
    monkeypatch.setattr(update_queue, "PAUSES", (0.2,))


@asynccontextmanager
async def refusing(url: str) -> AsyncIterator[None]:
    """The PostgreSQL database refuses every connection, and has cut those that there were, until the block ends."""
    name = url.rsplit("/", 1)[1]
    server = await asyncpg.connect(POSTGRES_URL)
    try:
        await server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        await server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
        yield
    finally:
        await server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await server.close()


@asynccontextmanager
async def full(app: App, user: User) -> AsyncIterator[None]:
    """The SQLite file can't grow by a payment until the block ends."""
    async with app.database.transaction() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        await connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))
    # Long rows first; the short ones then fill what room is left in the pages that there are.
    for width in (40, 1):
        with pytest.raises(OperationalError, match="full") as refusal:
            for number in range(10_000):
                row = {
                    "charge_id": f"{number:0{width}}",
                    "account_id": user.id,
                    "paid_by": user.id,
                    "stars": 1,
                    "credits": 1,
                    "paid_at": 0.0,
                }
                async with app.database.transaction() as connection:
                    await connection.execute(insert(payments).values(row))
        assert is_outage(refusal.value)
    yield
    async with app.database.transaction() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1000000"))


async def bills(users: list[User]) -> list[SimulatedMessage]:
    """An invoice for each, which the bot has agreed to."""
    found = []
    for user in users:
        found.append(bill := await invoice(user))
        assert (await (await user.checkout(bill)).answered()).ok
    return found


def words_to(users: list[User]) -> str:
    return "\n".join(message.text for user in users for message in user.chat.messages if message.from_bot)


@pytest.mark.postgres
@pytest.mark.errors(*WHAT_OPERATORS_HEAR)
@pytest.mark.parametrize("way", WAYS)
async def test_payments_while_postgresql_is_away(world: World, way: str) -> None:
    """Each payment is booked once, a link is cleaned, and nobody reads that nothing was charged."""
    async with postgres_url() as url:
        world.database_url = url
        async with migrated(url, time.time) as database:
            await teach(database, "kie", seconds=0.1)
        users = [world.telegram.user(f"Payer {number}") for number in range(PAYERS)]
        async with bot(world, way, free_credits=0) as app:
            await ask(world.ann, "/balance", "You have")
            unpaid = await bills(users)
            async with refusing(url):
                for user, bill in zip(users, unpaid, strict=True):
                    user._charge(bill)
                await asyncio.sleep(OUTAGE_SECONDS)
                assert len(world.telegram.pending_updates) == PAYERS
            for user in users:
                await user.chat.wait_for(lambda message: "Thank you." in message.text)
                assert await balance(user) == 10
            await world.telegram.all_confirmed()
            async with app.database.reading() as connection:
                assert await connection.scalar(select(func.count()).select_from(payments)) == PAYERS
            await users[0].say(new_link())
            await users[0].chat.wait_for(is_video)
    assert not [words for words in MISLEADING if words in words_to(users)]
    assert words_to(users).count("Thank you.") == PAYERS


@pytest.mark.errors(*WHAT_OPERATORS_HEAR)
@pytest.mark.parametrize("way", WAYS)
async def test_payment_while_the_disk_is_full(world: World, way: str) -> None:
    """It is booked once there is room, and the payer hears of nothing else."""
    async with bot(world, way, free_credits=0) as app:
        (bill,) = await bills([world.ann])
        async with full(app, world.ann):
            world.ann._charge(bill)
            await asyncio.sleep(OUTAGE_SECONDS)
            assert not [message for message in world.ann.chat.messages if "Thank you." in message.text]
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        assert await balance(world.ann) == 10
        await world.telegram.all_confirmed()
    assert not [words for words in MISLEADING if words in words_to([world.ann])]


@pytest.mark.errors("an update went wrong")
async def test_fault_beside_a_payment(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the bot itself fails at a payment, the payer is told where to turn, not that nothing was charged."""

    async def fail(*_: object, **__: object) -> bool:
        raise RuntimeError("nobody expected this")

    async with world.bot():
        (bill,) = await bills([world.ann])
        monkeypatch.setattr(Payments, "book", fail)
        world.ann._charge(bill)
        told = await world.ann.chat.wait_for(lambda message: "went wrong" in message.text)
        assert "/paysupport" in told.text
        assert "charged" not in told.text
        await world.telegram.all_confirmed()


@pytest.mark.errors("an update went wrong")
async def test_fault_before_a_user_is_known(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The apology comes in the language that Telegram tells."""
    anja = world.telegram.user("Anja", language_code="de")

    async def fail(*_: object) -> None:
        raise RuntimeError("nobody expected this")

    async with world.bot():
        monkeypatch.setattr(Users, "meet", fail)
        await ask(anja, "/help", "schiefgegangen")


async def test_a_cancel_that_the_database_leaves_half_done(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is done to its end when the database is back, and what was cancelled is told."""
    stop_asking, fails = Creations.stop_asking, iter([True])

    async def fail_once(self: Creations, user_id: int, place: str, at: float) -> bool:
        if next(fails, False):
            raise ConnectionResetError
        return await stop_asking(self, user_id, place, at)

    monkeypatch.setattr(Creations, "stop_asking", fail_once)
    async with world.bot(max_active_jobs_per_user=1):
        await begin_one_and_queue_two(world)
        await ask(world.ann, "/cancel", "Cancelled 2 videos")
        assert await balance(world.ann) == 2


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def test_removed_by_another_process(world: World, kind: str) -> None:
    """Who was removed elsewhere a moment ago, and sends a link, is met anew and answered like anybody."""
    async with AsyncExitStack() as stack:
        if kind == "postgres":
            world.database_url = await stack.enter_async_context(postgres_url())
        app = await stack.enter_async_context(world.bot())
        await ask(world.ann, "/balance", "You have 3")
        async with app.database.transaction() as connection:
            await app.core.users._erasure.remove(connection, world.ann.id)
        await ask(world.ann, new_link(), "credit")
        await world.telegram.all_confirmed()
    assert "went wrong" not in words_to([world.ann])


@pytest.mark.errors("an update went wrong")
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def test_wrong_statement(world: World, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """What can never succeed is not tried again: the user gets an apology at once."""
    tries = 0

    async def ask_wrongly(_: Ledger, connection: AsyncConnection, account_id: int) -> int:
        nonlocal tries
        tries += 1
        await connection.execute(insert(ledger).values(account_id=account_id))
        return 0

    async with AsyncExitStack() as stack:
        if kind == "postgres":
            world.database_url = await stack.enter_async_context(postgres_url())
        await stack.enter_async_context(world.bot())
        monkeypatch.setattr(Ledger, "balance", ask_wrongly)
        await ask(world.ann, "/balance", "went wrong")
    assert tries == 1
