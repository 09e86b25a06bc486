"""Which messages of a group are for the bot. All others are as if they had not come: nobody is met, nothing is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from aiogram import Bot
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import Message

from bot.sources.base import Source
from bot.telegram.groups import Groups
from bot.telegram.link_requests import links_in
from bot.telegram.menu import MenuCommand, Scope

GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Meant(StrEnum):
    """How a message is for the bot."""

    COMMAND = "command"
    MENTION = "mention"
    """It mentions the bot, and has a link."""
    BARE_LINK = "bare-link"
    NEWS = "news"
    """Telegram tells of money, or of another place."""


class GroupMessages:
    """Tells the ones that matter from all others."""

    def __init__(self, bot: Bot, groups: Groups, sources: Sequence[Source], commands: Sequence[MenuCommand]) -> None:
        self._bot = bot
        self._groups = groups
        self._sources = sources
        in_groups = (command for command in commands if command.scope is not Scope.USERS)
        self._commands = frozenset(command.name for command in in_groups)

    async def meant(self, message: Message) -> Meant | None:
        """How this message is for the bot; None when it is not."""
        if message.successful_payment or message.refunded_payment or _moved(message):
            return Meant.NEWS
        me = await self._bot.me()
        username = f"@{me.username}".lower()
        if self._is_command(message, username):
            return Meant.COMMAND
        if message.via_bot is not None:
            return None
        found = links_in(message, self._sources)
        if (found.links or found.refusals) and any(_names(message, username, me.id)):
            return Meant.MENTION
        if found.links and (group := await self._groups.find(message.chat.id)) is not None and group.bare_links:
            return Meant.BARE_LINK
        return None

    def _is_command(self, message: Message, username: str) -> bool:
        text = (message.text or message.caption or "").lower()
        if not text.startswith("/"):
            return False
        name, at, mentioned = text.split(maxsplit=1)[0].removeprefix("/").partition("@")
        return name in self._commands and (not at or f"@{mentioned}" == username)


def _moved(message: Message) -> bool:
    return message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None


def _names(message: Message, username: str, bot_id: int) -> Iterator[bool]:
    """Of each thing that the message marks, whether it is the bot's name."""
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.MENTION:
            yield entity.extract_from(text).lower() == username
        elif entity.type == MessageEntityType.TEXT_MENTION and entity.user is not None:
            yield entity.user.id == bot_id
