"""Promotional credits: the daily allowance, promo codes, invitations, and what users give others or their groups."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind, Ledger, OutOfCredits
from bot.billing.payments import Payments
from bot.storage.database import Clock, Database
from bot.storage.locks import lock_account, lock_accounts
from bot.storage.tables import accounts, gifts, ledger, promo_codes

INVITATIONS_REWARDED = 20
"""An inviter gets credits for so many users at most."""
CODE_BYTES = 9


class Claim(StrEnum):
    """What came of a code that somebody brought."""

    GIVEN = "given"
    USED_BEFORE = "used-before"
    UNKNOWN = "unknown"
    USED_UP = "used-up"
    LEFT_SINCE = "left-since"
    """The user was removed at their own request after the code was made, and may have used it before."""
    TAKEN_BACK = "taken-back"
    """The giver opened their own gift, and has the credits again."""


class Side(StrEnum):
    """The two who get credits for an invitation."""

    INVITED = "invited"
    INVITER = "inviter"


@dataclass(frozen=True, slots=True)
class Claimed:
    """What came of it, and how many credits it was."""

    claim: Claim
    credits: int = 0


class Promotions:
    """All such credits, booked in the ledger under keys that make each of them count once."""

    def __init__(
        self,
        database: Database,
        entries: Ledger,
        payments: Payments,
        *,
        daily: int,
        invitation: int,
        clock: Clock,
    ) -> None:
        self._database = database
        self._ledger = entries
        self._payments = payments
        self._daily = daily
        self._invitation = invitation
        self._clock = clock

    @property
    def daily_credits(self) -> int:
        """The daily allowance; 0 when there is none."""
        return self._daily

    @property
    def invitation_credits(self) -> int:
        """What each side of an invitation gets; 0 when invitations are off."""
        return self._invitation

    async def give_daily(self, account_id: int) -> int:
        """The same as `top_up`, in a transaction of its own, and only where there is something to do."""
        if self._daily == 0:
            return 0
        async with self._database.reading() as connection:
            if await self._had_todays(connection, account_id):
                return 0
        async with self._database.transaction() as connection:
            return await self.top_up(connection, account_id)

    async def top_up(self, connection: AsyncConnection, account_id: int) -> int:
        """Bring what the account has up to the daily allowance, once a day (UTC); what is left of it does not pile up.

        What it has is also what its jobs and gifts have set aside, since it may come back. As long as jobs
        cover the whole allowance, today's is still to come. Returns how many credits were given.
        """
        await lock_account(connection, account_id)
        if await self._had_todays(connection, account_id):
            return 0
        reserved = await self._ledger.reserved(connection, account_id)
        has = await self._ledger.balance(connection, account_id) + await self._wrapped(connection, account_id)
        if has < self._daily <= has + reserved:
            return 0
        amount = max(0, self._daily - has - reserved)
        key = self._daily_key(account_id)
        await self._ledger.give(connection, account_id, amount, kind=EntryKind.DAILY, key=key)
        return amount

    async def _wrapped(self, connection: AsyncConnection, account_id: int) -> int:
        """What is in gifts of the account's that nobody has opened."""
        statement = select(func.coalesce(func.sum(gifts.c.credits), 0))
        unopened = statement.where(gifts.c.giver_id == account_id, gifts.c.taken_by.is_(None))
        return int((await connection.execute(unopened)).scalar_one())

    async def _had_todays(self, connection: AsyncConnection, account_id: int) -> bool:
        """Whether today's was given, or its user left today, and may have had it before."""
        given = select(ledger.c.account_id).where(ledger.c.key == self._daily_key(account_id))
        today = _day(self._clock())
        left = select(accounts.c.id).where(accounts.c.id == account_id, accounts.c.left_on == today)
        return (await connection.execute(given.union_all(left))).first() is not None

    def _daily_key(self, account_id: int) -> str:
        return f"account:{account_id}:daily:{_day(self._clock())}"

    async def make_promo(self, connection: AsyncConnection, *, credits_each: int, uses: int) -> str:
        """A new promo code for so many users."""
        code = secrets.token_hex(4).upper()
        await connection.execute(
            promo_codes.insert().values(code=code, credits=credits_each, uses_left=uses, created_at=self._database.now)
        )
        return code

    async def redeem(self, connection: AsyncConnection, account_id: int, code: str) -> Claimed:
        """Give the account what a promo code is worth, once for each code."""
        code = code.strip().upper()
        await lock_account(connection, account_id)
        statement = select(promo_codes).where(promo_codes.c.code == code).with_for_update()
        promo = (await connection.execute(statement)).one_or_none()
        if promo is None:
            return Claimed(Claim.UNKNOWN)
        key = f"promo:{code}:{account_id}"
        if (await connection.execute(select(ledger.c.id).where(ledger.c.key == key))).first():
            return Claimed(Claim.USED_BEFORE)
        if promo.uses_left <= 0:
            return Claimed(Claim.USED_UP)
        left_on = await connection.scalar(select(accounts.c.left_on).where(accounts.c.id == account_id))
        if left_on is not None and _day(promo.created_at) <= left_on:
            return Claimed(Claim.LEFT_SINCE)
        await connection.execute(
            update(promo_codes).where(promo_codes.c.code == code).values(uses_left=promo.uses_left - 1)
        )
        await self._ledger.give(connection, account_id, promo.credits, kind=EntryKind.PROMO, key=key)
        return Claimed(Claim.GIVEN, promo.credits)

    async def invitation_code(self, connection: AsyncConnection, account_id: int) -> str:
        """What names the account in invitations, and tells nothing of whose it is; made when it is first asked for."""
        await lock_account(connection, account_id)
        own = accounts.c.id == account_id
        code: str | None = await connection.scalar(select(accounts.c.invitation_code).where(own))
        if code is None:
            code = secrets.token_urlsafe(CODE_BYTES)
            await connection.execute(update(accounts).where(own).values(invitation_code=code))
        return code

    async def inviter(self, connection: AsyncConnection, code: str) -> int | None:
        """Whose invitations bear this code."""
        found: int | None = await connection.scalar(select(accounts.c.id).where(accounts.c.invitation_code == code))
        return found

    async def accept_invitation(self, connection: AsyncConnection, account_id: int, inviter_id: int) -> Claimed:
        """Give both sides their credits, if the user is new here and the inviter has not had too many."""
        if self._invitation == 0 or account_id == inviter_id:
            return Claimed(Claim.UNKNOWN)
        await lock_accounts(connection, (account_id, inviter_id))
        inviter = select(accounts.c.id).where(accounts.c.id == inviter_id)
        if (await connection.execute(inviter)).first() is None:
            return Claimed(Claim.UNKNOWN)
        rewarded = select(func.count()).where(
            ledger.c.account_id == inviter_id,
            ledger.c.kind == EntryKind.INVITATION,
            ledger.c.key.endswith(f":{Side.INVITER.value}"),
        )
        if (await connection.execute(rewarded)).scalar_one() >= INVITATIONS_REWARDED:
            return Claimed(Claim.USED_UP)
        if not await self.is_new(connection, account_id):
            return Claimed(Claim.USED_BEFORE)
        for side, receiver in ((Side.INVITED, account_id), (Side.INVITER, inviter_id)):
            key = invitation_key(account_id, side)
            await self._ledger.give(connection, receiver, self._invitation, kind=EntryKind.INVITATION, key=key)
        return Claimed(Claim.GIVEN, self._invitation)

    async def is_new(self, connection: AsyncConnection, account_id: int) -> bool:
        """Whether nothing but a welcome was ever booked for the account, and its user did not leave before."""
        known = (EntryKind.WELCOME, EntryKind.DAILY)
        booked = select(ledger.c.account_id).where(ledger.c.account_id == account_id, ledger.c.kind.not_in(known))
        returned = select(accounts.c.id).where(accounts.c.id == account_id, accounts.c.left_on.is_not(None))
        return (await connection.execute(booked.union_all(returned).limit(1))).first() is None

    async def wrap_gift(self, connection: AsyncConnection, giver_id: int, amount: int, *, request: str) -> str:
        """Set credits aside for whoever opens the gift. Returns its code; the same request makes no second one.

        Raises OutOfCredits. The daily allowance stays with its user: given away each day, it would pile up elsewhere.
        """
        await lock_account(connection, giver_id)
        known: str | None = await connection.scalar(select(gifts.c.code).where(gifts.c.request == request))
        if known is not None:
            return known
        if await self._ledger.balance(connection, giver_id) - self._daily < amount:
            raise OutOfCredits
        code = secrets.token_urlsafe(CODE_BYTES)
        await connection.execute(
            gifts.insert().values(
                code=code, request=request, giver_id=giver_id, credits=amount, created_at=self._database.now
            )
        )
        await self._ledger.take(connection, giver_id, amount, kind=EntryKind.GIFT, key=wrapping_key(code))
        return code

    async def open_gift(self, connection: AsyncConnection, account_id: int, code: str) -> Claimed:
        """Give the gift's credits to who opens it first; the giver may open it, too, and has them again.

        If Stars of the giver's were refunded meanwhile, what these are owed is taken from what comes back.
        """
        await lock_account(connection, account_id)
        statement = (
            update(gifts)
            .where(gifts.c.code == code, gifts.c.taken_by.is_(None))
            .values(taken_by=account_id)
            .returning(gifts.c.credits, gifts.c.giver_id)
        )
        gift = (await connection.execute(statement)).one_or_none()
        if gift is None:
            taken_by = (await connection.execute(select(gifts.c.taken_by).where(gifts.c.code == code))).scalar()
            if taken_by is None:
                return Claimed(Claim.UNKNOWN)
            return Claimed(Claim.USED_BEFORE if taken_by == account_id else Claim.USED_UP)
        await self._ledger.give(connection, account_id, gift.credits, kind=EntryKind.GIFT, key=f"gift:{code}:taken")
        if gift.giver_id != account_id:
            return Claimed(Claim.GIVEN, gift.credits)
        taken = await self._payments.take_what_came_back(
            connection, account_id, gift.credits, set_aside=wrapping_key(code), name=f"gift:{code}"
        )
        return Claimed(Claim.TAKEN_BACK, gift.credits - taken)

    async def fund(
        self, connection: AsyncConnection, giver_id: int, account_id: int, amount: int, *, request: str
    ) -> bool:
        """Move a member's credits into their group's account; False when the same request did it before.

        Raises OutOfCredits. The daily allowance stays with its user, as with gifts.
        """
        await lock_accounts(connection, (giver_id, account_id))
        key = f"fund:{request}"
        if (await connection.execute(select(ledger.c.id).where(ledger.c.key == f"{key}:taken"))).first():
            return False
        if await self._ledger.balance(connection, giver_id) - self._daily < amount:
            raise OutOfCredits
        await self._ledger.take(connection, giver_id, amount, kind=EntryKind.FUND, key=f"{key}:given")
        return await self._ledger.give(connection, account_id, amount, kind=EntryKind.FUND, key=f"{key}:taken")

    async def giver(self, connection: AsyncConnection, code: str) -> int | None:
        """Who wrapped the gift."""
        found: int | None = await connection.scalar(select(gifts.c.giver_id).where(gifts.c.code == code))
        return found


def wrapping_key(code: str) -> str:
    """The ledger key of what was put into this gift."""
    return f"gift:{code}:given"


def invitation_key(invited_id: int, side: Side) -> str:
    """The ledger key of what this side gets for this invited user."""
    return f"invitation:{invited_id}:{side.value}"


def _day(moment: float) -> str:
    """The day (UTC, ISO 8601) of a moment in Unix seconds."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
