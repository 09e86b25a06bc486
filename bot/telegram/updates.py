"""Takes Telegram's updates by long polling, so that none is lost and none holds up the others.

An update is confirmed only after it was handled: a crash repeats it, and handlers are made for that. The updates of one
chat are handled in order; different chats go side by side.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import suppress

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update

POLL_SECONDS = 25
BATCH = 100
PATIENCE_SECONDS = 5.0
"""After this, further updates are taken although some are still being handled (a chat may be told to slow down)."""
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)

log = structlog.get_logger(__name__)


class Polling:
    """The long poll of one bot."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._offset: int | None = None
        self._handling: set[asyncio.Task[None]] = set()
        self.is_taking = False
        """Whether the last poll was answered."""

    async def run(self) -> None:
        """Take updates until cancelled. Raises TelegramUnauthorizedError when the token is refused."""
        allowed = self._dispatcher.resolve_used_update_types()
        failures = 0
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=self._offset,
                    limit=BATCH,
                    timeout=POLL_SECONDS,
                    allowed_updates=allowed,
                    request_timeout=POLL_SECONDS + 10,
                )
            except TelegramUnauthorizedError:
                raise
            except TelegramAPIError as error:
                self.is_taking = False
                pause = PAUSES[min(failures, len(PAUSES) - 1)]
                if isinstance(error, TelegramRetryAfter):
                    pause = float(error.retry_after)
                failures += 1
                reason = (
                    "another process takes them" if isinstance(error, TelegramConflictError) else type(error).__name__
                )
                log.warning("updates could not be taken", reason=reason, again_in=pause)
                await asyncio.sleep(pause)
                continue
            failures = 0
            self.is_taking = True
            if updates:
                await self._handle(updates)
                self._offset = updates[-1].update_id + 1

    async def _handle(self, updates: list[Update]) -> None:
        chats: defaultdict[int | None, list[Update]] = defaultdict(list)
        for update in updates:
            chats[_chat_of(update)].append(update)
        for in_order in chats.values():
            task = asyncio.create_task(self._handle_in_order(in_order))
            self._handling.add(task)
            task.add_done_callback(self._handling.discard)
        await asyncio.wait(set(self._handling), timeout=PATIENCE_SECONDS)

    async def _handle_in_order(self, updates: list[Update]) -> None:
        for update in updates:
            await self._dispatcher.feed_update(self._bot, update)

    async def stop(self, grace: float) -> None:
        """After `run` was cancelled: let handlers end within `grace` seconds, and confirm what was handled."""
        if self._handling:
            await asyncio.wait(set(self._handling), timeout=grace)
        if self._offset is not None and not self._handling:
            with suppress(TelegramAPIError):
                # What is not confirmed comes again after the restart, which handlers are made for.
                await self._bot.get_updates(offset=self._offset, limit=1, timeout=0, request_timeout=2)


def _chat_of(update: Update) -> int | None:
    event = update.event
    message = getattr(event, "message", None) or event
    chat = getattr(message, "chat", None) or getattr(event, "from_user", None)
    return chat.id if chat is not None else None
