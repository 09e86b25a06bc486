"""Results are fetched from public addresses alone, as a stream, within bounds, and byte for byte."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx
import pytest
from aiohttp import web

from bot.downloads import DownloadError, DownloadErrorKind, Downloads, PublicOnly
from tests.world import World


@asynccontextmanager
async def served(handler: web.RequestHandler | object) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{name:.*}", handler)  # type: ignore[arg-type]  # a handler, whatever its exact type
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def fetch(downloads: Downloads, url: str) -> bytes:
    async with downloads, downloads.open(url) as download:
        return b"".join([chunk async for chunk in download.chunks()])


async def kind_of(downloads: Downloads, url: str) -> DownloadErrorKind:
    with pytest.raises(DownloadError) as raised:
        await fetch(downloads, url)
    assert url not in str(raised.value)
    return raised.value.kind


async def test_the_bytes_come_as_they_are_and_the_head_tells_the_shape(world: World) -> None:
    url = f"{world.kie.url.rsplit('/', 1)[0]}/results/a.mp4"
    downloads = Downloads(allow_local=True)
    async with downloads, downloads.open(url) as download:
        assert download.shape is not None
        assert download.size == len(world.providers.sample.content)
        content = b"".join([chunk async for chunk in download.chunks()])
    assert content == world.providers.sample.content


class Inner(httpx.AsyncBaseTransport):
    """Stands for the network: notes where it was to connect, and redirects as told."""

    def __init__(self, *redirects: str) -> None:
        self.connected: list[str] = []
        self._redirects = list(redirects)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.connected.append(request.url.host)
        if self._redirects:
            return httpx.Response(302, headers={"Location": self._redirects.pop(0)})
        return httpx.Response(200, content=b"video", headers={"Content-Type": "video/mp4"})


NAMES = {
    "cdn.example": ["93.184.216.34"],
    "inside.example": ["10.1.2.3"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
}


async def resolver(host: str, port: int) -> Sequence[str]:
    return NAMES.get(host, [host])


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.example/a.mp4",
        "https://cdn.example:8443/a.mp4",
        "https://ann:secret@cdn.example/a.mp4",
        "https://inside.example/a.mp4",
        "https://both.example/a.mp4",
        "https://127.0.0.1/a.mp4",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a.mp4",
        "https://[::ffff:10.0.0.1]/a.mp4",
        "https://192.168.1.1/a.mp4",
        "https://0.0.0.0/a.mp4",
        "https://224.0.0.1/a.mp4",
        "https://100.64.0.1/a.mp4",
        "ftp://cdn.example/a.mp4",
        "file:///etc/passwd",
        "nonsense",
    ],
)
async def test_addresses_that_are_not_public_https_are_refused_before_anything_is_sent(url: str) -> None:
    inner = Inner()
    kind = await kind_of(Downloads(resolver=resolver, transport=inner), url)
    assert kind is DownloadErrorKind.REFUSED
    assert inner.connected == []


async def test_a_redirect_into_the_operators_network_is_refused() -> None:
    inner = Inner("https://inside.example/secret")
    kind = await kind_of(Downloads(resolver=resolver, transport=inner), "https://cdn.example/a.mp4")
    assert kind is DownloadErrorKind.REFUSED
    assert inner.connected == ["93.184.216.34"]


async def test_the_connection_goes_to_the_very_address_that_was_checked() -> None:
    inner = Inner()
    transport = PublicOnly(inner, resolver)
    request = httpx.Request("GET", "https://cdn.example/a.mp4")
    await transport.handle_async_request(request)
    assert inner.connected == ["93.184.216.34"]
    assert request.extensions["sni_hostname"] == "cdn.example"
    assert request.headers["Host"] == "cdn.example"


async def test_redirects_without_end_are_given_up() -> None:
    inner = Inner(*["https://cdn.example/again"] * 20)
    assert (
        await kind_of(Downloads(resolver=resolver, transport=inner), "https://cdn.example/") is DownloadErrorKind.BROKEN
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (web.Response(status=404), DownloadErrorKind.GONE),
        (web.Response(status=410), DownloadErrorKind.GONE),
        (web.Response(status=503), DownloadErrorKind.BROKEN),
        (web.Response(text="<html>", content_type="text/html"), DownloadErrorKind.NOT_A_VIDEO),
        (web.Response(body=bytes(5000), content_type="video/mp4"), DownloadErrorKind.TOO_LARGE),
    ],
)
async def test_an_answer_that_is_no_usable_video_is_told_by_kind(answer: web.Response, kind: DownloadErrorKind) -> None:
    async def handler(request: web.Request) -> web.Response:
        return answer

    async with served(handler) as url:
        assert await kind_of(Downloads(allow_local=True, largest=4000), f"{url}/a.mp4") is kind


async def test_a_line_that_drops_half_way_is_noticed() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "video/mp4", "Content-Length": "1000"})
        await response.prepare(request)
        await response.write(bytes(300))
        assert request.transport is not None
        request.transport.close()
        return response

    async with served(handler) as url:
        assert await kind_of(Downloads(allow_local=True), f"{url}/a.mp4") is DownloadErrorKind.BROKEN


async def test_an_endless_trickle_ends_within_the_cap() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "video/mp4"})
        await response.prepare(request)
        while True:
            await response.write(b"x")

    async with served(handler) as url:
        downloads = Downloads(allow_local=True, whole_seconds=0.3, largest=10**12)
        assert await kind_of(downloads, f"{url}/a.mp4") is DownloadErrorKind.BROKEN
