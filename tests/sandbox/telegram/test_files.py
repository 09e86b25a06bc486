"""Files: by upload, by address and by file_id, with Telegram's limits."""

from __future__ import annotations

import hashlib
import io
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InputFile, InputMediaVideo, MediaUnion
from aiohttp import ClientSession, web
from PIL import Image

from bot.sandbox.telegram import Origin, SimulatedTelegram, User
from tests.sandbox.telegram.conftest import LoopbackSession

BYTES = bytes(range(256)) * 8192
"""2 MiB, more than is held in memory."""


class Streamed(InputFile):
    """An upload whose length nobody knows beforehand."""

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        for start in range(0, len(BYTES), 50_000):
            yield BYTES[start : start + 50_000]


@asynccontextmanager
async def site(body: bytes, content_type: str = "video/mp4", status: int = 200) -> AsyncIterator[str]:
    async def serve(request: web.BaseRequest) -> web.Response:
        return web.Response(body=body, content_type=content_type, status=status)

    runner = web.ServerRunner(web.Server(serve))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/clean.mp4"
    finally:
        await runner.cleanup()


async def test_an_upload_arrives_byte_by_byte(bot: Bot, ann: User) -> None:
    sent = await bot.send_video(ann.id, Streamed("v.mp4"), caption="AI", width=640, height=360, duration=9)
    message = await ann.chat.wait_for(lambda message: message.video is not None)
    assert message.video is not None
    assert (message.video.size, message.video.sha256) == (len(BYTES), hashlib.sha256(BYTES).hexdigest())
    assert message.video.read() == BYTES
    assert (message.video.origin, message.caption) == (Origin.UPLOAD, "AI")
    assert sent.video is not None
    assert (sent.video.width, sent.video.height, sent.video.duration) == (640, 360, 9)
    assert (sent.video.file_size, sent.video.mime_type) == (len(BYTES), "video/mp4")


async def test_a_file_id_sends_the_same_file_again_in_another_message(bot: Bot, ann: User) -> None:
    first = await bot.send_video(ann.id, BufferedInputFile(b"film", "v.mp4"))
    assert first.video is not None
    second = await bot.send_video(ann.id, first.video.file_id)
    assert second.video is not None
    assert second.video.file_unique_id == first.video.file_unique_id
    video = ann.chat.messages[-1].video
    assert video is not None
    assert (video.origin, video.read()) == (Origin.FILE_ID, b"film")
    with pytest.raises(TelegramBadRequest, match="can't use file of type Video as Photo"):
        await bot.send_photo(ann.id, first.video.file_id)


async def test_telegram_fetches_an_address(bot: Bot, ann: User) -> None:
    async with site(b"film") as url:
        await bot.send_video(ann.id, url)
    video = ann.chat.messages[-1].video
    assert video is not None
    assert (video.origin, video.url, video.read(), video.name) == (Origin.URL, url, b"film", "clean.mp4")


@pytest.mark.parametrize(
    ("body", "content_type", "status", "words"),
    [
        (bytes(20_000_001), "video/mp4", 200, "failed to get HTTP URL content"),
        (b"gone", "video/mp4", 404, "failed to get HTTP URL content"),
        (b"<html>", "text/html", 200, "wrong type of the web page content"),
    ],
)
async def test_telegram_does_not_take_everything_from_an_address(
    bot: Bot, ann: User, body: bytes, content_type: str, status: int, words: str
) -> None:
    async with site(body, content_type, status) as url:
        with pytest.raises(TelegramBadRequest, match=words):
            await bot.send_video(ann.id, url)
    assert len(ann.chat.messages) == 0


async def test_an_address_must_be_one(bot: Bot, ann: User) -> None:
    with pytest.raises(TelegramBadRequest, match="wrong HTTP URL specified"):
        await bot.send_video(ann.id, "ftp://example.org/v.mp4")
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await bot.send_video(ann.id, "http://127.0.0.1:9/v.mp4")


async def test_too_large_an_upload_is_refused_with_413() -> None:
    async with SimulatedTelegram(upload_limit=1_000_000) as telegram:
        ann = telegram.user("Ann", started=True)
        async with Bot(telegram.token, session=LoopbackSession(telegram)) as bot:
            with pytest.raises(TelegramEntityTooLarge):
                await bot.send_video(ann.id, Streamed("v.mp4"))
            with pytest.raises(TelegramEntityTooLarge):
                await bot.send_video(ann.id, BufferedInputFile(bytes(1_000_001), "v.mp4"))
            await bot.send_video(ann.id, BufferedInputFile(bytes(1_000_000), "v.mp4"))
        assert [call.status for call in telegram.calls] == [413, 413, 200]


async def test_a_caption_has_1024_characters_without_its_tags(bot: Bot, ann: User) -> None:
    video = BufferedInputFile(b"film", "v.mp4")
    await bot.send_video(ann.id, video, caption=f"<b>{'x' * 1024}</b>", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_video(ann.id, video, caption="x" * 1025)


async def test_a_text_message_can_become_a_video(bot: Bot, ann: User) -> None:
    sent = await bot.send_message(ann.id, "wait")
    media = InputMediaVideo(media=BufferedInputFile(b"film", "v.mp4"), caption="there")
    await bot.edit_message_media(media, chat_id=ann.id, message_id=sent.message_id)
    message = await ann.chat.wait_for(lambda message: message.video is not None)
    assert (message.id, message.text, message.edits[0].text) == (sent.message_id, "there", "wait")


async def test_a_file_is_given_back_by_its_id(bot: Bot, ann: User) -> None:
    sent = await bot.send_document(ann.id, BufferedInputFile(BYTES, "d.bin"))
    assert sent.document is not None
    taken = await bot.download(sent.document.file_id)
    assert taken is not None
    assert taken.read() == BYTES
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("nonsense")


async def test_a_user_can_send_a_captioned_video_and_forward_it(bot: Bot, ann: User) -> None:
    await ann.say('poll <a href="https://sora.com/p/x">here</a>', html=True, media="video", forwarded=True)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.video is not None
    assert update.message.caption == "poll here"
    assert [entity.url for entity in update.message.caption_entities or ()] == ["https://sora.com/p/x"]
    assert update.message.forward_origin is not None


async def test_an_album_is_sent_whole(bot: Bot, ann: User) -> None:
    """Uploads and known files stand side by side, each with its own caption, under one id."""
    known = await bot.send_video(ann.id, BufferedInputFile(b"film", "v.mp4"))
    assert known.video is not None
    media: list[MediaUnion] = [
        InputMediaVideo(media=known.video.file_id, caption="one"),
        InputMediaVideo(media=Streamed("v.mp4"), caption="two"),
    ]
    sent = await bot.send_media_group(ann.id, media)
    assert [message.caption for message in sent] == ["one", "two"]
    assert len({message.media_group_id for message in sent}) == 1
    uploaded = ann.chat.messages[-1].video
    assert uploaded is not None
    assert uploaded.read() == BYTES


async def test_an_album_of_which_a_part_is_wrong(bot: Bot, ann: User) -> None:
    """Nothing of it is sent; nor is an album of one."""
    media: list[MediaUnion] = [
        InputMediaVideo(media=BufferedInputFile(b"film", "v.mp4")),
        InputMediaVideo(media="nonsense"),
    ]
    for wrong in (media, media[:1]):
        with pytest.raises(TelegramBadRequest):
            await bot.send_media_group(ann.id, wrong)
    assert ann.chat.from_bot() == []


async def picture(bot: Bot, ann: User, film: bytes) -> bytes:
    """What Telegram shows of a video before it plays."""
    sent = await bot.send_video(ann.id, BufferedInputFile(film, "v.mp4"), width=1080, height=1920)
    assert sent.video is not None
    assert sent.video.thumbnail is not None
    taken = await bot.download(sent.video.thumbnail.file_id)
    assert taken is not None
    return taken.read()


async def test_a_video_has_a_picture(bot: Bot, ann: User) -> None:
    """A small JPEG of its shape, another one for another video; the same video has the same."""
    first = await picture(bot, ann, b"film")
    image = Image.open(io.BytesIO(first))
    assert (image.format, image.size) == ("JPEG", (180, 320))
    assert await picture(bot, ann, b"another film") != first
    one, again = [await bot.send_video(ann.id, BufferedInputFile(b"film", "v.mp4")) for _ in range(2)]
    assert one.video is not None
    assert again.video is not None
    assert one.video.thumbnail == again.video.thumbnail is not None
    with pytest.raises(TelegramBadRequest, match="can't use file of type Thumbnail as Photo"):
        await bot.send_photo(ann.id, again.video.thumbnail.file_id)


@pytest.mark.parametrize(
    ("wanted", "status", "start", "stop"),
    [
        ("bytes=0-0", 206, 0, 1),
        ("bytes=600000-", 206, 600_000, len(BYTES)),
        ("bytes=-5", 206, len(BYTES) - 5, len(BYTES)),
        ("Bytes=100-99999999", 206, 100, len(BYTES)),
        ("bytes=-99999999", 206, 0, len(BYTES)),
        (None, 200, 0, len(BYTES)),
        ("bytes=0-1,5-6", 200, 0, len(BYTES)),
        ("bytes=9-3", 200, 0, len(BYTES)),
        ("lines=1-2", 200, 0, len(BYTES)),
    ],
)
async def test_a_part_of_a_file(
    telegram: SimulatedTelegram, bot: Bot, ann: User, wanted: str | None, status: int, start: int, stop: int
) -> None:
    """As a web server gives it; what it may pass over brings the whole file."""
    async with ClientSession() as session:
        url = await address_of(telegram, bot, ann)
        async with session.get(url, headers={} if wanted is None else {"Range": wanted}) as response:
            assert (response.status, await response.read()) == (status, BYTES[start:stop])
            told = f"bytes {start}-{stop - 1}/{len(BYTES)}" if status == 206 else None
            assert response.headers.get("Content-Range") == told
            assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("wanted", [f"bytes={len(BYTES)}-", "bytes=-0"])
async def test_a_part_behind_the_end(telegram: SimulatedTelegram, bot: Bot, ann: User, wanted: str) -> None:
    async with ClientSession() as session:
        url = await address_of(telegram, bot, ann)
        async with session.get(url, headers={"Range": wanted}) as response:
            assert (response.status, response.headers["Content-Range"]) == (416, f"bytes */{len(BYTES)}")


async def address_of(telegram: SimulatedTelegram, bot: Bot, ann: User) -> str:
    sent = await bot.send_document(ann.id, BufferedInputFile(BYTES, "d.bin"))
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    return f"{telegram.url}/file/bot{telegram.token}/{file.file_path}"
