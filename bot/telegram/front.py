"""Builds the bot's Telegram side around the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher

from bot.core import Core
from bot.languages import locales_folder
from bot.media.downloads import Downloads
from bot.operators import HelpDesk
from bot.telegram.broadcasting import Broadcasting
from bot.telegram.call_metrics import CountCalls
from bot.telegram.client import create_bot
from bot.telegram.delivery import TelegramMessenger
from bot.telegram.handlers import COMMANDS, add_handlers
from bot.telegram.inbox import Inbox
from bot.telegram.link_requests import LinkRequests
from bot.telegram.menu import MenuCommand
from bot.telegram.middleware import UserMiddleware
from bot.telegram.operator_views import OperatorViews
from bot.telegram.paces import Rates, SharedPaces
from bot.telegram.polling_lock import PollingLock
from bot.telegram.progress import ProgressBoard
from bot.telegram.replies import Answers
from bot.telegram.sender import Sender
from bot.telegram.stars import StarRefunds
from bot.telegram.subscription import Subscription
from bot.telegram.texts import Texts
from bot.telegram.update_queue import UpdateQueue
from bot.telegram.views import Prices, Views


@dataclass(frozen=True, slots=True)
class Front:
    """What talks to Telegram, and what Telegram talks to."""

    bot: Bot
    board: ProgressBoard
    messenger: TelegramMessenger
    queue: UpdateQueue
    subscription: Subscription
    broadcasting: Broadcasting


def build(
    core: Core,
    downloads: Downloads,
    rates: Rates | None = None,
    *,
    commands: Sequence[MenuCommand] = COMMANDS,
    locales: Path | None = None,
) -> Front:
    """Wire the Telegram side. Nothing is asked of Telegram yet.

    `rates` are Telegram's own unless told, and `locales` is the folder of the languages that come with the bot.
    """
    settings, parts = core.settings, core.parts
    bot = create_bot(settings)
    sender = Sender(rates, None if core.database.is_sqlite else SharedPaces(core.database))
    bot.session.middleware(sender)
    bot.session.middleware(CountCalls(parts.metrics))
    texts = Texts(locales or locales_folder(), settings.default_locale)
    prices = Prices(settings.price_credits, settings.cached_price_credits, settings.max_links_per_message)
    views = Views(texts, prices, core.sources, parts.kinds, wait=core.routing.throughput.wait)
    board = ProgressBoard(bot, sender, views, parts.queue, core.database.time)
    messenger = TelegramMessenger(bot, sender, views, board, downloads, is_local_server=settings.telegram_api_local)
    answers = Answers(views, board, parts, messenger)
    operator_views = OperatorViews(texts, views)
    dispatcher = Dispatcher(
        disable_fsm=True,
        views=views,
        operator_views=operator_views,
        answers=answers,
        links=LinkRequests(core.intake, answers, views, core.sources, most=settings.max_links_per_message),
        refunds=StarRefunds(bot, core.accounts),
        **_offered(core, messenger),
    )
    dispatcher.update.outer_middleware(UserMiddleware(core.users, core.promotions, core.intake, views))
    add_handlers(dispatcher, commands)
    queue = UpdateQueue(bot, dispatcher, Inbox(core.database), parts.metrics, core.database.time)
    kinds = dispatcher.resolve_used_update_types()
    subscription = Subscription(settings, bot, texts, queue, kinds, commands, PollingLock(core.database))
    broadcasting = Broadcasting(bot, sender, core.broadcasts, core.users, operator_views, messenger)
    return Front(bot, board, messenger, queue, subscription, broadcasting)


def _offered(core: Core, messenger: TelegramMessenger) -> dict[str, Any]:
    """What handlers may ask for, by the names of their parameters, of the core."""
    settings, routing, operators = core.settings, core.routing, core.operators(messenger)
    return {
        "operators": operators,
        "help_desk": HelpDesk(operators, settings.support_contact),
        "packs": settings.credit_packs,
        "accounts": core.accounts,
        "promotions": core.promotions,
        "receipts": core.receipts,
        "users": core.users,
        "messenger": messenger,
        "notifier": messenger,
        "clock": core.database.time,
        "pool": routing.pool,
        "health_store": routing.health_store,
        "alerts": core.alerts,
        "acts": core.acts,
        "audit": core.audit,
        "cases": core.cases,
        "broadcasts": core.broadcasts,
        "sources": core.sources,
        "database": core.database,
        "intake": core.intake,
    }
