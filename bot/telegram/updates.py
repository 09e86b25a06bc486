"""Takes Telegram's updates by long polling, so that none is lost and none holds up the others."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Annotated, Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from pydantic import AfterValidator

from bot.storage.outage import DATABASE_ERRORS
from bot.telegram.inbox import RawUpdate
from bot.telegram.update_queue import Taken, UpdateQueue, numbered

POLL_SECONDS = 25
BATCH = 100
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)

log = structlog.get_logger(__name__)


class GetRawUpdates(TelegramMethod[list[RawUpdate]]):
    """getUpdates, of which an update that cannot be read does not take the others along."""

    __returning__ = list[Annotated[Any, AfterValidator(numbered)]]
    __api_method__ = "getUpdates"

    offset: int | None
    limit: int
    timeout: int
    allowed_updates: list[str] | None = None


class Polling:
    """The long poll of one bot."""

    def __init__(self, bot: Bot, queue: UpdateQueue, kinds: list[str]) -> None:
        self._bot = bot
        self._queue = queue
        self._kinds = kinds
        self._offset: int | None = None
        self._unsettled: list[Taken] = []
        self._next_offset: int | None = None
        self.is_taking = False
        """Whether the last poll was answered."""

    async def run(self) -> None:
        """Take updates until cancelled. Raises TelegramUnauthorizedError when the token is refused."""
        failures = 0
        while True:
            await self._queue.room()
            try:
                updates = await self._poll()
            except TelegramUnauthorizedError:
                raise
            except TelegramAPIError as error:
                self.is_taking = False
                await self._pause(error, failures)
                failures += 1
                continue
            failures = 0
            self.is_taking = True
            if updates:
                self._unsettled = self._queue.add(updates)
                self._next_offset = max(update["update_id"] for update in updates) + 1
                await self._settle()

    def leave(self) -> None:
        """Another process may have polled meanwhile: what was not confirmed is Telegram's to bring again."""
        self.is_taking = False
        self._offset, self._next_offset, self._unsettled = None, None, []

    async def _poll(self) -> list[RawUpdate]:
        method = GetRawUpdates(
            offset=self._offset,
            limit=BATCH,
            # The first answer comes at once, so that it is known whether updates are being taken.
            timeout=POLL_SECONDS if self.is_taking else 0,
            allowed_updates=self._kinds,
        )
        return await self._bot(method, request_timeout=POLL_SECONDS + 10)

    async def _pause(self, error: TelegramAPIError, failures: int) -> None:
        pause = PAUSES[min(failures, len(PAUSES) - 1)]
        if isinstance(error, TelegramRetryAfter):
            pause = float(error.retry_after)
        reason = "another process takes them" if isinstance(error, TelegramConflictError) else type(error).__name__
        log.warning("updates could not be taken", reason=reason, again_in=pause)
        await asyncio.sleep(pause)

    async def _settle(self) -> None:
        """Let the next poll confirm what was taken, as soon as it is handled or stored."""
        while True:
            try:
                await self._queue.settle(self._unsettled)
            except DATABASE_ERRORS as error:
                log.warning("updates could not be stored, so none is confirmed", error=type(error).__name__)
            else:
                self._offset, self._unsettled = self._next_offset, []
                return

    async def stop(self, grace: float) -> None:
        """After `run` was cancelled: let handlers end within `grace` seconds, and confirm what was handled."""
        await self._queue.stop(grace)
        with suppress(*DATABASE_ERRORS, TelegramAPIError):
            # What is not confirmed comes again after the restart, which handlers are made for.
            await self._queue.settle(self._unsettled)
            if self._next_offset is not None:
                method = GetRawUpdates(offset=self._next_offset, limit=1, timeout=0)
                await self._bot(method, request_timeout=2)
