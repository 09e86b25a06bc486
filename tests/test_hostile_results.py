"""Whatever comes instead of the clean video: each job ends and is told, and another provider is tried first."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest

from bot.media.downloads import DownloadError, DownloadErrorKind, Downloads
from bot.sandbox.providers import Result
from bot.sandbox.providers.sample import Sample
from tests.world import World, ask, balance, is_video, new_link

Body = Callable[[asyncio.StreamWriter], Awaitable[None]]
VIDEO = b"\x00\x00\x00\x18ftypmp42"


@asynccontextmanager
async def server(head: str, body: Body) -> AsyncIterator[str]:
    """Answers every request with this head and this body, right or wrong."""

    answering: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answering[asyncio.current_task()] = writer
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(head.replace("\n", "\r\n").encode() + b"\r\n\r\n")
            await body(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()
            del answering[asyncio.current_task()]

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/video.mp4"
    finally:
        listening.close()
        for writer in answering.values():
            writer.transport.abort()
        await asyncio.gather(*(task for task in answering if task is not None))


async def drip(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def flood(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(bytes(65536))
        await writer.drain()


async def silence(writer: asyncio.StreamWriter) -> None:
    await writer.drain()
    await writer.wait_closed()


async def a_little(writer: asyncio.StreamWriter) -> None:
    writer.write(VIDEO + bytes(1000))
    await writer.drain()


async def half_a_video(writer: asyncio.StreamWriter) -> None:
    writer.write(Sample.shipped().content[:80_000])
    await writer.drain()


async def a_page(writer: asyncio.StreamWriter) -> None:
    writer.write(b"<!doctype html><title>Sign in</title>")
    await writer.drain()


OK = "HTTP/1.1 200 OK\nContent-Type: video/mp4\n"
HOSTILE: dict[str, tuple[str, Body]] = {
    "a byte now and then": (OK + "Content-Length: 5000000", drip),
    "a byte now and then, no length": (OK + "Connection: close", drip),
    "nothing": (OK + "Content-Length: 5000000", silence),
    "less than promised": (OK + "Content-Length: 5000000", a_little),
    "a length below zero": (OK + "Content-Length: -1", a_little),
    "a length in words": (OK + "Content-Length: long", a_little),
    "two lengths": (OK + "Content-Length: 5\nContent-Length: 7", a_little),
    "a part nobody asked for": (
        "HTTP/1.1 206 Partial Content\nContent-Type: video/mp4\nContent-Range: bytes 0-9/5\nContent-Length: 10",
        a_little,
    ),
    "a head without end": (OK + "X: " + "x" * 1_000_000, a_little),
    "chunks that are none": (OK + "Transfer-Encoding: chunked", a_little),
    "half a video, no length": (OK + "Connection: close", half_a_video),
    "a page": (OK + "Connection: close", a_page),
}


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No long waits between tries, nor for bytes."""
    monkeypatch.setattr("bot.app.Downloads", partial(Downloads, read_seconds=0.5))
    monkeypatch.setattr("bot.fulfilment.pipeline.RESULT_DELAYS", (0.0, 0.0))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.usefixtures("hasty")
async def test_another_provider_makes_the_video(world: World, hostile: str) -> None:
    """Users notice nothing but the time; with nobody left, they hear of it, and the credit comes back."""
    async with server(*HOSTILE[hostile]) as url, world.bot(use=("kie", "apikley")):
        world.providers.results.of_task["kie_000001"] = Result(address=url)
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
        world.providers.results.result = Result(address=url)
        await ask(world.ann, new_link(), "could not be fetched")
        assert await balance(world.ann) == 2
    assert len(world.providers.apikley.tasks) == 2


@pytest.mark.parametrize("result", [Result(status=410), Result(content=b"<html>", content_type="text/html")])
async def test_a_result_that_is_gone_is_made_anew(world: World, result: Result) -> None:
    """Another provider does it, and the user pays once."""
    world.providers.results.of_task["kie_000001"] = result
    async with world.bot(use=("kie", "apikley")):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.providers.apikley.tasks) == 1


async def test_a_dripping_result_ends_with_the_job_s_time(world: World) -> None:
    """Nobody waits longer than JOB_TIMEOUT_SECONDS: the user is told, and has the credit back."""
    world.kie.duration = 0.0
    async with server(OK + "Content-Length: 5000000", drip) as url, world.bot() as app:
        world.providers.results.result = Result(address=url)

        async def almost_too_late() -> None:
            world.clock.pass_(app.settings.job_timeout_seconds - 5)

        world.kie.on_poll = almost_too_late
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(lambda message: "took too long" in message.text)
        assert await balance(world.ann) == 3


@pytest.mark.parametrize(
    ("head", "body", "kind"),
    [
        (OK + "Connection: close", flood, DownloadErrorKind.TOO_LARGE),
        (OK + "Content-Length: 9000000000000", flood, DownloadErrorKind.TOO_LARGE),
        (OK + "Connection: close", drip, DownloadErrorKind.TOO_SLOW),
    ],
)
async def test_a_body_without_end_takes_no_memory(head: str, body: Body, kind: DownloadErrorKind) -> None:
    """It is read in pieces, up to a size and a time."""
    async with (
        server(head, body) as url,
        Downloads(allow_local=True, largest=30_000_000, read_seconds=0.5) as downloads,
    ):
        tracemalloc.start()
        with pytest.raises(DownloadError) as raised:
            async with downloads.open(url) as download:
                async for _ in download.chunks():
                    continue
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert raised.value.kind is kind
    assert most < 10_000_000
