"""What is one user's business alone, told in a group so that nobody else reads it."""

from __future__ import annotations

from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import EphemeralMessageParameters, Message
from aiogram.utils.deep_linking import create_start_link

from bot.telegram.group_views import FROM_GROUP, GroupViews
from bot.telegram.views import View
from bot.users.users import User

log = structlog.get_logger(__name__)


class PrivateWords:
    """Tells a member by an ephemeral message, else in their private chat, else by a line with a button that leads
    there.
    """

    def __init__(self, bot: Bot, views: GroupViews) -> None:
        self._bot = bot
        self._views = views
        self._offered = True
        """Whether the server knows ephemeral messages."""

    async def out_of_credits(self, locale: str, *, balance: int, price: int) -> View:
        """That the user's credits do not suffice; its button leads to where there are others."""
        return self._views.out_of_credits(locale, balance=balance, price=price, link=await self._way())

    async def _way(self) -> str:
        """Leads into the private chat, where whatever waits for the user is told."""
        return await create_start_link(self._bot, FROM_GROUP)

    async def tell(self, message: Message, user: User, view: View) -> None:
        """Tell the user, who wrote this message or pressed a button under it."""
        if await self._whisper(message, user, view) or await self._write(user, view):
            return
        line = self._views.see_private_chat(user.locale, await self._way())
        await message.reply(line.text, reply_markup=line.keyboard, allow_sending_without_reply=True)

    async def _whisper(self, message: Message, user: User, view: View) -> bool:
        """Whether an ephemeral message was sent."""
        if not self._offered:
            return False
        try:
            sent = await self._bot.send_message(
                message.chat.id,
                view.text,
                message_thread_id=message.message_thread_id if message.is_topic_message else None,
                reply_markup=view.keyboard,
                ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=user.id),
            )
        except TelegramBadRequest as error:
            log.info("an ephemeral message was refused", reason=error.message)
            return False
        if sent.ephemeral_message_id is None:
            # An older server passes over what it does not know, and everybody can read the message.
            await sent.delete()
            self._offered = False
        return self._offered

    async def _write(self, user: User, view: View) -> bool:
        """Whether it was told in the private chat."""
        try:
            await self._bot.send_message(user.id, view.text, reply_markup=view.keyboard)
        except (TelegramForbiddenError, TelegramBadRequest):
            return False
        return True


async def replace_words(bot: Bot, message: Message, user_id: int, view: View) -> None:
    """Let a message of the bot's, whose button this user pressed, say something else; it may be an ephemeral one."""
    if message.ephemeral_message_id is None:
        await message.edit_text(view.text, reply_markup=view.keyboard)
        return
    changed: dict[str, Any] = {"text": view.text, "reply_markup": view.keyboard}
    await bot.edit_ephemeral_message_text(message.chat.id, user_id, message.ephemeral_message_id, **changed)
