"""Buttons that lead nowhere: of an older version, or not made by this bot at all."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file. They come last: they take every button that nothing else took."""
    router = Router(name="stale")
    router.callback_query.register(stale)
    return router


async def stale(query: CallbackQuery, user: User, views: Views) -> None:
    """Say that the button does nothing any more."""
    await query.answer(views.say(user.locale, "button-stale").text)
