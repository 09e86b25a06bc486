"""A provider on loopback that answers exactly what a test tells it to, well or badly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

SLOW_CHUNK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Says:
    """A whole answer. A body that is not bytes is sent as JSON."""

    body: object
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def encoded(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class Hangs:
    """Takes the question and never answers."""


class HangsUp:
    """Takes the question and drops the line."""


@dataclass(frozen=True, slots=True)
class HangsUpMidway:
    """Drops the line in the middle of the answer."""

    answer: Says


@dataclass(frozen=True, slots=True)
class Dribbles:
    """Sends a byte now and then, without end."""


@dataclass(frozen=True, slots=True)
class Floods:
    """Sends this many bytes of junk."""

    size: int


Behaviour = Says | Hangs | HangsUp | HangsUpMidway | Dribbles | Floods


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that came."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: object


class ScriptedProvider:
    """What it answers, and what it was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.behaviour: Behaviour = Says({})
        self.asked: list[Asked] = []
        self.was_asked = asyncio.Event()
        self.closing = asyncio.Event()

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        content = await request.read()
        body = json.loads(content) if content else None
        self.asked.append(Asked(request.method, request.path, dict(request.query), request.headers, body))
        self.was_asked.set()
        match self.behaviour:
            case Says() as answer:
                return web.Response(body=answer.encoded, status=answer.status, headers=answer.headers)
            case Hangs():
                await self.closing.wait()
            case HangsUpMidway(answer):
                started = web.StreamResponse(headers={"Content-Length": str(len(answer.encoded))})
                await started.prepare(request)
                await started.write(answer.encoded[: len(answer.encoded) // 2])
            case Dribbles():
                started = web.StreamResponse()
                await started.prepare(request)
                while not (request.transport is None or self.closing.is_set()):
                    await started.write(b" ")
                    await asyncio.sleep(SLOW_CHUNK_SECONDS)
            case Floods(size):
                started = web.StreamResponse()
                await started.prepare(request)
                for _ in range(size // 65_536):
                    if request.transport is None:
                        break
                    await started.write(b"x" * 65_536)
                return started
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


@asynccontextmanager
async def scripted_provider() -> AsyncIterator[ScriptedProvider]:
    """Run one for as long as the context lasts."""
    scripted = ScriptedProvider()
    runner = web.ServerRunner(web.Server(scripted.handle), shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    scripted.url = f"http://{host}:{port}"
    try:
        yield scripted
    finally:
        scripted.closing.set()
        await runner.cleanup()
