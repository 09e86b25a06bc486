"""What operators can do. To everyone else these commands do not exist."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import BaseFilter, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.accounts import Accounts
from bot.fulfilment.acts import Acts
from bot.messenger import MessengerError, Notifier
from bot.operators import Operators
from bot.routing.health import HealthStore
from bot.routing.pool import Pool
from bot.routing.stats import report
from bot.storage.database import Database
from bot.telegram.operator_callbacks import SetProvider
from bot.telegram.operator_views import OperatorViews
from bot.telegram.stars import RefundOutcome, StarRefunds
from bot.telegram.views import View, Views
from bot.users.users import User, Users

LARGEST_GRANT = 1_000_000


class FromOperator(BaseFilter):
    """Lets what operators write and press through."""

    async def __call__(self, event: Message | CallbackQuery, operators: Operators) -> bool:
        return event.from_user is not None and event.from_user.id in operators


def router() -> Router:
    """The handlers of this file that no command is for."""
    router = Router(name="operators")
    router.callback_query.register(set_provider, SetProvider.filter(), FromOperator())
    return router


async def providers(
    message: Message,
    user: User,
    operator_views: OperatorViews,
    pool: Pool,
    health_store: HealthStore,
    database: Database,
) -> None:
    """Show how each provider stands and did over the last day, with buttons to stop it or to start it."""
    view = await _providers(user, operator_views, pool, health_store, database)
    await message.answer(view.text, reply_markup=view.keyboard)


async def set_provider(
    query: CallbackQuery,
    callback_data: SetProvider,
    user: User,
    operator_views: OperatorViews,
    acts: Acts,
    pool: Pool,
    health_store: HealthStore,
    database: Database,
) -> None:
    """Stop a provider until it is started again, or start it.

    Many parameters because aiogram hands each thing over by its name.
    """
    if callback_data.name in pool:
        await (acts.stop if callback_data.stopped else acts.start)(user.id, callback_data.name)
    await query.answer()
    if isinstance(query.message, Message):
        view = await _providers(user, operator_views, pool, health_store, database)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def _providers(
    user: User, operator_views: OperatorViews, pool: Pool, health_store: HealthStore, database: Database
) -> View:
    reports = await report(database, health_store, {provider.name: provider.capabilities for provider in pool})
    return operator_views.providers(user.locale, reports)


async def grant(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    accounts: Accounts,
    notifier: Notifier,
    users: Users,
) -> None:
    """`/grant <user> <credits> [why]`: give credits; the user, an id or @name, is told, with the reason.

    Many parameters because aiogram hands each thing over by its name.
    """
    receiver_id, amount, *rest = [*(command.args or "").split(maxsplit=2), "", ""]
    if receiver_id.startswith("@"):
        named = await users.named(receiver_id)
        if named is None:
            await message.answer(views.say(user.locale, "user-name-unknown").text)
            return
        receiver_id = str(named)
    if not receiver_id.isdecimal() or not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GRANT:
        await message.answer(views.say(user.locale, "grant-how").text)
        return
    why = rest[0].strip()
    key = f"grant:{message.chat.id}:{message.message_id}"
    granted = await accounts.grant(user.id, int(receiver_id), int(amount), key=key, why=why)
    if granted is None:
        await message.answer(views.say(user.locale, "grant-unknown").text)
        return
    receiver, balance = granted
    await message.answer(views.say(user.locale, "grant-done", credits=int(amount), balance=balance).text)
    told = "granted-because" if why else "granted"
    values = {"credits": int(amount), "balance": balance, "why": views.quote(why)}
    if not await tell_user(notifier, receiver, told, **values):
        await message.answer(views.say(user.locale, "grant-not-told").text)


async def tell_user(notifier: Notifier, other: User, key: str, **values: object) -> bool:
    """Tell a user what an operator did for them. Returns whether they could be reached."""
    try:
        await notifier.notify(other.id, key, locale=other.locale, **values)
    except MessengerError:
        return False
    return True


async def refund(message: Message, command: CommandObject, user: User, views: Views, refunds: StarRefunds) -> None:
    """`/refund <charge>`: give the Stars back, and take back the credits that are unspent."""
    outcome, payment = await refunds.refund(user.id, (command.args or "").strip())
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
    code = await accounts.make_promo(user.id, credits_each=worth, uses=uses)
    await message.answer(views.say(user.locale, "make-promo-done", code=code, credits=worth, uses=uses).text)
