"""Brings videos, and the end of a job, into the chat.

A file that Telegram knows goes by its file_id. Otherwise Telegram is let fetch the address, where it can and the size
allows; the rule is a streamed download into a streamed upload, byte by byte as the provider sent it, so that whatever
the file carries of its provenance stays. What is too big for that is told as an address.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager

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

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.media.downloads import Download, DownloadError, DownloadErrorKind, Downloads
from bot.messenger import (
    FileUnknown,
    MadeCharacter,
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
from bot.telegram.character_views import CharacterViews
from bot.telegram.places import Place
from bot.telegram.progress import SAME_MESSAGE, ProgressBoard
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import View, Views

UPLOAD_LIMIT = 50_000_000
LOCAL_UPLOAD_LIMIT = 2_000_000_000
FETCH_LIMIT = 20_000_000
UPLOAD_SECONDS = 900
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
    """A download that is uploaded while it arrives. Telegram may ask for it again: then it is fetched again."""

    def __init__(self, downloads: Downloads, address: str, first: Download) -> None:
        super().__init__(filename=FILE_NAME)
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
                return
            async with self._downloads.open(self._address) as download:
                async for chunk in download.chunks():
                    yield chunk
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
        character_views: CharacterViews,
        board: ProgressBoard,
        downloads: Downloads,
        *,
        is_local_server: bool,
    ) -> None:
        """Many parameters because it is where all that tells users things comes together."""
        self._bot = bot
        self._sender = sender
        self._views = views
        self._character_views = character_views
        self._board = board
        self._downloads = downloads
        self._upload_limit = LOCAL_UPLOAD_LIMIT if is_local_server else UPLOAD_LIMIT

    async def notify(self, user_id: int, key: str, *, locale: str | None = None, **values: object) -> None:
        with _telegram_errors():
            await self._bot.send_message(user_id, self._views.say(locale or "", key, **values).text)

    def show(self, job: Job, progress: Progress) -> None:
        self._board.show(job, progress)

    async def deliver(self, job: Job, video: MadeVideo, *, balance: int) -> str | None:
        with self._sender.at_once(), _telegram_errors():
            self._sender.ask_for_room(Place.of_job(job).chat_id)
            file_id = await self._deliver(job, video, balance)
        self._board.leave(job)
        return file_id

    async def _deliver(self, job: Job, video: MadeVideo, balance: int) -> str | None:
        caption = self._views.caption(job, balance)
        if video.file_id is not None:
            return _file_id(await self._send_video(job, video.file_id, caption))
        if video.address is None:
            raise ResultUnusable("there is no address")
        try:
            async with self._downloads.open(video.address) as download:
                return await self._deliver_download(job, video, download, caption, balance)
        except DownloadError as error:
            raise _as_messenger_error(error) from error

    async def _deliver_download(
        self, job: Job, video: MadeVideo, download: Download, caption: str, balance: int
    ) -> str | None:
        assert video.address is not None  # noqa: S101  # it was downloaded from there
        if download.size is not None and download.size > self._upload_limit:
            await self._send_address(job, video, download.size, balance)
            return None
        if download.public and download.size is not None and download.size <= FETCH_LIMIT:
            try:
                return _file_id(await self._send_video(job, video.address, caption, download))
            except FileUnknown as error:
                log.info("Telegram could not fetch the video itself, so it is uploaded", reason=str(error))
        stream = StreamedVideo(self._downloads, video.address, download)
        try:
            return _file_id(await self._send_video(job, stream, caption, download))
        except Exception as error:
            if stream.failure is not None and stream.failure.kind is not DownloadErrorKind.TOO_LARGE:
                raise _as_messenger_error(stream.failure) from error
            if stream.failure is None and not isinstance(error.__cause__, TelegramEntityTooLarge):
                raise
        await self._send_address(job, video, download.size or self._upload_limit, balance)
        return None

    async def _send_video(
        self, job: Job, video: str | InputFile, caption: str, download: Download | None = None
    ) -> Message:
        shape = download.shape if download is not None else None
        place = Place.of_job(job)
        with _telegram_errors():
            return await self._bot.send_video(
                place.chat_id,
                video,
                caption=caption,
                message_thread_id=place.thread_id,
                reply_parameters=place.reply,
                reply_markup=self._views.result_buttons(job),
                width=shape.width if shape else None,
                height=shape.height if shape else None,
                duration=round(shape.duration) if shape and shape.duration else None,
                supports_streaming=True,
                request_timeout=UPLOAD_SECONDS,
            )

    async def _send_address(self, job: Job, video: MadeVideo, size: int, balance: int) -> None:
        assert video.address is not None  # noqa: S101  # it was downloaded from there
        view = self._views.too_big(job, balance, address=video.address, size=size, lifetime=video.lifetime or 0.0)
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

    async def close(self, job: Job, *, balance: int, character: MadeCharacter | None = None) -> None:
        message_id = await self._board.drop(job)
        if message_id is None and job.state is JobState.CANCELLED:
            # The answer to who cancelled says it.
            return
        view = self._views.ended(job, balance)
        if character is not None:
            view = self._character_views.made(job, character, balance, self._views.result_buttons(job))
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
