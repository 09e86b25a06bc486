"""The one place that knows Telegram's rates: every call to it passes through here.

The figures: about 1 message a second in a chat, 20 a minute in a group, 30 a second over all, edits included
(docs/telegram.md, Rates). A `retry_after` is obeyed for the chat that it concerns; the other chats go on. An inline
message, whose chat nobody tells, counts as a chat of its own: it is named by its inline_message_id.
"""

from __future__ import annotations

import asyncio
import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, SendMediaGroup, TelegramMethod
from aiogram.methods.base import TelegramType
from sqlalchemy.exc import SQLAlchemyError

from bot.telegram.paces import ChatPace, Kind, Pace, Rate, Rates, SharedPaces, Turn

PACED = ("send", "edit", "copy", "forward")
NOT_PACED = frozenset({"sendChatAction", "sendMessageDraft"})
LONGEST_RETRY_SECONDS = 60.0
TRIES = 5
ANSWERS = ("answerCallbackQuery", "answerPreCheckoutQuery", "answerInlineQuery", "answerGuestQuery")
ANSWER_SECONDS = 8.0
"""Telegram waits 10 s for the answer to a pre-checkout query (docs/telegram.md, "Stars")."""
ANSWER_PAUSE_SECONDS = 0.5
REMEMBERED_CHATS = 10_000
BEYOND_CHATS = 2**61

_at_once: ContextVar[bool] = ContextVar("at_once", default=False)

log = structlog.get_logger(__name__)


class NoRoom(Exception):
    """The call would have to wait, and whoever makes it does not wait. `seconds`: when to come back."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no room for {seconds:.1f} s")
        self.seconds = seconds


class Sender(BaseRequestMiddleware):
    """Delays calls as the rates ask, and repeats what Telegram told to repeat later.

    Where many processes share the rates, `shared` has the last word; what this process knows saves asking in vain.
    """

    def __init__(self, rates: Rates | None = None, shared: SharedPaces | None = None) -> None:
        self._rates = rates or Rates()
        self._shared = shared
        self._overall = Pace(self._rates.overall)
        self._chats: dict[int | str, ChatPace] = {}
        self._orders: defaultdict[int | str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def has_room(self, chat_id: int | str) -> bool:
        """Whether a call that can be left out (an edit of progress) would hold up nothing.

        An inline message has room for the one that brings its video, too, or none.
        """
        now = asyncio.get_running_loop().time()
        chat = self._chats.get(chat_id)
        if self._overall.wait(now - _half_a_burst(self._rates.overall)) > 0:
            return False
        if chat is None or is_inline(chat_id):
            return chat is None or chat.is_idle(now)
        # Of a group's few, half are for the videos.
        kept_free = _half_a_burst(self._rates.group) if isinstance(chat_id, int) and chat_id < 0 else 0.0
        return chat.wait(now - kept_free, None) == 0

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """The calls made inside are made now or not at all: where the chat has no room they raise NoRoom."""
        token = _at_once.set(True)
        try:
            yield
        finally:
            _at_once.reset(token)

    def ask_for_room(self, chat_id: int | str) -> None:
        """Raise NoRoom where a call to this chat would have to wait."""
        now = asyncio.get_running_loop().time()
        if self._pace(chat_id).wait(now, Kind.STEP) > 0:
            raise NoRoom(self._pace(chat_id).promise(now))

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        name: str = method.__api_method__
        if name.startswith(ANSWERS):
            return await self._answer(make_request, bot, method)
        chat_id: Any = getattr(method, "chat_id", None) or getattr(method, "inline_message_id", None)
        if chat_id is None or name in NOT_PACED:
            # Only what shows in a chat counts.
            return await make_request(bot, method)
        for attempt in range(1, TRIES + 1):
            if name.startswith(PACED):
                await self._turn(chat_id, method)
                self._count_the_rest(chat_id, method)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                log.info("Telegram asks to wait", seconds=error.retry_after, method=name)
                await self._obey(chat_id, error.retry_after)
                if _at_once.get():
                    self.ask_for_room(chat_id)
                if error.retry_after > LONGEST_RETRY_SECONDS or attempt == TRIES or not name.startswith(PACED):
                    raise
        raise AssertionError("unreachable")

    async def _answer(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Retry until Telegram's answer deadline, then give up: who pressed the button is told by Telegram."""
        deadline = asyncio.get_running_loop().time() + ANSWER_SECONDS
        while True:
            try:
                return await make_request(bot, method)
            except (TelegramRetryAfter, TelegramServerError, TelegramNetworkError) as error:
                pause = error.retry_after if isinstance(error, TelegramRetryAfter) else ANSWER_PAUSE_SECONDS
                if asyncio.get_running_loop().time() + pause > deadline:
                    raise
                await asyncio.sleep(pause)

    async def _turn(self, chat_id: int | str, method: TelegramMethod[Any]) -> None:
        if _at_once.get():
            self.ask_for_room(chat_id)
            turn = await self._take(chat_id, Kind.STEP)
            if turn.chat > 0:
                raise NoRoom(self._pace(chat_id).promise(asyncio.get_running_loop().time()))
        else:
            # The lock keeps a chat's messages in order while they wait.
            async with self._orders[chat_id]:
                turn = await self._wait_for(chat_id, method)
        if len(self._chats) > REMEMBERED_CHATS:
            self._forget(asyncio.get_running_loop().time())
        if turn.together > 0:
            await asyncio.sleep(turn.together)

    def _count_the_rest(self, chat_id: int | str, method: TelegramMethod[Any]) -> None:
        """An album goes at once, and counts as a message for each of its videos. Of other processes' albums nobody
        here knows.
        """
        if isinstance(method, SendMediaGroup):
            now = asyncio.get_running_loop().time()
            for _ in method.media[1:]:
                self._pace(chat_id).take(now, Kind.STEP)
                self._overall.take(now)

    async def _wait_for(self, chat_id: int | str, method: TelegramMethod[Any]) -> Turn:
        """Raises TelegramRetryAfter where Telegram said to leave the chat alone for long."""
        while (turn := await self._take(chat_id, Kind.ANSWER)).chat > 0:
            if turn.chat > LONGEST_RETRY_SECONDS:
                raise TelegramRetryAfter(method, "Too Many Requests", math.ceil(turn.chat))
            # A call that is on its way meanwhile may be told to wait longer.
            await asyncio.sleep(turn.chat)
        return turn

    async def _take(self, chat_id: int | str, kind: Kind) -> Turn:
        """Count a call to the chat, if the chat has room."""
        now = asyncio.get_running_loop().time()
        pace = self._pace(chat_id)
        if wait := pace.wait(now, kind):
            pace.keep(kind, now + wait)
            return Turn(wait)
        pace.take(now, kind)
        turn = Turn(0.0)
        if self._shared is not None and (number := _number(chat_id)) is not None:
            try:
                turn = await self._shared.take(number, kind, pace.rate, self._rates.overall)
            except (SQLAlchemyError, OSError) as error:
                log.warning("the shared rates are not to be had", error=type(error).__name__)
        if turn.chat > 0:
            pace.pause(asyncio.get_running_loop().time() + turn.chat)
            return turn
        return Turn(0.0, max(turn.together, self._overall.take(now)))

    def _pace(self, chat_id: int | str) -> ChatPace:
        if chat_id not in self._chats:
            self._chats[chat_id] = ChatPace(self._rate(chat_id))
        return self._chats[chat_id]

    def _rate(self, chat_id: int | str) -> Rate:
        if is_inline(chat_id):
            return self._rates.inline
        is_group = isinstance(chat_id, int) and chat_id < 0
        return self._rates.group if is_group else self._rates.chat

    async def _obey(self, chat_id: int | str, seconds: float) -> None:
        pace = self._pace(chat_id)
        pace.pause(asyncio.get_running_loop().time() + seconds)
        if self._shared is not None and (number := _number(chat_id)) is not None:
            try:
                await self._shared.pause(number, pace.rate, seconds)
            except (SQLAlchemyError, OSError) as error:
                log.warning("the shared rates are not to be had", error=type(error).__name__)

    def _forget(self, now: float) -> None:
        for chat_id in [chat_id for chat_id, pace in self._chats.items() if pace.is_idle(now)]:
            del self._chats[chat_id]
            if not self._orders[chat_id].locked():
                del self._orders[chat_id]


def _half_a_burst(rate: Rate) -> float:
    """For how many seconds half of a burst runs ahead."""
    return rate.burst // 2 * rate.interval


def is_inline(chat_id: int | str) -> bool:
    """Whether this names an inline message, and not a chat by its number or its @name."""
    return isinstance(chat_id, str) and not chat_id.startswith("@")


def _number(chat_id: int | str) -> int | None:
    """What the shared rates know it by: the chat's id; of an inline message a number beyond those of chats, which have
    at most 52 significant bits (Bot API, Chat).
    """
    if isinstance(chat_id, int):
        return chat_id
    if not is_inline(chat_id):
        return None
    digest = hashlib.sha256(chat_id.encode()).digest()
    return BEYOND_CHATS + int.from_bytes(digest[:7], "big")
