"""Telegram's own list of Star transactions."""

from __future__ import annotations

from enum import StrEnum

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import StarTransaction as WireTransaction
from aiogram.types import TransactionPartnerUser

from bot.billing.payments import Payment, StarTransaction
from bot.fulfilment.accounts import Accounts
from bot.messenger import Unavailable
from bot.users.erasure import is_erased_account

PAGE = 100
ALREADY_REFUNDED = "CHARGE_ALREADY_REFUNDED"

log = structlog.get_logger(__name__)


async def star_transactions(bot: Bot) -> list[StarTransaction]:
    """Every payment of a user's, oldest first, and whether it was refunded. Raises TelegramAPIError.

    A refund stands in the list as a transaction of its own, with the payment's id (docs/telegram.md, "Stars").
    """
    told: list[WireTransaction] = []
    while True:
        page = (await bot.get_star_transactions(offset=len(told), limit=PAGE)).transactions
        told += page
        if len(page) < PAGE:
            break
    refunded = {one.id for one in told if isinstance(one.receiver, TransactionPartnerUser)}
    return [
        StarTransaction(
            charge_id=one.id,
            paid_by=one.source.user.id,
            stars=one.amount,
            payload=one.source.invoice_payload or "",
            refunded=one.id in refunded,
        )
        for one in told
        if isinstance(one.source, TransactionPartnerUser)
    ]


async def told_transactions(bot: Bot) -> list[StarTransaction]:
    """The same for whoever knows no Telegram. Raises Unavailable."""
    try:
        return await star_transactions(bot)
    except TelegramAPIError as error:
        raise Unavailable(type(error).__name__) from error


class RefundOutcome(StrEnum):
    """What came of a refund that the operator asked for."""

    DONE = "done"
    AGAIN = "again"
    """It was done before."""
    UNKNOWN = "unknown"
    REFUSED = "refused"


class StarRefunds:
    """Gives Stars back when an operator asks for it."""

    def __init__(self, bot: Bot, accounts: Accounts) -> None:
        self._bot = bot
        self._accounts = accounts

    async def refund(self, operator_id: int, charge_id: str) -> tuple[RefundOutcome, Payment | None]:
        """Give the Stars back for this operator, and take back the credits that are unspent.

        Returns the payment as it then stands.
        """
        payment = await self._accounts.payment(charge_id)
        if payment is None:
            return RefundOutcome.UNKNOWN, None
        if payment.refunded_at is not None:
            return RefundOutcome.AGAIN, payment
        try:
            payer_id = await self._payer(payment)
            if payer_id is None:
                return RefundOutcome.UNKNOWN, payment
            await self._bot.refund_star_payment(user_id=payer_id, telegram_payment_charge_id=charge_id)
        except TelegramBadRequest as error:
            # Given back before, but not noted here: a crash came between, or it was done elsewhere.
            if ALREADY_REFUNDED not in error.message:
                log.warning("a refund was refused", reason=error.message)
                return RefundOutcome.REFUSED, payment
        except TelegramAPIError as error:
            log.warning("a refund could not be asked for", error=type(error).__name__)
            return RefundOutcome.REFUSED, payment
        return RefundOutcome.DONE, await self._accounts.take_back(operator_id, charge_id)

    async def _payer(self, payment: Payment) -> int | None:
        """Who paid; where their user was removed here, as Telegram has it. Raises TelegramAPIError."""
        if not is_erased_account(payment.paid_by):
            return payment.paid_by
        told = await star_transactions(self._bot)
        return next((one.paid_by for one in told if one.charge_id == payment.charge_id), None)
