"""/buy: packs of credits for Telegram Stars, and what Telegram says of payments and refunds."""

from __future__ import annotations

import structlog
from aiogram import F, Router
from aiogram.types import CallbackQuery, Message, PreCheckoutQuery

from bot.billing.payments import Payment, pack_of, sold
from bot.fulfilment.accounts import Accounts
from bot.fulfilment.intake import Reply
from bot.operators import Operators
from bot.routing.pool import Pool
from bot.settings import CreditPack
from bot.telegram.callbacks import Buy, OpenShop
from bot.telegram.invoices import CURRENCY, of_pack
from bot.telegram.magic import Magic
from bot.telegram.replies import Answers
from bot.telegram.views import View, Views
from bot.users.users import User

log = structlog.get_logger(__name__)
Packs = tuple[CreditPack, ...]


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="buy")
    router.callback_query.register(open_shop, OpenShop.filter())
    router.callback_query.register(invoice, Buy.filter())
    router.pre_checkout_query.register(check)
    router.message.register(paid, Magic(F.successful_payment))
    router.message.register(refunded, Magic(F.refunded_payment))
    return router


async def offer(message: Message, user: User, views: Views, packs: Packs, pool: Pool) -> None:
    """Show the packs, unless nothing could be had for them at the moment."""
    view = views.shop(user.locale, packs) if await pool.is_open_now() else views.shop_closed(user.locale)
    await message.answer(view.text, reply_markup=view.keyboard)


async def open_shop(query: CallbackQuery, user: User, views: Views, packs: Packs, pool: Pool) -> None:
    """The same, from a button."""
    await query.answer()
    if isinstance(query.message, Message):
        await offer(query.message, user, views, packs, pool)


async def invoice(query: CallbackQuery, callback_data: Buy, user: User, views: Views, packs: Packs) -> None:
    """Send the invoice for a pack that is still on sale."""
    pack = CreditPack(credits=callback_data.credits, stars=callback_data.stars)
    if pack not in packs or not isinstance(query.message, Message):
        await query.answer(views.say(user.locale, "pack-gone").text, show_alert=True)
        return
    await query.answer()
    await query.message.answer_invoice(**of_pack(views, user.locale, pack))


async def check(query: PreCheckoutQuery, user: User, views: Views, packs: Packs, pool: Pool) -> None:
    """Let the payment happen only for a pack at its price, and when something can be had for it."""
    pack = pack_of(query.invoice_payload, packs)
    if pack is None or query.currency != CURRENCY or query.total_amount != pack.stars:
        await query.answer(ok=False, error_message=views.say(user.locale, "pack-gone").text)
    elif not await pool.is_open_now():
        await query.answer(ok=False, error_message=views.say(user.locale, "shop-closed-short").text)
    else:
        await query.answer(ok=True)


async def paid(message: Message, user: User, views: Views, accounts: Accounts, answers: Answers) -> None:
    """Book what was paid, and let links that waited for it go on."""
    payment = message.successful_payment
    assert payment is not None  # noqa: S101  # the filter's condition
    purchase = sold(payment.invoice_payload)
    if purchase is None or purchase.pack.stars != payment.total_amount:
        log.error("a payment is for nothing that is sold here", charge=payment.telegram_payment_charge_id)
        await message.answer(views.say(user.locale, "payment-unclear").text)
        return
    result = await accounts.pay(user.id, payment.telegram_payment_charge_id, purchase)
    if result.payment.refunded_at is not None:
        await message.answer(_refund_told(views, user, result.payment, result.balance).text)
        return
    if purchase.account is not None:
        await message.answer(views.say(user.locale, "fund-done", credits=purchase.pack.credits).text)
        await answers.tell(message, user, [answer for answer in result.going_on if answer.reply is Reply.ACCEPTED])
        return
    key = "payment-booked" if result.new else "payment-booked-before"
    values = {"credits": purchase.pack.credits, "links": result.links, "balance": result.balance}
    await message.answer(views.say(user.locale, key, **values).text)
    await answers.tell(message, user, result.going_on)


async def refunded(message: Message, user: User, views: Views, accounts: Accounts, operators: Operators) -> None:
    """Telegram gave Stars back: take the credits back as far as they are unspent, and say so."""
    refund = message.refunded_payment
    assert refund is not None  # noqa: S101  # the filter's condition
    charge = refund.telegram_payment_charge_id
    result = await accounts.hear_of_refund(user.id, charge, sold(refund.invoice_payload))
    if result is None:
        log.error("a refund is for nothing that is sold here", charge=charge)
        return
    await message.answer(_refund_told(views, user, result.payment, result.balance).text)
    if result.payment.missing and result.new:
        await operators.tell("refund-by-telegram", **views.refund_values(result.payment))


def _refund_told(views: Views, user: User, payment: Payment, balance: int) -> View:
    """A group's balance is not the payer's to read."""
    if payment.account_id != user.id:
        return views.say(user.locale, "fund-refunded", taken=payment.taken_back or 0)
    return views.refund_told(user.locale, payment, balance)
