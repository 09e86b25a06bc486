"""Where the answers to a job belong in Telegram, as `ReplyTo` and the job's progress hold it for the heart."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram.types import Message, ReplyParameters

from bot.jobs.job import Job, ReplyTo


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, or a topic of one, and the message there that is answered."""

    chat_id: int
    thread_id: int | None = None
    message_id: int | None = None

    @classmethod
    def of_message(cls, message: Message) -> Place:
        """The place of a user's message."""
        thread_id = message.message_thread_id if message.is_topic_message else None
        return cls(message.chat.id, thread_id, message.message_id)

    @classmethod
    def of_job(cls, job: Job) -> Place:
        """The place that a job's request came from. Raises ValueError where the row is no place of this messenger."""
        chat_id, _, thread_id = job.reply_to.place.partition("/")
        message = job.reply_to.message
        return cls(int(chat_id), int(thread_id) if thread_id else None, int(message) if message else None)

    def reply_to(self) -> ReplyTo:
        """The place as jobs store it."""
        place = str(self.chat_id) if self.thread_id is None else f"{self.chat_id}/{self.thread_id}"
        return ReplyTo(place, None if self.message_id is None else str(self.message_id))

    @property
    def reply(self) -> ReplyParameters | None:
        """Answers the message, if it still stands."""
        if self.message_id is None:
            return None
        return ReplyParameters(message_id=self.message_id, allow_sending_without_reply=True)


def progress_message(job: Job) -> int | None:
    """The message that shows the job's progress, if one was noted."""
    return None if job.progress is None else int(job.progress)
