"""The button by which a person confirms, once, that their videos are theirs to use."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.people import Person
from bot.telegram.answers import Answers
from bot.telegram.callbacks import Confirm
from bot.telegram.views import Views
from bot.wishes import Wishes


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="consent")
    router.callback_query.register(confirm, Confirm.filter())
    return router


async def confirm(query: CallbackQuery, person: Person, views: Views, wishes: Wishes, answers: Answers) -> None:
    """Note the confirmation, and let what waited for it go on."""
    taken = await wishes.confirm_rights(person.id)
    await query.answer()
    if isinstance(query.message, Message) and not (person.consented and not taken):
        await query.message.edit_text(views.consent_noted(person.locale, len(taken)).text)
        await answers.tell(query.message, person, taken)
