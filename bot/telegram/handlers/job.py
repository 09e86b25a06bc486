"""/job: the whole story of one job, for operators."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.cases import Cases
from bot.telegram.handlers.operators import FromOperator
from bot.telegram.operator_callbacks import ShowJob
from bot.telegram.operator_views import OperatorViews
from bot.telegram.views import Views
from bot.users.users import User

IDS_BELOW = 2**63


def router() -> Router:
    """The handlers of this file that no command is for."""
    router = Router(name="job")
    router.callback_query.register(open_job, ShowJob.filter(), FromOperator())
    return router


async def job(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
) -> None:
    """`/job <number>`: show what is known of it."""
    words = (command.args or "").strip().removeprefix("#")
    number = int(words) if words.isdecimal() and len(words) < len(str(IDS_BELOW)) else 0
    await _show(message, number, user, views, operator_views, cases)


async def open_job(
    query: CallbackQuery,
    callback_data: ShowJob,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
) -> None:
    """The same, from a button."""
    await query.answer()
    if isinstance(query.message, Message):
        await _show(query.message, callback_data.job, user, views, operator_views, cases)


async def _show(
    message: Message, number: int, user: User, views: Views, operator_views: OperatorViews, cases: Cases
) -> None:
    case = await cases.job(number)
    view = views.say(user.locale, "job-how") if case is None else operator_views.job(user.locale, case)
    await message.answer(view.text, reply_markup=view.keyboard)
