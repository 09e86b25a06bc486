"""/language: in which language the bot writes to a user."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.operators import Operators
from bot.telegram.callbacks import ChooseLanguage
from bot.telegram.menu import Menus
from bot.telegram.views import Views
from bot.users.users import User, Users


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="language")
    router.callback_query.register(choose, ChooseLanguage.filter())
    return router


async def ask(message: Message, user: User, views: Views) -> None:
    """Show the languages, each by its own name, and that the user's Telegram may decide."""
    view = views.languages(user.locale, user.chosen_language)
    await message.answer(view.text, reply_markup=view.keyboard)


async def choose(
    query: CallbackQuery,
    callback_data: ChooseLanguage,
    user: User,
    views: Views,
    users: Users,
    operators: Operators,
    menus: Menus,
) -> None:
    """Keep the choice, and show the languages again in the chosen one.

    Many parameters because an operator's menu follows the choice, too.
    """
    wanted = callback_data.locale or None
    if wanted is not None and wanted not in views.locales:
        await query.answer(views.say(user.locale, "button-stale").text)
        return
    await users.choose_language(user.id, wanted)
    user = await users.meet(user.id, query.from_user.language_code, query.from_user.username or "")
    await query.answer()
    if isinstance(query.message, Message):
        view = views.languages(user.locale, user.chosen_language)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)
    if user.id in operators:
        await menus.set_for_operator(user.id, user.locale)
