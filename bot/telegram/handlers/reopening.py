"""The button by which a person asks to be told when videos can be cleaned again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.people import Person
from bot.reopenings import Reopenings
from bot.storage.database import Database
from bot.telegram.callbacks import TellMe
from bot.telegram.views import Views


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="reopening")
    router.callback_query.register(ask, TellMe.filter())
    return router


async def ask(query: CallbackQuery, person: Person, views: Views, reopenings: Reopenings, database: Database) -> None:
    """Note that the person wants to hear of it."""
    chat_id = query.message.chat.id if query.message is not None else person.id
    async with database.transaction() as connection:
        await reopenings.ask(connection, person, chat_id)
    await query.answer(views.say(person.locale, "tell-me-noted").text, show_alert=True)
