"""What the simulated providers serve as clean videos: the sample, or whatever a test asks for."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

SAMPLE_PATH = Path(__file__).parents[1] / "sample.mp4"
CHUNK = 64 * 1024

Hook = Callable[[str], Awaitable[None]]
"""Called with "start", "half" or "end" of each download."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file to serve."""

    content: bytes

    @property
    def sha256(self) -> str:
        """Of the whole file, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Result:
    """How a clean video is served. The default is the sample, as a well-behaved server would."""

    padding: int = 0
    """So many zero bytes behind the sample, in a box that players skip."""
    status: int = 200
    content_type: str = "video/mp4"
    tells_length: bool = True
    breaks_off_after: int | None = None
    """Bytes after which the line drops."""
    redirect_to: str | None = None


class Results:
    """The files, and how they are served."""

    def __init__(self) -> None:
        self.sample = Sample(SAMPLE_PATH.read_bytes())
        self.result = Result()
        self.on_download: Hook | None = None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One download."""
        result = self.result
        if result.redirect_to is not None:
            raise web.HTTPFound(result.redirect_to)
        if result.status != web.HTTPOk.status_code:
            return web.Response(status=result.status)
        size = len(self.sample.content) + result.padding
        response = web.StreamResponse(headers={"Content-Type": result.content_type})
        if result.tells_length:
            response.content_length = size
        await self._tell("start")
        await response.prepare(request)
        sent = 0
        told_half = False
        async for chunk in self._chunks(result.padding):
            if result.breaks_off_after is not None and sent + len(chunk) > result.breaks_off_after:
                await response.write(chunk[: result.breaks_off_after - sent])
                assert request.transport is not None  # noqa: S101  # the request is being answered
                request.transport.abort()
                return response
            await response.write(chunk)
            sent += len(chunk)
            if not told_half and sent >= size / 2:
                told_half = True
                await self._tell("half")
        await response.write_eof()
        await self._tell("end")
        return response

    async def _chunks(self, padding: int) -> AsyncIterator[bytes]:
        content = self.sample.content
        for offset in range(0, len(content), CHUNK):
            yield content[offset : offset + CHUNK]
        zeros = bytes(CHUNK)
        for offset in range(0, padding, CHUNK):
            yield zeros[: min(CHUNK, padding - offset)]

    async def _tell(self, moment: str) -> None:
        if self.on_download is not None:
            await self.on_download(moment)
