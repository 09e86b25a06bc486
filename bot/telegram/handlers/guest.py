"""Guest mode: the bot is mentioned in a chat that it is no member of, and answers with one message there."""

from __future__ import annotations

import structlog
from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.sources.base import Found
from bot.telegram.inline_requests import InlineRequests
from bot.telegram.inline_views import PLACEHOLDER, guest_answer
from bot.telegram.link_requests import hidden_addresses
from bot.telegram.magic import Magic
from bot.telegram.places import GONE_FILE, WRONG_KIND, InlinePlace, says
from bot.telegram.views import Views
from bot.users.users import User

log = structlog.get_logger(__name__)


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="guest")
    router.guest_message.register(answer, Magic(F.guest_query_id))
    return router


async def answer(message: Message, user: User, bot: Bot, views: Views, inline: InlineRequests) -> None:
    """Answer with a message that becomes the clean video of the mention's link, or of the message that it answers.

    Telegram names the answer once. Where the bot dies before it has noted that, the message's button begins anew.
    """
    assert message.guest_query_id is not None  # noqa: S101  # the filter's condition
    found = _found(message, inline)
    if not found.links:
        view = views.refusals(user.locale, found.refusals) if found.refusals else views.what_to_send(user.locale)
        await bot.answer_guest_query(message.guest_query_id, guest_answer(view.text))
        return
    link = found.links[0]
    result = await inline.result(user, link)
    try:
        sent = await bot.answer_guest_query(message.guest_query_id, result)
    except TelegramBadRequest as error:
        if not says(error, GONE_FILE + WRONG_KIND):
            raise
        log.info("Telegram does not know the file of an answer", reason=error.message)
        result = await inline.result(user, link, as_file=False)
        sent = await bot.answer_guest_query(message.guest_query_id, result)
    if result.id == PLACEHOLDER:
        await inline.begin(user, link, InlinePlace(sent.inline_message_id))


def _found(message: Message, inline: InlineRequests) -> Found:
    found = inline.found(message.text or message.caption or "", hidden_addresses(message))
    replied = message.reply_to_message
    if found.links or found.refusals or replied is None:
        return found
    return inline.found(replied.text or replied.caption or "", hidden_addresses(replied))
