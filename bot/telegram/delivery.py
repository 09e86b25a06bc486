"""Brings videos, and the end of a job, into the chat.

A file that Telegram knows goes by its file_id. Otherwise Telegram is let fetch the address, where it can and the size
allows; the rule is a streamed download into a streamed upload, byte by byte as the provider sent it, so that whatever
the file carries of its provenance stays. What is too big for that is told as an address.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import InputFile, Message

from bot.fulfilment.companions import Companions
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.media.downloads import Download, DownloadError, DownloadErrorKind, Downloads
from bot.media.mp4 import VideoShape
from bot.messenger import (
    FileUnknown,
    MadeVideo,
    Messenger,
    Notifier,
    NotNow,
    Progress,
    ResultBroken,
    ResultUnusable,
    Unavailable,
    Unreachable,
)
from bot.telegram.albums import UPLOAD_SECONDS, Albums, Part
from bot.telegram.card_views import CardViews
from bot.telegram.chat_actions import ChatActions
from bot.telegram.places import Place
from bot.telegram.progress import SAME_MESSAGE, ProgressBoard
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import View, Views

UPLOAD_LIMIT = 50_000_000
LOCAL_UPLOAD_LIMIT = 2_000_000_000
FETCH_LIMIT = 20_000_000
FILE_NAME = "video.mp4"
GONE_CHAT = (
    "chat not found",
    "user is deactivated",
    "peer_id_invalid",
    "not enough rights",
    "kicked",
    "topic_closed",
    "message thread not found",
)
GONE_FILE = ("wrong file identifier", "wrong remote file", "file reference")
NOT_FETCHED = ("failed to get http url content", "wrong type of the web page content", "wrong http url specified")
GONE_MESSAGE = ("message to delete not found", "message can't be deleted", "message to edit not found")

log = structlog.get_logger(__name__)


class StreamedVideo(InputFile):
    """A download that is uploaded while it arrives. Telegram may ask for it again: then it is fetched again.

    `at_end` is called when the last byte has come, before the upload is answered.
    """

    def __init__(self, downloads: Downloads, address: str, first: Download, at_end: Callable[[], None]) -> None:
        super().__init__(filename=FILE_NAME)
        self._at_end = at_end
        self._downloads = downloads
        self._address = address
        self._first: Download | None = first
        self.failure: DownloadError | None = None
        """Why the download broke off, if it did: the upload then fails for no fault of Telegram's."""

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        first, self._first = self._first, None
        try:
            if first is not None:
                async for chunk in first.chunks():
                    yield chunk
            else:
                async with self._downloads.open(self._address) as download:
                    async for chunk in download.chunks():
                        yield chunk
            self._at_end()
        except DownloadError as error:
            self.failure = error
            raise


class TelegramMessenger(Messenger, Notifier):
    """The bot's messenger: Telegram.

    A job's step never waits here for its chat: where that has no room, `deliver` and `close` raise NotNow.
    """

    def __init__(
        self,
        bot: Bot,
        sender: Sender,
        views: Views,
        cards: CardViews,
        board: ProgressBoard,
        downloads: Downloads,
        companions: Companions,
        *,
        is_local_server: bool,
    ) -> None:
        """Many parameters because a messenger brings them together: words, rates, and where videos come from."""
        self._bot = bot
        self._sender = sender
        self._views = views
        self._cards = cards
        self._board = board
        self._downloads = downloads
        self._companions = companions
        self._upload_limit = LOCAL_UPLOAD_LIMIT if is_local_server else UPLOAD_LIMIT
        self._actions = ChatActions(bot)
        self._albums = Albums(bot, companions, limit=self._upload_limit)

    async def notify(self, user_id: int, key: str, *, locale: str | None = None, **values: object) -> None:
        with _telegram_errors():
            await self._bot.send_message(user_id, self._views.say(locale or "", key, **values).text)

    def show(self, job: Job, progress: Progress) -> None:
        self._board.show(job, progress)

    async def deliver(self, job: Job, video: MadeVideo) -> str | None:
        with self._sender.at_once(), _telegram_errors():
            self._sender.ask_for_room(Place.of_job(job).chat_id)
            return await self._deliver(job, video)

    async def _deliver(self, job: Job, video: MadeVideo) -> str | None:
        if video.file_id is not None:
            self._board.leave(job)
            return _file_id(await self._send_video(self._part(job, video.file_id)))
        if video.address is None:
            raise ResultUnusable("there is no address")
        try:
            place = Place.of_job(job)
            async with self._downloads.open(video.address) as download, self._actions.sending_video(place):
                return await self._deliver_download(job, video, download)
        except DownloadError as error:
            raise _as_messenger_error(error) from error

    async def _deliver_download(self, job: Job, video: MadeVideo, download: Download) -> str | None:
        assert video.address is not None  # noqa: S101  # it was downloaded from there
        if download.size is not None and download.size > self._upload_limit:
            await self._send_address(job, video, download.size)
            return None
        if download.public and download.size is not None and download.size <= FETCH_LIMIT:
            self._board.leave(job)
            try:
                return _file_id(await self._send_video(self._part(job, video.address, download.shape)))
            except FileUnknown as error:
                log.info("Telegram could not fetch the video itself, so it is uploaded", reason=str(error))
        # What is about to go is not edited any more.
        stream = StreamedVideo(self._downloads, video.address, download, lambda: self._board.leave(job))
        part = replace(
            self._part(job, stream, download.shape),
            upload=download.size,
            is_broken=lambda: stream.failure is not None,
        )
        try:
            return _file_id(await self._send_video(part))
        except NotNow:
            raise
        except Exception as error:
            if stream.failure is not None and stream.failure.kind is not DownloadErrorKind.TOO_LARGE:
                raise _as_messenger_error(stream.failure) from error
            if stream.failure is None and not isinstance(error.__cause__, TelegramEntityTooLarge):
                raise
        await self._send_address(job, video, download.size or self._upload_limit)
        return None

    def _part(self, job: Job, media: str | InputFile, shape: VideoShape | None = None) -> Part:
        return Part(job, media, self._views.caption(job.locale, job), shape, upload=0)

    async def _send_video(self, part: Part) -> Message:
        with _telegram_errors():
            return await self._albums.send(part, partial(self._send_alone, part))

    async def _send_alone(self, part: Part) -> Message:
        place, shape = Place.of_job(part.job), part.shape
        return await self._bot.send_video(
            place.chat_id,
            part.media,
            caption=part.caption,
            message_thread_id=place.thread_id,
            reply_parameters=place.reply,
            reply_markup=self._views.receipt_button(part.job),
            width=shape.width if shape else None,
            height=shape.height if shape else None,
            duration=round(shape.duration) if shape and shape.duration else None,
            supports_streaming=True,
            request_timeout=UPLOAD_SECONDS,
        )

    async def _send_address(self, job: Job, video: MadeVideo, size: int) -> None:
        assert video.address is not None  # noqa: S101  # it was downloaded from there
        self._board.leave(job)
        view = self._views.too_big(job, address=video.address, size=size, lifetime=video.lifetime or 0.0)
        with _telegram_errors():
            await self._send(job, view)

    async def _send(self, job: Job, view: View) -> None:
        place = Place.of_job(job)
        await self._bot.send_message(
            place.chat_id,
            view.text,
            message_thread_id=place.thread_id,
            reply_parameters=place.reply,
            reply_markup=view.keyboard,
        )

    async def close(self, job: Job, *, balance: int) -> None:
        together = await self._companions.of(job)
        if len(together) > 1:
            await self._close_card(job, together)
            return
        message_id = await self._board.drop(job)
        if message_id is None and job.state is JobState.CANCELLED:
            # The answer to who cancelled says it.
            return
        await self._end(job, message_id, self._views.ended(job, balance))

    async def _close_card(self, job: Job, together: Sequence[Job]) -> None:
        """The last of the jobs on a card brings it to its end; who waits for credits may do so for long."""
        self._board.leave(job)
        if any(not each.state.ended and each.state is not JobState.HELD for each in together):
            self._board.look_again(job)
            return
        message_id = await self._board.drop(job)
        await self._end(job, message_id, self._cards.ended(together))

    async def _end(self, job: Job, message_id: int | None, view: View | None) -> None:
        with self._sender.at_once(), _telegram_errors():
            if view is None:
                await self._delete(job, message_id)
            elif message_id is None or not await self._edit(job, message_id, view):
                await self._send(job, view)

    async def _delete(self, job: Job, message_id: int | None) -> None:
        if message_id is None:
            return
        try:
            await self._bot.delete_message(Place.of_job(job).chat_id, message_id)
        except TelegramBadRequest as error:
            if not _says(error, GONE_MESSAGE):
                raise

    async def _edit(self, job: Job, message_id: int, view: View) -> bool:
        """Whether the message now says this; it does not when the user has deleted it."""
        try:
            await self._bot.edit_message_text(
                view.text, chat_id=Place.of_job(job).chat_id, message_id=message_id, reply_markup=view.keyboard
            )
        except TelegramBadRequest as error:
            if _says(error, (SAME_MESSAGE,)):
                return True
            if _says(error, GONE_MESSAGE):
                return False
            raise
        return True


def _file_id(message: Message) -> str | None:
    # Telegram turns a video without sound into an animation, and what it cannot play into a document.
    sent = message.video or message.animation or message.document
    return sent.file_id if sent is not None else None


def _says(error: TelegramBadRequest, sentences: tuple[str, ...]) -> bool:
    return any(sentence in error.message.lower() for sentence in sentences)


@contextmanager
def _telegram_errors() -> Iterator[None]:
    try:
        yield
    except NoRoom as error:
        raise NotNow(error.seconds) from error
    except TelegramForbiddenError as error:
        raise Unreachable(error.message) from error
    except TelegramEntityTooLarge as error:
        raise ResultUnusable(error.message) from error
    except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter) as error:
        raise Unavailable(type(error).__name__) from error
    except TelegramBadRequest as error:
        if _says(error, GONE_CHAT):
            raise Unreachable(error.message) from error
        if _says(error, GONE_FILE) or _says(error, NOT_FETCHED):
            raise FileUnknown(error.message) from error
        raise


def _as_messenger_error(error: DownloadError) -> ResultBroken | ResultUnusable:
    if error.kind is DownloadErrorKind.BROKEN:
        return ResultBroken(str(error))
    return ResultUnusable(str(error))
