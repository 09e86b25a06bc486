"""The wire: each way to send arguments, downloads, and lines that break."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.sandbox.telegram import SimulatedTelegram, User


@pytest.fixture
async def client(telegram: SimulatedTelegram) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as client:
        yield client


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_arguments_come_in_four_ways(
    telegram: SimulatedTelegram, client: aiohttp.ClientSession, ann: User, way: str
) -> None:
    url = f"{telegram.url}/bot{telegram.token}/SENDMESSAGE"
    fields = {"chat_id": str(ann.id), "text": "grüße & +1 %41"}
    if way == "query":
        response = await client.get(url, params=fields)
    elif way == "form":
        response = await client.post(url, data=fields)
    elif way == "json":
        response = await client.post(url, json=fields | {"chat_id": ann.id})
    else:
        with aiohttp.MultipartWriter("form-data") as writer:
            for name, value in fields.items():
                writer.append(value).set_content_disposition("form-data", name=name)
        response = await client.post(url, data=writer)
    answer = await response.json()
    assert answer["ok"] is True
    assert answer["result"]["text"] == "grüße & +1 %41"
    assert telegram.calls[-1].method == "sendMessage"


async def test_a_file_may_come_under_the_arguments_own_name_and_be_downloaded(
    telegram: SimulatedTelegram, client: aiohttp.ClientSession, ann: User
) -> None:
    form = aiohttp.FormData({"chat_id": str(ann.id)})
    form.add_field("video", b"film", filename="v.mp4", content_type="video/mp4")
    await client.post(f"{telegram.url}/bot{telegram.token}/sendVideo", data=form)
    video = ann.chat.messages[-1].video
    assert video is not None
    async with client.get(f"{telegram.url}/file/bot{telegram.token}/{video.path}") as response:
        assert await response.read() == b"film"
    async with client.get(f"{telegram.url}/file/bot42:wrong/{video.path}") as response:
        assert response.status == 401


async def test_a_429_bears_the_time_in_its_header_and_its_body(
    telegram: SimulatedTelegram, client: aiohttp.ClientSession, ann: User
) -> None:
    telegram.faults.too_many_requests(7)
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    async with client.post(url, data={"chat_id": ann.id, "text": "x"}) as response:
        assert response.status == 429
        assert response.headers["Retry-After"] == "7"
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }


async def test_an_upload_that_breaks_off_leaves_no_message(telegram: SimulatedTelegram, ann: User) -> None:
    address = urlsplit(telegram.url)
    _, writer = await asyncio.open_connection(address.hostname, address.port)
    head = (
        f"POST /bot{telegram.token}/sendVideo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
        f'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{ann.id}\r\n'
        '--b\r\nContent-Disposition: form-data; name="video"; filename="v.mp4"\r\n\r\nfilm'
    )
    writer.write(head.encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    call = await telegram.calls.wait_for(lambda call: call.method == "sendVideo")
    assert (call.status, call.took_effect) == (0, False)
    assert len(ann.chat.messages) == 0


async def test_nonsense_is_a_bad_request(telegram: SimulatedTelegram, client: aiohttp.ClientSession) -> None:
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    for body in ("{", "[]", json.dumps({"chat_id": None}), json.dumps({"chat_id": [1]})):
        async with client.post(url, data=body, headers=headers) as response:
            assert response.status == 400
    async with client.post(url, data={"chat_id": "1", "text": "x", "reply_markup": "{"}) as response:
        assert response.status == 400
