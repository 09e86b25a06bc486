"""What Telegram shows of the bot while videos are on their way into a chat: "sending a video"."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError

from bot.telegram.places import ChatPlace, Place

LASTS_SECONDS = 5.0
"""Telegram's own time for it (docs/telegram.md, "Rates")."""


class ChatActions:
    """The chats that the bot is sending videos to: each is told once, however many there are."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._videos: Counter[tuple[int, int | None]] = Counter()

    @asynccontextmanager
    async def sending_video(self, place: Place) -> AsyncIterator[None]:
        """Show it for as long as the block lasts. It is a courtesy: nothing waits for it, and no refusal matters."""
        if not isinstance(place, ChatPlace):
            yield
            return
        chat = (place.chat_id, place.thread_id)
        self._videos[chat] += 1
        showing = asyncio.create_task(self._show(*chat)) if self._videos[chat] == 1 else None
        try:
            yield
        finally:
            self._videos[chat] -= 1
            if self._videos[chat] == 0:
                del self._videos[chat]
            if showing is not None:
                showing.cancel()
                await asyncio.wait([showing])

    async def _show(self, chat_id: int, thread_id: int | None) -> None:
        while True:
            with suppress(TelegramAPIError):
                await self._bot.send_chat_action(chat_id, ChatAction.UPLOAD_VIDEO, message_thread_id=thread_id)
            await asyncio.sleep(LASTS_SECONDS)
