"""/usage and /stats: the last 30 days as a picture, of one's own videos or of all, light or dark."""

from __future__ import annotations

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaPhoto, Message

from bot.billing.usage import usage as read_usage
from bot.fulfilment.figures import figures
from bot.storage.database import Clock, Database
from bot.telegram.callbacks import SetTheme, Whose
from bot.telegram.chart import draw
from bot.telegram.chart_views import ChartView, ChartViews
from bot.telegram.handlers.operators import FromOperator
from bot.telegram.operator_views import OperatorViews
from bot.users.users import User, Users


def router() -> Router:
    """The handlers of this file that no command is for."""
    router = Router(name="charts")
    router.callback_query.register(redraw, SetTheme.filter(F.whose == Whose.OWN))
    router.callback_query.register(redraw, SetTheme.filter(F.whose == Whose.ALL), FromOperator())
    return router


async def usage(message: Message, user: User, chart_views: ChartViews, database: Database, clock: Clock) -> None:
    """Draw the user's own days, if anything happened on them."""
    used = await read_usage(database, user.id, clock())
    if used.delivered or used.failed:
        await _send(message, chart_views.usage(user, used))
    else:
        await message.answer(chart_views.sums(user, used))


async def stats(
    message: Message,
    user: User,
    chart_views: ChartViews,
    operator_views: OperatorViews,
    database: Database,
    clock: Clock,
) -> None:
    """Tell the figures of a day, a week and a month, under a picture of the month."""
    told = await figures(database, clock())
    await _send(message, chart_views.stats(user, told.days))
    await message.answer(operator_views.stats(user.locale, told).text)


async def redraw(
    query: CallbackQuery,
    callback_data: SetTheme,
    user: User,
    users: Users,
    chart_views: ChartViews,
    database: Database,
    clock: Clock,
) -> None:
    """Keep the theme for the user, and draw the same picture in it, with the days up to now.

    Many parameters because aiogram hands each thing over by its name.
    """
    await users.choose_theme(user.id, callback_data.theme)
    await query.answer()
    user = replace(user, theme=callback_data.theme)
    if callback_data.whose is Whose.OWN:
        view = chart_views.usage(user, await read_usage(database, user.id, clock()))
    else:
        view = chart_views.stats(user, (await figures(database, clock())).days)
    if isinstance(query.message, Message):
        media = InputMediaPhoto(media=_file(view), caption=view.caption)
        await query.message.edit_media(media, reply_markup=view.keyboard)


async def _send(message: Message, view: ChartView) -> None:
    await message.answer_photo(_file(view), caption=view.caption, reply_markup=view.keyboard)


def _file(view: ChartView) -> BufferedInputFile:
    return BufferedInputFile(draw(view.chart), view.name)
