"""Sends broadcasts, slower than Telegram's rates allow, so that ordinary traffic goes first.

Whoever wants to write to many at once has to wait: `RATE` messages a second leave two thirds of what Telegram takes of
a bot. A line that drops while a message is on its way may have brought it; that one counts as failed, and is not sent
again.
"""

from __future__ import annotations

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.messenger import MessengerError, Notifier
from bot.storage.outage import DATABASE_ERRORS
from bot.telegram.operator_views import OperatorViews, broadcast_values
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import View
from bot.users.broadcasts import Broadcast, Broadcasts, Outcome
from bot.users.users import Users

RATE = 10.0
LOOK_SECONDS = 5.0
ROOM_SECONDS = 0.1
PAUSE_SECONDS = 5.0
LONGEST_WAIT_SECONDS = 60.0
"""A chat that has to wait for longer holds up nobody else: its reader goes without."""

log = structlog.get_logger(__name__)


class Broadcasting:
    """The duty that sends them, in every process; each broadcast is sent by one."""

    def __init__(
        self,
        bot: Bot,
        sender: Sender,
        broadcasts: Broadcasts,
        users: Users,
        views: OperatorViews,
        notifier: Notifier,
    ) -> None:
        self._bot = bot
        self._sender = sender
        self._broadcasts = broadcasts
        self._users = users
        self._views = views
        self._notifier = notifier

    async def run(self) -> None:
        """Send what is to be sent, until cancelled."""
        while True:
            self._broadcasts.begun.clear()
            try:
                broadcast = await self._broadcasts.take()
                if broadcast is not None:
                    await self._send(broadcast)
                    continue
            except DATABASE_ERRORS as error:
                log.warning("a broadcast waits for the database", error=type(error).__name__)
            await self._wait()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                await self._broadcasts.begun.wait()
        except TimeoutError:
            # Another process may have been told to begin one, or have died.
            return

    async def _send(self, broadcast: Broadcast) -> None:
        """Send it to everybody who is left, unless it is cancelled or taken over meanwhile."""
        last = broadcast.last_user_id
        while (reader := await self._broadcasts.next_reader(broadcast, last)) is not None:
            outcome = await self._write_to(broadcast, reader)
            if outcome is None or not await self._broadcasts.note(broadcast, reader, outcome):
                return
            last = reader
            await asyncio.sleep(1 / RATE)
        done = await self._broadcasts.finish(broadcast)
        if done is not None:
            await self._tell(done)

    async def _write_to(self, broadcast: Broadcast, reader: int) -> Outcome | None:
        """Returns None where it is not this process's to send any more."""
        user = await self._users.find(reader)
        view = self._views.broadcast_text(broadcast.text, user.locale if user is not None else "")
        while True:
            if not await self._broadcasts.keep(broadcast):
                return None
            try:
                await self._send_one(reader, view)
            except (NoRoom, TelegramRetryAfter) as error:
                seconds = error.seconds if isinstance(error, NoRoom) else error.retry_after
                if seconds > LONGEST_WAIT_SECONDS:
                    return Outcome.FAILED
                await asyncio.sleep(ROOM_SECONDS)
            except TelegramForbiddenError:
                return Outcome.BLOCKED
            except (TelegramNetworkError, TelegramServerError):
                await self._answer_of_telegram(broadcast)
                return Outcome.FAILED
            except TelegramAPIError as error:
                gone = "chat not found" in error.message.lower() or "deactivated" in error.message.lower()
                return Outcome.BLOCKED if gone else Outcome.FAILED
            else:
                return Outcome.SENT

    async def _send_one(self, reader: int, view: View) -> None:
        """Raises NoRoom: waiting is for whoever minds the lease."""
        with self._sender.at_once():
            self._sender.ask_for_room(reader)
            if not self._sender.has_room(reader):
                raise NoRoom(ROOM_SECONDS)
            await self._bot.send_message(reader, view.text, reply_markup=view.keyboard)

    async def _answer_of_telegram(self, broadcast: Broadcast) -> None:
        """Wait until Telegram is there, so that an outage costs one reader their message at most."""
        while await self._broadcasts.keep(broadcast):
            try:
                await self._bot.get_me()
            except TelegramAPIError as error:
                log.warning("a broadcast waits for Telegram", error=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                return

    async def _tell(self, done: Broadcast) -> None:
        log.info("a broadcast ended", sent=done.sent, blocked=done.blocked, failed=done.failed)
        try:
            operator = await self._users.find(done.operator_id)
            locale = operator.locale if operator is not None else None
            await self._notifier.notify(done.operator_id, "broadcast-done", locale=locale, **broadcast_values(done))
        except MessengerError as error:
            log.info("who sent a broadcast could not be told", error=type(error).__name__)
