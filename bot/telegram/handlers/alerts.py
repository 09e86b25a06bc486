"""The button by which a user asks to be told, and their link to go on, when videos can be cleaned again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.intake import HELD_AT_MOST
from bot.fulfilment.receipts import Receipts
from bot.jobs.states import Failure
from bot.storage.database import Database
from bot.telegram.callbacks import TellMe
from bot.telegram.views import Views
from bot.users.alerts import AvailabilityAlerts
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="reopening")
    router.callback_query.register(ask, TellMe.filter())
    return router


async def ask(
    query: CallbackQuery,
    callback_data: TellMe,
    user: User,
    views: Views,
    receipts: Receipts,
    alerts: AvailabilityAlerts,
    database: Database,
) -> None:
    """Note that the user wants to hear of it, and keep the link that failed for want of a provider."""
    chat_id = query.message.chat.id if query.message is not None else user.id
    async with database.transaction() as connection:
        receipt = await receipts.find(connection, callback_data.job, user.id) if callback_data.job else None
        job = receipt.job if receipt is not None and receipt.job.failure is Failure.RESTING else None
        kept = await alerts.ask(connection, user, chat_id, job)
    if not kept:
        await query.answer(views.say(user.locale, "links-not-kept", links=HELD_AT_MOST).text, show_alert=True)
        return
    noted = views.say(user.locale, "tell-me-link-noted" if job is not None else "tell-me-noted")
    await query.answer(noted.text, show_alert=True)
    if isinstance(query.message, Message):
        await query.message.edit_reply_markup(reply_markup=None)
