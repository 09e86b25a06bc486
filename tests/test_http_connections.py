"""The HTTP server among clients that send half of what they should, or nonsense: it stays open, quiet and quick."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot import http, http_connections
from bot.addresses import callback_path, webhook_path
from bot.app import App
from bot.http import SECRET_HEADER
from bot.sandbox import PATIENCE_SECONDS
from tests.process.test_crashes import bot_process
from tests.telegram.test_updates import bot
from tests.test_failover import free_port
from tests.world import World, ask

HOST = "127.0.0.1"
HALF_A_HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nX-Half: "

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def lines(port: int, count: int, sent: bytes) -> AsyncIterator[list[Line]]:
    """So many connections, each of which has sent this."""
    opened: list[Line] = []
    try:
        for _ in range(count):
            reader, writer = await asyncio.open_connection(HOST, port)
            writer.write(sent)
            opened.append((reader, writer))
        yield opened
    finally:
        for _, writer in opened:
            writer.transport.abort()


async def ended(line: Line) -> bytes:
    """What came until the server closed the line."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        try:
            return await line[0].read()
        except ConnectionError:
            return b""


async def get(app: App, path: str) -> int:
    async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
        return (await client.get(f"http://{HOST}:{app.port}{path}")).status_code


def half_a_post(path: str) -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{{".encode()


async def test_half_open_connections(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """More of them than there may be close the oldest ones, and a request is answered all the while."""
    monkeypatch.setattr(http_connections, "OPEN_AT_MOST", 20)
    async with world.bot() as app, lines(app.port, 50, HALF_A_HEAD) as opened:
        for line in opened[:30]:
            assert await ended(line) == b""
        assert await get(app, "/healthz") == 200
        await ask(world.ann, "/help", "How it works")


async def test_a_connection_at_work_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that is being answered is not closed for a newcomer's sake."""
    monkeypatch.setattr(http_connections, "OPEN_AT_MOST", 1)
    monkeypatch.setattr(http, "BODY_SECONDS", 1.0)
    async with world.bot() as app:
        path = callback_path(app.settings.bot_token, "kie")
        sent = half_a_post(path).replace(b"Host: x", b"Host: x\r\nExpect: 100-continue")
        async with lines(app.port, 1, sent) as (working,):
            async with asyncio.timeout(PATIENCE_SECONDS):
                assert b"100 Continue" in await working[0].readline()
            async with lines(app.port, 1, b"") as (newcomer,):
                assert await ended(newcomer) == b""
            assert b"408" in await ended(working)


async def test_half_a_head_and_half_a_body(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is waited for longer than it may take."""
    monkeypatch.setattr(http_connections, "HEADER_SECONDS", 0.2)
    monkeypatch.setattr(http, "BODY_SECONDS", 0.2)
    async with world.bot() as app:
        async with lines(app.port, 1, HALF_A_HEAD) as (line,):
            assert await ended(line) == b""
        path = callback_path(app.settings.bot_token, "kie")
        async with lines(app.port, 1, half_a_post(path)) as (line,):
            assert b"408" in await ended(line)


@pytest.mark.parametrize(
    "nonsense",
    [b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"\x00" * 9000],
)
async def test_malformed_requests(world: World, caplog: pytest.LogCaptureFixture, nonsense: bytes) -> None:
    """They are refused, and leave no traceback in the log."""
    with caplog.at_level(logging.INFO):
        async with world.bot() as app, lines(app.port, 1, nonsense) as (line,):
            assert (await ended(line)).split()[1] == b"400"
    assert not [record for record in caplog.records if record.name.startswith("aiohttp")]


async def test_broken_chunks(world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that cannot be read is refused without a traceback."""
    monkeypatch.setattr(http, "BODY_SECONDS", 0.5)
    with caplog.at_level(logging.INFO):
        async with world.bot() as app:
            path = callback_path(app.settings.bot_token, "kie")
            head = f"POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
            async with lines(app.port, 1, head.encode()) as (line,):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    assert b"100 Continue" in await line[0].readline()
                line[1].write(b"zz\r\n")
                # Which of the two depends on whether aiohttp has its quicker parser.
                assert (await ended(line)).split()[1] in (b"400", b"408")
    assert not [record for record in caplog.records if record.name.startswith("aiohttp")]


async def test_secrets_that_are_no_text(world: World) -> None:
    """A webhook's secret of bytes beyond ASCII is refused as any other wrong one."""
    async with bot(world, "webhook") as app:
        path = webhook_path(app.settings.bot_token)
        for secret in (b"\xff\xfe", "ключ".encode(), b""):
            head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n{SECRET_HEADER}: ".encode()
            async with lines(app.port, 1, head + secret + b"\r\n\r\n{}") as (line,):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    assert (await line[0].readline()).split()[1] == b"403"


@pytest.mark.process
async def test_stopping_beside_half_a_post(world: World, tmp_path: Path) -> None:
    """SIGTERM ends the bot in its time, however long a client would still take."""
    port = free_port()
    async with bot_process(world, tmp_path, HTTP_PORT=str(port)) as process:
        await ask(world.ann, "/help", "How it works", timeout=PATIENCE_SECONDS)
        path = callback_path(world.settings().bot_token, "kie")
        async with lines(port, 1, half_a_post(path)):
            assert await process.stop() == 0
