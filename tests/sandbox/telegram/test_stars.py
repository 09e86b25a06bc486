"""Stars: invoices, checkout, payment, refund."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import LabeledPrice, Update

from bot.sandbox.telegram import PaymentRefused, SimulatedMessage, SimulatedTelegram, User
from tests.clock import FakeClock

INVOICE: dict[str, Any] = {
    "title": "10 credits",
    "description": "Ten clean videos",
    "payload": "pack:10",
    "currency": "XTR",
    "prices": [LabeledPrice(label="10 credits", amount=75)],
}


async def invoice(bot: Bot, ann: User) -> SimulatedMessage:
    await bot.send_invoice(ann.id, **INVOICE)
    return await ann.chat.wait_for(lambda message: message.invoice is not None)


async def next_update(bot: Bot) -> Update:
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def test_a_payment_reaches_the_bot_after_it_agreed(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    paying = asyncio.create_task(ann.pay(await invoice(bot, ann)))
    query = (await next_update(bot)).pre_checkout_query
    assert query is not None
    assert (query.invoice_payload, query.total_amount, query.currency) == ("pack:10", 75, "XTR")
    await bot.answer_pre_checkout_query(query.id, ok=True)
    payment = await paying
    message = (await next_update(bot)).message
    assert message is not None
    assert message.successful_payment is not None
    assert message.successful_payment.telegram_payment_charge_id == payment.charge_id
    assert (await bot.get_my_star_balance()).amount == 75
    assert list(telegram.payments) == [payment]


async def test_a_refusal_costs_nothing(bot: Bot, ann: User) -> None:
    paying = asyncio.create_task(ann.pay(await invoice(bot, ann)))
    query = (await next_update(bot)).pre_checkout_query
    assert query is not None
    await bot.answer_pre_checkout_query(query.id, ok=False, error_message="sold out")
    with pytest.raises(PaymentRefused, match="sold out"):
        await paying
    assert (await bot.get_my_star_balance()).amount == 0


async def test_a_checkout_waits_ten_seconds(bot: Bot, ann: User, clock: FakeClock) -> None:
    query = await ann.checkout(await invoice(bot, ann))
    clock.pass_(11)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_pre_checkout_query(query.id, ok=True)


async def test_a_payment_is_given_back_once(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    paying = asyncio.create_task(ann.pay(await invoice(bot, ann)))
    query = (await next_update(bot)).pre_checkout_query
    assert query is not None
    await bot.answer_pre_checkout_query(query.id, ok=True)
    payment = await paying
    await next_update(bot)
    await bot.refund_star_payment(ann.id, payment.charge_id)
    message = (await next_update(bot)).message
    assert message is not None
    assert message.refunded_payment is not None
    assert message.refunded_payment.telegram_payment_charge_id == payment.charge_id
    with pytest.raises(TelegramBadRequest, match="CHARGE_ALREADY_REFUNDED"):
        await bot.refund_star_payment(ann.id, payment.charge_id)
    with pytest.raises(TelegramBadRequest, match="CHARGE_NOT_FOUND"):
        await bot.refund_star_payment(ann.id, "nonsense")
    transactions = (await bot.get_star_transactions()).transactions
    assert [(one.amount, one.source is not None) for one in transactions] == [(75, True), (75, False)]
    assert (await bot.get_my_star_balance()).amount == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"currency": "EUR"}, "CURRENCY_INVALID"),
        ({"provider_token": "x"}, "PAYMENT_PROVIDER_INVALID"),
        ({"prices": [LabeledPrice(label="a", amount=1)] * 2}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"prices": [LabeledPrice(label="a", amount=0)]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
        ({"description": "x" * 256}, "INVOICE_DESCRIPTION_INVALID"),
        ({"payload": "é" * 65}, "INVOICE_PAYLOAD_INVALID"),
    ],
)
async def test_an_invoice_in_stars_has_strict_rules(bot: Bot, ann: User, change: dict[str, Any], words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_invoice(ann.id, **(INVOICE | change))
