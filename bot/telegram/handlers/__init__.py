"""What users can do, a file each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram import Dispatcher, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command

from bot.telegram.group_messages import GROUPS
from bot.telegram.handlers import (
    admin,
    alerts,
    arrivals,
    balance,
    broadcast,
    buy,
    cancel,
    characters,
    charts,
    consent,
    create,
    delete_me,
    exports,
    fund,
    group_settings,
    groups,
    guest,
    history,
    inline,
    job,
    language,
    link_files,
    links,
    maintenance,
    moderation,
    operators,
    photos,
    promotions,
    stale,
    start,
    support,
)
from bot.telegram.magic import Magic
from bot.telegram.menu import MenuCommand, Scope

COMMANDS = (
    MenuCommand("start", start.start),
    MenuCommand("help", start.help_),
    MenuCommand("clean", links.clean),
    MenuCommand("create", create.create),
    MenuCommand("characters", characters.show),
    MenuCommand("balance", balance.balance),
    MenuCommand("history", history.history),
    MenuCommand("usage", charts.usage),
    MenuCommand("buy", buy.offer),
    MenuCommand("promo", promotions.redeem),
    MenuCommand("invite", promotions.invite),
    MenuCommand("gift", promotions.wrap_gift),
    MenuCommand("cancel", cancel.cancel_all),
    MenuCommand("language", language.ask),
    MenuCommand("terms", support.terms),
    MenuCommand("privacy", support.privacy),
    MenuCommand("paysupport", support.ask),
    MenuCommand("export", exports.export),
    MenuCommand("delete_me", delete_me.ask),
    MenuCommand("admin", admin.panel, Scope.OPERATORS),
    MenuCommand("stats", charts.stats, Scope.OPERATORS),
    MenuCommand("user", moderation.user_, Scope.OPERATORS),
    MenuCommand("job", job.job, Scope.OPERATORS),
    MenuCommand("ban", moderation.ban, Scope.OPERATORS),
    MenuCommand("unban", moderation.unban, Scope.OPERATORS),
    MenuCommand("block", moderation.block, Scope.OPERATORS),
    MenuCommand("unblock", moderation.unblock, Scope.OPERATORS),
    MenuCommand("broadcast", broadcast.broadcast, Scope.OPERATORS),
    MenuCommand("maintenance", maintenance.maintenance, Scope.OPERATORS),
    MenuCommand("audit", admin.show_audit, Scope.OPERATORS),
    MenuCommand("clean", groups.clean, Scope.GROUPS),
    MenuCommand("create", create.create, Scope.GROUPS),
    MenuCommand("help", groups.help_, Scope.GROUPS),
    MenuCommand("balance", groups.balance, Scope.GROUPS),
    MenuCommand("fund", fund.fund, Scope.GROUPS),
    MenuCommand("settings", group_settings.settings, Scope.ADMINS),
    MenuCommand("providers", operators.providers, Scope.OPERATORS),
    MenuCommand("ledger", exports.books, Scope.OPERATORS),
    MenuCommand("grant", operators.grant, Scope.OPERATORS),
    MenuCommand("refund", operators.refund, Scope.OPERATORS),
    MenuCommand("make_promo", operators.make_promo, Scope.OPERATORS),
)
"""In the menu's order. A new command is a handler and one line here, and its words in `locales/`."""


def add_handlers(dispatcher: Dispatcher, commands: Sequence[MenuCommand]) -> None:
    """Make the dispatcher answer users. Links come last: they take every message that nothing else took."""
    dispatcher["commands"] = commands
    dispatcher.include_routers(
        promotions.router(),
        photos.router(),
        arrivals.router(),
        groups.router(),
        _commands(commands),
        consent.router(),
        history.router(),
        buy.router(),
        cancel.router(),
        language.router(),
        charts.router(),
        fund.router(),
        group_settings.router(),
        alerts.router(),
        delete_me.router(),
        admin.router(),
        operators.router(),
        moderation.router(),
        job.router(),
        broadcast.router(),
        support.router(),
        characters.router(),
        inline.router(),
        guest.router(),
        create.router(),
        start.router(),
        link_files.router(),
        links.router(),
        stale.router(),
    )


def _commands(commands: Sequence[MenuCommand]) -> Router:
    router = Router(name="commands")
    for command in commands:
        filters: list[Any] = [Command(command.name, ignore_case=True)]
        if command.scope in (Scope.GROUPS, Scope.ADMINS):
            filters.append(Magic(F.chat.type.in_(GROUPS)))
        else:
            filters.append(Magic(F.chat.type == ChatType.PRIVATE))
        if command.scope is Scope.OPERATORS:
            filters.append(operators.FromOperator())
        router.message.register(command.handler, *filters)
    return router
