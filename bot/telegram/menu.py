"""The commands: what each is called, who may use it, and who answers it. The menu and /help offer them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.telegram.texts import Texts

log = structlog.get_logger(__name__)


class Scope(StrEnum):
    """Who a command is for, and where."""

    USERS = "users"
    """Everybody, in private chats."""
    GROUPS = "groups"
    """Everybody, in groups."""
    ADMINS = "admins"
    """A group's administrators, there."""
    OPERATORS = "operators"


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """One command. Its words in the menu stand under `command-<name>`."""

    name: str
    handler: Callable[..., Coroutine[Any, Any, None]]
    scope: Scope = Scope.USERS
    private: bool = True
    """Whether one for operators is answered in private chats alone."""


def names(commands: Sequence[MenuCommand], scope: Scope) -> list[str]:
    """What the commands of this scope are called, in the menu's order."""
    return [command.name for command in commands if command.scope is scope]


async def set_menus(
    bot: Bot, texts: Texts, commands: Sequence[MenuCommand], *, default_locale: str, operators: Collection[int]
) -> None:
    """Tell Telegram which commands there are, in every language: in private chats, in groups, for their administrators,
    and for operators. Raises TelegramAPIError.
    """
    users, operators_own = names(commands, Scope.USERS), names(commands, Scope.OPERATORS)
    members = names(commands, Scope.GROUPS)
    menus = (
        (BotCommandScopeAllPrivateChats(), users),
        (BotCommandScopeAllGroupChats(), members),
        (BotCommandScopeAllChatAdministrators(), [*members, *names(commands, Scope.ADMINS)]),
    )
    for locale in texts.locales:
        language = None if locale == default_locale else locale
        for scope, offered in menus:
            await bot.set_my_commands(_menu(texts, locale, offered), scope=scope, language_code=language)
        for operator in sorted(operators):
            menu = _menu(texts, locale, (*users, *operators_own))
            try:
                await bot.set_my_commands(menu, scope=BotCommandScopeChat(chat_id=operator), language_code=language)
            except TelegramBadRequest as error:
                # An operator who never wrote to the bot has no chat with it; the next start finds it.
                log.info("an operator's menu could not be set", reason=error.message)


def _menu(texts: Texts, locale: str, offered: Sequence[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.get(locale, f"command-{name}")) for name in offered]
