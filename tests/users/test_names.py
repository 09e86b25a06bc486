"""Who is meant by an @name, of which a mark alone is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.billing.ledger import Ledger
from bot.billing.payments import Payments
from bot.storage.database import Database
from bot.storage.outage import is_conflict
from bot.storage.tables import users
from bot.users.erasure import Erasure
from bot.users.marks import Marks
from bot.users.users import Users

ANN, BOB = 1, 2
MARKS = Marks(SecretStr("1:token"))


def met_by(database: Database) -> Users:
    """What one process knows of the users."""
    ledger = Ledger(database)
    erasure = Erasure(database, ledger, Payments(database, ledger), MARKS)
    return Users(database, ledger, erasure, MARKS, free_credits=0, default_locale="en")


async def meet(processes: Sequence[Users], names: dict[int, str]) -> None:
    """All at once, each by a process of their own, and once more where one met the change of another."""

    async def one(process: Users, user_id: int, name: str) -> None:
        try:
            await process.meet(user_id, "en", name)
        except Exception as error:
            if not is_conflict(error):
                raise
            await process.meet(user_id, "en", name)

    calls = [one(process, *named) for process, named in zip(processes, names.items(), strict=True)]
    await asyncio.gather(*calls)


async def test_two_swap_their_names(database: Database) -> None:
    """At the same moment: no name is lost for good, and none has two users."""
    processes = met_by(database), met_by(database)
    for round_ in range(20):
        names = {ANN: "snow", BOB: "fox"} if round_ % 2 else {ANN: "fox", BOB: "snow"}
        await meet(processes, names)
        await meet(processes, names)
        assert {await processes[0].named(name): name for name in names.values()} == names


async def test_two_have_one_name(database: Database) -> None:
    """An old update of one beside a new one of the other: one of them is meant, and not both."""
    processes = met_by(database), met_by(database)
    for round_ in range(20):
        await meet(processes, {ANN: f"fox{round_}", BOB: f"fox{round_}"})
        async with database.reading() as connection:
            marked = select(users.c.id).where(users.c.name_mark == MARKS.name(f"fox{round_}"))
            assert len((await connection.execute(marked)).all()) == 1


async def test_a_name_that_is_taken_back(database: Database) -> None:
    """At once, by who had it before."""
    process = met_by(database)
    for user_id in (ANN, BOB, ANN):
        await process.meet(user_id, "en", "fox")
        await process.meet(user_id, "en", "fox")
        assert await process.named("@Fox") == user_id


@pytest.mark.parametrize("name", ["", "other"])
async def test_a_name_that_is_given_up(database: Database, name: str) -> None:
    """It means nobody until somebody writes under it."""
    process = met_by(database)
    await process.meet(ANN, "en", "fox")
    await process.meet(ANN, "en", name)
    assert await process.named("fox") is None
