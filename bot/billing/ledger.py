"""The ledger: the only place where a balance changes.

A balance is the sum of an account's entries and never below zero; it is kept at the account, and changes with each
entry in one transaction. Entries are added, never changed; each bears a key, so that nothing is booked twice. A job's
credits go through two of them: `reserve` takes the price, and then exactly one of `spend` (it stays taken) and
`give_back` ends it.

Whatever brings credits in goes through `_book`, which also makes the held jobs due that may have waited for them. The
runner lets those go on, so no entry depends on whether that works.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import bindparam, case, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.jobs.states import ENDED, JobState
from bot.storage.database import Database
from bot.storage.locks import lock_account
from bot.storage.tables import accounts, jobs, ledger

GO_ON_SECONDS = 3.0
"""So long whoever brings credits in may take to let held jobs go on and tell the user; then the runner does it."""

RESERVED, SETTLED = ":reserve", ":settle"
"""How the keys of a job's two entries end; before that they are the same."""

BALANCE = select(accounts.c.credits).where(accounts.c.id == bindparam("account_id"))


class EntryKind(StrEnum):
    """What an entry stands for."""

    WELCOME = "welcome"
    RESERVE = "reserve"
    SPEND = "spend"
    GIVE_BACK = "give_back"
    GRANT = "grant"
    DAILY = "daily"
    PROMO = "promo"
    INVITATION = "invitation"
    GIFT = "gift"
    FUND = "fund"
    """From a member's account into their group's."""
    PURCHASE = "purchase"
    REFUND = "refund"
    FORFEIT = "forfeit"
    """Left behind by someone who was removed at their own request."""


class OutOfCredits(Exception):
    """The balance does not cover the price."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    kind: EntryKind
    amount: int
    at: float


@dataclass(frozen=True, slots=True)
class Booking:
    """An entry that is to be added. Its key makes it count once."""

    account_id: int
    kind: EntryKind
    amount: int
    key: str
    job_id: int | None = None
    note: str | None = None


class Ledger:
    """Everyone's credits. All that changes them happens in the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._add = database.insert(ledger).values(at=database.now).on_conflict_do_nothing(index_elements=["key"])

    async def balance(self, connection: AsyncConnection, account_id: int) -> int:
        """What the account can spend now."""
        return await connection.scalar(BALANCE, {"account_id": account_id}) or 0

    async def differing(self, connection: AsyncConnection) -> list[int]:
        """The accounts whose balance is not the sum of their entries; there is none, or something is broken."""
        both = union_all(
            select(ledger.c.account_id, ledger.c.amount), select(accounts.c.id, -accounts.c.credits)
        ).subquery()
        account_id, amount = both.columns
        statement = select(account_id).group_by(account_id).having(func.sum(amount) != 0).order_by(account_id)
        return list((await connection.execute(statement)).scalars())

    async def reserved(self, connection: AsyncConnection, account_id: int) -> int:
        """What is set aside for the account's jobs that have not ended; it is not in the balance."""
        statement = (
            select(func.coalesce(func.sum(-ledger.c.amount), 0))
            .join(jobs, jobs.c.id == ledger.c.job_id)
            .where(
                # By the jobs that have not ended, which are few; the entries of the account may be many.
                jobs.c.account_id == account_id,
                jobs.c.ended_at.is_(None),
                jobs.c.state.not_in(ENDED),
                ledger.c.kind == EntryKind.RESERVE,
            )
        )
        return int((await connection.execute(statement)).scalar_one())

    async def latest(self, connection: AsyncConnection, account_id: int, limit: int, *, offset: int = 0) -> list[Entry]:
        """The account's newest entries, newest first, without gifts of nothing.

        A job is one entry, of the kind that tells how it stands: SPEND, GIVE_BACK, or RESERVE while it lasts; a free
        one is told when it was delivered.
        """
        # A job is removed some day; its two entries stay, and are told from others by their keys.
        settled = ledger.alias("settled")
        is_settled = (ledger.c.kind == EntryKind.RESERVE) & (
            settled.c.key == func.replace(ledger.c.key, RESERVED, SETTLED)
        )
        statement = (
            select(ledger.c.kind, ledger.c.amount, ledger.c.at, settled.c.kind)
            .outerjoin(settled, is_settled)
            .where(
                ledger.c.account_id == account_id,
                ledger.c.kind.not_in((EntryKind.SPEND, EntryKind.GIVE_BACK)),
                (ledger.c.amount != 0) | (settled.c.kind == EntryKind.SPEND),
            )
            .order_by(ledger.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return [_shown(*row) for row in await connection.execute(statement)]

    async def welcome(self, connection: AsyncConnection, account_id: int, amount: int) -> bool:
        """Give the free credits; once for each account, whoever calls how often."""
        key = f"account:{account_id}:welcome"
        return await self._book(connection, Booking(account_id, EntryKind.WELCOME, amount, key))

    async def give(
        self,
        connection: AsyncConnection,
        account_id: int,
        amount: int,
        *,
        kind: EntryKind,
        key: str,
        note: str | None = None,
    ) -> bool:
        """Give credits; False when `key` was booked before."""
        await lock_account(connection, account_id)
        return await self._book(connection, Booking(account_id, kind, amount, key, note=note))

    async def take(
        self, connection: AsyncConnection, account_id: int, amount: int, *, kind: EntryKind, key: str
    ) -> int:
        """Take credits back as far as the account still has them; 0 when `key` was booked before.

        Returns how many were taken.
        """
        await lock_account(connection, account_id)
        taken = min(amount, await self.balance(connection, account_id))
        return taken if await self._book(connection, Booking(account_id, kind, -taken, key)) else 0

    async def reserve(self, connection: AsyncConnection, job: Job) -> None:
        """Set the job's price aside. Raises OutOfCredits."""
        await lock_account(connection, job.account_id)
        if await self.balance(connection, job.account_id) < job.price:
            raise OutOfCredits
        booking = Booking(job.account_id, EntryKind.RESERVE, -job.price, reservation_key(job), job_id=job.id)
        if not await self._book(connection, booking):
            raise RuntimeError(f"job {job.id} has its credits reserved already")

    async def spend(self, connection: AsyncConnection, job: Job) -> None:
        """The job was delivered: what was set aside is gone."""
        await self._settle(connection, job, EntryKind.SPEND, 0)

    async def give_back(self, connection: AsyncConnection, job: Job) -> None:
        """The job came to nothing: what was set aside is the account's again."""
        await self._settle(connection, job, EntryKind.GIVE_BACK, job.price)

    async def _settle(self, connection: AsyncConnection, job: Job, kind: EntryKind, amount: int) -> None:
        await lock_account(connection, job.account_id)
        # One key for both ends: whatever goes wrong, a job cannot be spent and given back.
        booking = Booking(job.account_id, kind, amount, f"job:{job.id}{SETTLED}", job_id=job.id)
        if not await self._book(connection, booking):
            raise RuntimeError(f"job {job.id} is settled already")

    async def _book(self, connection: AsyncConnection, booking: Booking) -> bool:
        """Add the entry; False when its key was booked before."""
        booked = (await connection.execute(self._add, asdict(booking))).rowcount == 1
        if booked and booking.amount:
            await self._add_up(connection, booking)
        if booked and booking.amount > 0:
            seconds = 0.0 if booking.kind is EntryKind.GIVE_BACK else GO_ON_SECONDS
            await self._wake_held(connection, booking.account_id, seconds)
        return booked

    async def _add_up(self, connection: AsyncConnection, booking: Booking) -> None:
        own = update(accounts).where(accounts.c.id == booking.account_id)
        await connection.execute(own.values(credits=accounts.c.credits + booking.amount))

    async def _wake_held(self, connection: AsyncConnection, account_id: int, seconds: float) -> None:
        soon = self._database.now + seconds
        keep_due = jobs.c.leased | (jobs.c.due < soon)
        statement = (
            update(jobs)
            .where(jobs.c.account_id == account_id, jobs.c.state == JobState.HELD)
            .values(woken=jobs.c.leased, due=case((keep_due, jobs.c.due), else_=soon))
        )
        if (await connection.execute(statement)).rowcount:
            await self._database.announce(connection)


def reservation_key(job: Job) -> str:
    """The key of the entry that sets the job's price aside."""
    return f"job:{job.id}{RESERVED}"


def _shown(kind: str, amount: int, at: float, settled: str | None) -> Entry:
    """An entry as it is told, with the end of its job in it."""
    if settled == EntryKind.SPEND:
        return Entry(EntryKind.SPEND, amount, at)
    if settled == EntryKind.GIVE_BACK:
        return Entry(EntryKind.GIVE_BACK, 0, at)
    return Entry(EntryKind(kind), amount, at)
