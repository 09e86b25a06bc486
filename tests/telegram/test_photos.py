"""/create with photos, over HTTP: the simulated provider fetches them from the bot, which has them of Telegram."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from bot.addresses import image_path
from bot.app import App
from bot.sandbox.telegram import SimulatedMessage, Upload
from tests.images import TYPES, document, image, photo
from tests.telegram.test_create import card_of, create_button, creating, is_card, make
from tests.test_failover import free_port
from tests.world import World, balance, is_video

IMAGE_TO_VIDEO = "sora-2-image-to-video"
SHADES = (10, 90, 200)


@asynccontextmanager
async def reachable(world: World, **changes: Any) -> AsyncIterator[App]:
    """A bot that creates, and that providers can reach."""
    port = free_port()
    public = {"public_url": f"http://127.0.0.1:{port}", "http_port": port}
    async with creating(world, **(public | changes)) as app:
        yield app


def fetched(world: World) -> list[bytes]:
    """What kie fetched, in order."""
    return [each.content for each in world.kie.images.fetched]


async def addresses_of_running_job(world: World, app: App) -> list[str]:
    """Have a video made of two photos, which takes its time; the addresses that kie was given."""
    world.kie.duration = 60.0
    await world.ann.send_album([photo(shade=shade) for shade in SHADES[:2]], "/create a walk")
    card = await world.ann.chat.wait_for(lambda message: "2 photos" in message.text)
    await world.ann.press(card, "Create, 5 credits")
    await world.kie.wait_for_tasks(1)
    addresses: list[str] = world.kie.tasks[0].inputs["image_urls"]
    return addresses


async def status_of(url: str) -> tuple[int, bytes]:
    async with httpx.AsyncClient() as client:
        answer = await client.get(url)
        return answer.status_code, answer.content


async def test_a_photo_becomes_a_video(world: World) -> None:
    """The provider fetches exactly the photo that was sent, with its type, and gets the words beside it."""
    upload = photo(shade=40)
    async with reachable(world):
        card = await card_of(world.ann, "/create it {smiles} & waves", media=upload)
        assert "Made from your photo." in card.text
        await make(world.ann, card)
        assert await balance(world.ann) == 15
    (task,) = world.kie.tasks
    (seen,) = world.kie.images.fetched
    assert task.model == IMAGE_TO_VIDEO
    assert task.inputs == {
        "prompt": "it {smiles} & waves",
        "image_urls": [seen.url],
        "aspect_ratio": "landscape",
        "n_frames": "10",
        "remove_watermark": True,
        "upload_method": "s3",
    }
    assert (seen.content, seen.content_type) == (upload.content, "image/jpeg")


@pytest.mark.parametrize("kind", TYPES)
async def test_types(kind: str, world: World) -> None:
    """JPEG, PNG and WebP go as files too, whatever type the file claims; its first bytes tell."""
    content = image(kind)
    async with reachable(world):
        await make(world.ann, await card_of(world.ann, "/create x", media=document(content, "image/png")))
    (seen,) = world.kie.images.fetched
    assert (seen.content, seen.content_type) == (content, TYPES[kind])


async def test_in_answer_to_a_photo(world: World) -> None:
    """/create in answer to a photo takes that one; without words, it asks for them first."""
    async with reachable(world):
        shown = await world.ann.say(media=photo(shade=77))
        await world.ann.say("/create", reply_to=shown)
        await world.ann.chat.wait_for(lambda message: "What shall the video show?" in message.text)
        card = await card_of(world.ann, "it turns around")
        assert "Made from your photo." in card.text
        await make(world.ann, card)
    assert fetched(world) == [image(shade=77)]
    assert world.kie.tasks[0].inputs["prompt"] == "it turns around"


@pytest.mark.parametrize("captioned", [0, 2])
async def test_an_album(captioned: int, world: World) -> None:
    """Its photos come one by one, and make one card and one video, in their order; whichever has the caption."""
    async with reachable(world):
        await world.ann.send_album([photo(shade=shade) for shade in SHADES], "/create a day", captioned=captioned)
        card = await world.ann.chat.wait_for(lambda message: "3 photos" in message.text)
        assert [message for message in world.ann.chat.from_bot() if is_card(message)] == [card]
        await make(world.ann, card)
        assert await balance(world.ann) == 15
    assert len(world.kie.tasks) == 1
    assert fetched(world) == [image(shade=shade) for shade in SHADES]


async def test_an_album_brought_twice(world: World) -> None:
    """What Telegram brings again changes nothing."""
    async with reachable(world):
        messages = await world.ann.send_album([photo(shade=shade) for shade in SHADES], "/create a day")
        card = await world.ann.chat.wait_for(lambda message: "3 photos" in message.text)
        for message in messages:
            world.telegram.inject("message", message.wire, chat=world.ann.chat)
        await world.telegram.all_confirmed()
        await make(world.ann, card)
    assert fetched(world) == [image(shade=shade) for shade in SHADES]


async def test_more_photos_than_the_model_takes(world: World, tmp_path: Path) -> None:
    """The model's bound on their number holds; what the bot cannot give is told."""
    models = tmp_path / "models.toml"
    models.write_text(
        """
        [[model]]
        provider = "kie"
        name = "two-frames"
        title = "Two frames"
        kind = "create"
        [[model.input]]
        name = "prompt"
        type = "text"
        required = true
        [[model.input]]
        name = "frames"
        type = "image"
        required = true
        max_items = 2
        accepts = ["image/jpeg"]
        """
    )
    async with reachable(world, models=("two-frames",), models_file=str(models)):
        await world.ann.send_album([photo(shade=shade) for shade in SHADES], "/create a day")
        await world.ann.chat.wait_for(lambda message: "they may be too many" in message.text)
    assert world.kie.tasks == []


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (document(b"GIF89a" + bytes(100), "image/gif"), "JPEG, PNG or WebP"),
        (document(b"<svg/>", "image/png"), "JPEG, PNG or WebP"),
        (document(image("png") + bytes(10_000_000), "image/png"), "up to 10 MB"),
    ],
    ids=["gif", "svg", "big"],
)
async def test_files_that_are_not_taken(upload: Upload, words: str, world: World) -> None:
    """Another type, or too many bytes: a sentence, and nothing is begun."""
    async with reachable(world):
        said = await world.ann.say("/create x", media=upload)
        await world.ann.chat.wait_for(lambda message: words in message.text, after=said)
        assert not any(is_card(message) for message in world.ann.chat.from_bot())


async def test_without_public_url(world: World) -> None:
    """No provider could fetch them, so photos are not taken; words alone are, all the same."""
    async with creating(world):
        said = await world.ann.say("/create x", media=photo())
        await world.ann.chat.wait_for(lambda message: "Photos can't be used here" in message.text, after=said)
        await make(world.ann, await card_of(world.ann, "/create x"))
    assert fetched(world) == []


async def test_public_url_taken_away(world: World) -> None:
    """A card of before says that photos can't be used, whatever is pressed, and no job is made of it."""
    async with reachable(world):
        video = await make(world.ann, await card_of(world.ann, "/create x", media=photo()))
        card = await card_of(world.ann, "/create x", media=photo())
    async with creating(world):
        for shown, button in ((card, "Portrait"), (card, "Create, 5 credits"), (video, "Create again")):
            answer = await world.ann.press(shown, button)
            assert answer.show_alert
            assert "Photos can't be used here" in answer.text
        await world.ann.press(card, "Drop it")
        await card.wait_until(lambda message: "Dropped" in message.text)
        assert await balance(world.ann) == 15


async def test_public_url_taken_away_from_a_job(world: World) -> None:
    """A job that was taken before fails then, and its credits come back."""
    async with reachable(world, free_credits=0, admin_ids=frozenset({world.ann.id})):
        card = await card_of(world.ann, "/create x", media=photo())
        await world.ann.press(card, "Create, 5 credits")
        await world.ann.chat.wait_for(lambda message: "don't cover this" in message.text)
    async with creating(world, free_credits=0, admin_ids=frozenset({world.ann.id})):
        await world.ann.say(f"/grant {world.ann.id} 5")
        await world.ann.chat.wait_for(lambda message: "did not accept" in message.text)
        assert await balance(world.ann) == 5
    assert world.kie.tasks == []


async def test_a_server_in_local_mode(world: World, tmp_path: Path) -> None:
    """It names where the file lies on the disk that it shares with the bot."""
    world.telegram.files.local_folder = tmp_path
    async with reachable(world, telegram_api_local=True):
        await make(world.ann, await card_of(world.ann, "/create x", media=photo(shade=5)))
    assert fetched(world) == [image(shade=5)]


async def test_the_address_tells_nothing(world: World) -> None:
    """Neither the token nor the file's name nor who it is for stands in it; HEAD tells type and length alone."""
    async with reachable(world) as app:
        address, other = await addresses_of_running_job(world, app)
        token = world.telegram.token
        for secret in (token, token.split(":")[0], token.split(":")[1], str(world.ann.id), "AgAC"):
            assert secret not in address
        assert re.fullmatch(r"/images/\d+\.\d+\.[0-9a-f]{64}", urlsplit(address).path)
        async with httpx.AsyncClient() as client:
            head = await client.head(address)
        assert (head.status_code, head.headers["Content-Type"], head.content) == (200, "image/jpeg", b"")
        assert head.headers["Content-Length"] == str(len(image(shade=SHADES[0])))
        assert await status_of(address) == (200, image(shade=SHADES[0]))
        assert await status_of(other) == (200, image(shade=SHADES[1]))


async def test_forged_addresses(world: World) -> None:
    """One answer for all reasons: another signature, number, job or form."""
    async with reachable(world) as app:
        first, second = await addresses_of_running_job(world, app)
        base, _, name = first.rpartition("/")
        job, number, signature = name.split(".")
        token = app.settings.bot_token
        forged = [
            f"{base}/{job}.{number}.{'0' * 64}",
            f"{base}/{job}.{number}.{signature[:-1]}{'0' if signature[-1] != '0' else '1'}",
            f"{base}/{job}.{number}.{second.rpartition('.')[2]}",
            f"{base}/{job}.7.{signature}",
            f"{base}/{int(job) + 1}.{number}.{signature}",
            f"{base}/0.0.{signature}",
            f"{base}/{job}.{number}",
            f"{base}/{'9' * 400}.0.{signature}",
            f"{base}/%ff%fe.0.{signature}",
            f"{base}/{'%00' * 3}",
            base.removesuffix("/images") + image_path(token, int(job), 5, ""),
            base.removesuffix("/images") + image_path(token, 0, 0, ""),
        ]
        answers = {await status_of(url) for url in forged}
        assert answers == {(404, b"")}
        assert (await status_of(first))[0] == 200


async def test_late(world: World) -> None:
    """After the job's time, the address serves nothing."""
    async with reachable(world, job_timeout_seconds=600) as app:
        first, _ = await addresses_of_running_job(world, app)
        assert (await status_of(first))[0] == 200
        app.core.images._timeout = 0.0
        assert await status_of(first) == (404, b"")


async def test_after_the_end(world: World) -> None:
    """Once the video is delivered, the address serves nothing."""
    async with reachable(world) as app:
        await make(world.ann, await card_of(world.ann, "/create x", media=photo()))
        (seen,) = world.kie.images.fetched
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        assert await status_of(seen.url) == (404, b"")
        metrics = (await status_of(f"http://127.0.0.1:{app.port}/metrics"))[1].decode()
    assert 'sorabot_images_total{answer="sent"} 1.0' in metrics
    assert 'sorabot_images_total{answer="refused"} 1.0' in metrics


async def test_telegram_away(world: World) -> None:
    """The provider hears that the photo is not to be had now; no secret stands in what the bot logs of it."""
    async with reachable(world) as app:
        first, _ = await addresses_of_running_job(world, app)
        world.telegram.faults.outage(502)
        assert await status_of(first) == (503, b"")


async def test_create_again_from_a_photo(world: World) -> None:
    """The photo comes along."""
    async with reachable(world):
        video = await make(world.ann, await card_of(world.ann, "/create x", media=photo(shade=9)))
        await world.ann.press(video, "Create again")

        def is_new(message: SimulatedMessage) -> bool:
            return is_card(message) and "your photo" in message.text

        card = await world.ann.chat.wait_for(is_new, after=video)
        await world.ann.press(card, "Create, 5 credits")
        await world.ann.chat.wait_for(is_video, after=card)
    assert fetched(world) == [image(shade=9)] * 2


@pytest.mark.parametrize("how", ["caption", "answer"])
async def test_in_a_group(world: World, how: str) -> None:
    """A photo with the command as its caption, or that the command answers, is made a video of there, too."""
    bob = world.telegram.user("Bob", started=True)
    group = world.telegram.group("Friends", [world.ann, bob])
    upload = photo(shade=40)
    async with reachable(world):
        if how == "caption":
            said = await bob.say("/create it waves", chat=group, media=upload)
        else:
            sent = await world.ann.say("", chat=group, media=upload)
            said = await bob.say("/create it waves", chat=group, reply_to=sent)
        card = await group.wait_for(is_card, after=said)
        assert "Made from your photo." in card.text
        await bob.press(card, create_button(card))
        await group.wait_for(is_video, after=card)
        assert await balance(bob) == 15
    assert len(fetched(world)) == 1
