"""What many do with the same credits at the same moment comes out as if they had done it one after the other."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import GO_ON_SECONDS, EntryKind, Ledger
from bot.departures import Departures
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import LeaseLost
from bot.payments import Payments
from bot.people import People
from bot.presents import Claim, Presents
from bot.providers.pool import Pool
from bot.providers.services import Services
from bot.sandbox import PATIENCE_SECONDS
from bot.settings import CreditPack
from bot.storage.database import Database
from bot.storage.locks import lock_person
from bot.storage.tables import jobs
from bot.wishes import HELD_SECONDS, Answer, Reply
from tests.clock import FakeClock
from tests.heart import Heart
from tests.jobs.rows import add_person

ANN, BOB, CLEO = 1, 2, 3
PACK = CreditPack(credits=10, stars=75)
AT_ONCE = 8
T = TypeVar("T")


@pytest.fixture
async def ledger(database: Database) -> Ledger:
    async with database.transaction() as connection:
        for person in (ANN, BOB, CLEO):
            await add_person(database, connection, person)
    return Ledger(database)


@pytest.fixture
def presents(database: Database, ledger: Ledger, clock: FakeClock) -> Presents:
    return Presents(database, ledger, Payments(database, ledger), daily=0, invitation=2, clock=clock)


@pytest.fixture
async def heart(database: Database, ledger: Ledger, clock: FakeClock) -> Heart:
    """The main job, with no provider to ask."""
    services = Services(database, task_seconds=900)
    return Heart(database, clock, Pool([], services), services)


async def at_once(database: Database, *doings: Callable[[AsyncConnection], Awaitable[T]]) -> list[T]:
    async def do(doing: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async with database.transaction() as connection:
            return await doing(connection)

    return await asyncio.gather(*(do(doing) for doing in doings))


async def balance(database: Database, person_id: int) -> int:
    async with database.reading() as connection:
        return await Ledger(database).balance(connection, person_id)


async def test_a_person_who_opens_two_invitations_is_invited_once(database: Database, presents: Presents) -> None:
    claims = await at_once(
        database,
        *(
            lambda connection, inviter=inviter: presents.accept_invitation(connection, ANN, inviter)
            for inviter in (BOB, CLEO) * (AT_ONCE // 2)
        ),
    )
    assert sum(claimed.claim is Claim.GIVEN for claimed in claims) == 1
    assert await balance(database, ANN) == 2
    assert await balance(database, BOB) + await balance(database, CLEO) == 2


async def test_two_people_who_invite_each_other_are_invited_once(database: Database, presents: Presents) -> None:
    claims = await at_once(
        database,
        *(
            lambda connection, pair=pair: presents.accept_invitation(connection, *pair)
            for pair in ((ANN, BOB), (BOB, ANN)) * (AT_ONCE // 2)
        ),
    )
    assert sum(claimed.claim is Claim.GIVEN for claimed in claims) == 1


async def test_who_comes_back_while_they_are_being_removed_is_not_welcomed_twice(
    database: Database, ledger: Ledger, clock: FakeClock
) -> None:
    departures = Departures(database, ledger, token=SecretStr("1:token"), clock=clock)
    people = People(database, ledger, departures, free_credits=3, default_locale="en", clock=clock)
    async with database.transaction() as connection:
        await departures.remove(connection, ANN)
        coming = asyncio.create_task(at_once(database, lambda connection: people.welcome(connection, ANN)))
        await until_it_waits(database)
    await coming
    assert await balance(database, ANN) == 0


async def until_it_waits(database: Database) -> None:
    """Until another transaction waits for a lock; on SQLite with its one writer, it waits from the start."""
    statement = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with asyncio.timeout(PATIENCE_SECONDS), database.reading() as connection:
        while not database.is_sqlite and not (await connection.execute(statement)).scalar_one():
            await connection.execute(text("SELECT pg_sleep(0.01)"))


async def test_a_gift_is_opened_once(database: Database, ledger: Ledger, presents: Presents) -> None:
    async with database.transaction() as connection:
        await ledger.welcome(connection, ANN, 3)
        code = await presents.wrap_gift(connection, ANN, 3, request="1:1")
    await at_once(
        database,
        *(
            lambda connection, person=person: presents.open_gift(connection, person, code)
            for person in (BOB, CLEO) * (AT_ONCE // 2)
        ),
    )
    assert await balance(database, BOB) + await balance(database, CLEO) == 3


async def test_a_promo_code_is_used_no_more_often_than_it_may(
    database: Database, ledger: Ledger, presents: Presents
) -> None:
    async with database.transaction() as connection:
        code = await presents.make_promo(connection, credits_each=4, uses=2)
    await at_once(
        database,
        *(
            lambda connection, person=person: presents.redeem(connection, person, code)
            for person in (ANN, BOB, CLEO) * 3
        ),
    )
    assert sum([await balance(database, person) for person in (ANN, BOB, CLEO)]) == 8


async def test_a_refund_that_is_told_many_times_takes_back_what_it_may_and_says_so(
    database: Database, ledger: Ledger
) -> None:
    payments = Payments(database, ledger)
    async with database.transaction() as connection:
        await payments.book(connection, charge_id="charge", person_id=ANN, pack=PACK)
    told = await at_once(
        database, *(lambda connection: payments.take_back(connection, "charge") for _ in range(AT_ONCE))
    )
    assert {payment.taken_back for payment in told if payment is not None} == {10}
    assert await balance(database, ANN) == 0


async def test_a_payment_that_is_told_many_times_is_booked_once(database: Database, ledger: Ledger) -> None:
    payments = Payments(database, ledger)
    booked = await at_once(
        database,
        *(
            lambda connection: payments.book(connection, charge_id="charge", person_id=ANN, pack=PACK)
            for _ in range(AT_ONCE)
        ),
    )
    assert sum(booked) == 1
    assert await balance(database, ANN) == 10


async def spend_all(heart: Heart, person_id: int) -> None:
    """Leave the person without a credit."""
    async with heart.database.transaction() as connection:
        await heart.people.welcome(connection, person_id)
        await heart.ledger.take(connection, person_id, 100, kind=EntryKind.FORFEIT, key=f"all of {person_id}")


async def give(heart: Heart, person_id: int, amount: int, key: str) -> None:
    async with heart.database.transaction() as connection:
        await heart.ledger.give(connection, person_id, amount, kind=EntryKind.GRANT, key=key)


async def pay(heart: Heart, person_id: int, charge_id: str) -> list[Answer]:
    async with heart.database.transaction() as connection:
        payments = Payments(heart.database, heart.ledger)
        assert await payments.book(connection, charge_id=charge_id, person_id=person_id, pack=PACK)
    return await heart.wishes.go_on(person_id)


async def held_job(heart: Heart, person_id: int) -> Job:
    await spend_all(heart, person_id)
    answer = await heart.wish(person_id)
    assert answer.reply is Reply.NEEDS_CREDITS
    assert answer.job is not None
    return answer.job


async def test_cancelled_as_it_is_released(database: Database, heart: Heart) -> None:
    """A link that begins to go on at the very moment of its /cancel costs nothing."""
    await held_job(heart, ANN)
    await give(heart, ANN, 1, "one")
    async with database.transaction() as connection:
        (released,) = await heart.wishes.release_held(connection, ANN)
        assert released.reply is Reply.ACCEPTED
        cancelling = asyncio.create_task(heart.wishes.cancel(ANN))
        await until_it_waits(database)
    assert len(await cancelling) == 1
    assert await balance(database, ANN) == 1
    await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_paid_as_it_is_released(database: Database, heart: Heart) -> None:
    """A payment is booked, also when another lets the waiting link go on at that moment."""
    await held_job(heart, ANN)
    await give(heart, ANN, 1, "one")
    async with database.transaction() as connection:
        await heart.wishes.release_held(connection, ANN)
        paying = asyncio.create_task(pay(heart, ANN, "charge"))
        await until_it_waits(database)
    assert await paying == []
    assert await balance(database, ANN) == PACK.credits


async def test_paid_as_it_is_cancelled(database: Database, heart: Heart) -> None:
    """Payments, cancels and releases of the same link at once: all is booked, and the link ends once."""
    for number in range(AT_ONCE):
        await held_job(heart, ANN)
        doings = [pay(heart, ANN, f"charge {number}"), pay(heart, ANN, f"other {number}")]
        await asyncio.gather(*doings, heart.wishes.cancel(ANN), heart.wishes.go_on(ANN), heart.wishes.cancel(ANN))
        await heart.wishes.cancel(ANN)
        assert await balance(database, ANN) == 2 * PACK.credits
        async with database.transaction() as connection:
            await heart.ledger.take(connection, ANN, 100, kind=EntryKind.FORFEIT, key=f"spent {number}")
    await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_a_step_and_a_cancel_at_once(database: Database, heart: Heart) -> None:
    """A job that is begun at the moment of its /cancel is cancelled, or ends as it would have: no step fails."""
    for _ in range(AT_ONCE):
        await give(heart, ANN, 1, uuid.uuid4().hex)
        await heart.wish(ANN)
        (job,) = await heart.jobs.claim(1)
        steps = asyncio.gather(heart.removal.step(job), heart.wishes.cancel(ANN), return_exceptions=True)
        assert all(error is None or isinstance(error, list | LeaseLost) for error in await steps)
        await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_a_crash_before_the_release(database: Database, heart: Heart, clock: FakeClock) -> None:
    """Credits that came in let a waiting link go on, also when whoever booked them dies right after."""
    held = await held_job(heart, ANN)
    await give(heart, ANN, 1, "one")
    clock.pass_(GO_ON_SECONDS)
    (job,) = await heart.jobs.claim(1)
    await heart.removal.step(job)
    async with database.reading() as connection:
        (now,) = await heart.jobs.find(connection, jobs.c.id == held.id)
    assert now.state is JobState.QUEUED
    assert await balance(database, ANN) == 0


async def test_a_wait_that_is_over(database: Database, heart: Heart, clock: FakeClock) -> None:
    """A link waits for credits for a day, however often it was tried meanwhile."""
    held = await held_job(heart, ANN)
    clock.pass_(HELD_SECONDS / 2)
    async with database.transaction() as connection:
        await heart.jobs.wake(connection, jobs.c.id == held.id)
    (job,) = await heart.jobs.claim(1)
    await heart.removal.step(job)
    assert await heart.jobs.seconds_to_next() == HELD_SECONDS / 2
    clock.pass_(HELD_SECONDS / 2)
    await heart.run()
    async with database.reading() as connection:
        (now,) = await heart.jobs.find(connection, jobs.c.id == held.id)
    assert now.state is JobState.CANCELLED
    assert now.queued_at is None


@pytest.mark.parametrize("doing", ["fail", "cancel", "release"])
async def test_the_person_is_locked_first(doing: str, database: Database, heart: Heart) -> None:
    """Whoever ends or releases a job waits for its person before it holds the job: nobody waits for each other."""
    await give(heart, ANN, 1, "one")
    await heart.wish(ANN)
    (job,) = await heart.jobs.claim(1)
    async with database.transaction() as connection:
        await lock_person(connection, ANN)
        doings: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
            "fail": lambda: heart.removal.give_up(job),
            "cancel": lambda: heart.wishes.cancel(ANN),
            "release": lambda: heart.wishes.go_on(ANN),
        }
        task = asyncio.create_task(doings[doing]())
        await until_it_waits(database)
        await heart.jobs.wake(connection, jobs.c.id == job.id)
    await task
