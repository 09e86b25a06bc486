"""The videos that the simulated providers serve, well and badly."""

from __future__ import annotations

import hashlib
import time

import httpx
import pytest

from bot.media.mp4 import Head, VideoShape, read_shape
from bot.sandbox.providers import Result, SimulatedProviders
from tests.sandbox.providers.requests import order


@pytest.fixture
async def url(providers: SimulatedProviders, client: httpx.AsyncClient) -> str:
    providers.kie.duration = 0.0
    await order(client, providers.kie)
    return providers.kie.result_url(providers.kie.tasks[0])


async def test_the_sample_is_a_real_video_of_five_seconds_whose_head_tells_its_shape(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str
) -> None:
    video = await client.get(url)
    assert video.headers["Content-Type"] == "video/mp4"
    assert video.headers["Content-Length"] == str(len(providers.sample.content))
    assert hashlib.sha256(video.content).hexdigest() == providers.sample.sha256
    assert 100_000 < len(video.content) < 900_000
    shape = read_shape(video.content[:64_000])
    assert isinstance(shape, VideoShape)
    assert (shape.width, shape.height) == (640, 360)
    assert shape.duration == pytest.approx(5, abs=0.2)


async def test_the_index_can_stand_at_the_end_of_the_same_video(providers: SimulatedProviders) -> None:
    moved = providers.sample.with_index_last().content
    assert len(moved) <= len(providers.sample.content)
    assert read_shape(moved) is Head.TELLS_NOTHING
    assert moved.rfind(b"moov") > moved.rfind(b"mdat")


async def test_a_video_of_any_size_is_made_while_it_is_sent(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str
) -> None:
    providers.results.result = Result(padding=45_000_000)
    size = len(providers.sample.content)
    async with client.stream("GET", url) as response:
        assert response.headers["Content-Length"] == str(size + 45_000_000)
        received = 0
        head = b""
        async for chunk in response.aiter_bytes():
            head += chunk if len(head) < size + 8 else b""
            received += len(chunk)
    assert received == size + 45_000_000
    assert head[:size] == providers.sample.content
    assert head[size : size + 8] == (45_000_000).to_bytes(4) + b"free"


async def test_one_task_may_have_a_video_of_its_own(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str
) -> None:
    page = b"<html><body>Sorry</body></html>"
    providers.results.of_task[providers.kie.tasks[0].id] = Result(content=page, content_type="text/html")
    answer = await client.get(url)
    assert (answer.content, answer.headers["Content-Type"]) == (page, "text/html")
    await order(client, providers.kie)
    other = await client.get(providers.kie.result_url(providers.kie.tasks[1]))
    assert other.content == providers.sample.content


@pytest.mark.parametrize("status", [404, 410])
async def test_a_video_may_be_gone(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str, status: int
) -> None:
    providers.results.result = Result(status=status)
    assert (await client.get(url)).status_code == status


async def test_a_video_may_come_without_its_length(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str
) -> None:
    providers.results.result = Result(tells_length=False)
    video = await client.get(url)
    assert "Content-Length" not in video.headers
    assert video.content == providers.sample.content


async def test_a_video_may_stand_behind_redirects_or_at_another_address(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str
) -> None:
    providers.results.result = Result(redirects=3)
    video = await client.get(url, follow_redirects=True)
    assert (len(video.history), video.content) == (3, providers.sample.content)
    assert providers.results.downloads == 1
    providers.results.result = Result(redirect_to="http://10.0.0.1/video.mp4")
    assert (await client.get(url)).headers["Location"] == "http://10.0.0.1/video.mp4"
    providers.results.result = Result(address="https://elsewhere.example/video.mp4")
    assert providers.kie.result_url(providers.kie.tasks[0]) == "https://elsewhere.example/video.mp4"


async def test_a_download_may_break_off(providers: SimulatedProviders, client: httpx.AsyncClient, url: str) -> None:
    providers.results.result = Result(breaks_off_after=100_000)
    received = 0
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        async with client.stream("GET", url) as response:
            async for chunk in response.aiter_bytes():
                received += len(chunk)
    assert received <= 100_000


async def test_a_download_may_take_its_time(providers: SimulatedProviders, client: httpx.AsyncClient, url: str) -> None:
    providers.results.result = Result(seconds=0.3)
    began = time.monotonic()
    assert (await client.get(url)).content == providers.sample.content
    assert time.monotonic() - began >= 0.3


async def test_code_runs_when_a_download_starts_is_half_way_and_has_ended(
    providers: SimulatedProviders, client: httpx.AsyncClient, url: str
) -> None:
    moments: list[str] = []

    async def note(moment: str) -> None:
        moments.append(moment)
        if len(moments) == 5:
            raise ConnectionAbortedError

    providers.results.on_download = note
    await client.get(url)
    assert moments == ["start", "half", "end"]
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await client.get(url)
    assert moments == ["start", "half", "end", "start", "half"]
