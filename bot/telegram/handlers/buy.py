"""/buy: packs of credits for Telegram Stars, and what Telegram says of payments and refunds."""

from __future__ import annotations

import structlog
from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, LabeledPrice, Message, PreCheckoutQuery

from bot.billing.ledger import Ledger
from bot.billing.payments import Payment, Payments, pack_of, payload_of, sold
from bot.fulfilment.intake import Intake, Reply
from bot.messenger import MessengerError, Notifier
from bot.routing.health import HealthStore
from bot.routing.pool import Pool
from bot.settings import CreditPack
from bot.storage.database import Database
from bot.telegram.callbacks import Buy, OpenShop
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User

CURRENCY = "XTR"

log = structlog.get_logger(__name__)
Packs = tuple[CreditPack, ...]


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="buy")
    router.message.register(offer, Command("buy"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(open_shop, OpenShop.filter())
    router.callback_query.register(invoice, Buy.filter())
    router.pre_checkout_query.register(check)
    router.message.register(paid, F.successful_payment)
    router.message.register(refunded, F.refunded_payment)
    return router


async def offer(
    message: Message, user: User, views: Views, packs: Packs, pool: Pool, health_store: HealthStore, database: Database
) -> None:
    """Show the packs, unless nothing could be had for them at the moment."""
    if not await is_open(pool, health_store, database):
        view = views.shop_closed(user.locale)
    else:
        view = views.shop(user.locale, packs)
    await message.answer(view.text, reply_markup=view.keyboard)


async def open_shop(
    query: CallbackQuery,
    user: User,
    views: Views,
    packs: Packs,
    pool: Pool,
    health_store: HealthStore,
    database: Database,
) -> None:
    """The same, from a button."""
    await query.answer()
    if isinstance(query.message, Message):
        await offer(query.message, user, views, packs, pool, health_store, database)


async def invoice(query: CallbackQuery, callback_data: Buy, user: User, views: Views, packs: Packs) -> None:
    """Send the invoice for a pack that is still on sale."""
    pack = CreditPack(credits=callback_data.credits, stars=callback_data.stars)
    if pack not in packs or not isinstance(query.message, Message):
        await query.answer(views.say(user.locale, "pack-gone").text, show_alert=True)
        return
    await query.answer()
    title = views.say(user.locale, "pack-title", credits=pack.credits).text
    await query.message.answer_invoice(
        title=title,
        description=views.say(user.locale, "pack-description", credits=pack.credits).text,
        payload=payload_of(pack),
        currency=CURRENCY,
        prices=[LabeledPrice(label=title, amount=pack.stars)],
        provider_token="",
    )


async def check(
    query: PreCheckoutQuery,
    user: User,
    views: Views,
    packs: Packs,
    pool: Pool,
    health_store: HealthStore,
    database: Database,
) -> None:
    """Let the payment happen only for a pack at its price, and when something can be had for it."""
    pack = pack_of(query.invoice_payload, packs)
    if pack is None or query.currency != CURRENCY or query.total_amount != pack.stars:
        await query.answer(ok=False, error_message=views.say(user.locale, "pack-gone").text)
    elif not await is_open(pool, health_store, database):
        await query.answer(ok=False, error_message=views.say(user.locale, "shop-closed-short").text)
    else:
        await query.answer(ok=True)


async def paid(
    message: Message,
    user: User,
    views: Views,
    payments: Payments,
    ledger: Ledger,
    intake: Intake,
    answers: Answers,
    database: Database,
) -> None:
    """Book what was paid, and let links that waited for it go on."""
    payment = message.successful_payment
    assert payment is not None  # noqa: S101  # the filter's condition
    pack = sold(payment.invoice_payload)
    if pack is None or pack.stars != payment.total_amount:
        log.error("a payment is for nothing that is sold here", charge=payment.telegram_payment_charge_id)
        await message.answer(views.say(user.locale, "payment-unclear").text)
        return
    async with database.transaction() as connection:
        new = await payments.book(
            connection, charge_id=payment.telegram_payment_charge_id, account_id=user.id, pack=pack
        )
        booked = await payments.find(connection, payment.telegram_payment_charge_id)
        balance = await ledger.balance(connection, user.id)
    if new:
        charge = payment.telegram_payment_charge_id
        log.info("a payment was booked", user=user.id, charge=charge, stars=pack.stars, credits=pack.credits)
    if booked is not None and booked.refunded_at is not None:
        await message.answer(views.refund_told(user.locale, booked, balance).text)
        return
    going_on = await intake.go_on(user.id)
    async with database.reading() as connection:
        balance = await ledger.balance(connection, user.id)
    key = "payment-booked" if new else "payment-booked-before"
    links = sum(answer.reply is Reply.ACCEPTED for answer in going_on)
    await message.answer(views.say(user.locale, key, credits=pack.credits, links=links, balance=balance).text)
    await answers.tell(message, user, going_on)


async def refunded(
    message: Message,
    user: User,
    views: Views,
    payments: Payments,
    ledger: Ledger,
    notifier: Notifier,
    operators: frozenset[int],
    database: Database,
) -> None:
    """Telegram gave Stars back: take the credits back as far as they are unspent, and say so."""
    refund = message.refunded_payment
    assert refund is not None  # noqa: S101  # the filter's condition
    charge = refund.telegram_payment_charge_id
    async with database.transaction() as connection:
        before = await payments.find(connection, charge)
        payment = await payments.hear_of_refund(
            connection, charge_id=charge, account_id=user.id, pack=sold(refund.invoice_payload)
        )
        balance = await ledger.balance(connection, user.id)
    if payment is None:
        log.error("a refund is for nothing that is sold here", charge=charge)
        return
    if before is not None and before.refunded_at is None:
        note_refund(payment)
    await message.answer(views.refund_told(user.locale, payment, balance).text)
    if payment.missing and before is not None and before.refunded_at is None:
        for operator in operators:
            try:
                await notifier.notify(operator, "refund-by-telegram", **views.refund_values(payment))
            except MessengerError as error:
                log.warning("an operator could not be told of a refund", error=type(error).__name__)


def note_refund(payment: Payment) -> None:
    """Tell the log that credits were taken back for Stars that were given back."""
    log.info(
        "a refund was booked",
        user=payment.account_id,
        charge=payment.charge_id,
        stars=payment.stars,
        credits=payment.taken_back,
    )


async def is_open(pool: Pool, health_store: HealthStore, database: Database) -> bool:
    """Whether a video could be cleaned now."""
    async with database.reading() as connection:
        return pool.is_open(await health_store.all(connection))
