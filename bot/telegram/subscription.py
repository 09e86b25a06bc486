"""How Telegram's updates come to the bot: by polling or by a webhook, after Telegram was told the bot's commands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError

from bot.addresses import secret, webhook_path
from bot.settings import Settings, Updates
from bot.storage.outage import DATABASE_ERRORS
from bot.telegram.menu import Menus
from bot.telegram.polling_lock import PollingLock
from bot.telegram.update_queue import UpdateQueue
from bot.telegram.updates import Polling

PAUSE_SECONDS = 5.0
TOKEN_REFUSED = (TelegramUnauthorizedError, TelegramNotFound)
"""Waiting does not make a wrong token right."""

log = structlog.get_logger(__name__)


class Subscription:
    """Has one bot's updates brought into its queue."""

    def __init__(
        self,
        settings: Settings,
        bot: Bot,
        menus: Menus,
        queue: UpdateQueue,
        kinds: list[str],
        lock: PollingLock,
    ) -> None:
        """`kinds` are those of the updates that have a handler; who has the lock may poll."""
        self._lock = lock
        self._settings = settings
        self._bot = bot
        self._menus = menus
        self._queue = queue
        self._kinds = kinds
        self._polling = Polling(bot, queue, kinds)
        self._webhook_is_set = False

    async def run(self, tell_the_start: Callable[[str], None]) -> None:
        """Take updates until cancelled; with a webhook, return once it is set. Raises TOKEN_REFUSED.

        `tell_the_start` is called with the bot's name as soon as Telegram has answered.
        """
        while True:
            try:
                await self._begin()
                break
            except TOKEN_REFUSED:
                raise
            except TelegramBadRequest as error:
                log.warning(
                    "Telegram refuses what the bot begins with",
                    method=type(error.method).__name__,
                    reason=error.message,
                    again_in=PAUSE_SECONDS,
                )
            except TelegramAPIError as error:
                log.warning("Telegram does not answer yet", error=type(error).__name__, again_in=PAUSE_SECONDS)
            await asyncio.sleep(PAUSE_SECONDS)
        tell_the_start(f"@{(await self._bot.me()).username}")
        if self._settings.updates is Updates.POLLING:
            await self._lock.run(self._poll)

    async def _poll(self) -> None:
        self._polling.leave()
        while True:
            try:
                await self._queue.restore()
                break
            except DATABASE_ERRORS as error:
                log.warning("stored updates cannot be read yet", error=type(error).__name__, again_in=PAUSE_SECONDS)
                await asyncio.sleep(PAUSE_SECONDS)
        await self._polling.run()

    async def _begin(self) -> None:
        settings = self._settings
        await self._menus.set()
        # Asked for only once: the answer is kept.
        await self._bot.me()
        if settings.updates is Updates.WEBHOOK:
            await self._bot.set_webhook(
                f"{settings.public_url}{webhook_path(settings.bot_token)}",
                secret_token=secret(settings.bot_token, "webhook header"),
                allowed_updates=self._kinds,
            )
            self._webhook_is_set = True
        else:
            await self._bot.delete_webhook()

    @property
    def is_waiting(self) -> bool:
        """Whether another process polls, so that this one need not."""
        return self._lock.is_elsewhere

    def why_not_taking(self) -> str | None:
        """Why no update can come in now; None when they can."""
        if self.is_waiting:
            return None
        if self._settings.updates is Updates.POLLING and not (self._lock.is_held and self._polling.is_taking):
            return "updates are not being taken"
        if self._settings.updates is Updates.WEBHOOK and not self._webhook_is_set:
            return "the webhook is not set"
        return None

    async def stop(self, grace: float) -> None:
        """After `run` was cancelled: let handlers end within `grace` seconds, and confirm what was handled."""
        if self._settings.updates is Updates.POLLING and self._lock.is_held:
            await self._polling.stop(grace)
            await self._lock.release()
        else:
            await self._queue.stop(grace)
