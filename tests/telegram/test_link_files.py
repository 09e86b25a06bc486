"""A text or CSV file with links: a summary with its price, and one press that starts them once."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientError

from bot.sandbox.telegram import ApiError, SimulatedMessage, Upload
from bot.telegram.link_files import LARGEST_BYTES, decode
from tests.test_main_job import bar
from tests.world import World, balance, is_video, new_link

START = "Clean"


async def summary_of(world: World, data: bytes, words: str = "in this file") -> SimulatedMessage:
    """What the bot answers to a file with these bytes."""
    said = await world.ann.say(media=Upload("document", data, "links.txt", "text/plain"))
    return await world.ann.chat.wait_for(lambda message: words in message.text, after=said)


def of(*links: str) -> bytes:
    return "\n".join(links).encode()


async def test_a_file_is_started_by_one_press(world: World) -> None:
    """First the summary, then, once the button is pressed, a card and the videos."""
    world.kie.duration = 0.5
    async with world.bot():
        summary = await summary_of(world, of(new_link(), new_link()))
        assert summary.text == (
            "There are 2 links in this file that I can take.\nAll together cost 2 credits; you have 3."
        )
        assert len(world.kie.tasks) == 0
        await world.ann.press(summary, "Clean 2 videos")
        card = await world.ann.chat.wait_for(lambda message: "1 of 2" in message.text)
        assert card.reply_to is not None
        assert card.reply_to.file is not None
        await summary.wait_until(lambda message: message.text == "Started: 2 links.")
        assert summary.buttons == []
        await card.wait_until(lambda message: message.deleted)
        assert await balance(world.ann) == 1


async def test_the_summary_tells_good_known_and_refused(world: World) -> None:
    """Each refusal has its reason and number, and what is known costs nothing."""
    known, blocked = new_link(), new_link()
    draft = "https://sora.chatgpt.com/d/gen_1"
    async with world.bot() as app:
        await world.ann.say(known)
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        await bar(app, blocked)
        table = f"number;link\n1;{known}\n2;{new_link()}\n3;{draft}\n4;{draft}\n5;{blocked}\n6;{known}\n"
        summary = await summary_of(world, table.encode())
        first, again, drafts, banned, price = summary.text.splitlines()
        assert first == "There are 2 links in this file that I can take."
        assert again == "1 of them I have sent before; it comes at once."
        assert drafts.startswith("Left out, 2 × That is a draft")
        assert banned.startswith("Left out, 1 × I can't send this video")
        assert price == "All together cost 1 credit; you have 2."


async def test_a_second_press_makes_no_second_job(world: World) -> None:
    """Neither does one of an old summary after all was delivered."""
    world.kie.duration = 0.5
    async with world.bot():
        summary = await summary_of(world, of(new_link()))
        start = summary.button(START)
        await asyncio.gather(*(world.ann.press(summary, start) for _ in range(2)))
        await world.ann.chat.wait_for(is_video)
        await world.ann.press(summary, start)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_after_a_restart(world: World) -> None:
    """The button finds the file again."""
    async with world.bot():
        summary = await summary_of(world, of(new_link()))
    async with world.bot():
        await world.ann.press(summary, START)
        await world.ann.chat.wait_for(is_video)


async def test_a_file_that_was_deleted(world: World) -> None:
    """Telegram does not tell any more which file the summary answers."""
    async with world.bot():
        summary = await summary_of(world, of(new_link()))
        summary.wire = {name: value for name, value in summary.wire.items() if name != "reply_to_message"}
        answer = await world.ann.press(summary, START)
        assert "can't find the file" in answer.text
    assert len(world.kie.tasks) == 0


async def test_more_than_fifty(world: World) -> None:
    """Fifty are taken, the rest is told of; and one card holds them all."""
    world.kie.duration = 600.0
    async with world.bot(free_credits=60):
        summary = await summary_of(world, of(*(new_link() for _ in range(53))))
        assert "There are 50 links" in summary.text
        assert "3 more have to wait" in summary.text
        await world.ann.press(summary, START)
        card = await world.ann.chat.wait_for(lambda message: "50 of 50" in message.text)
        assert len(card.text.splitlines()) == 50
        await world.ann.press(card, "Cancel the rest")
        await card.wait_until(lambda message: message.text.count("cancelled") >= 45)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
async def test_encodings(world: World, encoding: str) -> None:
    """Files are read as editors and spreadsheets write them."""
    async with world.bot():
        await summary_of(world, f"Für später: {new_link()}".encode(encoding), "There is 1 link")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "can't read this file as text"),
        (b"\xff\xfeodd", "can't read this file as text"),
        (b"nothing of the kind", "could not find a Sora link in this file"),
        (b" " * (LARGEST_BYTES + 1), "too large for a list of links"),
        (of("https://sora.chatgpt.com/d/gen_1"), "no link in this file that I can take"),
    ],
)
async def test_files_of_no_use(world: World, data: bytes, words: str) -> None:
    """Each gets its sentence, and no button."""
    async with world.bot():
        answer = await summary_of(world, data, words)
        assert answer.buttons == []


async def test_a_file_that_cannot_be_fetched(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, whether Telegram refuses or the line breaks."""
    async with world.bot() as app:
        world.telegram.faults.refuse(ApiError(400, "Bad Request: file is too big"), calls=1, method="getFile")
        await summary_of(world, of(new_link()), "could not fetch this file")

        async def broken(*_: object, **__: object) -> None:
            raise ClientError("https://api.telegram.org/file/bot123:token/documents/file_1.txt")

        monkeypatch.setattr(app._telegram.bot, "download_file", broken)
        world.clock.pass_(60)
        await summary_of(world, of(new_link()), "could not fetch this file")


async def test_a_caption_goes_first(world: World) -> None:
    """Links in a document's caption are taken as those of any message."""
    async with world.bot():
        await world.ann.say(new_link(), media="document")
        await world.ann.chat.wait_for(is_video)


@pytest.mark.parametrize("caption", ["/clean", "/Clean please"])
async def test_clean_as_a_caption(world: World, caption: str) -> None:
    """It means the file; with a link of its own, that one."""
    async with world.bot():
        file = Upload("document", of(new_link(), new_link()), "links.txt", "text/plain")
        said = await world.ann.say(caption, media=file)
        await world.ann.chat.wait_for(lambda message: "2 links in this file" in message.text, after=said)
        await world.ann.say(f"/clean {new_link()}", media=file)
        await world.ann.chat.wait_for(is_video)


async def test_without_enough_credits(world: World) -> None:
    """What can be paid starts, and the rest waits."""
    async with world.bot(free_credits=1):
        summary = await summary_of(world, of(new_link(), new_link()))
        await world.ann.press(summary, START)
        await world.ann.chat.wait_for(is_video)
        await world.ann.chat.wait_for(lambda message: "waits for credits" in message.text)
        assert await balance(world.ann) == 0


def test_decode() -> None:
    """UTF-16 goes by its mark alone, and what no text has makes a file none."""
    assert decode("link".encode("utf-16-le")) is None
    assert decode("ä".encode("latin-1")) == "ä"
    assert decode("\ufeffä".encode()) == "ä"
    assert decode(b"") == ""
