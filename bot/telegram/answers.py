"""What a person is told about the links they sent."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Message, ReplyParameters

from bot.credits import Ledger
from bot.jobs.job import Job
from bot.jobs.store import JobStore
from bot.people import Person
from bot.storage.database import Database
from bot.telegram.progress import ProgressBoard
from bot.telegram.views import Views
from bot.wishes import Answer, Reply


class Answers:
    """Tells what came of wishes: a progress message for each job, and one word for what they share."""

    def __init__(self, views: Views, board: ProgressBoard, jobs: JobStore, ledger: Ledger, database: Database) -> None:
        self._views = views
        self._board = board
        self._jobs = jobs
        self._ledger = ledger
        self._database = database

    async def tell(self, message: Message, person: Person, answers: Sequence[Answer]) -> None:
        """Answer the person. `message` is theirs, or one of the bot's in the same chat."""
        for answer in answers:
            if answer.job is not None and answer.wants_progress:
                await self._start_progress(message, answer.job, answer.place)
        replies = {answer.reply for answer in answers}
        if Reply.RUNNING in replies:
            await message.reply(
                self._views.say(person.locale, "already-running").text, allow_sending_without_reply=True
            )
        if Reply.BARRED in replies:
            await message.reply(self._views.say(person.locale, "barred-video").text)
        if Reply.NEEDS_CREDITS in replies:
            async with self._database.reading() as connection:
                balance = await self._ledger.balance(connection, person.id)
            prices = [answer.job.price for answer in answers if answer.job and answer.reply is Reply.NEEDS_CREDITS]
            view = self._views.out_of_credits(person.locale, balance, max(prices))
            await message.reply(view.text, reply_markup=view.keyboard)
        if Reply.NEEDS_CONSENT in replies:
            held = sum(answer.reply is Reply.NEEDS_CONSENT for answer in answers)
            view = self._views.consent(person.locale, held)
            await message.answer(view.text, reply_markup=view.keyboard)

    async def _start_progress(self, message: Message, job: Job, place: int) -> None:
        view = self._views.queued(job, place)
        reply = None
        if job.message_id is not None:
            reply = ReplyParameters(message_id=job.message_id)
        sent = await message.answer(view.text, reply_markup=view.keyboard, reply_parameters=reply)
        if await self._jobs.note_progress(job, sent.message_id):
            self._board.has_message(job, sent.message_id)
        else:
            # The job ended while the message was on its way.
            await sent.delete()
