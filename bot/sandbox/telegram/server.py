"""The Bot API over HTTP on loopback."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.byte_ranges import NotSatisfiable, read_range
from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import ApiError, unauthorized
from bot.sandbox.telegram.events import CallAnswered
from bot.sandbox.telegram.faults import Garbled, LineDropped, Moment
from bot.sandbox.telegram.methods import METHODS, Method
from bot.sandbox.telegram.request_body import read_arguments

_METHODS: dict[str, tuple[str, Method]] = {name.lower(): (name, method) for name, method in METHODS.items()}
_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Server:
    """Serves one cloud."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self._runner: web.ServerRunner | None = None
        self._prefix = f"/bot{cloud.token}/"
        self._file_prefix = f"/file/bot{cloud.token}/"

    async def start(self, host: str, port: int) -> int:
        """Listen. Returns the port."""
        server = web.Server(self._serve, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Close all lines."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith(self._prefix):
            return await self._call(request, path[len(self._prefix) :])
        if path.startswith(self._file_prefix):
            return await self._file(request, path[len(self._file_prefix) :])
        is_api = path.startswith(("/bot", "/file/bot"))
        return _answer(unauthorized() if is_api else ApiError(404, "Not Found"))

    async def _call(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        cloud = self._cloud
        found = _METHODS.get(name.lower())
        call = cloud.calls.begin(found[0] if found is not None else name, cloud.clock())
        try:
            result = await self._answer_call(request, call, found)
        except ApiError as error:
            self._end(call, error.code, error.description)
            return _answer(error)
        except Garbled as garbled:
            self._end(call, garbled.status, "garbage")
            return web.Response(status=garbled.status, body=garbled.body, content_type=garbled.content_type)
        except LineDropped:
            self._end(call, 0, "the line was dropped")
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=502)
        self._end(call, 200, None)
        return web.Response(body=b'{"ok":true,"result":' + _dumps(result).encode() + b"}", headers=_JSON)

    async def _answer_call(self, request: web.BaseRequest, call: Call, found: tuple[str, Method] | None) -> Any:
        arguments = await read_arguments(request, self._cloud.upload_limit)
        call.parameters = arguments.described()
        if found is None:
            raise ApiError(404, "Not Found: method not found")
        try:
            return await self.perform(call, found[1], arguments)
        finally:
            arguments.discard_uploads()

    async def perform(self, call: Call, method: Method, arguments: Arguments) -> Any:
        """Do what a call asks, with whatever goes wrong on demand. Raises ApiError, Garbled or LineDropped."""
        faults = self._cloud.faults
        if faults.before is not None:
            await faults.before(call)
        faults.strike(call, Moment.BEFORE)
        result = await method(self._cloud, arguments)
        if call.method == "getUpdates":
            # An outage that began while the poll waited ends it.
            faults.strike(call, Moment.BEFORE)
        call.result = result
        call.took_effect = True
        if faults.after is not None:
            await faults.after(call)
        faults.strike(call, Moment.AFTER)
        return result

    async def call_in_answer(self, body: dict[str, Any]) -> None:
        """Do what the bot asked for in its answer to a webhook; it learns nothing of the result."""
        found = _METHODS.get(str(body.pop("method", "")).lower())
        if found is None:
            return
        call = self._cloud.calls.begin(found[0], self._cloud.clock())
        arguments = Arguments(body)
        call.parameters = arguments.described()
        try:
            await self.perform(call, found[1], arguments)
        except ApiError as error:
            self._end(call, error.code, error.description)
        except (Garbled, LineDropped):
            self._end(call, 0, "the line was dropped")
        else:
            self._end(call, 200, None)

    def _end(self, call: Call, status: int, error: str | None) -> None:
        call.status = status
        call.error = error
        self._cloud.calls.end(call)
        if self._cloud.events.wanted:
            self._cloud.events.tell(CallAnswered(call))

    async def _file(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        file = self._cloud.files.at_path(path)
        if file is None:
            return _answer(ApiError(404, "Not Found"))
        headers = {"Content-Type": file.mime_type, "Accept-Ranges": "bytes"}
        try:
            wanted = read_range(request.headers.get("Range"), file.size)
        except NotSatisfiable:
            return web.Response(status=416, headers={"Content-Range": f"bytes */{file.size}"})
        start, stop = wanted or (0, file.size)
        if wanted is not None:
            headers["Content-Range"] = f"bytes {start}-{stop - 1}/{file.size}"
        headers["Content-Length"] = str(stop - start)
        response = web.StreamResponse(status=200 if wanted is None else 206, headers=headers)
        await response.prepare(request)
        for chunk in file.stored.chunks(start, stop):
            await response.write(chunk)
        await response.write_eof()
        return response


_JSON = {"Content-Type": "application/json"}


def _answer(error: ApiError) -> web.Response:
    headers = dict(_JSON)
    if "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.Response(status=error.code, body=_dumps(error.wire()).encode(), headers=headers)
