"""Brings videos, and the end of a job, into the chat.

A file that Telegram knows goes by its file_id. Otherwise Telegram is let fetch the address, where it can and the size
allows; the rule is a streamed download into a streamed upload, byte by byte as the provider sent it, so that whatever
the file carries of its provenance stays. What is too big for that is told as an address. An inline message takes files
alone that Telegram knows: what it does not know goes to the storage chat first.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

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

from bot.fulfilment.companions import Companions
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.media.downloads import Download, DownloadError, DownloadErrorKind, Downloads
from bot.messenger import (
    CannotShow,
    FileUnknown,
    Keep,
    KeptFile,
    MadeCharacter,
    MadeVideo,
    Messenger,
    Notifier,
    NotNow,
    NoVideosHere,
    Progress,
    ResultBroken,
    ResultUnusable,
    Unavailable,
    Unreachable,
)
from bot.settings import Settings
from bot.telegram.albums import Albums, Part
from bot.telegram.card_views import CardViews
from bot.telegram.character_views import CharacterViews
from bot.telegram.chat_actions import ChatActions
from bot.telegram.inline_views import InlineViews
from bot.telegram.places import GONE_FILE, WRONG_KIND, ChatPlace, InlinePlace, Place, VideoMessage, says
from bot.telegram.progress import ProgressBoard
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
    "message_id_invalid",
    "message thread not found",
)
NO_VIDEOS = ("not enough rights to send videos", "chat_send_videos_forbidden")
NOT_FETCHED = ("failed to get http url content", "wrong type of the web page content", "wrong http url specified")

log = structlog.get_logger(__name__)


class TooBig(Exception):
    """A video is larger than Telegram takes: `size` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


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


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a video is brought to."""

    place: Place
    job: Job | None = None
    """The job whose chat it is. None for an inline message, and for where files are kept."""


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
        cards: CardViews,
        board: ProgressBoard,
        downloads: Downloads,
        companions: Companions,
        *,
        settings: Settings,
    ) -> None:
        """Many parameters because it is where all that talks to Telegram meets."""
        self._bot = bot
        self._sender = sender
        self._views = views
        self._character_views = character_views
        self._inline_views = inline_views
        self._cards = cards
        self._board = board
        self._downloads = downloads
        self._storage = None if settings.storage_chat_id is None else ChatPlace(settings.storage_chat_id)
        """Where files are kept for inline messages, which take no uploads."""
        self._upload_limit = LOCAL_UPLOAD_LIMIT if settings.telegram_api_local else UPLOAD_LIMIT
        self._companions = companions
        self._albums = Albums(bot, companions, limit=self._upload_limit)
        self._actions = ChatActions(bot)

    async def notify(self, user_id: int, key: str, *, locale: str | None = None, **values: object) -> None:
        with _telegram_errors():
            await self._bot.send_message(user_id, self._views.say(locale or "", key, **values).text)

    def show(self, job: Job, progress: Progress) -> None:
        self._board.show(job, progress)

    async def deliver(self, job: Job, video: MadeVideo, *, keep: Keep) -> KeptFile | None:
        place = Place.of_job(job)
        with self._sender.at_once(), _telegram_errors():
            try:
                return await self._deliver(job, place, video, keep)
            except TooBig as error:
                self._board.leave(job)
                await self._tell_address(job, place, video, error.size)
                return None

    async def _deliver(self, job: Job, place: Place, video: MadeVideo, keep: Keep) -> KeptFile | None:
        message = VideoMessage("", self._views.caption(job.locale, job), self._words(place).result_buttons(job))
        if video.file_id is None and not place.takes_uploads:
            kept = await self._store(video)
            await keep(kept)
            video = MadeVideo(file_id=kept.file_id)
        self._sender.ask_for_room(place.pace)
        if isinstance(place, ChatPlace):
            return await self._show(Shelf(place, job), video, message)
        # Progress that is on its way must not come after the video, whose message is the same.
        await self._board.drop(job)
        return await self._show(Shelf(place), video, message)

    async def _store(self, video: MadeVideo) -> KeptFile:
        """Upload the video to the storage chat."""
        if self._storage is None:
            raise CannotShow("STORAGE_CHAT_ID is not set")
        self._sender.ask_for_room(self._storage.pace)
        message = VideoMessage("", self._views.say("", "caption-plain").text, silent=True)
        try:
            kept = await self._show(Shelf(self._storage), video, message)
        except (NoVideosHere, Unreachable, TelegramForbiddenError) as error:
            log.warning("the storage chat cannot be written to", reason=str(error))
            raise CannotShow(str(error)) from error
        if kept is None:
            raise ResultUnusable("Telegram told no file_id for it")
        return kept

    async def _show(self, shelf: Shelf, video: MadeVideo, message: VideoMessage) -> KeptFile | None:
        if video.file_id is not None:
            return await self._bring(shelf, replace(message, video=video.file_id))
        if video.address is None:
            raise ResultUnusable("there is no address")
        try:
            async with (
                self._downloads.open(video.address) as download,
                self._actions.sending_video(shelf.place),
            ):
                return await self._show_download(shelf, video.address, download, replace(message, shape=download.shape))
        except DownloadError as error:
            raise _as_messenger_error(error) from error

    async def _show_download(
        self, shelf: Shelf, address: str, download: Download, message: VideoMessage
    ) -> KeptFile | None:
        """Raises TooBig."""
        if download.size is not None and download.size > self._upload_limit:
            raise TooBig(download.size)
        if download.public and download.size is not None and download.size <= FETCH_LIMIT:
            try:
                return await self._bring(shelf, replace(message, video=address))
            except FileUnknown as error:
                log.info("Telegram could not fetch the video itself, so it is uploaded", reason=str(error))
        stream = StreamedVideo(self._downloads, address, download, lambda: self._leave(shelf))
        try:
            return await self._bring(shelf, replace(message, video=stream), stream, download.size)
        except NotNow:
            raise
        except Exception as error:
            if stream.failure is not None and stream.failure.kind is not DownloadErrorKind.TOO_LARGE:
                raise _as_messenger_error(stream.failure) from error
            if stream.failure is None and not isinstance(error.__cause__, TelegramEntityTooLarge):
                raise
        raise TooBig(download.size or self._upload_limit)

    async def _bring(
        self, shelf: Shelf, message: VideoMessage, stream: StreamedVideo | None = None, size: int | None = 0
    ) -> KeptFile | None:
        """Send it, with others of the job's message where they are ready. `size` is how many bytes are uploaded."""
        if stream is None:
            # What is about to go is not edited any more; an upload may last, and says when it ends.
            self._leave(shelf)
        with _telegram_errors():
            if shelf.job is None or not isinstance(shelf.place, ChatPlace):
                return await shelf.place.show(self._bot, message)
            part = Part(
                shelf.job, shelf.place, message, size, lambda: stream is not None and stream.failure is not None
            )
            return await self._albums.send(part)

    def _leave(self, shelf: Shelf) -> None:
        if shelf.job is not None:
            self._board.leave(shelf.job)

    async def _tell_address(self, job: Job, place: Place, video: MadeVideo, size: int) -> None:
        assert video.address is not None  # noqa: S101  # it was downloaded from there
        words = self._words(place)
        view = words.too_big(job, address=video.address, size=size, lifetime=video.lifetime or 0.0)
        await place.tell(self._bot, view)

    async def close(self, job: Job, *, balance: int, character: MadeCharacter | None = None) -> None:
        place, message = Place.of_job(job), self._board.message_of(job)
        if message is not None and isinstance(place, ChatPlace):
            together = await self._companions.sharing(job, message)
            if len(together) > 1:
                await self._close_card(job, place, together)
                return
        message = await self._board.drop(job)
        if message is None and job.state is JobState.CANCELLED:
            # The answer to who cancelled says it.
            return
        view = self._words(place).ended(job, balance)
        if character is not None:
            view = self._character_views.made(job, character, balance, self._views.result_buttons(job))
        await self._end(place, message, view)

    async def _close_card(self, job: Job, place: Place, together: Sequence[Job]) -> None:
        """The last of the jobs on a card brings it to its end; who waits for credits may do so for long."""
        self._board.leave(job)
        if any(not each.state.ended and each.state is not JobState.HELD for each in together):
            self._board.look_again(job)
            return
        await self._end(place, await self._board.drop(job), self._cards.ended(together))

    async def _end(self, place: Place, message: str | None, view: View | None) -> None:
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
        if says(error, NO_VIDEOS):
            raise NoVideosHere(error.message) from error
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
