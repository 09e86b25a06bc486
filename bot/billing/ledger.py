"""The ledger: the only place where a balance changes.

A balance is the sum of an account's entries and never below zero. Entries are added, never changed; each bears a key,
so that nothing is booked twice. A job's credits go through two of them: `reserve` takes the price, and then exactly one
of `spend` (it stays taken) and `give_back` ends it.

Whatever brings credits in goes through `_book`, which also makes the held jobs due that may have waited for them. The
runner lets those go on, so no entry depends on whether that works.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.jobs.states import ENDED, JobState
from bot.storage.database import Database
from bot.storage.locks import lock_account
from bot.storage.tables import jobs, ledger

GO_ON_SECONDS = 3.0
"""So long whoever brings credits in may take to let held jobs go on and tell the user; then the runner does it."""


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

    async def balance(self, connection: AsyncConnection, account_id: int) -> int:
        """What the account can spend now."""
        statement = select(func.coalesce(func.sum(ledger.c.amount), 0)).where(ledger.c.account_id == account_id)
        return int((await connection.execute(statement)).scalar_one())

    async def reserved(self, connection: AsyncConnection, account_id: int) -> int:
        """What is set aside for the account's jobs that have not ended; it is not in the balance."""
        statement = (
            select(func.coalesce(func.sum(-ledger.c.amount), 0))
            .join(jobs, jobs.c.id == ledger.c.job_id)
            .where(
                ledger.c.account_id == account_id,
                ledger.c.kind == EntryKind.RESERVE,
                jobs.c.state.not_in(ENDED),
            )
        )
        return int((await connection.execute(statement)).scalar_one())

    async def latest(self, connection: AsyncConnection, account_id: int, limit: int, *, offset: int = 0) -> list[Entry]:
        """The account's newest entries, newest first, without gifts of nothing.

        A job is one entry, of the kind that tells how it stands: SPEND, GIVE_BACK, or RESERVE while it lasts; a free
        one is told when it was delivered.
        """
        statement = (
            select(ledger.c.kind, ledger.c.amount, ledger.c.at, jobs.c.state)
            .outerjoin(jobs, jobs.c.id == ledger.c.job_id)
            .where(
                ledger.c.account_id == account_id,
                ledger.c.kind.not_in((EntryKind.SPEND, EntryKind.GIVE_BACK)),
                (ledger.c.amount != 0) | (jobs.c.state == JobState.DELIVERED),
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
        booking = Booking(job.account_id, kind, amount, f"job:{job.id}:settle", job_id=job.id)
        if not await self._book(connection, booking):
            raise RuntimeError(f"job {job.id} is settled already")

    async def _book(self, connection: AsyncConnection, booking: Booking) -> bool:
        """Add the entry; False when its key was booked before."""
        statement = (
            self._database.insert(ledger)
            .values(**asdict(booking), at=self._database.now)
            .on_conflict_do_nothing(index_elements=["key"])
        )
        booked = (await connection.execute(statement)).rowcount == 1
        if booked and booking.amount > 0:
            seconds = 0.0 if booking.kind is EntryKind.GIVE_BACK else GO_ON_SECONDS
            await self._wake_held(connection, booking.account_id, seconds)
        return booked

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
    return f"job:{job.id}:reserve"


def _shown(kind: str, amount: int, at: float, state: str | None) -> Entry:
    """An entry as it is told, with the end of its job in it."""
    if state == JobState.DELIVERED:
        return Entry(EntryKind.SPEND, amount, at)
    if state in ENDED:
        return Entry(EntryKind.GIVE_BACK, 0, at)
    return Entry(EntryKind(kind), amount, at)
