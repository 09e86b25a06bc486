"""/admin: a panel with buttons to the rest. /audit: what operators did."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.audit import Audit
from bot.fulfilment.acts import Acts
from bot.routing.health import HealthStore
from bot.routing.pool import Pool
from bot.storage.database import Clock, Database
from bot.telegram.chart_views import ChartViews
from bot.telegram.handlers import broadcast, charts, maintenance, operators
from bot.telegram.operator_callbacks import AuditPage, Desk, Open
from bot.telegram.operator_views import OperatorViews
from bot.telegram.views import View, Views
from bot.users.broadcasts import Broadcasts
from bot.users.users import User

PAGE = 10


def router() -> Router:
    """The handlers of this file that no command is for."""
    router = Router(name="admin")
    router.callback_query.register(open_desk, Open.filter(), operators.FromOperator())
    router.callback_query.register(turn_page, AuditPage.filter(), operators.FromOperator())
    return router


async def panel(message: Message, user: User, operator_views: OperatorViews, acts: Acts) -> None:
    """Offer what an operator opens most."""
    view = operator_views.panel(user.locale, in_maintenance=await acts.in_maintenance())
    await message.answer(view.text, reply_markup=view.keyboard)


async def open_desk(
    query: CallbackQuery,
    callback_data: Open,
    user: User,
    views: Views,
    chart_views: ChartViews,
    operator_views: OperatorViews,
    acts: Acts,
    audit: Audit,
    broadcasts: Broadcasts,
    pool: Pool,
    health_store: HealthStore,
    database: Database,
    clock: Clock,
) -> None:
    """Open one of these, as its command does.

    Many parameters because aiogram hands each thing over by its name.
    """
    await query.answer()
    message = query.message
    if not isinstance(message, Message):
        return
    match callback_data.desk:
        case Desk.STATS:
            await charts.stats(message, user, chart_views, operator_views, database, clock)
        case Desk.PROVIDERS:
            await operators.providers(message, user, operator_views, pool, health_store, database)
        case Desk.AUDIT:
            await show_audit(message, user, operator_views, audit)
        case Desk.BROADCAST:
            await broadcast.show(message, user, views, operator_views, broadcasts)
        case Desk.MAINTENANCE_ON:
            await maintenance.begin(message, user, views, acts, "")
        case Desk.MAINTENANCE_OFF:
            await maintenance.end(message, user, views, acts)


async def show_audit(message: Message, user: User, operator_views: OperatorViews, audit: Audit) -> None:
    """The first page of the audit log."""
    view = await _page(user, 0, operator_views, audit)
    await message.answer(view.text, reply_markup=view.keyboard)


async def turn_page(
    query: CallbackQuery, callback_data: AuditPage, user: User, operator_views: OperatorViews, audit: Audit
) -> None:
    """Another page of it."""
    await query.answer()
    if isinstance(query.message, Message):
        view = await _page(user, callback_data.number, operator_views, audit)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def _page(user: User, number: int, operator_views: OperatorViews, audit: Audit) -> View:
    # One more than a page tells whether there is another.
    lines = await audit.latest(offset=number * PAGE, limit=PAGE + 1)
    return operator_views.audit(user.locale, lines[:PAGE], page=number, more=len(lines) > PAGE)
