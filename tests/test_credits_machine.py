"""Everyone's credits under any order of events, with processes that die in between.

One writer on SQLite, eight at once on PostgreSQL. Beside the ledger stands a plain model: what each event that was kept
said of itself.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import EntryKind, Ledger, OutOfCredits
from bot.departures import TELEGRAM_IDS_BELOW, Departures
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import JobStore, LeaseLost
from bot.payments import Payments
from bot.people import People
from bot.presents import Claim, Presents
from bot.settings import CreditPack
from bot.storage.database import Database
from bot.storage.tables import gifts, ledger, payments, promo_codes
from tests.clock import FakeClock
from tests.databases import migrated, postgres_url, quick_folder, sqlite_url
from tests.jobs.rows import add_job

PEOPLE = (0, 1, 2)
FIRST_ID = 7_000_000_000
WELCOME, DAILY, INVITATION, PROMO_USES = 2, 1, 2, 2
PACK = CreditPack(credits=6, stars=60)
EXAMPLES = int(os.environ.get("LEDGER_EXAMPLES", "20"))
MORNING = 1_800_000_000.0
examples = count(1)

people = st.sampled_from(PEOPLE)
amounts = st.integers(1, 6)
numbers = st.integers(0, 1)
"""Of charges, codes and messages there are so few that the same one often comes again."""
crashes = st.sampled_from((False, False, True))

Kept = Callable[[], None]
"""Notes in the model what an event did, once it was kept."""
Event = Callable[[AsyncConnection], Awaitable[Kept]]


class Crash(Exception):
    """The process dies before the transaction is kept."""


class CreditsMachine(RuleBasedStateMachine):
    """Lets things happen at random, as many at once as there are writers."""

    def __init__(self, database: Database, clock: FakeClock, runner: asyncio.Runner, *, writers: int) -> None:
        super().__init__()
        self.database, self.clock, self.runner, self.writers = database, clock, runner, writers
        self.ledger = Ledger(database)
        self.jobs = JobStore(database)
        self.payments = Payments(database, self.ledger)
        self.presents = Presents(database, self.ledger, daily=DAILY, invitation=INVITATION, clock=clock)
        self.departures = Departures(database, self.ledger, token=SecretStr("1:token"), clock=clock)
        self.people = People(
            database, self.ledger, self.departures, free_credits=WELCOME, default_locale="en", clock=clock
        )
        clock.now = MORNING
        # Examples share a database, but no person, charge or code.
        self.example = next(examples)
        self.waiting: list[tuple[Event, bool]] = []
        self.balances: Counter[int] = Counter()
        self.once: set[str] = set()
        self.charges: dict[str, int] = {}
        self.open_jobs: list[Job] = []
        self.ended_jobs: list[Job] = []
        self.gifts: list[str] = []
        self.codes: list[str] = []
        self.redeemed: Counter[str] = Counter()

    def id_of(self, person: int) -> int:
        return FIRST_ID + self.example * 10 + person

    # How things happen.

    def let(self, event: Event, *, crash: bool) -> None:
        """Let it happen together with others, as soon as every writer has something to do."""
        self.waiting.append((event, crash))
        if len(self.waiting) == self.writers:
            self.let_all()

    def let_all(self) -> None:
        together, self.waiting = self.waiting, []

        async def run() -> list[Kept | None]:
            return await asyncio.gather(*(self.happen(event, crash=crash) for event, crash in together))

        for kept in self.runner.run(run()):
            if kept is not None:
                kept()
        self.runner.run(self.everyone_has_what_they_must_have())

    async def happen(self, event: Event, *, crash: bool) -> Kept | None:
        """Returns what to note; None when nothing of it was kept."""
        try:
            return await self.happen_once(event, crash=crash)
        except DBAPIError as error:
            # What PostgreSQL breaks off, the bot tries again.
            if self.writers > 1 and "deadlock" in str(error):
                return await self.happen_once(event, crash=crash)
            raise

    async def happen_once(self, event: Event, *, crash: bool) -> Kept | None:
        try:
            async with self.database.transaction() as connection:
                kept = await event(connection)
                if crash:
                    raise Crash  # noqa: TRY301  # it is what undoes the transaction
        except (Crash, OutOfCredits, LeaseLost):
            return None
        except IntegrityError as error:
            if self.writers > 1 and "foreign key" in str(error):
                # The person was removed at this very moment; the bot would meet them anew.
                return None
            raise
        return kept

    async def meet(self, connection: AsyncConnection, person: int) -> Kept:
        """What comes before everything that a person does."""
        given = await self.people.welcome(connection, self.id_of(person))

        def kept() -> None:
            if given:
                self.only_once(f"welcome {person}")
                self.balances[person] += given

        return kept

    def only_once(self, what: str) -> None:
        assert what not in self.once, what
        self.once.add(what)

    # What can happen.

    @initialize()
    def make_codes(self) -> None:
        async def make() -> list[str]:
            async with self.database.transaction() as connection:
                return [await self.presents.make_promo(connection, credits_each=3, uses=PROMO_USES) for _ in range(2)]

        self.codes = self.runner.run(make())

    @rule(days=st.integers(1, 2))
    def time_passes(self, days: int) -> None:
        self.clock.pass_(days * 24 * 3600.0)

    @rule(person=people, amount=amounts, number=numbers, crash=crashes)
    def grant(self, person: int, amount: int, number: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            key = f"grant:{self.example}:{number}"
            new = await self.ledger.give(connection, self.id_of(person), amount, kind=EntryKind.GRANT, key=key)

            def kept() -> None:
                met()
                if new:
                    self.only_once(key)
                    self.balances[person] += amount

            return kept

        self.let(event, crash=crash)

    @rule(person=people, crash=crashes)
    def have_a_new_day(self, person: int, crash: bool) -> None:
        day = int(self.clock() // (24 * 3600))

        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            given = await self.presents.top_up(connection, self.id_of(person))

            def kept() -> None:
                met()
                if given:
                    self.only_once(f"day {day} of {person}")
                self.balances[person] += given

            return kept

        self.let(event, crash=crash)

    @rule(person=people, number=numbers, crash=crashes)
    def redeem(self, person: int, number: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            code = self.codes[number]
            claimed = await self.presents.redeem(connection, self.id_of(person), code)

            def kept() -> None:
                met()
                if claimed.claim is Claim.GIVEN:
                    self.only_once(f"code {code} of {person}")
                    self.redeemed[code] += 1
                self.balances[person] += claimed.credits

            return kept

        self.let(event, crash=crash)

    @rule(person=people, inviter=people, crash=crashes)
    def accept_invitation(self, person: int, inviter: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            claimed = await self.presents.accept_invitation(connection, self.id_of(person), self.id_of(inviter))

            def kept() -> None:
                met()
                if claimed.claim is Claim.GIVEN:
                    self.only_once(f"invitation of {person}")
                    self.balances[inviter] += claimed.credits
                self.balances[person] += claimed.credits

            return kept

        self.let(event, crash=crash)

    @rule(person=people, amount=amounts, number=st.integers(0, 3), crash=crashes)
    def wrap_gift(self, person: int, amount: int, number: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            request = f"{self.id_of(person)}:{number}"
            code = await self.presents.wrap_gift(connection, self.id_of(person), amount, request=request)

            # The same request may have been kept a moment ago, with another amount.
            wrapped = await connection.scalar(select(gifts.c.credits).where(gifts.c.code == code))

            def kept() -> None:
                met()
                if code not in self.gifts:
                    self.gifts.append(code)
                    self.balances[person] -= wrapped or 0

            return kept

        self.let(event, crash=crash)

    @rule(person=people, number=st.integers(0, 3), crash=crashes)
    def open_gift(self, person: int, number: int, crash: bool) -> None:
        if not self.gifts:
            return
        code = self.gifts[-1 - number % len(self.gifts)]

        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            claimed = await self.presents.open_gift(connection, self.id_of(person), code)

            def kept() -> None:
                met()
                if claimed.credits:
                    self.only_once(f"gift {code}")
                self.balances[person] += claimed.credits

            return kept

        self.let(event, crash=crash)

    @rule(person=people, number=numbers, crash=crashes)
    def pay(self, person: int, number: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            charge = f"{self.example}-{person}-{number}"
            new = await self.payments.book(connection, charge_id=charge, person_id=self.id_of(person), pack=PACK)

            def kept() -> None:
                met()
                if new:
                    self.only_once(charge)
                    self.charges[charge] = person
                    self.balances[person] += PACK.credits

            return kept

        self.let(event, crash=crash)

    @rule(number=st.integers(0, 3), crash=crashes)
    def refund(self, number: int, crash: bool) -> None:
        if not self.charges:
            return
        charge = list(self.charges)[-1 - number % len(self.charges)]

        async def event(connection: AsyncConnection) -> Kept:
            await self.payments.take_back(connection, charge)
            # What was taken stands in the payment; the model reads it there.
            return lambda: None

        self.let(event, crash=crash)

    @rule(person=people, price=st.integers(0, 6), crash=crashes)
    def reserve(self, person: int, price: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            met = await self.meet(connection, person)
            job = await add_job(self.database, self.jobs, connection, person_id=self.id_of(person), price=price)
            await self.ledger.reserve(connection, job)

            def kept() -> None:
                met()
                self.open_jobs.append(job)
                self.balances[person] -= price

            return kept

        self.let(event, crash=crash)

    @rule(number=st.integers(0, 3), delivered=st.booleans(), crash=crashes)
    def settle(self, number: int, delivered: bool, crash: bool) -> None:
        if not self.open_jobs:
            return
        job = self.open_jobs[-1 - number % len(self.open_jobs)]
        self.let(self.settling(job, delivered=delivered), crash=crash)

    def settling(self, job: Job, *, delivered: bool) -> Event:
        async def event(connection: AsyncConnection) -> Kept:
            state = JobState.DELIVERED if delivered else JobState.FAILED
            await self.jobs.finish(connection, job, state, delay=None)
            try:
                await (self.ledger.spend if delivered else self.ledger.give_back)(connection, job)
            except RuntimeError:
                raise LeaseLost from None
            if not delivered:
                await self.payments.take_what_came_back(connection, job)

            def kept() -> None:
                self.only_once(f"end of job {job.id}")
                self.open_jobs.remove(job)
                self.ended_jobs.append(job)
                self.balances[job.person_id - self.id_of(0)] += 0 if delivered else job.price

            return kept

        return event

    @rule(number=st.integers(0, 3), delivered=st.booleans())
    def settle_again(self, number: int, delivered: bool) -> None:
        if not self.ended_jobs:
            return
        job = self.ended_jobs[-1 - number % len(self.ended_jobs)]
        self.let(self.settling(job, delivered=delivered), crash=False)

    @rule(person=people, crash=crashes)
    def leave(self, person: int, crash: bool) -> None:
        async def event(connection: AsyncConnection) -> Kept:
            gone = await self.departures.remove(connection, self.id_of(person))

            def kept() -> None:
                for job in gone.jobs:
                    self.only_once(f"end of job {job.id}")
                    self.balances[person] += job.price
                    self.ended_jobs.append(job)
                self.balances[person] -= gone.credits

            return kept

        self.let(event, crash=crash)

    # What must hold.

    async def everyone_has_what_they_must_have(self) -> None:
        async with self.database.reading() as connection:
            has = {person: await self.ledger.balance(connection, self.id_of(person)) for person in PEOPLE}
            refunded = await self.taken_back(connection)
        must_have = {person: self.balances[person] - refunded[person] for person in PEOPLE}
        assert has == must_have
        assert min(has.values()) >= 0

    async def taken_back(self, connection: AsyncConnection) -> Counter[int]:
        rows = await connection.execute(
            select(payments).where(payments.c.charge_id.in_(self.charges), payments.c.refunded_at.is_not(None))
        )
        taken: Counter[int] = Counter()
        for row in rows:
            assert 0 <= row.taken_back <= row.credits
            taken[self.charges[row.charge_id]] += row.taken_back
        return taken

    async def everything_adds_up(self) -> None:
        async with self.database.reading() as connection:
            rows = (await connection.execute(select(ledger).order_by(ledger.c.id))).all()
            amounts = {row.key: row.amount for row in rows}
            await self.each_payment_is_booked_once(connection, amounts)
            await self.each_gift_is_opened_once(connection, amounts)
            codes = await connection.execute(select(promo_codes).where(promo_codes.c.code.in_(self.codes)))
            assert {row.code: row.uses_left for row in codes} == {
                code: PROMO_USES - self.redeemed[code] for code in self.codes
            }
        self.each_job_is_settled_once(amounts)
        totals: Counter[int] = Counter()
        for row in rows:
            totals[row.person_id] += row.amount
            assert totals[row.person_id] >= 0, "below zero"
        assert all(total == 0 for account, total in totals.items() if account <= -TELEGRAM_IDS_BELOW)

    async def each_payment_is_booked_once(self, connection: AsyncConnection, amounts: dict[str, int]) -> None:
        rows = await connection.execute(select(payments).where(payments.c.charge_id.in_(self.charges)))
        booked = {row.charge_id: row for row in rows}
        assert booked.keys() == self.charges.keys()
        for charge, row in booked.items():
            assert amounts[f"payment:{charge}"] == row.credits
            refunds = [amount for key, amount in amounts.items() if f"{key}:".startswith(f"refund:{charge}:")]
            assert -sum(refunds) == (row.taken_back or 0)
            assert bool(refunds) == (row.refunded_at is not None)

    async def each_gift_is_opened_once(self, connection: AsyncConnection, amounts: dict[str, int]) -> None:
        rows = (await connection.execute(select(gifts).where(gifts.c.code.in_(self.gifts)))).all()
        assert len(rows) == len(self.gifts)
        for row in rows:
            assert amounts[f"gift:{row.code}:given"] == -row.credits
            assert amounts.get(f"gift:{row.code}:taken") == (None if row.taken_by is None else row.credits)

    def each_job_is_settled_once(self, amounts: dict[str, int]) -> None:
        ended = {job.id for job in self.ended_jobs}
        for job in [*self.open_jobs, *self.ended_jobs]:
            assert amounts[f"job:{job.id}:reserve"] == -job.price
            assert (f"job:{job.id}:settle" in amounts) == (job.id in ended)

    def teardown(self) -> None:
        if self.waiting:
            self.let_all()
        self.runner.run(self.everything_adds_up())


Open = Callable[[AsyncExitStack, FakeClock], Coroutine[None, None, Database]]


async def on_sqlite(stack: AsyncExitStack, clock: FakeClock) -> Database:
    folder = Path(stack.enter_context(quick_folder()))
    return await stack.enter_async_context(migrated(sqlite_url(folder), clock))


async def on_postgresql(stack: AsyncExitStack, clock: FakeClock) -> Database:
    url = await stack.enter_async_context(postgres_url())
    return await stack.enter_async_context(migrated(url, clock, trust_clock=True))


def run_machine(open_database: Open, *, writers: int, steps: int) -> None:
    clock, stack = FakeClock(), AsyncExitStack()
    with asyncio.Runner() as runner:
        try:
            database = runner.run(open_database(stack, clock))
            run_state_machine_as_test(
                partial(CreditsMachine, database, clock, runner, writers=writers),  # type: ignore[arg-type]
                settings=settings(
                    max_examples=EXAMPLES,
                    stateful_step_count=steps,
                    deadline=None,
                    # What many writers do to each other is not the same twice, so a failure cannot be made smaller.
                    phases=tuple(Phase) if writers == 1 else (Phase.generate,),
                ),
            )
        finally:
            runner.run(stack.aclose())


def test_credits_add_up_whatever_happens_in_whatever_order() -> None:
    run_machine(on_sqlite, writers=1, steps=40)


@pytest.mark.postgres
def test_credits_add_up_with_eight_writers_at_once() -> None:
    run_machine(on_postgresql, writers=8, steps=80)
