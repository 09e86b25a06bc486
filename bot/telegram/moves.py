"""Groups that become supergroups while answers are on their way to them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

NOT_THERE = "Bad Request: message to edit not found: it stands in the group that was left"

log = structlog.get_logger(__name__)


class FollowMoves(BaseRequestMiddleware):
    """Makes calls to a group that has moved to where it is; jobs on their way need not know.

    Telegram names the new chat in its refusal of each such call (docs/telegram.md, "Groups").
    """

    def __init__(self, moved: Callable[[int, int], Awaitable[None]]) -> None:
        self._moved = moved
        """Told the old chat's id and the new one's."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except TelegramMigrateToChat as error:
            old, new = getattr(method, "chat_id", None), error.migrate_to_chat_id
            if not isinstance(old, int):
                raise
            log.info("a group has moved", chat=old, to=new)
            await self._moved(old, new)
            if getattr(method, "message_id", None) is not None:
                # Messages have other numbers there.
                raise TelegramBadRequest(method, NOT_THERE) from error
            there = {"chat_id": new, "reply_parameters": None, "message_thread_id": None}
            known = {name: value for name, value in there.items() if name in type(method).model_fields}
            return await make_request(bot, method.model_copy(update=known))
