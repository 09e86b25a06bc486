"""What operators can do. To everyone else these commands do not exist."""

from __future__ import annotations

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.filters import BaseFilter, Command, CommandObject
from aiogram.types import Message

from bot.billing.ledger import EntryKind, Ledger
from bot.billing.payments import Payments
from bot.billing.promotions import Promotions
from bot.fulfilment.intake import Intake
from bot.messenger import MessengerError, Notifier
from bot.routing.health import HealthStore
from bot.routing.pool import Pool
from bot.routing.stats import report
from bot.storage.database import Database
from bot.telegram.handlers.buy import note_refund
from bot.telegram.stars import payer
from bot.telegram.views import Views
from bot.users.erasure import TELEGRAM_IDS_BELOW, is_erased_account
from bot.users.users import User, Users

ALREADY_REFUNDED = "CHARGE_ALREADY_REFUNDED"
LARGEST_GRANT = 1_000_000

log = structlog.get_logger(__name__)


class FromOperator(BaseFilter):
    """Lets the operators' messages through."""

    async def __call__(self, message: Message, operators: frozenset[int]) -> bool:
        return message.from_user is not None and message.from_user.id in operators


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="operators")
    router.message.filter(FromOperator())
    router.message.register(providers, Command("providers"))
    router.message.register(grant, Command("grant"))
    router.message.register(refund, Command("refund"))
    router.message.register(make_promo, Command("make_promo"))
    return router


async def providers(
    message: Message, user: User, views: Views, pool: Pool, health_store: HealthStore, database: Database
) -> None:
    """Show how each provider stands and did over the last day."""
    async with database.reading() as connection:
        reports = await report(database, health_store, connection, [provider.name for provider in pool])
    await message.answer(views.providers(user.locale, reports).text)


async def grant(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    users: Users,
    ledger: Ledger,
    intake: Intake,
    notifier: Notifier,
    database: Database,
) -> None:
    """`/grant <user> <credits> [why]`: give credits; the user is told, with the reason."""
    receiver_id, amount, *rest = [*(command.args or "").split(maxsplit=2), "", ""]
    if not receiver_id.isdecimal() or not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GRANT:
        await message.answer(views.say(user.locale, "grant-how").text)
        return
    why = rest[0].strip()
    receiver = await users.find(int(receiver_id)) if int(receiver_id) < TELEGRAM_IDS_BELOW else None
    if receiver is None:
        await message.answer(views.say(user.locale, "grant-unknown").text)
        return
    key = f"grant:{message.chat.id}:{message.message_id}"
    async with database.transaction() as connection:
        await ledger.give(connection, receiver.id, int(amount), kind=EntryKind.GRANT, key=key, note=why or None)
    await intake.go_on(receiver.id)
    async with database.reading() as connection:
        balance = await ledger.balance(connection, receiver.id)
    await message.answer(views.say(user.locale, "grant-done", credits=int(amount), balance=balance).text)
    try:
        text = "granted-because" if why else "granted"
        values = {"credits": int(amount), "balance": balance, "why": views.quote(why)}
        await notifier.notify(receiver.id, text, locale=receiver.locale, **values)
    except MessengerError:
        await message.answer(views.say(user.locale, "grant-not-told").text)


async def refund(
    message: Message,
    command: CommandObject,
    bot: Bot,
    user: User,
    views: Views,
    payments: Payments,
    database: Database,
) -> None:
    """`/refund <charge>`: give the Stars back, and take back the credits that are unspent."""
    charge = (command.args or "").strip()
    async with database.reading() as connection:
        payment = await payments.find(connection, charge) if charge else None
    if payment is None:
        await message.answer(views.say(user.locale, "refund-unknown").text)
        return
    if payment.refunded_at is not None:
        await message.answer(views.refund(user.locale, payment, again=True).text)
        return
    try:
        payer_id = await payer(bot, charge) if is_erased_account(payment.account_id) else payment.account_id
        if payer_id is None:
            await message.answer(views.say(user.locale, "refund-unknown").text)
            return
        await bot.refund_star_payment(user_id=payer_id, telegram_payment_charge_id=charge)
    except TelegramBadRequest as error:
        # Given back before, but not noted here: a crash came between, or it was done elsewhere.
        if ALREADY_REFUNDED not in error.message:
            log.warning("a refund was refused", reason=error.message)
            await message.answer(views.say(user.locale, "refund-refused").text)
            return
    except TelegramAPIError as error:
        log.warning("a refund could not be asked for", error=type(error).__name__)
        await message.answer(views.say(user.locale, "refund-refused").text)
        return
    async with database.transaction() as connection:
        done = await payments.take_back(connection, charge)
    assert done is not None  # noqa: S101  # it was found above, and payments are never removed
    note_refund(done)
    await message.answer(views.refund(user.locale, done, again=False).text)


async def make_promo(
    message: Message, command: CommandObject, user: User, views: Views, promotions: Promotions, database: Database
) -> None:
    """`/make_promo <credits> <users>`: make a promo code."""
    parts = (command.args or "").split()
    if len(parts) != 2 or not all(part.isdecimal() and 0 < int(part) <= LARGEST_GRANT for part in parts):
        await message.answer(views.say(user.locale, "make-promo-how").text)
        return
    worth, uses = int(parts[0]), int(parts[1])
    async with database.transaction() as connection:
        code = await promotions.make_promo(connection, credits_each=worth, uses=uses)
    await message.answer(views.say(user.locale, "make-promo-done", code=code, credits=worth, uses=uses).text)
