"""Everyone's credits under any order of events, with processes that die in between.

One writer on SQLite, eight at once on PostgreSQL. Links are held, released, cancelled, delivered, failed and timed out
by the parts that do so in the bot. In the end the books are kept once more, from what was asked for and in the order in
which it was booked, and have to be the same.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from itertools import count, groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import Row, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind, OutOfCredits
from bot.billing.promotions import Claim
from bot.fulfilment.intake import Answer, Reply, Request
from bot.fulfilment.videos import Videos
from bot.jobs.job import ReplyTo
from bot.jobs.states import JobState
from bot.jobs.store import LeaseLost
from bot.messenger import KeptFile
from bot.orders.clean import Clean
from bot.settings import TELEGRAM_IDS_BELOW, CreditPack
from bot.sources import SOURCES
from bot.sources.base import read_link
from bot.storage.database import Clock, Database
from bot.storage.migrate import migrate
from bot.storage.tables import accounts, gifts, jobs, ledger, payments, promo_codes
from tests.clock import FakeClock
from tests.databases import postgres_url, quick_folder, sqlite_url
from tests.heart import Heart

PEOPLE = (0, 1)
FIRST_ID = 7_000_000_000
WELCOME, DAILY, INVITATION, PROMO, PROMO_USES = 2, 3, 2, 3, 2
NEAR = 40
"""Entries that eight writers may have under way at once, and more."""
PACK = CreditPack(credits=6, stars=60)
PRICE, CACHED_PRICE = 2, 1
TERMS: dict[str, Any] = {
    "free_credits": WELCOME,
    "daily_free_credits": DAILY,
    "referral_credits": INVITATION,
    "price_credits": PRICE,
    "cached_price_credits": CACHED_PRICE,
}
EXAMPLES = int(os.environ.get("LEDGER_EXAMPLES", "20"))
MORNING = 1_800_000_000.0
DAY = 24 * 3600.0
examples = count(1)

users = st.sampled_from(PEOPLE)
amounts = st.integers(1, 6)
numbers = st.integers(0, 1)
"""Of charges, codes and messages there are so few that the same one often comes again."""
charges = st.integers(0, 3)
seldom = st.sampled_from((*[False] * 4, True))
crashes = st.sampled_from((0, 0, 0, 0, 0, 1, 2, 3))
"""Which transaction of an event its process dies in; 0 for none."""

Event = Callable[[], Awaitable[None]]


class Crash(Exception):
    """The process dies before the transaction is kept."""


_transactions_left: ContextVar[list[int]] = ContextVar("_transactions_left")


class MortalDatabase(Database):
    """A database whose processes die in the transaction that their event is told to die in."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        async with super().transaction() as connection:
            yield connection
            left = _transactions_left.get([0])
            left[0] -= 1
            if left[0] == 0:
                raise Crash


@dataclass
class Asked:
    """What was asked for in an example, and what each event that ended said of itself."""

    charges: set[str] = field(default_factory=set)
    refunds: set[str] = field(default_factory=set)
    grants: dict[str, int] = field(default_factory=dict)
    prices: dict[int, int] = field(default_factory=dict)
    """What each job costs, by its number."""
    wrapped: dict[str, int] = field(default_factory=dict)
    """What is in each gift."""
    funded: dict[str, int] = field(default_factory=dict)
    """What members gave their group, by message."""
    redeemed: Counter[str] = field(default_factory=Counter)
    redeemed_by: set[tuple[int, str]] = field(default_factory=set)
    known: set[int] = field(default_factory=set)
    """Who has been met, and is here."""
    left: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)
    """Who did more than come: nobody can invite them any more."""
    maybe_used: set[int] = field(default_factory=set)
    """Whose link was held, and may have gone on unseen."""


class CreditsMachine(RuleBasedStateMachine):
    """Lets things happen at random, as many at once as there are writers."""

    def __init__(self, database: Database, clock: FakeClock, runner: asyncio.Runner, *, writers: int) -> None:
        super().__init__()
        self.database, self.clock, self.runner, self.writers = database, clock, runner, writers
        self.heart = Heart(database, clock, **TERMS)
        self.promotions = self.heart.core.promotions
        clock.now = MORNING
        # Examples share a database, but no user, charge or code.
        self.example = next(examples)
        self.waiting: list[tuple[Event, int]] = []
        self.asked = Asked()
        self.codes: list[str] = []
        self.messages = count(1)

    def id_of(self, user: int) -> int:
        return FIRST_ID + self.example * 10 + user

    @property
    def group(self) -> int:
        """The account of the group that all users are members of."""
        return -self.id_of(0)

    # How things happen.

    def let(self, event: Event, *, crash: int = 0) -> None:
        """Let it happen together with others, as soon as every writer has something to do."""
        self.waiting.append((event, crash))
        if len(self.waiting) == self.writers:
            self.let_all()

    def let_all(self) -> None:
        together, self.waiting = self.waiting, []

        async def run() -> None:
            await asyncio.gather(*(self.happen(event, crash=crash) for event, crash in together))

        self.runner.run(run())
        self.runner.run(self.nobody_is_below_zero())

    async def happen(self, event: Event, *, crash: int) -> None:
        """It notes itself what was kept of it, also when its process dies later on."""
        _transactions_left.set([crash])
        try:
            await event()
        except (Crash, OutOfCredits, LeaseLost):
            return
        except IntegrityError as error:
            # The user was removed at this very moment; the bot would meet them anew.
            if self.writers == 1 or "foreign key" not in str(error):
                raise

    async def meet(self, user: int) -> None:
        """What comes before everything that a user does."""
        async with self.database.transaction() as connection:
            await self.heart.users.welcome(connection, self.id_of(user))
        self.asked.known.add(user)

    # What can happen.

    @initialize()
    def prepare(self) -> None:
        async def make() -> list[str]:
            async with self.database.transaction() as connection:
                await connection.execute(accounts.insert().values(id=self.group, created_at=MORNING))
                for number in range(2):
                    await Videos(self.database).keep_file(
                        connection, self.link(number, known=True).video, KeptFile("file")
                    )
                return [
                    await self.promotions.make_promo(connection, credits_each=PROMO, uses=PROMO_USES) for _ in range(2)
                ]

        self.codes = self.runner.run(make())

    def link(self, number: int, *, known: bool) -> Any:
        link = read_link(f"s_{self.example:015x}{int(known)}{number:016x}", SOURCES)
        assert link is not None
        return link

    @rule(seconds=st.sampled_from((5.0, 60.0, 1000.0, DAY)))
    def time_passes(self, seconds: float) -> None:
        self.clock.pass_(seconds)

    @rule(user=users, amount=amounts, crash=crashes)
    def grant(self, user: int, amount: int, crash: int) -> None:
        key = f"grant:{self.example}:{next(self.messages)}"
        self.asked.grants[key] = amount

        async def event() -> None:
            await self.meet(user)
            async with self.database.transaction() as connection:
                await self.heart.ledger.give(connection, self.id_of(user), amount, kind=EntryKind.GRANT, key=key)
            self.asked.used.add(user)
            await self.heart.intake.go_on(self.id_of(user))

        self.let(event, crash=crash)

    @rule(user=users, new=st.booleans(), crash=crashes)
    def have_a_day(self, user: int, new: bool, crash: int) -> None:
        self.clock.pass_(DAY if new else 0.0)

        async def event() -> None:
            await self.meet(user)
            if await self.promotions.give_daily(self.id_of(user)):
                await self.heart.intake.go_on(self.id_of(user))

        self.let(event, crash=crash)

    @rule(user=users, number=numbers, crash=crashes)
    def redeem(self, user: int, number: int, crash: int) -> None:
        code = self.codes[number]

        async def event() -> None:
            await self.meet(user)
            expected = self.expected_claim(user, code)
            async with self.database.transaction() as connection:
                claimed = await self.promotions.redeem(connection, self.id_of(user), code)
            assert self.writers > 1 or claimed.claim is expected
            if claimed.claim is Claim.GIVEN:
                assert (user, code) not in self.asked.redeemed_by
                self.asked.redeemed_by.add((user, code))
                self.asked.redeemed[code] += 1
                self.asked.used.add(user)

        self.let(event, crash=crash)

    def expected_claim(self, user: int, code: str) -> Claim:
        if (user, code) in self.asked.redeemed_by and user not in self.asked.left:
            return Claim.USED_BEFORE
        if self.asked.redeemed[code] == PROMO_USES:
            return Claim.USED_UP
        return Claim.LEFT_SINCE if user in self.asked.left else Claim.GIVEN

    @rule(user=users, inviter=users, crash=crashes)
    def accept_invitation(self, user: int, inviter: int, crash: int) -> None:
        async def event() -> None:
            await self.meet(user)
            asked = self.asked
            expected = user != inviter and inviter in asked.known and user not in asked.used | asked.left
            async with self.database.transaction() as connection:
                claimed = await self.promotions.accept_invitation(connection, self.id_of(user), self.id_of(inviter))
            sure = self.writers == 1 and user not in asked.maybe_used - asked.used
            assert not sure or (claimed.claim is Claim.GIVEN) == expected
            if claimed.claim is Claim.GIVEN:
                asked.used |= {user, inviter}

        self.let(event, crash=crash)

    @rule(user=users, amount=amounts, number=st.integers(0, 3), crash=crashes)
    def wrap_gift(self, user: int, amount: int, number: int, crash: int) -> None:
        async def event() -> None:
            await self.meet(user)
            async with self.database.transaction() as connection:
                request = f"{self.id_of(user)}:{number}"
                code = await self.promotions.wrap_gift(connection, self.id_of(user), amount, request=request)
                # The same request may have been kept a moment ago, with another amount.
                wrapped = await connection.scalar(select(gifts.c.credits).where(gifts.c.code == code))
            assert wrapped is not None
            self.asked.wrapped.setdefault(code, wrapped)
            self.asked.used.add(user)

        self.let(event, crash=crash)

    @rule(user=users, number=st.integers(0, 3), crash=crashes)
    def open_gift(self, user: int, number: int, crash: int) -> None:
        if not self.asked.wrapped:
            return
        code = list(self.asked.wrapped)[-1 - number % len(self.asked.wrapped)]

        async def event() -> None:
            await self.meet(user)
            async with self.database.transaction() as connection:
                claimed = await self.promotions.open_gift(connection, self.id_of(user), code)
            if claimed.claim in (Claim.GIVEN, Claim.TAKEN_BACK):
                self.asked.used.add(user)
            await self.heart.intake.go_on(self.id_of(user))

        self.let(event, crash=crash)

    @rule(user=users, amount=amounts, number=st.integers(0, 3), crash=crashes)
    def fund(self, user: int, amount: int, number: int, crash: int) -> None:
        """A member gives credits to the group; sometimes the same message comes again, with another amount."""
        request = f"{self.example}-{user}:{number}"

        async def event() -> None:
            await self.meet(user)
            async with self.database.transaction() as connection:
                new = await self.promotions.fund(connection, self.id_of(user), self.group, amount, request=request)
            assert self.writers > 1 or new == (request not in self.asked.funded)
            if new:
                assert request not in self.asked.funded
                self.asked.funded[request] = amount
                self.asked.used.add(user)
            await self.heart.intake.go_on(self.group)

        self.let(event, crash=crash)

    @rule(user=users, number=charges, for_group=seldom, crash=crashes)
    def pay(self, user: int, number: int, for_group: bool, crash: int) -> None:
        charge, account = self.charge(user, number, for_group)

        async def event() -> None:
            await self.meet(user)
            async with self.database.transaction() as connection:
                new = await self.heart.payments.book(
                    connection, charge_id=charge, account_id=account, pack=PACK, paid_by=self.id_of(user)
                )
            assert self.writers > 1 or new == (charge not in self.asked.charges)
            self.asked.charges.add(charge)
            if not for_group:
                self.asked.used.add(user)
            await self.heart.intake.go_on(account)

        self.let(event, crash=crash)

    def charge(self, user: int, number: int, for_group: bool) -> tuple[str, int]:
        """A payment's name, and the account that has its credits."""
        return f"{self.example}-{user}-{number}{'-group' * for_group}", self.group if for_group else self.id_of(user)

    @rule(user=users, number=charges, early=st.booleans(), for_group=seldom, crash=crashes)
    def refund(self, user: int, number: int, early: bool, for_group: bool, crash: int) -> None:
        """Telegram tells of a refund, sometimes before it tells of the payment."""
        charge, account = self.charge(user, number, for_group)
        if not early and charge not in self.asked.charges:
            return

        async def event() -> None:
            await self.meet(user)
            async with self.database.transaction() as connection:
                await self.heart.payments.hear_of_refund(
                    connection, charge_id=charge, account_id=account, pack=PACK, paid_by=self.id_of(user)
                )
            self.asked.charges.add(charge)
            self.asked.refunds.add(charge)
            if not for_group:
                self.asked.used.add(user)

        self.let(event, crash=crash)

    @rule(
        user=users,
        number=numbers,
        known=st.booleans(),
        again=st.booleans(),
        group_pays=st.booleans(),
        crash=crashes,
    )
    def paste(self, user: int, number: int, known: bool, again: bool, group_pays: bool, crash: int) -> None:
        """A link, which is held when the credits do not suffice; sometimes the same message once more."""
        message = 1 if again else next(self.messages) + 1

        async def event() -> None:
            await self.meet(user)
            met = await self.heart.users.find(self.id_of(user))
            if met is None:
                raise LeaseLost
            request = Request(
                order=Clean(link=self.link(number, known=known)),
                asked_by=met.id,
                account=self.group if group_pays else met.id,
                reply_to=ReplyTo(f"{met.id} in the group" if group_pays else str(met.id), str(message)),
                locale=met.locale,
            )
            self.note_job(user, await self.heart.intake.request(request), group_pays=group_pays)

        self.let(event, crash=crash)

    def note_job(self, user: int, answer: Answer, *, group_pays: bool) -> None:
        assert answer.job is not None
        known = any(answer.job.identity == self.link(number, known=True).video for number in range(2))
        self.asked.prices[answer.job.id] = CACHED_PRICE if known else PRICE
        if not group_pays:
            (self.asked.used if answer.reply is Reply.ACCEPTED else self.asked.maybe_used).add(user)
        assert answer.reply in {Reply.ACCEPTED, Reply.REPEATED, Reply.RUNNING, Reply.NEEDS_CREDITS}

    @rule(user=users, crash=crashes)
    def cancel_all(self, user: int, crash: int) -> None:
        async def event() -> None:
            await self.heart.intake.cancel(self.id_of(user))

        self.let(event, crash=crash)

    @rule(user=users, number=st.integers(0, 3), crash=crashes)
    def cancel_one(self, user: int, number: int, crash: int) -> None:
        if not self.asked.prices:
            return
        job_id = list(self.asked.prices)[-1 - number % len(self.asked.prices)]

        async def event() -> None:
            gone = await self.heart.intake.cancel(self.id_of(user), job_id)
            assert {job.id for job in gone} <= {job_id}

        self.let(event, crash=crash)

    @rule(user=users, number=charges, as_gift=st.booleans(), crash=crashes)
    def have_it_back_after_a_refund(self, user: int, number: int, as_gift: bool, crash: int) -> None:
        """What seldom comes about by chance: credits are set aside, their payment is refunded, and they come back."""
        self.pay(user, number, False, 0)
        if as_gift:
            self.wrap_gift(user, PACK.credits, next(self.messages), 0)
        else:
            for link in range(2):
                self.paste(user, link, False, False, False, 0)
        self.refund(user, number, True, False, crash)
        if as_gift:
            self.open_gift(user, 0, 0)
        else:
            self.cancel_all(user, 0)

    @rule(user=users)
    def have_some_set_aside_at_midnight(self, user: int) -> None:
        """The same for the daily allowance."""
        for link in range(2):
            self.paste(user, link, False, False, False, 0)
        self.have_a_day(user, True, 0)
        self.cancel_all(user, 0)

    @rule(limit=st.integers(1, 4), crash=crashes)
    def work(self, limit: int, crash: int) -> None:
        """The runner's part: steps of jobs that are due. Known videos are delivered, others fail: nobody is there."""

        async def event() -> None:
            for job in await self.heart.jobs.claim(limit):
                await self.heart.step(job)

        self.let(event, crash=crash)

    @rule(user=users, leaves=seldom, crash=crashes)
    def leave(self, user: int, leaves: bool, crash: int) -> None:
        if not leaves:
            return

        async def event() -> None:
            await self.heart.users.remove(self.id_of(user))
            if user in self.asked.known or self.writers > 1:
                self.asked.left.add(user)
            self.asked.known.discard(user)

        self.let(event, crash=crash)

    # What must hold.

    async def nobody_is_below_zero(self) -> None:
        async with self.database.reading() as connection:
            assert await self.heart.ledger.differing(connection) == []
            for account in (self.group, *map(self.id_of, PEOPLE)):
                assert await self.heart.ledger.balance(connection, account) >= 0

    async def end(self) -> None:
        """Let every job end, and keep the books once more."""
        while (wait := await self.heart.jobs.seconds_to_next()) is not None:
            self.clock.pass_(max(0.0, wait) + 0.001)
            for job in await self.heart.jobs.claim(50):
                await self.heart.step(job)
        async with self.database.reading() as connection:
            rows = await self.entries(connection)
            await self.each_payment_is_booked_once(connection, rows)
            codes = await connection.execute(select(promo_codes).where(promo_codes.c.code.in_(self.codes)))
            used = {row.code: PROMO_USES - row.uses_left for row in codes}
            await self.each_job_ended_once(connection, rows)
        given = Counter(row.key.split(":")[1] for row in rows if row.kind == EntryKind.PROMO)
        moved = [row.amount for row in rows if row.kind == EntryKind.FUND]
        assert sorted(amount for amount in moved if amount > 0) == sorted(self.asked.funded.values())
        assert sum(moved) == 0
        assert used == {code: given[code] for code in self.codes}
        assert all(given[code] >= self.asked.redeemed[code] for code in self.codes)
        books = Books(self.asked, exact=self.writers == 1)
        for account, entries in groupby(
            sorted(rows, key=lambda row: (row.account_id, row.id)), lambda row: row.account_id
        ):
            books.keep(account, list(entries), rows)

    async def entries(self, connection: AsyncConnection) -> list[Row[Any]]:
        """This example's, also those that are nobody's since their user left."""
        ours = {self.group, *map(self.id_of, PEOPLE)}
        rows = (await connection.execute(select(ledger).order_by(ledger.c.id))).all()
        mine = [row for row in rows if row.id > _seen.get(id(self.database), 0)]
        if rows:
            _seen[id(self.database)] = rows[-1].id
        assert all(row.account_id in ours or row.account_id <= -TELEGRAM_IDS_BELOW for row in mine)
        return mine

    async def each_payment_is_booked_once(self, connection: AsyncConnection, entries: list[Row[Any]]) -> None:
        prefix = f"{self.example}-"
        booked = {row.charge_id: row for row in await connection.execute(select(payments))}
        ours = {charge: row for charge, row in booked.items() if charge.startswith(prefix)}
        assert ours.keys() >= self.asked.charges
        purchases = [row.key for row in entries if row.kind == EntryKind.PURCHASE]
        assert sorted(purchases) == sorted(f"payment:{charge}" for charge in ours)
        refunded = {charge for charge, row in ours.items() if row.refunded_at is not None}
        assert refunded >= self.asked.refunds
        for charge, row in ours.items():
            refunds = [entry.amount for entry in entries if f"{entry.key}:".startswith(f"refund:{charge}:")]
            assert -sum(refunds) == (row.taken_back or 0) <= PACK.credits
            assert bool(refunds) == (charge in refunded)

    async def each_job_ended_once(self, connection: AsyncConnection, entries: list[Row[Any]]) -> None:
        kinds = {(row.job_id, row.kind) for row in entries}
        for row in await connection.execute(select(jobs).where(jobs.c.id.in_(self.asked.prices))):
            assert row.ended_at is not None
            assert ((row.id, EntryKind.RESERVE) in kinds) == (row.queued_at is not None)
            spent, back = (row.id, EntryKind.SPEND) in kinds, (row.id, EntryKind.GIVE_BACK) in kinds
            assert (spent, back) == (
                row.state == JobState.DELIVERED,
                row.state != JobState.DELIVERED and row.queued_at is not None,
            )

    def teardown(self) -> None:
        if self.waiting:
            self.let_all()
        self.runner.run(self.end())


_seen: dict[int, int] = {}
"""The last entry of the examples before, by database."""


class Books:
    """Keeps an account's books anew: amounts by what was asked for, in the order in which it was booked."""

    def __init__(self, asked: Asked, *, exact: bool) -> None:
        """`exact` when nothing happened at the same moment."""
        self._asked = asked
        self._exact = exact

    def keep(self, account: int, entries: list[Row[Any]], everyones: list[Row[Any]]) -> None:
        self._balance = 0
        self._reserved: dict[int, int] = {}
        self._set_aside: dict[str, int] = {}
        self._missing: dict[str, tuple[int, int]] = {}
        """What each refunded payment still misses, and the entry of its refund; oldest first."""
        self._owed: list[tuple[str, int]] = []
        """What has to be taken next, since it came back."""
        self._everyones = everyones
        leaving = self._first_entry_of_leaving(account, entries)
        for position, entry in enumerate(entries):
            if entry.kind != EntryKind.REFUND:
                assert not self._owed, (entry, self._owed)
            expected = self._expected(entry)
            assert entry.amount in expected, (entry, expected)
            self._balance += entry.amount
            assert self._balance >= 0
            if position >= leaving:
                self._owed = []
        assert not self._owed
        assert not self._reserved
        assert account > -TELEGRAM_IDS_BELOW or self._balance == 0

    def _first_entry_of_leaving(self, account: int, entries: list[Row[Any]]) -> int:
        """Who leaves has nothing taken from what comes back: all of it stays behind."""
        forfeits = [position for position, entry in enumerate(entries) if entry.kind == EntryKind.FORFEIT]
        if account > -TELEGRAM_IDS_BELOW or not forfeits:
            return len(entries)
        first = forfeits[0]
        while first > 0 and entries[first - 1].kind == EntryKind.GIVE_BACK:
            first -= 1
        return first

    def _expected(self, entry: Row[Any]) -> set[int]:
        """What may stand in the entry."""
        words = entry.key.split(":")
        match EntryKind(entry.kind):
            case EntryKind.WELCOME:
                return {WELCOME}
            case EntryKind.GRANT:
                return {self._asked.grants[entry.key]}
            case EntryKind.PROMO:
                return {PROMO}
            case EntryKind.INVITATION:
                return {INVITATION}
            case EntryKind.DAILY:
                return self._daily(entry)
            case EntryKind.PURCHASE:
                return {PACK.credits}
            case EntryKind.REFUND:
                return self._refund(entry, words)
            case EntryKind.RESERVE:
                self._reserved[entry.job_id] = self._asked.prices[entry.job_id]
                self._set_aside[f"job:{entry.job_id}"] = entry.id
                return {-self._asked.prices[entry.job_id]}
            case EntryKind.SPEND:
                assert self._reserved.pop(entry.job_id) == CACHED_PRICE
                return {0}
            case EntryKind.GIVE_BACK:
                price = self._reserved.pop(entry.job_id)
                self._comes_back(f"job:{entry.job_id}", price)
                return {price}
            case EntryKind.GIFT:
                return self._gift(entry, words)
            case EntryKind.FUND:
                return self._fund(entry, words)
            case EntryKind.FORFEIT:
                return {-self._balance}

    def _daily(self, entry: Row[Any]) -> set[int]:
        has = self._balance + sum(self._reserved.values())
        own = [key.removeprefix("gift:") for key in self._set_aside if key.startswith("gift:")]
        opened = {row.key.split(":")[1]: row for row in self._everyones if row.key.endswith(":taken")}
        if self._exact:
            at_most = sum(self._wrapped(code) for code in own if code not in opened or opened[code].id > entry.id)
            return {max(0, DAILY - has - at_most)}
        # Somebody may open a gift of theirs at this moment, and what is booked first need not be seen first.
        wrapped = sum(self._wrapped(code) for code in own if code not in opened or opened[code].id > entry.id - NEAR)
        return set(range(max(0, DAILY - has - wrapped), max(0, DAILY - has) + 1))

    def _refund(self, entry: Row[Any], words: list[str]) -> set[int]:
        if len(words) > 2:
            key, amount = self._owed.pop(0)
            assert key == entry.key
            return {-amount}
        taken = min(self._balance, PACK.credits)
        self._missing[words[1]] = (PACK.credits - taken, entry.id)
        return {-taken}

    def _gift(self, entry: Row[Any], words: list[str]) -> set[int]:
        _, code, side = words
        if side == "given":
            self._set_aside[f"gift:{code}"] = entry.id
            return {-self._wrapped(code)}
        if self._set_aside.pop(f"gift:{code}", None) is not None:
            self._set_aside[f"gift:{code}"] = next(row.id for row in self._everyones if row.key == f"gift:{code}:given")
            self._comes_back(f"gift:{code}", self._wrapped(code))
        return {self._wrapped(code)}

    def _fund(self, entry: Row[Any], words: list[str]) -> set[int]:
        if entry.account_id <= -TELEGRAM_IDS_BELOW:
            # Nothing tells any more in which message it was asked for.
            return {-amount for amount in self._asked.funded.values()}
        amount = self._asked.funded[":".join(words[1:-1])]
        return {-amount if words[-1] == "given" else amount}

    def _wrapped(self, code: str) -> int:
        if code in self._asked.wrapped:
            return self._asked.wrapped[code]
        # Its wrapping was kept, and nobody heard of it.
        return next(-int(row.amount) for row in self._everyones if row.key == f"gift:{code}:given")

    def _comes_back(self, name: str, amount: int) -> None:
        for charge, (missing, refunded) in self._missing.items():
            taken = min(amount, missing) if refunded > self._set_aside[name] else 0
            if taken:
                self._owed.append((f"refund:{charge}:{name}", taken))
                self._missing[charge] = (missing - taken, refunded)
                amount -= taken


Open = Callable[[AsyncExitStack, FakeClock], Coroutine[None, None, Database]]


async def opened(stack: AsyncExitStack, url: str, clock: Clock, *, trust_clock: bool = False) -> Database:
    database = MortalDatabase(url, clock, trust_clock=trust_clock)
    await database.open()
    stack.push_async_callback(database.close)
    await migrate(database)
    return database


async def on_sqlite(stack: AsyncExitStack, clock: FakeClock) -> Database:
    folder = Path(stack.enter_context(quick_folder()))
    return await opened(stack, sqlite_url(folder), clock)


async def on_postgresql(stack: AsyncExitStack, clock: FakeClock) -> Database:
    return await opened(stack, await stack.enter_async_context(postgres_url()), clock, trust_clock=True)


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
    run_machine(on_sqlite, writers=1, steps=60)


@pytest.mark.postgres
def test_credits_add_up_with_eight_writers_at_once() -> None:
    run_machine(on_postgresql, writers=8, steps=120)
