"""The commands: what each is called, who may use it, and who answers it. The menu and /help offer them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonDefault,
    MenuButtonWebApp,
)

from bot.addresses import GALLERY_PATH
from bot.storage.outage import DATABASE_ERRORS
from bot.telegram.texts import Texts
from bot.users.users import Users

LETTERS = 2
"""Telegram names languages by two (https://core.telegram.org/bots/api#setmycommands)."""

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
    """Operators, in their private chats."""


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """One command. Its words in the menu stand under `command-<name>`."""

    name: str
    handler: Callable[..., Coroutine[Any, Any, None]]
    scope: Scope = Scope.USERS


def names(commands: Sequence[MenuCommand], scope: Scope) -> list[str]:
    """What the commands of this scope are called, in the menu's order."""
    return [command.name for command in commands if command.scope is scope]


class Menus:
    """What Telegram shows of the bot: the menus of commands, and what the bot is, in every language."""

    def __init__(
        self,
        bot: Bot,
        texts: Texts,
        commands: Sequence[MenuCommand],
        users: Users,
        operators: Collection[int],
        button: MenuButtonWebApp | MenuButtonDefault,
    ) -> None:
        """`button` is what stands beside the input field of private chats."""
        self._bot = bot
        self._texts = texts
        self._commands = commands
        self._users = users
        self._operators = sorted(operators)
        self._button = button

    async def set(self) -> None:
        """Let Telegram show them: where it shows something else, as each call may count against a limit of its own.
        Raises TelegramAPIError for the menus; what Telegram wants later, and descriptions, are for the next start then.
        """
        spoken = self._spoken()
        try:
            await asyncio.gather(*(self._set_menus(language, locale) for language, locale in spoken.items()))
            await self._set_button()
            for operator in self._operators:
                await self.set_for_operator(operator, await self._locale(operator))
        except TelegramRetryAfter as error:
            log.info("the menus have to wait for the next start", seconds=error.retry_after)
        try:
            await asyncio.gather(*(self._describe(language, locale) for language, locale in spoken.items()))
        except TelegramAPIError as error:
            log.info("what the bot is could not be told", reason=error.message)

    async def set_for_operator(self, operator: int, locale: str) -> None:
        """Let the operator's chat have a menu with the operators' commands, in the language that they chose or speak.
        Raises TelegramAPIError.
        """
        offered = (*names(self._commands, Scope.USERS), *names(self._commands, Scope.OPERATORS))
        try:
            await self._bot.set_my_commands(self._menu(locale, offered), scope=BotCommandScopeChat(chat_id=operator))
        except TelegramBadRequest as error:
            # An operator who never wrote to the bot has no chat with it; the next start finds it.
            log.info("an operator's menu could not be set", reason=error.message)

    async def _set_button(self) -> None:
        """Also where an earlier start had set another one, which leads nowhere now. What was never the bot's stays."""
        shown = await self._bot.get_chat_menu_button()
        was_own = isinstance(shown, MenuButtonWebApp) and shown.web_app.url.endswith(GALLERY_PATH)
        if shown != self._button and (was_own or isinstance(self._button, MenuButtonWebApp)):
            await self._bot.set_chat_menu_button(menu_button=self._button)

    def _spoken(self) -> dict[str | None, str]:
        """The locale for each language as Telegram names them, by two letters; None is for all others."""
        codes = {locale.split("-")[0].lower() for locale in self._texts.locales}
        spoken = {code: self._texts.language(code) for code in sorted(codes) if len(code) == LETTERS}
        default = self._texts.default
        return {None: default, **{code: locale for code, locale in spoken.items() if locale != default}}

    async def _locale(self, user_id: int) -> str:
        try:
            user = await self._users.find(user_id)
        except DATABASE_ERRORS as error:
            log.info("an operator's language could not be read", error=type(error).__name__)
            return self._texts.default
        return self._texts.default if user is None else user.locale

    async def _set_menus(self, language: str | None, locale: str) -> None:
        members = names(self._commands, Scope.GROUPS)
        menus = (
            (BotCommandScopeAllPrivateChats(), names(self._commands, Scope.USERS)),
            (BotCommandScopeAllGroupChats(), members),
            (BotCommandScopeAllChatAdministrators(), [*members, *names(self._commands, Scope.ADMINS)]),
        )
        for scope, offered in menus:
            menu = self._menu(locale, offered)
            shown = await self._bot.get_my_commands(scope=scope, language_code=language)
            if [(each.command, each.description) for each in shown] != [
                (each.command, each.description) for each in menu
            ]:
                await self._bot.set_my_commands(menu, scope=scope, language_code=language)

    async def _describe(self, language: str | None, locale: str) -> None:
        about, short = self._texts.get(locale, "about"), self._texts.get(locale, "about-short")
        if (await self._bot.get_my_description(language_code=language)).description != about:
            await self._bot.set_my_description(about, language_code=language)
        if (await self._bot.get_my_short_description(language_code=language)).short_description != short:
            await self._bot.set_my_short_description(short, language_code=language)

    def _menu(self, locale: str, offered: Sequence[str]) -> list[BotCommand]:
        return [BotCommand(command=name, description=self._texts.get(locale, f"command-{name}")) for name in offered]
