"""What users do with credits, each a transaction of its own. What brings credits in lets the links that waited for them
go on; what that came to stands in the result.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import structlog

from bot.audit import Act, Audit
from bot.billing.ledger import Entry, EntryKind
from bot.billing.payments import Payment, Purchase
from bot.billing.promotions import Claim, Claimed, Promotions
from bot.fulfilment.intake import Answer, Intake, Reply
from bot.fulfilment.parts import Parts
from bot.settings import TELEGRAM_IDS_BELOW
from bot.users.erasure import is_erased_account
from bot.users.users import User, Users

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Statement:
    """What an account has. `reserved` is set aside for running jobs, and not part of the balance."""

    balance: int
    reserved: int
    latest: list[Entry]


@dataclass(frozen=True, slots=True)
class Paid:
    """What came of a payment's news."""

    new: bool
    """Whether it had not been booked before."""
    payment: Payment
    balance: int
    going_on: list[Answer] = field(default_factory=list)

    @property
    def links(self) -> int:
        """How many links that had waited for credits go on."""
        return sum(answer.reply is Reply.ACCEPTED for answer in self.going_on)


@dataclass(frozen=True, slots=True)
class Refunded:
    """What came of a refund's news."""

    payment: Payment
    balance: int
    new: bool
    """Whether a payment that was booked is taken back by it."""


@dataclass(frozen=True, slots=True)
class Funded:
    """What came of giving credits to a group."""

    balance: int
    """What the giver has left."""
    account_balance: int
    going_on: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a code that somebody brought."""

    claimed: Claimed
    balance: int
    is_new: bool = False
    """Whether the user had never done anything here."""
    other: User | None = None
    """Who invited or gave, where they are to hear of it and still here."""
    going_on: list[Answer] = field(default_factory=list)


class Accounts:
    """All accounts of one database."""

    def __init__(self, parts: Parts, users: Users, promotions: Promotions, intake: Intake, audit: Audit) -> None:
        self._audit = audit
        self._metrics = parts.metrics
        self._database = parts.database
        self._ledger = parts.ledger
        self._payments = parts.payments
        self._users = users
        self._promotions = promotions
        self._intake = intake

    async def balance(self, account_id: int) -> int:
        """What the account can spend."""
        async with self._database.reading() as connection:
            return await self._ledger.balance(connection, account_id)

    async def statement(self, account_id: int, latest: int) -> Statement:
        """What the account has, and its last entries, newest first."""
        async with self._database.reading() as connection:
            return Statement(
                await self._ledger.balance(connection, account_id),
                await self._ledger.reserved(connection, account_id),
                await self._ledger.latest(connection, account_id, latest),
            )

    async def entries(self, account_id: int, *, offset: int, limit: int) -> list[Entry]:
        """The account's entries, newest first."""
        async with self._database.reading() as connection:
            return await self._ledger.latest(connection, account_id, limit, offset=offset)

    async def payments(self, user_id: int, limit: int) -> list[Payment]:
        """The user's newest payments, newest first."""
        async with self._database.reading() as connection:
            return await self._payments.latest(connection, user_id, limit)

    # Stars.

    async def pay(self, user_id: int, charge_id: str, purchase: Purchase) -> Paid:
        """The user paid for a pack: for themselves, or for a group. The balance is that of the account that has it."""
        account_id, pack = purchase.account or user_id, purchase.pack
        async with self._database.transaction() as connection:
            new = await self._payments.book(
                connection, charge_id=charge_id, account_id=account_id, pack=pack, paid_by=user_id
            )
            payment = await self._payments.find(connection, charge_id)
            balance = await self._ledger.balance(connection, account_id)
        assert payment is not None  # noqa: S101  # it is booked by now, whoever did it
        if new:
            self._metrics.stars.labels("paid").inc(pack.stars)
            log.info("a payment was booked", user=user_id, charge=charge_id, stars=pack.stars, credits=pack.credits)
        if payment.refunded_at is not None:
            return Paid(new, payment, balance)
        going_on = await self._intake.go_on(account_id)
        return Paid(new, payment, await self.balance(account_id), going_on)

    async def hear_of_refund(self, user_id: int, charge_id: str, purchase: Purchase | None) -> Refunded | None:
        """Telegram gave the Stars for this pack back: the credits are taken back as far as they are unspent.

        None when the payment is for nothing that is sold here.
        """
        account_id = user_id if purchase is None else purchase.account or user_id
        pack = None if purchase is None else purchase.pack
        async with self._database.transaction() as connection:
            before = await self._payments.find(connection, charge_id)
            payment = await self._payments.hear_of_refund(
                connection, charge_id=charge_id, account_id=account_id, pack=pack, paid_by=user_id
            )
            balance = await self._ledger.balance(connection, account_id)
        if payment is None:
            return None
        new = before is not None and before.refunded_at is None
        if new:
            self._note_refund(payment)
        return Refunded(payment, balance, new)

    async def payment(self, charge_id: str) -> Payment | None:
        """The payment with Telegram's charge id."""
        async with self._database.reading() as connection:
            return await self._payments.find(connection, charge_id)

    async def take_back(self, operator_id: int, charge_id: str) -> Payment:
        """The Stars of a booked payment were given back by this operator. Returns the payment as it now stands."""
        async with self._database.transaction() as connection:
            payment = await self._payments.take_back(connection, charge_id)
            assert payment is not None  # noqa: S101  # payments are never removed
            account_id = payment.account_id
            await self._audit.note(connection, operator_id, Act.REFUND, user_id=account_id, subject=charge_id)
        self._note_refund(payment)
        return payment

    # Credits that nobody pays for.

    async def grant(
        self, operator_id: int, receiver_id: int, amount: int, *, key: str, why: str = ""
    ) -> tuple[User, int] | None:
        """The operator gives credits. Returns the receiver and their balance; None when nobody has this id."""
        receiver = await self._users.find(receiver_id) if receiver_id < TELEGRAM_IDS_BELOW else None
        if receiver is None:
            return None
        async with self._database.transaction() as connection:
            note = why or None
            if await self._ledger.give(connection, receiver.id, amount, kind=EntryKind.GRANT, key=key, note=note):
                subject = str(amount)
                await self._audit.note(
                    connection, operator_id, Act.GRANT, user_id=receiver.id, subject=subject, why=why
                )
        await self._intake.go_on(receiver.id)
        return receiver, await self.balance(receiver.id)

    async def take_credits(self, operator_id: int, user_id: int, amount: int, *, key: str) -> tuple[User, int] | None:
        """The operator takes credits back, as far as they are unspent. Returns the user and how many were taken; None
        when nobody has this id.
        """
        user = await self._users.find(user_id) if user_id < TELEGRAM_IDS_BELOW else None
        if user is None:
            return None
        async with self._database.transaction() as connection:
            taken = await self._ledger.take(connection, user.id, amount, kind=EntryKind.GRANT, key=key)
            if taken:
                await self._audit.note(connection, operator_id, Act.TAKE_BACK, user_id=user.id, subject=str(taken))
        return user, taken

    async def make_promo(self, operator_id: int, *, credits_each: int, uses: int) -> str:
        """A new promo code for so many users."""
        async with self._database.transaction() as connection:
            code = await self._promotions.make_promo(connection, credits_each=credits_each, uses=uses)
            subject = f"{code}: {uses} × {credits_each}"
            await self._audit.note(connection, operator_id, Act.PROMO, subject=subject)
            return code

    async def redeem(self, account_id: int, code: str) -> Received:
        """The user brings a promo code."""
        async with self._database.transaction() as connection:
            claimed = await self._promotions.redeem(connection, account_id, code)
            balance = await self._ledger.balance(connection, account_id)
        going_on = await self._intake.go_on(account_id) if claimed.claim is Claim.GIVEN else []
        return Received(claimed, balance, going_on=going_on)

    async def invitation_code(self, account_id: int) -> str:
        """What the user's invitations bear."""
        async with self._database.transaction() as connection:
            return await self._promotions.invitation_code(connection, account_id)

    async def accept_invitation(self, account_id: int, code: str) -> Received:
        """The user comes by an invitation: both sides get their credits."""
        async with self._database.transaction() as connection:
            is_new = await self._promotions.is_new(connection, account_id)
            inviter = await self._promotions.inviter(connection, code)
            claimed = Claimed(Claim.UNKNOWN)
            if inviter is not None:
                claimed = await self._promotions.accept_invitation(connection, account_id, inviter)
            balance = await self._ledger.balance(connection, account_id)
        going_on = await self._intake.go_on(account_id)
        other = None
        if inviter is not None and claimed.claim is Claim.GIVEN:
            await self._intake.go_on(inviter)
            other = await self._still_here(inviter)
        return Received(claimed, balance, is_new, other, going_on)

    async def wrap_gift(self, giver_id: int, amount: int, *, request: str) -> str:
        """Set credits aside for whoever opens the gift. Returns its code; the same request makes no second one.

        Raises OutOfCredits.
        """
        async with self._database.transaction() as connection:
            return await self._promotions.wrap_gift(connection, giver_id, amount, request=request)

    async def open_gift(self, account_id: int, code: str) -> Received:
        """The user opens a gift: who is first has its credits."""
        async with self._database.transaction() as connection:
            is_new = await self._promotions.is_new(connection, account_id)
            claimed = await self._promotions.open_gift(connection, account_id, code)
            giver = await self._promotions.giver(connection, code)
            balance = await self._ledger.balance(connection, account_id)
        going_on = await self._intake.go_on(account_id)
        other = await self._still_here(giver) if giver is not None and claimed.claim is Claim.GIVEN else None
        return Received(claimed, balance, is_new, other, going_on)

    async def fund(self, user_id: int, account_id: int, amount: int, *, request: str) -> Funded:
        """A member gives credits to their group; the same request gives them once. Raises OutOfCredits."""
        async with self._database.transaction() as connection:
            await self._promotions.fund(connection, user_id, account_id, amount, request=request)
        going_on = await self._intake.go_on(account_id)
        return Funded(await self.balance(user_id), await self.balance(account_id), going_on)

    async def _still_here(self, user_id: int) -> User | None:
        return None if is_erased_account(user_id) else await self._users.find(user_id)

    def _note_refund(self, payment: Payment) -> None:
        self._metrics.stars.labels("refunded").inc(payment.stars)
        log.info(
            "a refund was booked",
            user=payment.paid_by,
            charge=payment.charge_id,
            stars=payment.stars,
            credits=payment.taken_back,
        )
