"""Results are fetched from public addresses alone, as a stream, within bounds, and byte for byte."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx
import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.media.downloads import DownloadError, DownloadErrorKind, Downloads
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


async def _video() -> AsyncIterator[bytes]:
    yield b"video"


class Inner(httpx.AsyncBaseTransport):
    """Stands for the network: notes where it was to connect, and redirects as told."""

    def __init__(self, *redirects: str) -> None:
        self.connected: list[str] = []
        self.requests: list[httpx.Request] = []
        self._redirects = list(redirects)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.connected.append(request.url.host)
        self.requests.append(request)
        if request.url.host in UNREACHABLE:
            raise httpx.ConnectError("no route", request=request)
        if self._redirects:
            return httpx.Response(302, headers={"Location": self._redirects.pop(0)})
        return httpx.Response(200, content=_video(), headers={"Content-Type": "video/mp4"})


NAMES = {
    "cdn.example": ["93.184.216.34"],
    "inside.example": ["10.1.2.3"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
    "two.example": ["2606:4700::1", "93.184.216.34"],
    "nowhere.example": [],
    "xn--bcher-kva.example": ["93.184.216.34"],
}
UNREACHABLE = {"2606:4700::1"}


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
        "https://240.0.0.1/a.mp4",
        "https://[fe80::1]/a.mp4",
        "https://[fd00::1]/a.mp4",
        "https://[fec0::1]/a.mp4",
        "https://[::]/a.mp4",
        "https://[::127.0.0.1]/a.mp4",
        "https://[64:ff9b::a00:1]/a.mp4",
        "https://[2002:a00:1::]/a.mp4",
        "https://192.0.0.8/a.mp4",
        "https://192.88.99.1/a.mp4",
        "https://192.31.196.1/a.mp4",
        "https://192.175.48.1/a.mp4",
        "https://[3fff::1]/a.mp4",
        "https://[2001:4:112::1]/a.mp4",
        "https://[2620:4f:8000::1]/a.mp4",
        "https://[2606:4700::5efe:a00:1]/a.mp4",
        "https://[2606:4700::200:5efe:a00:1]/a.mp4",
        "https://xn--/a.mp4",
        "https://xn--a/a.mp4",
        "https://nowhere.example/a.mp4",
        "https://cdn.example:80/a.mp4",
        "//cdn.example/a.mp4",
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


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "017700000001", "127.1", "[::1]", "localhost"])
async def test_no_way_of_writing_this_machines_address_leads_to_it(host: str) -> None:
    """Goes through the system's resolver, which answers all of these without a network."""
    inner = Inner()
    assert await kind_of(Downloads(transport=inner), f"https://{host}/a.mp4") is DownloadErrorKind.REFUSED
    assert inner.connected == []


@pytest.mark.parametrize(
    "target",
    [
        "https://inside.example/secret",
        "https://127.0.0.1/secret",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/secret",
        "https://10.0.0.1/secret",
        "//192.168.0.1/secret",
        "http://cdn.example/secret",
        "https://cdn.example:22/secret",
        "file:///etc/passwd",
    ],
)
async def test_a_redirect_into_the_operators_network_is_refused(target: str) -> None:
    inner = Inner(target)
    kind = await kind_of(Downloads(resolver=resolver, transport=inner), "https://cdn.example/a.mp4")
    assert kind is DownloadErrorKind.REFUSED
    assert inner.connected == ["93.184.216.34"]


async def test_a_redirect_over_real_http_ends_at_the_gate() -> None:
    async def handler(request: web.Request) -> web.Response:
        raise web.HTTPFound(str(request.url.with_path("/again")))

    async with served(handler) as url:
        inner = httpx.AsyncHTTPTransport()

        class Outside(httpx.AsyncBaseTransport):
            """Leads the one public host to the server of this test."""

            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                return await inner.handle_async_request(httpx.Request("GET", f"{url}/start"))

        downloads = Downloads(resolver=resolver, transport=Outside())
        assert await kind_of(downloads, "https://cdn.example/a.mp4") is DownloadErrorKind.REFUSED
        await inner.aclose()


async def test_the_connection_goes_to_the_very_address_that_was_checked() -> None:
    inner = Inner()
    answers = [["93.184.216.34"], ["127.0.0.1"]]

    async def rebinding(host: str, port: int) -> Sequence[str]:
        return answers.pop(0)

    assert await fetch(Downloads(resolver=rebinding, transport=inner), "https://cdn.example/a.mp4") == b"video"
    assert inner.connected == ["93.184.216.34"]
    assert len(answers) == 1
    (request,) = inner.requests
    assert request.extensions["sni_hostname"] == "cdn.example"
    assert request.headers["Host"] == "cdn.example"
    assert request.headers["Accept-Encoding"] == "identity"


async def test_a_relative_redirect_stays_on_the_named_host() -> None:
    inner = Inner("/elsewhere/b.mp4")
    assert await fetch(Downloads(resolver=resolver, transport=inner), "https://cdn.example/a.mp4") == b"video"
    followed = inner.requests[1]
    assert (followed.headers["Host"], followed.url.path) == ("cdn.example", "/elsewhere/b.mp4")
    assert followed.extensions["sni_hostname"] == "cdn.example"


async def test_a_host_written_in_other_letters_is_asked_for_by_its_plain_name() -> None:
    inner = Inner()
    assert await fetch(Downloads(resolver=resolver, transport=inner), "https://bücher.example/a.mp4") == b"video"
    assert inner.requests[0].headers["Host"] == "xn--bcher-kva.example"


async def test_a_hosts_next_address_is_tried_when_the_first_cannot_be_reached() -> None:
    inner = Inner()
    assert await fetch(Downloads(resolver=resolver, transport=inner), "https://two.example/a.mp4") == b"video"
    assert inner.connected == ["2606:4700::1", "93.184.216.34"]


async def test_five_redirects_are_followed() -> None:
    inner = Inner(*["https://cdn.example/again"] * 5)
    assert await fetch(Downloads(resolver=resolver, transport=inner), "https://cdn.example/") == b"video"


async def test_redirects_without_end_are_given_up() -> None:
    inner = Inner(*["https://cdn.example/again"] * 20)
    assert (
        await kind_of(Downloads(resolver=resolver, transport=inner), "https://cdn.example/") is DownloadErrorKind.BROKEN
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (web.Response(status=403), DownloadErrorKind.GONE),
        (web.Response(status=404), DownloadErrorKind.GONE),
        (web.Response(status=410), DownloadErrorKind.GONE),
        (web.Response(status=503), DownloadErrorKind.BROKEN),
        (web.Response(text="<html>", content_type="text/html"), DownloadErrorKind.NOT_A_VIDEO),
        (web.Response(body=b"\n<!doctype html>", content_type="video/mp4"), DownloadErrorKind.NOT_A_VIDEO),
        (web.Response(body=b"", content_type="video/mp4"), DownloadErrorKind.BROKEN),
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
            await asyncio.sleep(0.01)

    async with served(handler) as url:
        downloads = Downloads(allow_local=True, whole_seconds=0.3)
        assert await kind_of(downloads, f"{url}/a.mp4") is DownloadErrorKind.TOO_SLOW


async def test_a_body_without_end_is_cut_at_the_largest_size() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "video/mp4"})
        await response.prepare(request)
        while True:
            await response.write(bytes(65536))

    async with served(handler) as url:
        downloads = Downloads(allow_local=True, largest=1_000_000)
        assert await kind_of(downloads, f"{url}/a.mp4") is DownloadErrorKind.TOO_LARGE


async def test_the_body_of_a_redirect_is_not_read() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        if request.path == "/b.mp4":
            return web.Response(body=b"video", content_type="video/mp4")
        response = web.StreamResponse(status=302, headers={"Location": "/b.mp4"})
        await response.prepare(request)
        while True:
            await response.write(bytes(65536))

    async with served(handler) as url:
        assert await fetch(Downloads(allow_local=True, whole_seconds=5), f"{url}/a.mp4") == b"video"


async def test_a_server_that_never_answers_is_given_up() -> None:
    asked = asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        asked.set()
        await asyncio.Event().wait()
        return web.Response()

    async with served(handler) as url:
        assert await kind_of(Downloads(allow_local=True, read_seconds=0.1), f"{url}/a") is DownloadErrorKind.BROKEN
        assert await kind_of(Downloads(allow_local=True, whole_seconds=0.1), f"{url}/a") is DownloadErrorKind.BROKEN
    assert asked.is_set()


async def test_what_the_reader_itself_raises_passes_as_it_is() -> None:
    with pytest.raises(TimeoutError):
        downloads = Downloads(resolver=resolver, transport=Inner())
        async with downloads, downloads.open("https://cdn.example/a.mp4"):
            raise TimeoutError


async def test_a_large_file_passes_in_small_pieces() -> None:
    size = 20_000_000

    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "video/mp4", "Content-Length": str(size)})
        await response.prepare(request)
        for _ in range(20):
            await response.write(bytes(1_000_000))
        return response

    async with served(handler) as url, Downloads(allow_local=True) as downloads, downloads.open(f"{url}/a") as download:
        assert download.size == size
        lengths = [len(chunk) async for chunk in download.chunks()]
    assert sum(lengths) == size
    assert max(lengths) <= 256 * 1024
    assert len(lengths) <= size / (64 * 1024)


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
@settings(max_examples=60, deadline=None)
async def test_no_address_does_harm(url: str) -> None:
    inner = Inner()
    try:
        await fetch(Downloads(resolver=resolver, transport=inner), url)
    except DownloadError as error:
        assert error.kind in (DownloadErrorKind.REFUSED, DownloadErrorKind.BROKEN)  # noqa: PT017  # either may be


async def test_the_head_is_bounded() -> None:
    """A file whose shape stands far behind is not read whole to find it: the bytes go on as they come."""
    size = 5_000_000
    film = struct.pack(">I4s8x", 16, b"ftyp") + struct.pack(">I4s", size, b"free") + bytes(size)

    async def handler(request: web.Request) -> web.Response:
        return web.Response(body=film, content_type="video/mp4")

    async with served(handler) as url, Downloads(allow_local=True) as downloads, downloads.open(f"{url}/a") as download:
        assert len(download.head) <= 512 * 1024
        assert download.shape is None
        assert b"".join([chunk async for chunk in download.chunks()]) == film
