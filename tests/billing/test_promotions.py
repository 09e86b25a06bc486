"""Credits that nobody pays for: the limits against abuse."""

from __future__ import annotations

from pydantic import SecretStr

from bot.billing.ledger import Ledger
from bot.billing.payments import Payments
from bot.billing.promotions import INVITATIONS_REWARDED, Claim, Promotions
from bot.storage.database import Database
from bot.users.erasure import Erasure
from bot.users.marks import Marks
from bot.users.users import Users
from tests.clock import FakeClock
from tests.jobs.rows import add_user

MARKS = Marks(SecretStr("1:token"))
INVITER = 7_000_000_000


async def test_an_inviter_is_rewarded_for_so_many_users_at_most_also_when_those_leave(
    database: Database, clock: FakeClock
) -> None:
    ledger = Ledger(database)
    promotions = Promotions(database, ledger, Payments(database, ledger), daily=0, invitation=1, clock=clock)
    erasure = Erasure(database, ledger, Payments(database, ledger), MARKS)
    claims = []
    async with database.transaction() as connection:
        await add_user(database, connection, INVITER)
        for number in range(1, INVITATIONS_REWARDED + 3):
            await add_user(database, connection, INVITER + number)
            claims.append((await promotions.accept_invitation(connection, INVITER + number, INVITER)).claim)
            await erasure.remove(connection, INVITER + number)
        assert await ledger.balance(connection, INVITER) == INVITATIONS_REWARDED
    assert claims == [Claim.GIVEN] * INVITATIONS_REWARDED + [Claim.USED_UP] * 2


async def test_each_inviter_is_counted_alone(database: Database, clock: FakeClock) -> None:
    """One who was rewarded for as many as may be takes nothing from another."""
    ledger = Ledger(database)
    promotions = Promotions(database, ledger, Payments(database, ledger), daily=0, invitation=1, clock=clock)
    async with database.transaction() as connection:
        for number in range(INVITATIONS_REWARDED + 3):
            await add_user(database, connection, INVITER + number)
        for number in range(2, INVITATIONS_REWARDED + 2):
            await promotions.accept_invitation(connection, INVITER + number, INVITER)
        last = INVITER + INVITATIONS_REWARDED + 2
        assert (await promotions.accept_invitation(connection, last, INVITER)).claim is Claim.USED_UP
        assert (await promotions.accept_invitation(connection, last, INVITER + 1)).claim is Claim.GIVEN


async def test_a_code_made_after_one_left(database: Database, clock: FakeClock) -> None:
    """Who left and came back can use a promo code, unless it was there before they left."""
    ledger = Ledger(database)
    promotions = Promotions(database, ledger, Payments(database, ledger), daily=0, invitation=1, clock=clock)
    erasure = Erasure(database, ledger, Payments(database, ledger), MARKS)
    users = Users(database, ledger, erasure, MARKS, free_credits=0, default_locale="en")
    async with database.transaction() as connection:
        older = await promotions.make_promo(connection, credits_each=1, uses=9)
        await users.welcome(connection, INVITER)
        await erasure.remove(connection, INVITER)
        clock.pass_(24 * 3600)
        newer = await promotions.make_promo(connection, credits_each=1, uses=9)
        await users.welcome(connection, INVITER)
        assert (await promotions.redeem(connection, INVITER, older)).claim is Claim.LEFT_SINCE
        assert (await promotions.redeem(connection, INVITER, newer)).claim is Claim.GIVEN
