"""Files that Telegram keeps, whole or in part, as streams: nothing is kept here.

What aiohttp raises holds the address, and that the token, so none of it leaves this module.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from http import HTTPStatus
from pathlib import Path

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from bot.storage.database import Clock
from bot.telegram.files import CHUNK, FileNotHad, Located, locate

GOOD_FOR_SECONDS = 1800.0
"""Telegram promises a file's path for an hour (https://core.telegram.org/bots/api#getfile)."""
REMEMBERED = 1000
SILENT_SECONDS = 30.0


class _Moved(FileNotHad):
    """The file is not where Telegram had said."""


class FileStreams:
    """The files of one bot."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._located: dict[str, tuple[float, Located]] = {}

    async def locate(self, file_id: str) -> Located:
        """Where the file is. Raises FileNotHad: FileTooBig or FileUnknown where it never will be handed out."""
        known = self._located.get(file_id)
        if known is not None and known[0] > self._clock():
            return known[1]
        located = await locate(self._bot, file_id)
        if len(self._located) >= REMEMBERED:
            self._located.clear()
        self._located[file_id] = (self._clock() + GOOD_FOR_SECONDS, located)
        return located

    async def read(self, file_id: str, start: int, size: int | None) -> AsyncGenerator[bytes, None]:
        """So many bytes of the file, from this one on; all that follow where `size` is None. Raises FileNotHad."""
        try:
            async with aclosing(self._read(file_id, start, size)) as content:
                async for chunk in content:
                    yield chunk
        except _Moved:
            # Raised before the first byte.
            async with aclosing(self._read(file_id, start, size)) as content:
                async for chunk in content:
                    yield chunk

    async def _read(self, file_id: str, start: int, size: int | None) -> AsyncGenerator[bytes, None]:
        located = await self.locate(file_id)
        api = self._bot.session.api
        if api.is_local:
            content = _of_disk(Path(api.wrap_local_file.to_local(located.path)), start)
        else:
            content = self._of_server(api.file_url(self._bot.token, located.path), start)
        failure: FileNotHad | None = None
        try:
            async with aclosing(content):
                async for chunk in _first(content, size):
                    yield chunk
        except (aiohttp.ClientError, OSError, TimeoutError, EOFError) as error:
            self._located.pop(file_id, None)
            is_elsewhere = isinstance(error, aiohttp.ClientResponseError | FileNotFoundError)
            # Raised below, it holds no address.
            failure = (_Moved if is_elsewhere else FileNotHad)(type(error).__name__)
        if failure is not None:
            raise failure

    async def _of_server(self, address: str, start: int) -> AsyncGenerator[bytes, None]:
        assert isinstance(self._bot.session, AiohttpSession)  # noqa: S101  # telegram/client.py makes no other
        session = await self._bot.session.create_session()
        wanted = {"Range": f"bytes={start}-"} if start else {}
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=SILENT_SECONDS, sock_read=SILENT_SECONDS)
        async with session.get(address, headers=wanted, timeout=timeout, raise_for_status=True) as response:
            # A server that knows no ranges begins at the beginning.
            skipped = start if response.status != HTTPStatus.PARTIAL_CONTENT else 0
            async for chunk in response.content.iter_chunked(CHUNK):
                if len(chunk) > skipped:
                    yield chunk[skipped:]
                skipped = max(0, skipped - len(chunk))


async def _first(content: AsyncGenerator[bytes, None], size: int | None) -> AsyncGenerator[bytes, None]:
    """The first bytes, as many as are wanted. Raises EOFError where there are fewer."""
    async for chunk in content:
        yield chunk if size is None else chunk[:size]
        if size is not None:
            size -= len(chunk)
            if size <= 0:
                return
    if size:
        raise EOFError


async def _of_disk(path: Path, start: int) -> AsyncGenerator[bytes, None]:
    """A server in local mode names where the file lies on the disk that it shares with the bot."""
    file = await asyncio.to_thread(path.open, "rb")
    try:
        await asyncio.to_thread(file.seek, start)
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
    finally:
        await asyncio.to_thread(file.close)
