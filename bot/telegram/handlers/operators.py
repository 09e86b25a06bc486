"""What operators can do. To everyone else these commands do not exist."""

from __future__ import annotations

from aiogram.filters import BaseFilter, CommandObject
from aiogram.types import Message

from bot.fulfilment.accounts import Accounts
from bot.messenger import MessengerError, Notifier
from bot.operators import Operators
from bot.routing.health import HealthStore
from bot.routing.pool import Pool
from bot.routing.stats import report
from bot.storage.database import Database
from bot.telegram.stars import RefundOutcome, StarRefunds
from bot.telegram.views import Views
from bot.users.users import User

LARGEST_GRANT = 1_000_000


class FromOperator(BaseFilter):
    """Lets the operators' messages through."""

    async def __call__(self, message: Message, operators: Operators) -> bool:
        return message.from_user is not None and message.from_user.id in operators


async def providers(
    message: Message, user: User, views: Views, pool: Pool, health_store: HealthStore, database: Database
) -> None:
    """Show how each provider stands and did over the last day."""
    reports = await report(database, health_store, {provider.name: provider.capabilities for provider in pool})
    await message.answer(views.providers(user.locale, reports).text)


async def grant(
    message: Message, command: CommandObject, user: User, views: Views, accounts: Accounts, notifier: Notifier
) -> None:
    """`/grant <user> <credits> [why]`: give credits; the user is told, with the reason."""
    receiver_id, amount, *rest = [*(command.args or "").split(maxsplit=2), "", ""]
    if not receiver_id.isdecimal() or not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GRANT:
        await message.answer(views.say(user.locale, "grant-how").text)
        return
    why = rest[0].strip()
    key = f"grant:{message.chat.id}:{message.message_id}"
    granted = await accounts.grant(int(receiver_id), int(amount), key=key, why=why)
    if granted is None:
        await message.answer(views.say(user.locale, "grant-unknown").text)
        return
    receiver, balance = granted
    await message.answer(views.say(user.locale, "grant-done", credits=int(amount), balance=balance).text)
    try:
        text = "granted-because" if why else "granted"
        values = {"credits": int(amount), "balance": balance, "why": views.quote(why)}
        await notifier.notify(receiver.id, text, locale=receiver.locale, **values)
    except MessengerError:
        await message.answer(views.say(user.locale, "grant-not-told").text)


async def refund(message: Message, command: CommandObject, user: User, views: Views, refunds: StarRefunds) -> None:
    """`/refund <charge>`: give the Stars back, and take back the credits that are unspent."""
    outcome, payment = await refunds.refund((command.args or "").strip())
    if payment is not None and outcome in (RefundOutcome.DONE, RefundOutcome.AGAIN):
        view = views.refund(user.locale, payment, again=outcome is RefundOutcome.AGAIN)
    else:
        view = views.say(user.locale, f"refund-{outcome.value}")
    await message.answer(view.text)


async def make_promo(message: Message, command: CommandObject, user: User, views: Views, accounts: Accounts) -> None:
    """`/make_promo <credits> <users>`: make a promo code."""
    parts = (command.args or "").split()
    if len(parts) != 2 or not all(part.isdecimal() and 0 < int(part) <= LARGEST_GRANT for part in parts):
        await message.answer(views.say(user.locale, "make-promo-how").text)
        return
    worth, uses = int(parts[0]), int(parts[1])
    code = await accounts.make_promo(credits_each=worth, uses=uses)
    await message.answer(views.say(user.locale, "make-promo-done", code=code, credits=worth, uses=uses).text)
