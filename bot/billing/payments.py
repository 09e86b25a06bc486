"""Payments in Telegram Stars: booked once, taken back when refunded, and compared with Telegram's own list.

A payment's row and its ledger entry are written in one transaction, both keyed by Telegram's charge id, so that it does
not matter how often the news of it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind, Ledger
from bot.settings import CreditPack
from bot.storage.database import Database
from bot.storage.locks import lock_account
from bot.storage.tables import ledger, payments

PAYLOAD = "pack"
_NUMBER = "[1-9][0-9]{0,15}"
_PAYLOAD = re.compile(f"{PAYLOAD}:(?P<credits>{_NUMBER}):(?P<stars>{_NUMBER})(:(?P<account>-?{_NUMBER}))?")


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that was booked. Moments are Unix seconds."""

    charge_id: str
    account_id: int
    """Whose the credits are: the payer's, or a group's."""
    paid_by: int
    credits: int
    stars: int
    paid_at: float
    refunded_at: float | None = None
    taken_back: int | None = None
    """How many of its credits were still there to be taken back."""

    @property
    def missing(self) -> int:
        """What could not be taken back after the refund, because it was spent."""
        return 0 if self.refunded_at is None else self.credits - (self.taken_back or 0)


@dataclass(frozen=True, slots=True)
class Purchase:
    """What an invoice is for."""

    pack: CreditPack
    account: int | None = None
    """Whose the credits are to be; None for the payer's own."""


@dataclass(frozen=True, slots=True)
class StarTransaction:
    """One payment as Telegram's own list has it (getStarTransactions)."""

    charge_id: str
    paid_by: int
    stars: int
    payload: str
    refunded: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """Where Telegram's list and the bot's table do not agree."""

    not_booked: tuple[StarTransaction, ...]
    """Paid, and never booked here."""
    not_taken_back: tuple[StarTransaction, ...]
    """Refunded there, and not here."""
    not_ours: tuple[StarTransaction, ...]
    """Payments for nothing that this bot sells."""
    unknown_to_telegram: tuple[Payment, ...]
    """Booked here, and not in Telegram's list."""

    @property
    def count(self) -> int:
        """How many payments differ."""
        return sum(map(len, (self.not_booked, self.not_taken_back, self.not_ours, self.unknown_to_telegram)))

    def __bool__(self) -> bool:
        return self.count > 0


def payload_of(pack: CreditPack, account: int | None = None) -> str:
    """What an invoice for this pack carries; Telegram brings it back with the payment."""
    own = f"{PAYLOAD}:{pack.credits}:{pack.stars}"
    return own if account is None else f"{own}:{account}"


def pack_of(payload: str, packs: Iterable[CreditPack]) -> CreditPack | None:
    """The pack that a payload names, if it is on sale."""
    purchase = sold(payload)
    return purchase.pack if purchase is not None and purchase.pack in packs else None


def sold(payload: str) -> Purchase | None:
    """What a payload names, whether or not the pack is still on sale: what was paid for is owed."""
    match = _PAYLOAD.fullmatch(payload)
    if match is None:
        return None
    pack = CreditPack(credits=int(match["credits"]), stars=int(match["stars"]))
    return Purchase(pack, int(match["account"]) if match["account"] else None)


class Payments:
    """All payments of one database."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    async def find(self, connection: AsyncConnection, charge_id: str) -> Payment | None:
        """The payment with Telegram's charge id."""
        row = (await connection.execute(select(payments).where(payments.c.charge_id == charge_id))).one_or_none()
        return None if row is None else Payment(**row._mapping)  # noqa: SLF001  # the documented way to a row's names

    async def latest(self, connection: AsyncConnection, user_id: int, limit: int) -> list[Payment]:
        """The user's newest payments, newest first."""
        newest = select(payments).where(payments.c.paid_by == user_id).order_by(payments.c.paid_at.desc())
        return [Payment(**row._mapping) for row in await connection.execute(newest.limit(limit))]  # noqa: SLF001

    async def book(
        self,
        connection: AsyncConnection,
        *,
        charge_id: str,
        account_id: int,
        pack: CreditPack,
        paid_by: int | None = None,
    ) -> bool:
        """Book a payment and its credits; False when it was booked before. The account is the payer's unless told."""
        await lock_account(connection, account_id)
        statement = (
            self._database.insert(payments)
            .values(
                charge_id=charge_id,
                account_id=account_id,
                paid_by=account_id if paid_by is None else paid_by,
                credits=pack.credits,
                stars=pack.stars,
                paid_at=self._database.now,
            )
            .on_conflict_do_nothing()
        )
        if (await connection.execute(statement)).rowcount == 0:
            return False
        await self._ledger.give(
            connection, account_id, pack.credits, kind=EntryKind.PURCHASE, key=f"payment:{charge_id}"
        )
        return True

    async def take_back(self, connection: AsyncConnection, charge_id: str) -> Payment | None:
        """The payment was refunded: take its credits back as far as they are unspent.

        Returns the payment as it now stands, also when that was done before; None when it is not known.
        """
        payment = await self._find_locked(connection, charge_id)
        if payment is None or payment.refunded_at is not None:
            return payment
        taken = await self._ledger.take(
            connection, payment.account_id, payment.credits, kind=EntryKind.REFUND, key=f"refund:{charge_id}"
        )
        statement = (
            update(payments)
            .where(payments.c.charge_id == charge_id)
            .values(refunded_at=self._database.now, taken_back=taken)
        )
        await connection.execute(statement)
        return await self.find(connection, charge_id)

    async def hear_of_refund(
        self,
        connection: AsyncConnection,
        *,
        charge_id: str,
        account_id: int,
        pack: CreditPack | None,
        paid_by: int | None = None,
    ) -> Payment | None:
        """Telegram tells that it gave the Stars for this pack back. Returns what `take_back` returns.

        News of a refund may overtake the news of its payment: the payment is booked then, so that its own news finds it
        refunded.
        """
        await lock_account(connection, account_id)
        if pack is not None and await self.find(connection, charge_id) is None:
            await self.book(connection, charge_id=charge_id, account_id=account_id, pack=pack, paid_by=paid_by)
        return await self.take_back(connection, charge_id)

    async def _find_locked(self, connection: AsyncConnection, charge_id: str) -> Payment | None:
        """The payment, with the account locked that its credits are: another one, once the payer has left."""
        payment = await self.find(connection, charge_id)
        account: int | None = None
        while payment is not None and payment.account_id != account:
            account = payment.account_id
            await lock_account(connection, account)
            payment = await self.find(connection, charge_id)
        return payment

    async def take_what_came_back(
        self, connection: AsyncConnection, account_id: int, amount: int, *, set_aside: str, name: str
    ) -> int:
        """Credits came back that had been set aside: payments refunded meanwhile get what they miss, the oldest first.

        `set_aside` is the key of the entry that set them aside, `name` stands for them in keys. The account is locked.
        Returns how many were taken.
        """
        entry = ledger.alias()
        before = select(entry.c.id).where(entry.c.key == set_aside).scalar_subquery()
        # Entries of one account are in the order in which they were booked, whatever the clocks say.
        statement = (
            select(payments)
            .join(ledger, ledger.c.key == literal("refund:") + payments.c.charge_id)
            .where(
                payments.c.account_id == account_id,
                payments.c.taken_back < payments.c.credits,
                ledger.c.id > before,
            )
            .order_by(ledger.c.id)
        )
        left = amount
        for payment in [Payment(**row._mapping) for row in await connection.execute(statement)]:  # noqa: SLF001
            if left == 0:
                break
            key = f"refund:{payment.charge_id}:{name}"
            wanted = min(left, payment.missing)
            taken = await self._ledger.take(connection, account_id, wanted, kind=EntryKind.REFUND, key=key)
            changed = update(payments).where(payments.c.charge_id == payment.charge_id)
            await connection.execute(changed.values(taken_back=(payment.taken_back or 0) + taken))
            left -= taken
        return amount - left

    async def compare(self, connection: AsyncConnection, told: Sequence[StarTransaction]) -> Differences:
        """Where Telegram's list and the table differ."""
        rows = await connection.execute(select(payments))
        booked = {row.charge_id: Payment(**row._mapping) for row in rows}  # noqa: SLF001
        return differences(told, booked)


def differences(told: Sequence[StarTransaction], booked: dict[str, Payment]) -> Differences:
    """Where the two do not agree."""
    known = {transaction.charge_id for transaction in told}
    ours = [transaction for transaction in told if sold(transaction.payload) is not None]
    return Differences(
        not_booked=tuple(
            transaction for transaction in ours if transaction.charge_id not in booked and not transaction.refunded
        ),
        not_taken_back=tuple(
            transaction
            for transaction in ours
            if transaction.refunded
            and transaction.charge_id in booked
            and booked[transaction.charge_id].refunded_at is None
        ),
        not_ours=tuple(transaction for transaction in told if sold(transaction.payload) is None),
        unknown_to_telegram=tuple(payment for payment in booked.values() if payment.charge_id not in known),
    )
