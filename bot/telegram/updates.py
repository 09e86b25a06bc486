"""Takes Telegram's updates by long polling, so that none is lost and none holds up the others.

An update is confirmed only after it was handled, or stored because that takes long (a chat may be told to slow down). A
crash repeats it, and handlers are made for that. The updates of one chat are handled in order; different chats go side
by side.
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
from sqlalchemy.exc import SQLAlchemyError

from bot.inbox import Inbox

POLL_SECONDS = 25
BATCH = 100
PATIENCE_SECONDS = 1.0
"""After this, what is not handled yet is stored, and further updates are taken."""
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)

log = structlog.get_logger(__name__)


class Polling:
    """The long poll of one bot."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, inbox: Inbox) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._inbox = inbox
        self._offset: int | None = None
        self._handling: set[asyncio.Task[None]] = set()
        self._unhandled: dict[int, Update] = {}
        self._stored: set[int] = set()
        self.is_taking = False
        """Whether the last poll was answered."""

    async def run(self) -> None:
        """Take updates until cancelled. Raises TelegramUnauthorizedError when the token is refused."""
        allowed = self._dispatcher.resolve_used_update_types()
        failures = 0
        await self._handle_what_is_stored()
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=self._offset,
                    limit=BATCH,
                    # The first answer comes at once, so that it is known whether updates are being taken.
                    timeout=POLL_SECONDS if self.is_taking else 0,
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
            if not updates:
                continue
            try:
                await self._handle(updates)
            except (SQLAlchemyError, OSError) as error:
                # They are not confirmed, and come again.
                log.warning("updates could not be stored", error=type(error).__name__)
                await asyncio.sleep(PAUSES[0])
            else:
                self._offset = updates[-1].update_id + 1

    async def _handle_what_is_stored(self) -> None:
        """Handle what an earlier process had taken and not finished."""
        bodies = await self._inbox.all()
        updates = [Update.model_validate_json(body, context={"bot": self._bot}) for body in bodies]
        self._stored |= {update.update_id for update in updates}
        self._start(updates)

    async def _handle(self, updates: list[Update]) -> None:
        self._start([update for update in updates if update.update_id not in self._unhandled])
        if self._handling:
            await asyncio.wait(set(self._handling), timeout=PATIENCE_SECONDS)
        late = {number: update for number, update in self._unhandled.items() if number not in self._stored}
        if late:
            await self._inbox.keep({number: _as_json(update) for number, update in late.items()})
            self._stored |= late.keys()
            for number in late.keys() - self._unhandled.keys():
                await self._drop(number)

    async def _drop(self, number: int) -> None:
        self._stored.discard(number)
        try:
            await self._inbox.drop(number)
        except (SQLAlchemyError, OSError) as error:
            log.warning("an update stays stored, and is handled again at the next start", error=type(error).__name__)

    def _start(self, updates: list[Update]) -> None:
        chats: defaultdict[int | None, list[Update]] = defaultdict(list)
        for update in updates:
            self._unhandled[update.update_id] = update
            chats[_chat_of(update)].append(update)
        for in_order in chats.values():
            task = asyncio.create_task(self._handle_in_order(in_order))
            self._handling.add(task)
            task.add_done_callback(self._handling.discard)

    async def _handle_in_order(self, updates: list[Update]) -> None:
        for update in updates:
            await self._dispatcher.feed_update(self._bot, update)
            del self._unhandled[update.update_id]
            if update.update_id in self._stored:
                await self._drop(update.update_id)

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


def _as_json(update: Update) -> str:
    # What Telegram did not send is left out: aiogram's own defaults are no JSON.
    return update.model_dump_json(exclude_unset=True, by_alias=True)
