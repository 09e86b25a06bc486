"""Credits that nobody pays for: the limits against abuse."""

from __future__ import annotations

from pydantic import SecretStr

from bot.credits import Ledger
from bot.departures import Departures
from bot.payments import Payments
from bot.people import People
from bot.presents import INVITATIONS_REWARDED, Claim, Presents
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.jobs.rows import add_person

INVITER = 7_000_000_000


async def test_an_inviter_is_rewarded_for_so_many_people_at_most_also_when_those_leave(
    database: Database, clock: FakeClock
) -> None:
    ledger = Ledger(database)
    presents = Presents(database, ledger, Payments(database, ledger), daily=0, invitation=1, clock=clock)
    departures = Departures(database, ledger, token=SecretStr("1:token"), clock=clock)
    claims = []
    async with database.transaction() as connection:
        await add_person(database, connection, INVITER)
        for number in range(1, INVITATIONS_REWARDED + 3):
            await add_person(database, connection, INVITER + number)
            claims.append((await presents.accept_invitation(connection, INVITER + number, INVITER)).claim)
            await departures.remove(connection, INVITER + number)
        assert await ledger.balance(connection, INVITER) == INVITATIONS_REWARDED
    assert claims == [Claim.GIVEN] * INVITATIONS_REWARDED + [Claim.USED_UP] * 2


async def test_each_inviter_is_counted_alone(database: Database, clock: FakeClock) -> None:
    """One who was rewarded for as many as may be takes nothing from another."""
    ledger = Ledger(database)
    presents = Presents(database, ledger, Payments(database, ledger), daily=0, invitation=1, clock=clock)
    async with database.transaction() as connection:
        for number in range(INVITATIONS_REWARDED + 3):
            await add_person(database, connection, INVITER + number)
        for number in range(2, INVITATIONS_REWARDED + 2):
            await presents.accept_invitation(connection, INVITER + number, INVITER)
        last = INVITER + INVITATIONS_REWARDED + 2
        assert (await presents.accept_invitation(connection, last, INVITER)).claim is Claim.USED_UP
        assert (await presents.accept_invitation(connection, last, INVITER + 1)).claim is Claim.GIVEN


async def test_a_code_made_after_one_left(database: Database, clock: FakeClock) -> None:
    """Who left and came back can use a promo code, unless it was there before they left."""
    ledger = Ledger(database)
    presents = Presents(database, ledger, Payments(database, ledger), daily=0, invitation=1, clock=clock)
    departures = Departures(database, ledger, token=SecretStr("1:token"), clock=clock)
    people = People(database, ledger, departures, free_credits=0, default_locale="en", clock=clock)
    async with database.transaction() as connection:
        older = await presents.make_promo(connection, credits_each=1, uses=9)
        await people.welcome(connection, INVITER)
        await departures.remove(connection, INVITER)
        clock.pass_(24 * 3600)
        newer = await presents.make_promo(connection, credits_each=1, uses=9)
        await people.welcome(connection, INVITER)
        assert (await presents.redeem(connection, INVITER, older)).claim is Claim.LEFT_SINCE
        assert (await presents.redeem(connection, INVITER, newer)).claim is Claim.GIVEN
