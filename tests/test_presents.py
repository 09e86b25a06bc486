"""Credits that nobody pays for: the limits against abuse."""

from __future__ import annotations

from pydantic import SecretStr

from bot.credits import Ledger
from bot.departures import Departures
from bot.presents import INVITATIONS_REWARDED, Claim, Presents
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.jobs.rows import add_person

INVITER = 7_000_000_000


async def test_an_inviter_is_rewarded_for_so_many_people_at_most_also_when_those_leave(
    database: Database, clock: FakeClock
) -> None:
    ledger = Ledger(database)
    presents = Presents(database, ledger, daily=0, invitation=1, clock=clock)
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
