"""What many do with the same credits at the same moment comes out as if they had done it one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import Ledger
from bot.departures import Departures
from bot.payments import Payments
from bot.people import People
from bot.presents import Claim, Presents
from bot.settings import CreditPack
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.jobs.rows import add_person

ANN, BOB, CLEO = 1, 2, 3
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
    return Presents(database, ledger, daily=0, invitation=2, clock=clock)


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
    async with asyncio.timeout(10), database.reading() as connection:
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
        await payments.book(connection, charge_id="charge", person_id=ANN, pack=CreditPack(credits=10, stars=75))
    told = await at_once(
        database, *(lambda connection: payments.take_back(connection, "charge") for _ in range(AT_ONCE))
    )
    assert {payment.taken_back for payment in told if payment is not None} == {10}
    assert await balance(database, ANN) == 0


async def test_a_payment_that_is_told_many_times_is_booked_once(database: Database, ledger: Ledger) -> None:
    payments = Payments(database, ledger)
    pack = CreditPack(credits=10, stars=75)
    booked = await at_once(
        database,
        *(
            lambda connection: payments.book(connection, charge_id="charge", person_id=ANN, pack=pack)
            for _ in range(AT_ONCE)
        ),
    )
    assert sum(booked) == 1
    assert await balance(database, ANN) == 10
