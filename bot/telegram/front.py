"""Builds the bot's Telegram side around the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher

from bot.core import Core
from bot.fulfilment.companions import Companions
from bot.languages import locales_folder
from bot.media.downloads import Downloads
from bot.operators import HelpDesk
from bot.settings import Updates
from bot.telegram.broadcasting import Broadcasting
from bot.telegram.call_metrics import CountCalls
from bot.telegram.card_views import CardViews
from bot.telegram.character_views import CharacterViews
from bot.telegram.chart_views import ChartViews
from bot.telegram.client import create_bot
from bot.telegram.create_views import CreateViews
from bot.telegram.delivery import TelegramMessenger
from bot.telegram.file_views import FileViews
from bot.telegram.gallery.button import GalleryButton
from bot.telegram.gallery.server import GalleryServer, Speech
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.group_messages import GroupMessages
from bot.telegram.group_requests import GroupRequests
from bot.telegram.group_views import GroupViews
from bot.telegram.groups import Groups
from bot.telegram.handlers import COMMANDS, add_handlers
from bot.telegram.inbox import Inbox
from bot.telegram.inline_requests import InlineMessages, InlineRequests
from bot.telegram.inline_views import InlineViews
from bot.telegram.link_files import LinkFiles
from bot.telegram.link_requests import LinkRequests
from bot.telegram.menu import MenuCommand, Menus
from bot.telegram.middleware import UserMiddleware
from bot.telegram.moves import FollowMoves
from bot.telegram.operator_views import OperatorViews
from bot.telegram.paces import Rates, SharedPaces
from bot.telegram.polling_lock import PollingLock
from bot.telegram.private_words import PrivateWords
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
    group_requests: GroupRequests
    queue: UpdateQueue
    subscription: Subscription
    broadcasting: Broadcasting
    gallery: GalleryServer


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

    Long because it is the one place that wires all of it.
    """
    settings, parts = core.settings, core.parts
    bot = create_bot(settings)
    sender = Sender(rates, None if core.database.is_sqlite else SharedPaces(core.database))
    groups = Groups(core.database, settings.default_locale)
    bot.session.middleware(FollowMoves(groups.move))
    bot.session.middleware(sender)
    bot.session.middleware(CountCalls(parts.metrics))
    texts = Texts(locales or locales_folder(), settings.default_locale)
    prices = Prices(settings.price_credits, settings.cached_price_credits, settings.max_links_per_message)
    views = Views(texts, prices, core.sources, parts.kinds, wait=core.routing.throughput.wait)
    operator_views = OperatorViews(texts, views)
    cards, companions = CardViews(texts, parts.kinds), Companions(parts)
    board = ProgressBoard(bot, sender, views, cards, companions, core.database.time)
    inline_views, group_views = InlineViews(texts), GroupViews(texts)
    character_views, create_views = CharacterViews(texts, parts.kinds), CreateViews(texts)
    messenger = TelegramMessenger(
        bot, sender, views, character_views, inline_views, cards, board, downloads, companions, settings=settings
    )
    inline_messages = InlineMessages(bot, inline_views, views)
    private_words = PrivateWords(bot, group_views)
    answers = Answers(bot, sender, views, cards, private_words, board, parts, messenger, inline_messages)
    links = LinkRequests(core.intake, answers, views, core.sources, most=settings.max_links_per_message)
    gallery_button = GalleryButton(settings, texts)
    menus = Menus(bot, texts, commands, core.users, settings.admin_ids, gallery_button.menu())
    admins = GroupAdmins(bot, core.database.time)
    group_requests = GroupRequests(groups, admins, links, answers, asks_consent=settings.require_consent)
    dispatcher = Dispatcher(
        disable_fsm=True,
        views=views,
        operator_views=operator_views,
        answers=answers,
        files=LinkFiles(bot, core.intake, core.sources),
        file_views=FileViews(texts),
        links=links,
        inline_views=inline_views,
        inline=InlineRequests(bot, core, inline_views, inline_messages),
        groups=groups,
        admins=admins,
        group_requests=group_requests,
        group_views=group_views,
        refunds=StarRefunds(bot, core.accounts),
        create_views=create_views,
        gallery_button=gallery_button,
        character_views=character_views,
        chart_views=ChartViews(texts),
        menus=menus,
        **_offered(core, messenger),
    )
    messages = GroupMessages(bot, groups, core.sources, commands)
    dispatcher.update.outer_middleware(UserMiddleware(core.users, core.promotions, core.intake, views, messages))
    add_handlers(dispatcher, commands)
    is_shared = settings.updates is Updates.WEBHOOK and not core.database.is_sqlite
    inbox = Inbox(core.database)
    queue = UpdateQueue(bot, dispatcher, inbox, parts.metrics, core.database.time, is_shared=is_shared)
    kinds = dispatcher.resolve_used_update_types()
    subscription = Subscription(settings, bot, menus, queue, kinds, PollingLock(core.database))
    broadcasting = Broadcasting(bot, sender, core.broadcasts, core.users, operator_views, messenger)
    gallery = GalleryServer(core, bot, Speech(texts, views, inline_views, create_views))
    return Front(bot, board, messenger, group_requests, queue, subscription, broadcasting, gallery)


def _offered(core: Core, messenger: TelegramMessenger) -> dict[str, Any]:
    """What handlers may ask for, by the names of their parameters, of the core."""
    settings, routing, operators = core.settings, core.routing, core.operators(messenger)
    return {
        "operators": operators,
        "help_desk": HelpDesk(operators, settings.support_contact),
        "asks_consent": settings.require_consent,
        "packs": settings.credit_packs,
        "accounts": core.accounts,
        "promotions": core.promotions,
        "receipts": core.receipts,
        "gallery": core.gallery,
        "creations": core.creations,
        "photos": core.photos,
        "characters": core.characters,
        "character_drafts": core.character_drafts,
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
        "database": core.database,
        "intake": core.intake,
        "sources": core.sources,
    }
