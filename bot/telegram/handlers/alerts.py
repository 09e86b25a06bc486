"""The button by which a user asks to be told, and their order to go on, when a provider works again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.alerts import Asked, AvailabilityAlerts
from bot.fulfilment.intake import HELD_AT_MOST
from bot.fulfilment.receipts import Receipts
from bot.telegram.callbacks import TellMe, TellMeAll
from bot.telegram.groups import Groups
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="alerts")
    router.callback_query.register(ask, TellMe.filter())
    router.callback_query.register(ask_for_all, TellMeAll.filter())
    return router


async def ask(
    query: CallbackQuery,
    callback_data: TellMe,
    user: User,
    views: Views,
    alerts: AvailabilityAlerts,
    receipts: Receipts,
    groups: Groups,
) -> None:
    """Note that the user wants to hear of it, and keep the order that failed for want of a provider.

    Many parameters because handlers are given what they use.
    """
    if await _is_anothers(query, callback_data.job, user, receipts, groups):
        await query.answer(views.say(user.locale, "button-not-yours").text, show_alert=True)
        return
    await _answer(query, user, views, *await alerts.ask(user, callback_data.job))


async def ask_for_all(
    query: CallbackQuery,
    callback_data: TellMeAll,
    user: User,
    views: Views,
    alerts: AvailabilityAlerts,
    receipts: Receipts,
    groups: Groups,
) -> None:
    """The same for all links of one message. Many parameters because handlers are given what they use."""
    if await _is_anothers(query, callback_data.job, user, receipts, groups):
        await query.answer(views.say(user.locale, "button-not-yours").text, show_alert=True)
        return
    await _answer(query, user, views, *await alerts.ask_for_all(user, callback_data.job))


async def _is_anothers(
    query: CallbackQuery, job_id: int | None, user: User, receipts: Receipts, groups: Groups
) -> bool:
    """Whether somebody presses under what another asked for, in a group or under an inline message."""
    in_group = query.message is not None and await groups.find(query.message.chat.id) is not None
    seen_by_others = in_group or query.inline_message_id is not None
    return seen_by_others and not await receipts.is_of(job_id or 0, user.id)


async def _answer(query: CallbackQuery, user: User, views: Views, asked: Asked, kind: str | None) -> None:
    if asked is Asked.NOT_KEPT:
        await query.answer(views.say(user.locale, "links-not-kept", links=HELD_AT_MOST).text, show_alert=True)
        return
    await query.answer(views.say_for(kind, user.locale, f"tell-me-{asked.value}").text, show_alert=True)
    if isinstance(query.message, Message):
        await query.message.edit_reply_markup(reply_markup=None)
    elif query.inline_message_id is not None:
        assert query.bot is not None  # noqa: S101  # queries that were taken know their bot
        await query.bot.edit_message_reply_markup(inline_message_id=query.inline_message_id)
