"""Files that the bot names by address: Telegram fetches them itself, up to 20 MB (photos 5 MB)."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import aiohttp

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.files import CHUNK_BYTES, Receiver, StoredFile

FETCH_LIMIT = 20_000_000
PHOTO_FETCH_LIMIT = 5_000_000
FETCH_SECONDS = 20.0
ACCEPTED = {"video": ("video/", "application/octet-stream"), "photo": ("image/",)}


class Fetcher:
    """Fetches addresses. Opens its connections at the first use."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def fetch(self, url: str, kind: str) -> tuple[StoredFile, str, str]:
        """The bytes, the name and the media type of what stands at an address. Raises ApiError."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise bad_request("wrong HTTP URL specified")
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=FETCH_SECONDS))
        receiver = Receiver()
        try:
            async with self._session.get(url) as response:
                await _receive(response, kind, receiver)
                mime_type = response.content_type
        except (aiohttp.ClientError, TimeoutError):
            receiver.discard()
            raise bad_request("failed to get HTTP URL content") from None
        except BaseException:
            receiver.discard()
            raise
        name = unquote(parts.path).rpartition("/")[2] or "file"
        return receiver.finish(), name, mime_type

    async def close(self) -> None:
        """End its connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None


async def _receive(response: aiohttp.ClientResponse, kind: str, receiver: Receiver) -> None:
    if response.status != 200:
        raise bad_request("failed to get HTTP URL content")
    if kind in ACCEPTED and not response.content_type.startswith(ACCEPTED[kind]):
        raise bad_request("wrong type of the web page content")
    limit = PHOTO_FETCH_LIMIT if kind == "photo" else FETCH_LIMIT
    async for chunk in response.content.iter_chunked(CHUNK_BYTES):
        if receiver.size + len(chunk) > limit:
            raise bad_request("failed to get HTTP URL content")
        receiver.write(chunk)
