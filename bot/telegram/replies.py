"""What a user is told about the links they sent."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.fulfilment.intake import HELD_AT_MOST, Answer, Reply
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.messenger import MessengerError, Notifier
from bot.telegram.inline_requests import InlineMessages
from bot.telegram.places import InlinePlace, Place
from bot.telegram.progress import ProgressBoard
from bot.telegram.views import View, Views
from bot.users.users import User

BURST_SECONDS = 20.0
"""Messages that come within so many seconds of the one before belong together."""


log = structlog.get_logger(__name__)


class Answers:
    """Tells what came of intake: a progress message for each job, and one word for what they share."""

    def __init__(
        self, views: Views, board: ProgressBoard, parts: Parts, notifier: Notifier, inline: InlineMessages
    ) -> None:
        self._views = views
        self._inline = inline
        self._board = board
        self._notifier = notifier
        self._jobs = parts.jobs
        self._ledger = parts.ledger
        self._database = parts.database
        self._clock = parts.database.time
        self._told: dict[tuple[int, str], float] = {}
        """When which words were last due to whom, oldest first."""

    async def tell(self, message: Message, user: User, answers: Sequence[Answer]) -> None:
        """Answer the user. `message` is theirs, or one of the bot's in the same chat."""
        for answer in answers:
            place = Place.of_job(answer.job) if answer.job is not None else None
            if isinstance(place, InlinePlace):
                await self._tell_inline(place, user, answer)
            elif answer.job is not None and answer.wants_progress:
                await self._start_progress(message, answer.job, answer.place)
        replies = {answer.reply for answer in answers}
        if Reply.RUNNING in replies:
            await message.reply(self._views.say(user.locale, "already-running").text, allow_sending_without_reply=True)
        if Reply.BANNED in replies:
            await message.reply(self._views.say(user.locale, "banned-video").text)
        if Reply.NEEDS_CREDITS in replies:
            async with self._database.reading() as connection:
                balance = await self._ledger.balance(connection, user.id)
            price = max(answer.job.price for answer in answers if answer.job and answer.reply is Reply.NEEDS_CREDITS)
            view = self._views.out_of_credits(user.locale, balance, price)
            await self.tell_once_a_burst(message, user, view)
        if Reply.TOO_MANY_TODAY in replies:
            await message.reply(self._views.say(user.locale, "too-many-today").text)
        if Reply.NOT_KEPT in replies:
            view = self._views.say(user.locale, "links-not-kept", links=HELD_AT_MOST)
            await self.tell_once_a_burst(message, user, view)
        if Reply.NEEDS_CONSENT in replies:
            held = [answer.job for answer in answers if answer.job and answer.reply is Reply.NEEDS_CONSENT]
            view = self._views.consent(user.locale, held[0].order_kind, len(held))
            await message.answer(view.text, reply_markup=view.keyboard)

    async def tell_other(self, other: User, key: str, **values: object) -> None:
        """Tell somebody what became of what they did for another user, if they can be reached."""
        try:
            await self._notifier.notify(other.id, key, locale=other.locale, **values)
        except MessengerError as error:
            log.info("who invited or gave could not be told", error=type(error).__name__)

    async def tell_once_a_burst(self, message: Message, user: User, view: View) -> None:
        """Many messages in a row get one answer, as long as it would be the same."""
        now = self._clock()
        told = self._told.pop((user.id, view.text), None)
        # What was told last comes last.
        self._told[user.id, view.text] = now
        while now - next(iter(self._told.values())) > BURST_SECONDS:
            del self._told[next(iter(self._told))]
        if told is None or now - told > BURST_SECONDS:
            await message.reply(view.text, reply_markup=view.keyboard)

    async def _start_progress(self, message: Message, job: Job, place: int) -> None:
        view = self._views.queued(job, place)
        where = Place.of_job(job)
        assert message.bot is not None  # noqa: S101  # messages that were taken know their bot
        sent = await where.tell(message.bot, view)
        if await self._jobs.note_progress(job, sent):
            self._board.has_message(job, sent, place)
        else:
            # The job ended while the message was on its way.
            await where.clear(message.bot, sent)

    async def _tell_inline(self, place: InlinePlace, user: User, answer: Answer) -> None:
        """Tell in the message itself, too; the user may have deleted it."""
        try:
            await self._inline.tell(place, user.locale, answer)
        except TelegramBadRequest as error:
            log.info("an inline message could not be edited", reason=error.message)
