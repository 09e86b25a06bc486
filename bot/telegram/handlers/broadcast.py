"""/broadcast: a message from an operator to many users, previewed first, and its button for those who want no more."""

from __future__ import annotations

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.telegram.handlers.operators import FromOperator
from bot.telegram.operator_callbacks import Begin, HowFar, News, Stop
from bot.telegram.operator_views import OperatorViews
from bot.telegram.views import Views
from bot.users.broadcasts import Broadcasts, BroadcastState
from bot.users.users import User


def router() -> Router:
    """The handlers of this file that no command is for."""
    router = Router(name="broadcast")
    router.callback_query.register(begin, Begin.filter(), FromOperator())
    router.callback_query.register(stop, Stop.filter(), FromOperator())
    router.callback_query.register(how_far, HowFar.filter(), FromOperator())
    router.callback_query.register(want_news, News.filter())
    return router


async def broadcast(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    broadcasts: Broadcasts,
) -> None:
    """`/broadcast <words>`, or in answer to a message: show it as its readers will see it, and ask to whom it goes."""
    answered = message.reply_to_message
    if command.args:
        # The command itself has no markup, so what stands behind it keeps its own.
        text = message.html_text.split(maxsplit=1)[1]
    elif answered is not None and answered.text:
        text = answered.html_text
    else:
        await show(message, user, views, operator_views, broadcasts)
        return
    preview = operator_views.broadcast_text(text, user.locale)
    try:
        await message.answer(preview.text, reply_markup=preview.keyboard)
    except TelegramBadRequest:
        await message.answer(views.say(user.locale, "broadcast-refused").text)
        return
    draft = await broadcasts.draft(user.id, text, request=f"{message.chat.id}:{message.message_id}")
    view = operator_views.broadcast_ask(user.locale, draft, await broadcasts.readers())
    await message.answer(view.text, reply_markup=view.keyboard)


async def show(
    message: Message, user: User, views: Views, operator_views: OperatorViews, broadcasts: Broadcasts
) -> None:
    """How the last broadcast stands, and how to write one."""
    newest = await broadcasts.newest()
    if newest is not None:
        view = operator_views.broadcast(user.locale, newest)
        await message.answer(view.text, reply_markup=view.keyboard)
    if newest is None or newest.state is not BroadcastState.SENDING:
        await message.answer(views.say(user.locale, "broadcast-how").text)


async def begin(
    query: CallbackQuery, callback_data: Begin, user: User, operator_views: OperatorViews, broadcasts: Broadcasts
) -> None:
    """Begin to send."""
    await broadcasts.begin(user.id, callback_data.broadcast, callback_data.language or None)
    await _tell(query, callback_data.broadcast, user, operator_views, broadcasts)


async def stop(
    query: CallbackQuery, callback_data: Stop, user: User, operator_views: OperatorViews, broadcasts: Broadcasts
) -> None:
    """Send it to nobody else."""
    await broadcasts.cancel(user.id, callback_data.broadcast)
    await _tell(query, callback_data.broadcast, user, operator_views, broadcasts)


async def how_far(
    query: CallbackQuery, callback_data: HowFar, user: User, operator_views: OperatorViews, broadcasts: Broadcasts
) -> None:
    """Tell how far it has come."""
    await _tell(query, callback_data.broadcast, user, operator_views, broadcasts)


async def _tell(
    query: CallbackQuery, number: int, user: User, operator_views: OperatorViews, broadcasts: Broadcasts
) -> None:
    await query.answer()
    found = await broadcasts.find(number)
    if found is not None and isinstance(query.message, Message):
        view = operator_views.broadcast(user.locale, found)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def want_news(
    query: CallbackQuery,
    callback_data: News,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    broadcasts: Broadcasts,
) -> None:
    """A reader wants no more of them, or does again."""
    await broadcasts.want_news(user.id, wanted=callback_data.wanted)
    key = "news-again-noted" if callback_data.wanted else "news-stop-noted"
    await query.answer(views.say(user.locale, key).text)
    if isinstance(query.message, Message):
        keyboard = operator_views.news_button(user.locale, wanted=callback_data.wanted)
        await query.message.edit_reply_markup(reply_markup=keyboard)
