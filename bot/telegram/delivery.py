"""Brings videos, and the end of a job, into the chat.

A file that Telegram knows goes by its file_id. Otherwise Telegram is let fetch the address, where it can and the size
allows; the rule is a streamed download into a streamed upload, byte by byte as the provider sent it, so that whatever
the file carries of its provenance stays. What is too big for that is told as an address. An inline message takes files
alone that Telegram knows: what it does not know goes to the storage chat first.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import replace

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
from aiogram.types import InputFile

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.media.downloads import Download, DownloadError, DownloadErrorKind, Downloads
from bot.messenger import (
    CannotShow,
    FileUnknown,
    Keep,
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
from bot.settings import Settings
from bot.telegram.character_views import CharacterViews
from bot.telegram.inline_views import InlineViews
from bot.telegram.places import GONE_FILE, WRONG_KIND, ChatPlace, Film, InlinePlace, Place, says
from bot.telegram.progress import ProgressBoard
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import Views

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
    "message_id_invalid",
    "message thread not found",
)
NOT_FETCHED = ("failed to get http url content", "wrong type of the web page content", "wrong http url specified")

log = structlog.get_logger(__name__)


class TooBig(Exception):
    """A video is larger than Telegram takes: `size` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


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
        inline_views: InlineViews,
        board: ProgressBoard,
        downloads: Downloads,
        settings: Settings,
    ) -> None:
        """Many parameters because it is where all that talks to Telegram meets."""
        self._bot = bot
        self._sender = sender
        self._views = views
        self._character_views = character_views
        self._inline_views = inline_views
        self._board = board
        self._downloads = downloads
        self._storage = None if settings.storage_chat_id is None else ChatPlace(settings.storage_chat_id)
        """Where files are kept for inline messages, which take no uploads."""
        self._upload_limit = LOCAL_UPLOAD_LIMIT if settings.telegram_api_local else UPLOAD_LIMIT

    async def notify(self, user_id: int, key: str, *, locale: str | None = None, **values: object) -> None:
        with _telegram_errors():
            await self._bot.send_message(user_id, self._views.say(locale or "", key, **values).text)

    def show(self, job: Job, progress: Progress) -> None:
        self._board.show(job, progress)

    async def deliver(self, job: Job, video: MadeVideo, *, balance: int, keep: Keep) -> str | None:
        place = Place.of_job(job)
        with self._sender.at_once(), _telegram_errors():
            try:
                file_id = await self._deliver(job, place, video, balance, keep)
            except TooBig as error:
                file_id = None
                await self._tell_address(job, place, video, balance, error.size)
        self._board.leave(job)
        return file_id

    async def _deliver(self, job: Job, place: Place, video: MadeVideo, balance: int, keep: Keep) -> str | None:
        words = self._words(place)
        film = Film("", words.caption(job, balance), words.result_buttons(job))
        if video.file_id is None and not place.takes_uploads:
            video = MadeVideo(file_id=await self._store(video))
            assert video.file_id is not None  # noqa: S101  # it was given just now
            await keep(video.file_id)
        self._sender.ask_for_room(place.pace)
        if not place.takes_uploads:
            # Progress that is on its way must not come after the video, whose message is the same.
            await self._board.drop(job)
        return await self._show(place, video, film)

    async def _store(self, video: MadeVideo) -> str:
        """Upload the video to the storage chat. Returns its file_id."""
        if self._storage is None:
            raise CannotShow("STORAGE_CHAT_ID is not set")
        self._sender.ask_for_room(self._storage.pace)
        film = Film("", self._views.say("", "caption-again").text, silent=True)
        try:
            file_id = await self._show(self._storage, video, film)
        except (Unreachable, TelegramForbiddenError) as error:
            log.warning("the storage chat cannot be written to", reason=str(error))
            raise CannotShow(str(error)) from error
        if file_id is None:
            raise ResultUnusable("Telegram told no file_id for it")
        return file_id

    async def _show(self, place: Place, video: MadeVideo, film: Film) -> str | None:
        if video.file_id is not None:
            with _telegram_errors():
                return await place.show(self._bot, replace(film, video=video.file_id))
        if video.address is None:
            raise ResultUnusable("there is no address")
        try:
            async with self._downloads.open(video.address) as download:
                return await self._show_download(place, video.address, download, replace(film, shape=download.shape))
        except DownloadError as error:
            raise _as_messenger_error(error) from error

    async def _show_download(self, place: Place, address: str, download: Download, film: Film) -> str | None:
        """Raises TooBig."""
        if download.size is not None and download.size > self._upload_limit:
            raise TooBig(download.size)
        if download.public and download.size is not None and download.size <= FETCH_LIMIT:
            try:
                with _telegram_errors():
                    return await place.show(self._bot, replace(film, video=address))
            except FileUnknown as error:
                log.info("Telegram could not fetch the video itself, so it is uploaded", reason=str(error))
        stream = StreamedVideo(self._downloads, address, download)
        try:
            with _telegram_errors():
                return await place.show(self._bot, replace(film, video=stream))
        except Exception as error:
            if stream.failure is not None and stream.failure.kind is not DownloadErrorKind.TOO_LARGE:
                raise _as_messenger_error(stream.failure) from error
            if stream.failure is None and not isinstance(error.__cause__, TelegramEntityTooLarge):
                raise
        raise TooBig(download.size or self._upload_limit)

    async def _tell_address(self, job: Job, place: Place, video: MadeVideo, balance: int, size: int) -> None:
        assert video.address is not None  # noqa: S101  # it was downloaded from there
        words = self._words(place)
        view = words.too_big(job, balance, address=video.address, size=size, lifetime=video.lifetime or 0.0)
        await place.tell(self._bot, view)

    async def close(self, job: Job, *, balance: int, character: MadeCharacter | None = None) -> None:
        place = Place.of_job(job)
        message = await self._board.drop(job)
        if message is None and job.state is JobState.CANCELLED:
            # The answer to who cancelled says it.
            return
        view = self._words(place).ended(job, balance)
        if character is not None:
            view = self._character_views.made(job, character, balance, self._views.result_buttons(job))
        with self._sender.at_once(), _telegram_errors():
            if view is not None:
                if message is None or not await place.edit(self._bot, message, view):
                    await place.tell(self._bot, view)
            elif message is not None:
                await place.clear(self._bot, message)

    def _words(self, place: Place) -> Views | InlineViews:
        """What others may read, too, says nothing of the user's own."""
        return self._inline_views if isinstance(place, InlinePlace) else self._views


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
        if says(error, GONE_CHAT):
            raise Unreachable(error.message) from error
        if says(error, WRONG_KIND):
            raise CannotShow(error.message) from error
        if says(error, GONE_FILE) or says(error, NOT_FETCHED):
            raise FileUnknown(error.message) from error
        raise


def _as_messenger_error(error: DownloadError) -> ResultBroken | ResultUnusable:
    if error.kind is DownloadErrorKind.BROKEN:
        return ResultBroken(str(error))
    return ResultUnusable(str(error))
