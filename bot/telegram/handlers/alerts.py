"""The button by which a user asks to be told, and their order to go on, when a provider works again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.alerts import Asked, AvailabilityAlerts
from bot.fulfilment.intake import HELD_AT_MOST
from bot.telegram.callbacks import TellMe
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="alerts")
    router.callback_query.register(ask, TellMe.filter())
    return router


async def ask(
    query: CallbackQuery, callback_data: TellMe, user: User, views: Views, alerts: AvailabilityAlerts
) -> None:
    """Note that the user wants to hear of it, and keep the order that failed for want of a provider."""
    asked, kind = await alerts.ask(user, callback_data.job)
    if asked is Asked.NOT_KEPT:
        await query.answer(views.say(user.locale, "links-not-kept", links=HELD_AT_MOST).text, show_alert=True)
        return
    await query.answer(views.say_for(kind, user.locale, f"tell-me-{asked.value}").text, show_alert=True)
    if isinstance(query.message, Message):
        await query.message.edit_reply_markup(reply_markup=None)
