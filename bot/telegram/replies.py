"""What a user is told about the links they sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence

import structlog
from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.fulfilment.companions import Companions, Standing
from bot.fulfilment.intake import HELD_AT_MOST, Answer, Reply
from bot.fulfilment.parts import Parts
from bot.jobs.job import ReplyTo
from bot.messenger import MessengerError, Notifier
from bot.telegram.card_views import CardViews
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
    """Tells what came of intake: a progress message for the jobs of each message, and one word for what they share."""

    def __init__(
        self,
        bot: Bot,
        sender: Sender,
        views: Views,
        cards: CardViews,
        private: PrivateWords,
        board: ProgressBoard,
        parts: Parts,
        notifier: Notifier,
        inline: InlineMessages,
    ) -> None:
        """Many parameters because it brings together who tells of what."""
        self._cards = cards
        self._companions = Companions(parts)
        self._bot = bot
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
        await self._show_progress(user, group, answers)
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

    async def _show_progress(self, user: User | None, group: Group | None, answers: Sequence[Answer]) -> None:
        """A progress message for each message that was answered; where one stands, it tells of the new jobs, too."""
        lasting: defaultdict[ReplyTo, list[Standing]] = defaultdict(list)
        wanted, again = set(), set()
        for answer in answers:
            place = Place.of_job(answer.job) if answer.job is not None else None
            if isinstance(place, InlinePlace):
                await self._tell_inline(place, _locale(user, group), answer)
            elif answer.job is not None and answer.lasts:
                lasting[answer.job.reply_to].append(Standing(answer.job, answer.place))
                wanted |= {answer.job.reply_to} if answer.wants_progress else set()
            if answer.job is not None and answer.reply is Reply.REPEATED:
                again.add(answer.job.reply_to)
        for reply_to, standing in lasting.items():
            # A message that was not seen before has no progress message to join.
            if reply_to in wanted and not (reply_to in again and await self._join(standing)):
                await self._start_progress(standing)

    async def _join(self, standing: Sequence[Standing]) -> bool:
        """Let the progress message of the same message's other jobs tell of these, if it stands."""
        others = await self._companions.open_in_message(standing[0].job)
        told = next((other.progress for other in others if other.progress is not None), None)
        return told is not None and await self._note(standing, told, None)

    async def _start_progress(self, standing: Sequence[Standing]) -> None:
        """Say that the jobs were taken, where they were asked for. In a group whose rate is used up, videos come
        first.
        """
        first = standing[0]
        where = Place.of_job(first.job)
        if is_in_group(first.job) and not self._sender.has_room(where.pace):
            return
        if len(standing) == 1:
            view = self._views.queued(first.job, first.place)
        else:
            view = self._cards.card(standing, {}, self._clock())
        sent = await where.tell(self._bot, view)
        if not await self._note(standing, sent, view):
            # They ended while the message was on its way.
            await where.clear(self._bot, sent)

    async def _note(self, standing: Sequence[Standing], told: str, view: View | None) -> bool:
        """Let this message be theirs; False where none of them needs one any more."""
        noted = await self._jobs.note_progress([each.job.id for each in standing], told)
        self._board.has_message([each for each in standing if each.job.id in noted], told, view)
        return bool(noted)

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
