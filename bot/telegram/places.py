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
        message_id, _, thread_id = job.reply_to.message.partition("@")
        return cls(
            int(job.reply_to.place), int(thread_id) if thread_id else None, int(message_id) if message_id else None
        )

    def reply_to(self) -> ReplyTo:
        """The place as jobs store it: all topics of a group are one conversation."""
        message = "" if self.message_id is None else str(self.message_id)
        return ReplyTo(str(self.chat_id), message if self.thread_id is None else f"{message}@{self.thread_id}")

    @property
    def reply(self) -> ReplyParameters | None:
        """Answers the message, if it still stands."""
        if self.message_id is None:
            return None
        return ReplyParameters(message_id=self.message_id, allow_sending_without_reply=True)


def progress_message(job: Job) -> int | None:
    """The message that shows the job's progress, if one was noted."""
    return None if job.progress is None else int(job.progress)
