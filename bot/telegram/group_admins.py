"""Who administers a group, by Telegram's word."""

from __future__ import annotations

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.storage.database import Clock

KEPT_SECONDS = 5.0
"""Who presses several buttons is looked up once; who is no administrator any more is known to be none after this."""
REMEMBERED = 10_000
ADMINS = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})


class GroupAdmins:
    """The administrators of all groups."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._lately: dict[tuple[int, int], tuple[float, bool]] = {}

    async def include(self, chat_id: int, user_id: int) -> bool:
        """Whether this user is one of this group's. Raises TelegramAPIError."""
        known = self._lately.get((chat_id, user_id))
        if known is not None and known[0] > self._clock():
            return known[1]
        try:
            is_admin = (await self._bot.get_chat_member(chat_id, user_id)).status in ADMINS
        except TelegramBadRequest:
            # Nobody whom the group knows.
            is_admin = False
        if len(self._lately) >= REMEMBERED:
            self._lately.clear()
        self._lately[chat_id, user_id] = (self._clock() + KEPT_SECONDS, is_admin)
        return is_admin

    async def wrote(self, message: Message) -> bool:
        """Whether the message is an administrator's, or an anonymous one's. Raises TelegramAPIError."""
        if message.sender_chat is not None:
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.include(message.chat.id, message.from_user.id)
