"""The button by which a user confirms, once, that their videos are theirs to use."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.intake import Intake
from bot.telegram.callbacks import Confirm
from bot.telegram.groups import Groups
from bot.telegram.private_words import replace_words
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="consent")
    router.callback_query.register(confirm, Confirm.filter())
    return router


async def confirm(
    query: CallbackQuery,
    callback_data: Confirm,
    user: User,
    bot: Bot,
    views: Views,
    intake: Intake,
    answers: Answers,
    groups: Groups,
) -> None:
    """Note the confirmation, and let what waited for it go on.

    Many parameters because handlers are given what they use.
    """
    confirmation = await intake.confirm_rights(user, callback_data.kind)
    if confirmation is None:
        await query.answer(views.say(user.locale, "button-stale").text)
        return
    confirmed, taken = confirmation
    await query.answer()
    if isinstance(query.message, Message) and (confirmed or taken):
        noted = views.consent_noted(user.locale, callback_data.kind, len(taken))
        await replace_words(bot, query.message, user.id, noted)
        await answers.tell(query.message, user, taken, await groups.find(query.message.chat.id))
