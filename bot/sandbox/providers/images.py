"""The images that orders are made of: a simulated provider fetches them, as the real one does."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp
from aiohttp import web

from bot.media.images import media_type
from bot.providers.catalogue import Input

FETCH_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class FetchedImage:
    """One image, as it was fetched."""

    url: str
    content: bytes
    content_type: str


class FetchedImages:
    """Those of one provider."""

    def __init__(self) -> None:
        self.fetched: list[FetchedImage] = []
        self._session: aiohttp.ClientSession | None = None

    async def fetch(self, url: str, taking: Input) -> bool:
        """Whether an image that this input takes is to be had at the address."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(FETCH_SECONDS))
        try:
            async with self._session.get(url) as response:
                content, kind, status = await response.read(), response.content_type, response.status
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return False
        if status != web.HTTPOk.status_code or kind not in taking.accepts or media_type(content) != kind:
            return False
        self.fetched.append(FetchedImage(url, content, kind))
        return taking.max_bytes is None or len(content) <= taking.max_bytes

    async def close(self) -> None:
        """Close all lines."""
        if self._session is not None:
            await self._session.close()
