"""The ledger under any order of events, with transactions that break off in between."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import EntryKind, Ledger, OutOfCredits
from bot.jobs.job import Job
from bot.jobs.store import JobStore
from bot.storage.database import Database
from bot.storage.tables import ledger as entries
from tests.clock import FakeClock
from tests.databases import migrated, quick_folder, sqlite_url
from tests.jobs.rows import add_job, add_person

PEOPLE = (1, 2)
people = st.sampled_from(PEOPLE)


class Crash(Exception):
    """The process dies before the transaction is kept."""


class LedgerMachine(RuleBasedStateMachine):
    """Books at random; a plain model beside it says what everyone must have."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.database: Database = self.runner.run(self.open())
        self.ledger = Ledger(self.database)
        self.balances = dict.fromkeys(PEOPLE, 0)
        self.welcomed: set[int] = set()
        self.granted: set[str] = set()
        self.reserved: list[Job] = []
        self.settled: list[Job] = []

    async def open(self) -> Database:
        folder = Path(self.stack.enter_context(quick_folder()))
        database = await self.stack.enter_async_context(migrated(sqlite_url(folder), FakeClock()))
        async with database.transaction() as connection:
            for person in PEOPLE:
                await add_person(database, connection, person)
        return database

    def teardown(self) -> None:
        self.runner.run(self.stack.aclose())
        self.runner.close()

    def book(self, booking: Callable[[AsyncConnection], Awaitable[object]], *, crash: bool) -> bool:
        """Run a booking in a transaction; with `crash` it must leave nothing behind. Whether it was kept."""

        async def run() -> None:
            async with self.database.transaction() as connection:
                await booking(connection)
                if crash:
                    raise Crash

        try:
            self.runner.run(run())
        except Crash:
            return False
        return True

    @rule(person=people, amount=st.integers(0, 5), crash=st.booleans())
    def welcome(self, person: int, amount: int, crash: bool) -> None:
        kept = self.book(lambda connection: self.ledger.welcome(connection, person, amount), crash=crash)
        if kept and person not in self.welcomed:
            self.welcomed.add(person)
            self.balances[person] += amount

    @rule(person=people, amount=st.integers(1, 5), key=st.sampled_from("abc"), crash=st.booleans())
    def grant(self, person: int, amount: int, key: str, crash: bool) -> None:
        kept = self.book(
            lambda connection: self.ledger.give(connection, person, amount, kind=EntryKind.GRANT, key=key), crash=crash
        )
        if kept and key not in self.granted:
            self.granted.add(key)
            self.balances[person] += amount

    @rule(person=people, price=st.integers(0, 3), crash=st.booleans())
    def reserve(self, person: int, price: int, crash: bool) -> None:
        made: list[Job] = []

        async def booking(connection: AsyncConnection) -> None:
            job = await add_job(self.database, JobStore(self.database), connection, person_id=person, price=price)
            await self.ledger.reserve(connection, job)
            made.append(job)

        try:
            kept = self.book(booking, crash=crash)
        except OutOfCredits:
            assert self.balances[person] < price
            return
        assert self.balances[person] >= price
        if kept:
            self.balances[person] -= price
            self.reserved += made

    @precondition(lambda self: self.reserved)
    @rule(data=st.data(), delivered=st.booleans(), crash=st.booleans())
    def settle(self, data: st.DataObject, delivered: bool, crash: bool) -> None:
        job = data.draw(st.sampled_from(self.reserved))
        settle = self.ledger.spend if delivered else self.ledger.give_back
        if self.book(lambda connection: settle(connection, job), crash=crash):
            self.reserved.remove(job)
            self.settled.append(job)
            self.balances[job.person_id] += 0 if delivered else job.price

    @precondition(lambda self: self.settled)
    @rule(data=st.data(), delivered=st.booleans())
    def settle_again(self, data: st.DataObject, delivered: bool) -> None:
        job = data.draw(st.sampled_from(self.settled))
        settle = self.ledger.spend if delivered else self.ledger.give_back
        try:
            self.book(lambda connection: settle(connection, job), crash=False)
        except RuntimeError:
            return
        raise AssertionError("a settled job was settled again")

    @invariant()
    def everyone_has_what_they_must_have_and_never_less_than_nothing(self) -> None:
        async def read() -> dict[int, int]:
            async with self.database.reading() as connection:
                return {person: await self.ledger.balance(connection, person) for person in PEOPLE}

        has = self.runner.run(read())
        assert has == self.balances
        assert min(has.values()) >= 0

    @invariant()
    def each_job_is_settled_once_at_most(self) -> None:
        async def read() -> int:
            async with self.database.reading() as connection:
                settling = (
                    select(entries.c.job_id)
                    .where(entries.c.kind.in_((EntryKind.SPEND, EntryKind.GIVE_BACK)))
                    .group_by(entries.c.job_id)
                    .having(func.count() > 1)
                )
                return len((await connection.execute(settling)).all())

        assert self.runner.run(read()) == 0


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
