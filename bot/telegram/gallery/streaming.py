"""Answers a request for a file of Telegram's, or for a range of it, byte by byte as it comes."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncGenerator
from contextlib import aclosing
from http import HTTPStatus

import structlog
from aiohttp import web

from bot.telegram.file_streams import FileStreams
from bot.telegram.files import FileNotHad, Located

STALLED_SECONDS = 60.0
"""Whoever takes nothing for so long is let go of; a player that goes on then asks for the rest."""
UNKNOWN = "application/octet-stream"

log = structlog.get_logger(__name__)


async def send_file(request: web.Request, streams: FileStreams, file_id: str) -> web.StreamResponse:
    """Answer with what the request asks of the file. Raises FileNotHad as long as nothing was sent."""
    located = await streams.locate(file_id)
    asked = _asked(request) if located.size is not None else None
    wanted = range(located.size or 0)[asked or slice(None)]
    if asked is not None and not wanted:
        nothing = {"Content-Range": f"bytes */{located.size}"}
        return web.Response(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=nothing)
    response = web.StreamResponse(headers=_headers(located))
    if located.size is not None:
        response.content_length = len(wanted)
        response.headers["Accept-Ranges"] = "bytes"
    if asked is not None:
        response.set_status(HTTPStatus.PARTIAL_CONTENT)
        response.headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{located.size}"
    if request.method == "HEAD":
        await response.prepare(request)
        return response
    size = None if located.size is None else len(wanted)
    async with aclosing(streams.read(file_id, wanted.start, size)) as content:
        await _send(request, response, content)
    return response


def _asked(request: web.Request) -> slice | None:
    """The part that the request asks for; None where it asks for all, or cannot be understood."""
    try:
        asked = request.http_range
    except ValueError:
        return None
    return None if asked.start is None else asked


async def _send(request: web.Request, response: web.StreamResponse, content: AsyncGenerator[bytes, None]) -> None:
    # Only with the first bytes it shows whether Telegram hands them out.
    first = await anext(content, b"")
    await response.prepare(request)
    try:
        await _write(response, first)
        async for chunk in content:
            await _write(response, chunk)
    except (FileNotHad, TimeoutError, ConnectionError) as error:
        # The head is sent, so that only a line that breaks off can tell.
        log.info("a video did not go out whole", reason=type(error).__name__)
        if request.transport is not None:
            request.transport.abort()


async def _write(response: web.StreamResponse, chunk: bytes) -> None:
    async with asyncio.timeout(STALLED_SECONDS):
        await response.write(chunk)


def _headers(located: Located) -> dict[str, str]:
    kind = mimetypes.guess_type(located.path)[0] or UNKNOWN
    return {
        "Content-Type": kind if kind.startswith(("video/", "image/")) else UNKNOWN,
        "Cache-Control": "private, max-age=600",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
