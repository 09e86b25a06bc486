"""Telegram's own list of Star transactions."""

from __future__ import annotations

from aiogram import Bot
from aiogram.types import StarTransaction as WireTransaction
from aiogram.types import TransactionPartnerUser

from bot.billing.payments import StarTransaction

PAGE = 100


async def star_transactions(bot: Bot) -> list[StarTransaction]:
    """Every payment of a user's, oldest first, and whether it was refunded. Raises TelegramAPIError.

    A refund stands in the list as a transaction of its own, with the payment's id (facts: Bot API, StarTransaction).
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
            account_id=one.source.user.id,
            stars=one.amount,
            payload=one.source.invoice_payload or "",
            refunded=one.id in refunded,
        )
        for one in told
        if isinstance(one.source, TransactionPartnerUser)
    ]


async def payer(bot: Bot, charge_id: str) -> int | None:
    """Who paid, as Telegram has it: for a payment whose user was removed here. Raises TelegramAPIError."""
    return next((one.account_id for one in await star_transactions(bot) if one.charge_id == charge_id), None)
