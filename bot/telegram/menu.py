"""The commands: what the menu offers and /help lists, each with its words under `command-…`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.telegram.texts import Texts

COMMANDS = (
    "start",
    "help",
    "balance",
    "history",
    "usage",
    "buy",
    "promo",
    "invite",
    "gift",
    "cancel",
    "terms",
    "privacy",
    "paysupport",
    "export",
    "delete_me",
)
OPERATOR_COMMANDS = ("providers", "ledger", "grant", "refund", "make_promo")

log = structlog.get_logger(__name__)


async def set_menus(bot: Bot, texts: Texts, *, default_locale: str, operators: Collection[int]) -> None:
    """Tell Telegram which commands there are, in every language; operators see theirs, too. Raises TelegramAPIError."""
    for locale in texts.locales:
        language = None if locale == default_locale else locale
        await bot.set_my_commands(
            _menu(texts, locale, COMMANDS), scope=BotCommandScopeAllPrivateChats(), language_code=language
        )
        for operator in sorted(operators):
            menu = _menu(texts, locale, (*COMMANDS, *OPERATOR_COMMANDS))
            try:
                await bot.set_my_commands(menu, scope=BotCommandScopeChat(chat_id=operator), language_code=language)
            except TelegramBadRequest as error:
                # An operator who never wrote to the bot has no chat with it; the next start finds it.
                log.info("an operator's menu could not be set", reason=error.message)


def _menu(texts: Texts, locale: str, names: Sequence[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.get(locale, f"command-{name}")) for name in names]
