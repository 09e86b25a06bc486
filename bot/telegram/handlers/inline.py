"""Inline mode: the list over an input field, and the messages that are sent from it."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, ChosenInlineResult, InlineQuery

from bot.sources.base import Source, link_with
from bot.telegram.callbacks import StartHere
from bot.telegram.inline_requests import InlineRequests, Offer
from bot.telegram.inline_views import PLACEHOLDER
from bot.telegram.magic import Magic
from bot.telegram.places import GONE_FILE, WRONG_KIND, InlinePlace, says
from bot.telegram.views import Views
from bot.users.users import User

CACHE_SECONDS = 5
"""For so long Telegram may show the same list again: a balance and a new video are not much older than that."""

log = structlog.get_logger(__name__)


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="inline")
    router.inline_query.register(offer)
    router.chosen_inline_result.register(chosen, Magic(F.result_id == PLACEHOLDER, F.inline_message_id))
    router.callback_query.register(start_here, StartHere.filter(), Magic(F.inline_message_id))
    return router


async def offer(query: InlineQuery, user: User, inline: InlineRequests, *, is_new: bool) -> None:
    """Answer what was typed so far."""
    offered = await inline.offer(user, query.query, query.offset, is_new=is_new)
    try:
        await _answer(query, offered)
    except TelegramBadRequest as error:
        if not says(error, GONE_FILE + WRONG_KIND):
            raise
        log.info("Telegram does not know a file that was offered", reason=error.message)
        await _answer(query, await inline.offer_again(user, query.query, offered))


async def _answer(query: InlineQuery, offered: Offer) -> None:
    await query.answer(
        list(offered.results),
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=offered.next_offset,
        button=offered.button,
    )


async def chosen(result: ChosenInlineResult, user: User, inline: InlineRequests) -> None:
    """A message was sent that is to become a video. It comes only where the operator has turned feedback on."""
    found = inline.found(result.query)
    assert result.inline_message_id is not None  # noqa: S101  # the filter's condition
    for link in found.links[:1]:
        await inline.begin(user, link, InlinePlace(result.inline_message_id))


async def start_here(
    query: CallbackQuery,
    callback_data: StartHere,
    user: User,
    views: Views,
    inline: InlineRequests,
    sources: Sequence[Source],
) -> None:
    """The same, by the message's own button, which serves whoever sent the message."""
    assert query.inline_message_id is not None  # noqa: S101  # the filter's condition
    link = link_with(callback_data.source, callback_data.video, sources)
    if callback_data.user != user.id:
        await query.answer(views.say(user.locale, "button-not-yours").text)
    elif link is None:
        await query.answer(views.say(user.locale, "button-stale").text)
    else:
        await inline.take(user, link, InlinePlace(query.inline_message_id))
        await query.answer()
