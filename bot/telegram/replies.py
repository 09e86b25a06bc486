"""What a user is told about the links they sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import structlog
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.fulfilment.intake import HELD_AT_MOST, Answer, Reply
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.messenger import MessengerError, Notifier
from bot.telegram.groups import Group
from bot.telegram.inline_requests import InlineMessages
from bot.telegram.places import InlinePlace, Place
from bot.telegram.private_words import PrivateWords
from bot.telegram.progress import ProgressBoard
from bot.telegram.sender import Sender
from bot.telegram.views import View, Views, is_in_group
from bot.users.users import User

BURST_SECONDS = 20.0
"""Messages that come within so many seconds of the one before belong together."""


log = structlog.get_logger(__name__)


class Answers:
    """Tells what came of intake: a progress message for each job, and one word for what they share."""

    def __init__(
        self,
        sender: Sender,
        views: Views,
        private: PrivateWords,
        board: ProgressBoard,
        parts: Parts,
        notifier: Notifier,
        inline: InlineMessages,
    ) -> None:
        """Many parameters because it brings together who tells of what."""
        self._sender = sender
        self._private = private
        self._views = views
        self._inline = inline
        self._board = board
        self._notifier = notifier
        self._jobs = parts.jobs
        self._ledger = parts.ledger
        self._database = parts.database
        self._clock = parts.database.time
        self._told: dict[tuple[int, int | None, str], float] = {}
        """When which words were last due in which chat to whom, oldest first."""

    async def tell(
        self, message: Message, user: User | None, answers: Sequence[Answer], group: Group | None = None
    ) -> None:
        """Answer the user. `message` is theirs, or one of the bot's in the same chat; in a group all but the progress
        is told to them alone.
        """
        for answer in answers:
            place = Place.of_job(answer.job) if answer.job is not None else None
            if isinstance(place, InlinePlace):
                await self._tell_inline(place, _locale(user, group), answer)
            elif answer.job is not None and answer.wants_progress:
                await self._start_progress(message, answer.job, answer.place)
        for view in self._refusals(user, answers, group):
            await self.tell_alone(message, user, view)
        for view in [view async for view in self._limits(user, answers, group)]:
            await self.tell_once_a_burst(message, user, view)
        held = [answer.job for answer in answers if answer.job and answer.reply is Reply.NEEDS_CONSENT]
        if held and user is not None:
            view = self._views.consent(user.locale, held[0].order_kind, len(held))
            await self.tell_alone(message, user, view)

    def _refusals(self, user: User | None, answers: Sequence[Answer], group: Group | None) -> list[View]:
        replies = {answer.reply for answer in answers}
        keys = {
            Reply.RUNNING: "already-running",
            Reply.BANNED: "banned-video",
            Reply.TOO_MANY_TODAY: "too-many-today",
        }
        return [self._views.say(_locale(user, group), key) for reply, key in keys.items() if reply in replies]

    async def _limits(self, user: User | None, answers: Sequence[Answer], group: Group | None) -> AsyncIterator[View]:
        locale = _locale(user, group)
        replies = {answer.reply for answer in answers}
        if Reply.NOT_KEPT in replies:
            yield self._views.say(locale, "links-not-kept", links=HELD_AT_MOST)
        if Reply.LIMIT_EACH in replies:
            yield self._views.say(locale, "group-limit-each")
        if Reply.LIMIT_TOGETHER in replies:
            yield self._views.say(locale, "group-limit-together")
        lacking = [answer.job for answer in answers if answer.job and answer.reply is Reply.NEEDS_CREDITS]
        own = [job.price for job in lacking if user is not None and job.account_id == user.id]
        if len(own) < len(lacking):
            yield self._views.say(locale, "group-out-of-credits")
        if user is not None and own:
            yield await self._out_of_credits(user, max(own), group)

    async def _out_of_credits(self, user: User, price: int, group: Group | None) -> View:
        async with self._database.reading() as connection:
            balance = await self._ledger.balance(connection, user.id)
        if group is None:
            return self._views.out_of_credits(user.locale, balance, price)
        return await self._private.out_of_credits(user.locale, balance=balance, price=price)

    def say(self, user: User | None, group: Group, key: str, **values: object) -> View:
        """Words for this user, in their own language; in their group's where they cannot be told from others."""
        return self._views.say(_locale(user, group), key, **values)

    async def tell_alone(self, message: Message, user: User | None, view: View) -> None:
        """Tell the user what is theirs alone. Who cannot be told from others is told nothing of their own, so all may
        read it.
        """
        if message.chat.type == ChatType.PRIVATE or user is None:
            await message.reply(view.text, reply_markup=view.keyboard, allow_sending_without_reply=True)
        else:
            await self._private.tell(message, user, view)

    async def tell_other(self, other: User, key: str, **values: object) -> None:
        """Tell somebody what became of what they did for another user, if they can be reached."""
        try:
            await self._notifier.notify(other.id, key, locale=other.locale, **values)
        except MessengerError as error:
            log.info("who invited or gave could not be told", error=type(error).__name__)

    async def tell_once_a_burst(self, message: Message, user: User | None, view: View) -> None:
        """Many messages in a row get one answer, as long as it would be the same."""
        now = self._clock()
        whom = (message.chat.id, None if user is None else user.id, view.text)
        told = self._told.pop(whom, None)
        # What was told last comes last.
        self._told[whom] = now
        while now - next(iter(self._told.values())) > BURST_SECONDS:
            del self._told[next(iter(self._told))]
        if told is None or now - told > BURST_SECONDS:
            await self.tell_alone(message, user, view)

    async def _start_progress(self, message: Message, job: Job, place: int) -> None:
        """Say that the job was taken, where it was asked for. In a group whose rate is used up, videos come first."""
        where = Place.of_job(job)
        if is_in_group(job) and not self._sender.has_room(where.pace):
            return
        view = self._views.queued(job, place)
        assert message.bot is not None  # noqa: S101  # messages that were taken know their bot
        sent = await where.tell(message.bot, view)
        if await self._jobs.note_progress(job, sent):
            self._board.has_message(job, sent, place)
        else:
            # The job ended while the message was on its way.
            await where.clear(message.bot, sent)

    async def _tell_inline(self, place: InlinePlace, locale: str, answer: Answer) -> None:
        """Tell in the message itself, too; the user may have deleted it."""
        try:
            await self._inline.tell(place, locale, answer)
        except TelegramBadRequest as error:
            log.info("an inline message could not be edited", reason=error.message)


def _locale(user: User | None, group: Group | None) -> str:
    """The user's language; their group's where they cannot be told from others."""
    if user is not None:
        return user.locale
    return "" if group is None else group.locale
