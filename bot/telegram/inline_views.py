"""What is seen by way of the bot: the list over an input field, and messages in chats that the bot need not be in.

The list is its user's alone. The messages are read by others, too: they say nothing of anybody's credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedVideo,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.fulfilment.gallery import OwnVideo
from bot.fulfilment.intake import Reply
from bot.jobs.job import Job
from bot.jobs.states import Failure, JobState
from bot.orders.clean import Clean
from bot.sources.base import Link, Refusal
from bot.telegram.callbacks import ConfirmAndReturn, StartHere, TellMe
from bot.telegram.texts import Texts
from bot.telegram.views import MEGABYTE, View

CONFIRM = "confirm"
BUY = "buy"
BALANCE = "balance"
"""What the buttons that lead into the private chat begin it with."""
START_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")
PLACEHOLDER = "placeholder"
"""The id of the result whose message becomes a video."""
KNOWN = "known"

Result = InlineQueryResultArticle | InlineQueryResultCachedVideo


class InlineViews:
    """All of it, in every language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    # The list.

    def balance_button(self, locale: str, balance: int | None) -> InlineQueryResultsButton:
        """`balance` is None for somebody new."""
        if balance is None:
            text = self._texts.get(locale, "inline-new")
        else:
            text = self._texts.get(locale, "inline-balance", balance=balance)
        return InlineQueryResultsButton(text=text, start_parameter=BALANCE)

    def confirm_button(self, locale: str, link: Link) -> InlineQueryResultsButton:
        return InlineQueryResultsButton(
            text=self._texts.get(locale, "inline-confirm-first"), start_parameter=confirm_parameter(link)
        )

    def why_nothing_button(self, locale: str, refusals: Sequence[Refusal]) -> InlineQueryResultsButton:
        """What was typed has no link that could be cleaned."""
        key = "inline-no-public-link" if refusals else "inline-no-link"
        return InlineQueryResultsButton(text=self._texts.get(locale, key), start_parameter=BALANCE)

    def blocked_button(self, locale: str) -> InlineQueryResultsButton:
        return InlineQueryResultsButton(text=self._texts.get(locale, "inline-blocked"), start_parameter=BALANCE)

    def own_video(self, locale: str, video: OwnVideo) -> InlineQueryResultCachedVideo:
        """One of the user's own, ready to be sent."""
        job, order = video.job, video.order
        at = datetime.fromtimestamp(job.ended_at or job.created_at, UTC)
        return InlineQueryResultCachedVideo(
            id=f"own-{job.id}",
            video_file_id=video.file_id,
            title=self._texts.get(locale, "history-video", at=at),
            description=order.title,
            caption=self._caption(locale, order.link if isinstance(order, Clean) else None),
        )

    def known_video(self, locale: str, link: Link, file_id: str) -> InlineQueryResultCachedVideo:
        """The clean video of a link, ready to be sent."""
        return InlineQueryResultCachedVideo(
            id=KNOWN,
            video_file_id=file_id,
            title=self._texts.get(locale, "inline-title-known"),
            description=link.short,
            caption=self._caption(locale, link),
        )

    def placeholder(self, locale: str, link: Link, user_id: int, price: int) -> InlineQueryResultArticle | None:
        """A message that becomes the clean video of a link; None where its button could not name the video."""
        button = _button(self._texts.get(locale, "inline-start"), starter(user_id, link))
        if button is None:
            return None
        return InlineQueryResultArticle(
            id=PLACEHOLDER,
            title=self._texts.get(locale, "inline-title"),
            description=self._texts.get(locale, "inline-costs", price=price, video=link.short),
            input_message_content=InputTextMessageContent(
                message_text=self._texts.get(locale, "inline-placeholder", link=link.address)
            ),
            reply_markup=button,
        )

    def elsewhere(self, locale: str, link: Link, chat: str) -> InlineQueryResultArticle:
        """That this link is cleaned in the private chat alone; `chat` is its address."""
        return InlineQueryResultArticle(
            id="elsewhere",
            title=self._texts.get(locale, "inline-elsewhere-title"),
            description=link.short,
            input_message_content=InputTextMessageContent(
                message_text=self._texts.get(locale, "inline-elsewhere", link=link.address)
            ),
            reply_markup=_leading(self._texts.get(locale, "inline-open-chat"), chat),
        )

    # The message.

    def waiting(self, words: str, locale: str, link: Link, user_id: int) -> View:
        """Words that stand instead of a placeholder's, above its button."""
        return View(words, _button(self._texts.get(locale, "inline-start"), starter(user_id, link)))

    def not_started(self, locale: str, reply: Reply, *, to_confirm: str, to_buy: str) -> View | None:
        """Why the message does not become a video now; None where it does. The addresses lead into the private chat."""
        match reply:
            case Reply.NEEDS_CONSENT:
                text = self._texts.get(locale, "inline-needs-consent")
                return View(text, _leading(self._texts.get(locale, "inline-confirm"), to_confirm))
            case Reply.NEEDS_CREDITS:
                text = self._texts.get(locale, "inline-needs-credits")
                return View(text, _leading(self._texts.get(locale, "inline-open-chat"), to_buy))
            case Reply.NOT_KEPT:
                return View(self._texts.get(locale, "inline-not-kept"))
            case Reply.BANNED:
                return View(self._texts.get(locale, "failure-banned"))
            case _:
                return None

    def _caption(self, locale: str, link: Link | None) -> str:
        if link is None:
            return self._texts.get(locale, "caption-plain")
        return self._texts.get(locale, "caption", link=link.address)

    def result_buttons(self, job: Job) -> InlineKeyboardMarkup | None:
        """None: it is the user's own."""
        return None

    def too_big(self, job: Job, *, address: str, size: int, lifetime: float) -> View:
        text = self._texts.get(job.locale, "too-big", megabytes=size // MEGABYTE, hours=int(max(0.0, lifetime) // 3600))
        return View(text, _leading(self._texts.get(job.locale, "too-big-open"), address))

    def ended(self, job: Job, balance: int) -> View | None:
        """How a job ended; None when the message is the video. A removed job ends as a cancelled one."""
        if job.state is JobState.DELIVERED:
            return None
        if job.failure is None:
            return View(self._texts.get(job.locale, "inline-cancelled"))
        why = self._texts.get_for(job.order_kind, job.locale, f"failure-{job.failure.value}")
        reserved = job.price if job.queued_at is not None else 0
        text = f"{why} {self._texts.get(job.locale, 'inline-credit-back', credits=reserved)}"
        if job.failure is Failure.UNAVAILABLE:
            return View(text, _button(self._texts.get(job.locale, "tell-me-link"), TellMe(job=job.id)))
        return View(text)

    # The private chat.

    def consent(self, locale: str, kind: str, link: Link) -> View | None:
        """The question, with a button that leads back when it is answered; None where that could not name the video."""
        data = ConfirmAndReturn(kind=kind, source=link.source, video=link.id)
        button = _button(self._texts.get(locale, "consent-confirm"), data)
        return None if button is None else View(self._texts.get_for(kind, locale, "consent-ask", videos=1), button)

    def back(self, locale: str, words: str, link: Link) -> View:
        """The way back to the chat where the link was typed."""
        button = InlineKeyboardButton(text=self._texts.get(locale, "inline-back"), switch_inline_query=link.address)
        return View(words, InlineKeyboardMarkup(inline_keyboard=[[button]]))


def guest_answer(words: str) -> InlineQueryResultArticle:
    """What a guest is answered with where that is words alone."""
    content = InputTextMessageContent(message_text=words)
    return InlineQueryResultArticle(id="words", title="-", input_message_content=content)


def starter(user_id: int, link: Link) -> StartHere:
    """What the button of a placeholder carries."""
    return StartHere(user=user_id, source=link.source, video=link.id)


def confirm_parameter(link: Link) -> str:
    """What the private chat begins with when it is to ask for consent, and then to lead back to this link."""
    parameter = f"{CONFIRM}-{link.source}-{link.id}"
    return parameter if START_FORM.fullmatch(parameter) else CONFIRM


def _button(text: str, data: CallbackData) -> InlineKeyboardMarkup | None:
    """None where the data are too long for a button, or have a colon in them."""
    try:
        packed = data.pack()
    except ValueError:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=packed)]])


def _leading(text: str, address: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, url=address)]])
