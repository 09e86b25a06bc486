"""Files that users sent, as a stream from the Bot API server: nothing is kept here.

What aiohttp raises holds the address, and that the token, so none of it leaves this module.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

HEAD_BYTES = 64
CHUNK = 64 * 1024
FETCH_SECONDS = 60
TOO_BIG = "file is too big"


class FileNotHad(Exception):
    """Telegram does not hand the file out, now or ever."""


class FileTooBig(FileNotHad):
    """Telegram hands out no file of this size."""


class FileUnknown(FileNotHad):
    """Telegram knows no such file of this bot's."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where Telegram has a file at the moment."""

    path: str
    size: int | None
    """In bytes, where Telegram tells."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is being fetched."""

    head: bytes
    """Its first bytes; all of them where they are few."""
    size: int | None
    """In bytes, where Telegram tells."""
    rest: AsyncIterator[bytes]
    """What comes behind the head. Raises FileNotHad where it breaks off."""


async def locate(bot: Bot, file_id: str) -> Located:
    """Ask where the file is. Raises FileNotHad: FileTooBig or FileUnknown where it never will be handed out."""
    try:
        file = await bot.get_file(file_id)
    except TelegramBadRequest as error:
        raise (FileTooBig if TOO_BIG in error.message.lower() else FileUnknown)(type(error).__name__) from None
    except TelegramAPIError as error:
        raise FileNotHad(type(error).__name__) from None
    if file.file_path is None:
        raise FileNotHad("no path")
    return Located(file.file_path, file.file_size)


async def is_lost(bot: Bot, file_id: str) -> bool:
    """Whether Telegram says that it has no such file. One that is too big to be handed out is there."""
    try:
        await locate(bot, file_id)
    except FileUnknown:
        return True
    except FileNotHad:
        return False
    return False


@asynccontextmanager
async def open_file(bot: Bot, file_id: str) -> AsyncIterator[OpenFile]:
    """Begin to fetch. Raises FileNotHad."""
    located = await locate(bot, file_id)
    chunks = _chunks(bot, located.path)
    try:
        head = b""
        while len(head) < HEAD_BYTES and (chunk := await anext(chunks, b"")):
            head += chunk
        yield OpenFile(head, located.size, chunks)
    finally:
        await chunks.aclose()


async def _chunks(bot: Bot, path: str) -> AsyncGenerator[bytes, None]:
    api = bot.session.api
    content = (
        _read(Path(api.wrap_local_file.to_local(path)))
        if api.is_local
        else bot.session.stream_content(api.file_url(bot.token, path), timeout=FETCH_SECONDS, chunk_size=CHUNK)
    )
    failure = ""
    try:
        async for chunk in content:
            yield chunk
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        # Raised below, the error holds no address.
        failure = type(error).__name__
    finally:
        await content.aclose()
    if failure:
        raise FileNotHad(failure)


async def _read(path: Path) -> AsyncGenerator[bytes, None]:
    """A server in local mode names where the file lies on the disk that it shares with the bot."""
    file = await asyncio.to_thread(path.open, "rb")
    try:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
    finally:
        await asyncio.to_thread(file.close)
