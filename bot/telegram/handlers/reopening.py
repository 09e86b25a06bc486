"""The button by which a person asks to be told, and their link to go on, when videos can be cleaned again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.jobs.states import Failure
from bot.people import Person
from bot.receipts import Receipts
from bot.reopenings import Reopenings
from bot.storage.database import Database
from bot.telegram.callbacks import TellMe
from bot.telegram.views import Views
from bot.wishes import HELD_AT_MOST


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="reopening")
    router.callback_query.register(ask, TellMe.filter())
    return router


async def ask(
    query: CallbackQuery,
    callback_data: TellMe,
    person: Person,
    views: Views,
    receipts: Receipts,
    reopenings: Reopenings,
    database: Database,
) -> None:
    """Note that the person wants to hear of it, and keep the link that failed for want of a provider."""
    chat_id = query.message.chat.id if query.message is not None else person.id
    async with database.transaction() as connection:
        receipt = await receipts.find(connection, callback_data.job, person.id) if callback_data.job else None
        job = receipt.job if receipt is not None and receipt.job.failure is Failure.RESTING else None
        kept = await reopenings.ask(connection, person, chat_id, job)
    if not kept:
        await query.answer(views.say(person.locale, "links-not-kept", links=HELD_AT_MOST).text, show_alert=True)
        return
    noted = views.say(person.locale, "tell-me-link-noted" if job is not None else "tell-me-noted")
    await query.answer(noted.text, show_alert=True)
    if isinstance(query.message, Message):
        await query.message.edit_reply_markup(reply_markup=None)
