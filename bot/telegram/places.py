"""Where the answers to a job belong in Telegram, as `ReplyTo` and the job's progress hold it for the heart.

A place is one of two: a message in a chat, which is answered by further messages; or an inline message, which stands in
a chat that the bot need not be in, and which itself becomes the answer.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, InputFile, InputMediaVideo, MediaUnion, Message, ReplyParameters

from bot.jobs.job import Job, ReplyTo
from bot.media.mp4 import VideoShape
from bot.messenger import KeptFile
from bot.telegram.views import View

INLINE = "inline:"
UPLOAD_SECONDS = 900
GONE_MESSAGE = ("message to delete not found", "message can't be deleted", "message to edit not found")
GONE_FILE = ("wrong file identifier", "wrong remote file", "file reference")
WRONG_KIND = ("can't use file of type",)
SAME_MESSAGE = ("message is not modified",)
NO_TEXT = ("there is no text in the message to edit",)


@dataclass(frozen=True, slots=True)
class VideoMessage:
    """A video as it is sent: a file_id, an address or an upload; and what stands under it."""

    video: str | InputFile
    caption: str
    keyboard: InlineKeyboardMarkup | None = None
    shape: VideoShape | None = None
    silent: bool = False


class Place(ABC):
    """Where the answers to one request belong. Its acts raise what aiogram raises."""

    takes_uploads: bool
    """Whether a file may be sent there that Telegram does not have yet."""

    @staticmethod
    def of_message(message: Message) -> ChatPlace:
        """The place of a user's message."""
        thread_id = message.message_thread_id if message.is_topic_message else None
        return ChatPlace(message.chat.id, thread_id, message.message_id)

    @staticmethod
    def of_job(job: Job) -> Place:
        """The place that a job's request came from. Raises ValueError where the row is no place of this messenger."""
        if job.reply_to.place.startswith(INLINE):
            return InlinePlace(job.reply_to.place.removeprefix(INLINE))
        message_id, _, thread_id = job.reply_to.message.partition("@")
        return ChatPlace(
            int(job.reply_to.place), int(thread_id) if thread_id else None, int(message_id) if message_id else None
        )

    @abstractmethod
    def reply_to(self) -> ReplyTo:
        """The place as jobs store it."""

    @property
    @abstractmethod
    def pace(self) -> int | str:
        """Whose rate the calls to it count for: the chat, or the inline message."""

    @abstractmethod
    def progress(self, noted: str | None) -> str | None:
        """The message that shows a job's progress, by what the job noted of it; None where none does."""

    @abstractmethod
    async def tell(self, bot: Bot, view: View) -> str:
        """Say this. Returns the message that says it."""

    @abstractmethod
    async def edit(self, bot: Bot, message: str, view: View, *, timeout: int | None = None) -> bool:
        """Let a message of the bot's say this. Whether it now does: not when the user has deleted it."""

    @abstractmethod
    async def clear(self, bot: Bot, message: str) -> None:
        """The video says it all: take the progress message away."""

    @abstractmethod
    async def show(self, bot: Bot, message: VideoMessage) -> KeptFile | None:
        """Bring the video. Returns it as Telegram keeps it, where Telegram told that."""


@dataclass(frozen=True, slots=True)
class ChatPlace(Place):
    """A chat, or a topic of one, and the message there that is answered."""

    chat_id: int
    thread_id: int | None = None
    message_id: int | None = None

    takes_uploads = True

    def reply_to(self) -> ReplyTo:
        """All topics of a group are one conversation."""
        message = "" if self.message_id is None else str(self.message_id)
        return ReplyTo(str(self.chat_id), message if self.thread_id is None else f"{message}@{self.thread_id}")

    @property
    def pace(self) -> int:
        return self.chat_id

    @property
    def reply(self) -> ReplyParameters | None:
        """Answers the message, if it still stands."""
        if self.message_id is None:
            return None
        return ReplyParameters(message_id=self.message_id, allow_sending_without_reply=True)

    def progress(self, noted: str | None) -> str | None:
        return noted

    async def tell(self, bot: Bot, view: View) -> str:
        sent = await bot.send_message(
            self.chat_id,
            view.text,
            message_thread_id=self.thread_id,
            reply_parameters=self.reply,
            reply_markup=view.keyboard,
        )
        return str(sent.message_id)

    async def edit(self, bot: Bot, message: str, view: View, *, timeout: int | None = None) -> bool:
        try:
            await bot.edit_message_text(
                view.text,
                chat_id=self.chat_id,
                message_id=int(message),
                reply_markup=view.keyboard,
                request_timeout=timeout,
            )
        except TelegramBadRequest as error:
            if says(error, GONE_MESSAGE):
                return False
            if not says(error, SAME_MESSAGE):
                raise
        return True

    async def clear(self, bot: Bot, message: str) -> None:
        try:
            await bot.delete_message(self.chat_id, int(message))
        except TelegramBadRequest as error:
            if not says(error, GONE_MESSAGE):
                raise

    async def show(self, bot: Bot, message: VideoMessage) -> KeptFile | None:
        sent = await bot.send_video(
            self.chat_id,
            message.video,
            caption=message.caption,
            message_thread_id=self.thread_id,
            reply_parameters=self.reply,
            reply_markup=message.keyboard,
            supports_streaming=True,
            disable_notification=message.silent or None,
            request_timeout=UPLOAD_SECONDS,
            **_measures(message.shape),
        )
        return _kept(sent)

    async def show_together(self, bot: Bot, videos: Sequence[VideoMessage]) -> list[KeptFile | None]:
        """Bring several videos as one album, which has no buttons. Returns each as Telegram keeps it, where it told."""
        media: list[MediaUnion] = [
            InputMediaVideo(
                media=message.video, caption=message.caption, supports_streaming=True, **_measures(message.shape)
            )
            for message in videos
        ]
        sent = await bot.send_media_group(
            self.chat_id,
            media,
            message_thread_id=self.thread_id,
            reply_parameters=self.reply,
            request_timeout=UPLOAD_SECONDS,
        )
        return [_kept(message) for message in sent]


@dataclass(frozen=True, slots=True)
class InlinePlace(Place):
    """A message that was sent by way of the bot. Whatever is told there is an edit of it, and no edit brings a file
    that Telegram does not have.
    """

    inline_message_id: str

    takes_uploads = False

    def reply_to(self) -> ReplyTo:
        return ReplyTo(f"{INLINE}{self.inline_message_id}")

    @property
    def pace(self) -> str:
        return self.inline_message_id

    def progress(self, noted: str | None) -> str | None:
        return self.inline_message_id

    async def tell(self, bot: Bot, view: View) -> str:
        await self.edit(bot, self.inline_message_id, view)
        return self.inline_message_id

    async def edit(self, bot: Bot, message: str, view: View, *, timeout: int | None = None) -> bool:
        try:
            await bot.edit_message_text(
                view.text, inline_message_id=message, reply_markup=view.keyboard, request_timeout=timeout
            )
        except TelegramBadRequest as error:
            # What became the video stays it, also where the answer that said so was lost.
            if not says(error, SAME_MESSAGE + NO_TEXT):
                raise
        return True

    async def clear(self, bot: Bot, message: str) -> None:
        """It is the video by now."""

    async def show(self, bot: Bot, message: VideoMessage) -> KeptFile | None:
        assert isinstance(message.video, str)  # noqa: S101  # it takes no uploads
        media = InputMediaVideo(media=message.video, caption=message.caption, supports_streaming=True)
        try:
            await bot.edit_message_media(media, inline_message_id=self.inline_message_id, reply_markup=message.keyboard)
        except TelegramBadRequest as error:
            if not says(error, SAME_MESSAGE):
                raise
        return KeptFile(message.video)


def progress_message(job: Job) -> str | None:
    """The message that shows the job's progress, if there is one."""
    return Place.of_job(job).progress(job.progress)


def says(error: TelegramBadRequest, sentences: tuple[str, ...]) -> bool:
    """Whether Telegram's refusal has one of these in it."""
    return any(sentence in error.message.lower() for sentence in sentences)


def _kept(sent: Message) -> KeptFile | None:
    # Telegram turns a video without sound into an animation, and what it cannot play into a document.
    file = sent.video or sent.animation or sent.document
    if file is None:
        return None
    return KeptFile(file.file_id, file.thumbnail.file_id if file.thumbnail is not None else None)


def _measures(shape: VideoShape | None) -> dict[str, Any]:
    if shape is None:
        return {}
    return {
        "width": shape.width,
        "height": shape.height,
        "duration": round(shape.duration) if shape.duration else None,
    }
