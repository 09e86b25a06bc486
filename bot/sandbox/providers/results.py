"""What the simulated providers serve as clean videos: the sample, or whatever a test asks for."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.providers.faults import drop
from bot.sandbox.providers.sample import Sample

CHUNK = 64 * 1024
LARGEST_BOX = 2**32 - 1

Hook = Callable[[str], Awaitable[None]]
"""Called with "start", "half" or "end" of each download. One that raises ConnectionAbortedError closes the line."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a clean video is served. The default is the sample, as a well-behaved server would."""

    content: bytes | None = None
    """Instead of the sample."""
    padding: int = 0
    """So many bytes behind it, in a box that players skip; at least 8 make one. They are made as they are sent."""
    status: int = 200
    content_type: str = "video/mp4"
    tells_length: bool = True
    seconds: float = 0.0
    """How long the download takes at least."""
    breaks_off_after: int | None = None
    """Bytes after which the line drops."""
    redirects: int = 0
    """So many redirects to itself before it is served."""
    redirect_to: str | None = None
    """Another address altogether."""
    address: str | None = None
    """What the provider names as the video's address instead of this server's."""


class Results:
    """The files, and how they are served."""

    def __init__(self, base: Callable[[], str]) -> None:
        """`base` gives the address below which they are served."""
        self._base = base
        self.sample = Sample.shipped()
        self.result = Result()
        """How each one is served that has no way of its own."""
        self.of_task: dict[str, Result] = {}
        """Ways of their own, by the task's id."""
        self.on_download: Hook | None = None
        self.downloads = 0
        """Requests for a file, redirected ones counted once."""

    def url(self, task_id: str) -> str:
        """The address of a task's clean video."""
        return self._of(task_id).address or f"{self._base()}/{task_id}.mp4"

    def _of(self, task_id: str) -> Result:
        return self.of_task.get(task_id, self.result)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One download."""
        result = self._of(request.match_info["name"].removesuffix(".mp4"))
        hops = int(request.query.get("hops", "0"))
        if result.redirect_to is not None:
            raise web.HTTPFound(result.redirect_to)
        if hops < result.redirects:
            raise web.HTTPFound(f"{request.path}?hops={hops + 1}")
        self.downloads += 1
        try:
            await self._tell("start")
            if result.status != web.HTTPOk.status_code:
                return web.Response(status=result.status)
            return await self._send(request, result)
        except ConnectionAbortedError:
            return drop(request)

    async def _send(self, request: web.Request, result: Result) -> web.StreamResponse:
        content = self.sample.content if result.content is None else result.content
        size = len(content) + result.padding
        response = web.StreamResponse(headers={"Content-Type": result.content_type})
        if result.tells_length:
            response.content_length = size
        await response.prepare(request)
        pause = result.seconds * CHUNK / max(size, CHUNK)
        sent = 0
        told_half = False
        for chunk in _chunks(content, result.padding):
            if result.breaks_off_after is not None and sent + len(chunk) > result.breaks_off_after:
                await response.write(chunk[: result.breaks_off_after - sent])
                raise ConnectionAbortedError
            if pause:
                await asyncio.sleep(pause)
            await response.write(chunk)
            sent += len(chunk)
            if not told_half and sent >= size / 2:
                told_half = True
                await self._tell("half")
        await response.write_eof()
        await self._tell("end")
        return response

    async def _tell(self, moment: str) -> None:
        if self.on_download is not None:
            await self.on_download(moment)


def _chunks(content: bytes, padding: int) -> Iterator[bytes]:
    for offset in range(0, len(content), CHUNK):
        yield content[offset : offset + CHUNK]
    head = struct.pack(">I4s", padding if padding <= LARGEST_BOX else 0, b"free")[:padding]
    zeros = bytes(CHUNK)
    if head:
        yield head
    for offset in range(len(head), padding, CHUNK):
        yield zeros[: padding - offset]
