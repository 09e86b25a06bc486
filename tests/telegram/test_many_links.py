"""Many links in one message: one card with a line each, and the videos together where they are ready together."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.telegram import ApiError, SimulatedMessage
from bot.telegram.paces import Rate, Rates
from tests.telegram.test_fairness import know
from tests.test_main_job import bar
from tests.world import World, ask, balance, is_video, new_link, teach


def links(count: int) -> list[str]:
    return [new_link() for _ in range(count)]


def is_card(message: SimulatedMessage) -> bool:
    return " of " in message.text and " · " in message.text


def videos(world: World) -> list[SimulatedMessage]:
    return [message for message in world.ann.chat.from_bot() if is_video(message)]


def ready_together(world: World, count: int) -> None:
    """Let no download begin before so many were asked for: their videos are ready at the same time."""
    asked: list[str] = []
    all_asked = asyncio.Event()

    async def hold(moment: str) -> None:
        if moment == "start":
            asked.append(moment)
            if len(asked) == count:
                all_asked.set()
            await all_asked.wait()

    world.providers.results.on_download = hold


async def test_one_card(world: World) -> None:
    """Three links are one message with a line each, which is gone when all videos stand there."""
    world.kie.duration = 1.0
    async with world.bot():
        said = await world.ann.say("\n".join(links(3)))
        card = await world.ann.chat.wait_for(is_card)
        assert card.reply_to is not None
        assert card.reply_to.id == said.id
        assert [line.split(" · ")[0] for line in card.text.splitlines()] == ["1 of 3", "2 of 3", "3 of 3"]
        await card.wait_until(lambda message: message.deleted)
        assert len(videos(world)) == 3
        assert await balance(world.ann) == 0
    told = [message for message in world.ann.chat.messages if message.from_bot and "Got it" in message.text]
    assert told == []


async def test_lines_tell_where_each_stands(world: World) -> None:
    """What is cleaned says how long that usually takes, and what waits its true place."""
    world.kie.duration = 600.0
    async with world.bot(max_active_jobs_per_user=1) as app:
        await teach(app.database, "kie", seconds=40.0)
        await world.ann.say("\n".join(links(3)))
        card = await world.ann.chat.wait_for(is_card)
        await card.wait_until(lambda message: "cleaning · usually 40 s" in message.text.splitlines()[0])
        assert [line.split(" · ")[2] for line in card.text.splitlines()[1:]] == ["in the queue: 1", "in the queue: 2"]
        world.clock.pass_(70)
        await card.wait_until(lambda message: "cleaning · longer than usual" in message.text)


async def test_one_edit_for_all_lines(world: World) -> None:
    """However many lines change at a time, the card is edited once."""
    world.kie.duration = 600.0
    async with world.bot(free_credits=5):
        await world.ann.say("\n".join(links(5)))
        card = await world.ann.chat.wait_for(is_card)
        await world.kie.wait_for_tasks(5)
        await card.wait_until(lambda message: message.text.count("cleaning") == 5)
        assert len(card.edits) <= 2
    assert {call.parameters["message_id"] for call in world.telegram.calls.of("editMessageText")} == {str(card.id)}


async def test_the_rest_is_cancelled(world: World) -> None:
    """One button cancels what no provider was asked for; what is cleaned still comes, and the card says the sum."""
    world.kie.duration = 1.5
    async with world.bot(max_active_jobs_per_user=1):
        await world.ann.say("\n".join(links(3)))
        card = await world.ann.chat.wait_for(is_card)
        await world.kie.wait_for_tasks(1)
        answer = await world.ann.press(card, "Cancel the rest")
        assert answer.text == "Cancelled 2 videos."
        await card.wait_until(lambda message: "1 delivered, 2 cancelled. 2 credits are back." in message.text)
        assert card.buttons == []
        assert len(videos(world)) == 1
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_only_ones_own_are_cancelled(world: World) -> None:
    """The button of somebody else's card cancels nothing."""
    world.kie.duration = 600.0
    bob = world.telegram.user("Bob", started=True)
    async with world.bot(max_active_jobs_per_user=1):
        await world.ann.say("\n".join(links(2)))
        card = await world.ann.chat.wait_for(is_card)
        answer = await bob.press(card, "Cancel the rest")
        assert "Too late" in answer.text


async def test_in_a_group(world: World) -> None:
    """One card there, too; of the others, an administrator alone cancels the rest."""
    world.kie.duration = 600.0
    bob = world.telegram.user("Bob")
    owner = world.telegram.user("Olga")
    group = world.telegram.group("Friends", [owner, world.ann, bob])
    async with world.bot(max_active_jobs_per_user=1):
        said = await world.ann.say(f"/clean {' '.join(links(3))}", chat=group)
        card = await group.wait_for(is_card)
        assert card.reply_to is not None
        assert card.reply_to.id == said.id
        await world.kie.wait_for_tasks(1)
        assert (await bob.press(card, "Cancel the rest")).show_alert
        assert (await owner.press(card, "Cancel the rest")).text == "Cancelled 2 videos."
        await card.wait_until(lambda message: message.text.count("cancelled") == 2)
        assert await balance(world.ann) == 2


async def test_failures_are_told_by_link(world: World) -> None:
    """The line of a link that failed says why, the others are delivered, and the sum is told in a line."""
    world.kie.duration = 1.0
    good, blocked = links(2)
    async with world.bot(max_active_jobs_per_user=1) as app:
        await world.ann.say(f"{good} {blocked}")
        card = await world.ann.chat.wait_for(is_card)
        await bar(app, blocked)
        await card.wait_until(lambda message: "1 delivered, 1 failed. 1 credit is back." in message.text)
        first, second, _ = card.text.splitlines()
        assert first.endswith("delivered")
        assert second.endswith("blocked by the operator of this bot")
        assert await balance(world.ann) == 2
    assert [message for message in world.ann.chat.from_bot() if "blocked" in message.text] == [card]


async def test_what_lacks_credits(world: World) -> None:
    """It is told once, the card says which links wait, and they go on by themselves once there are credits."""
    world.kie.duration = 0.5
    async with world.bot(free_credits=2, admin_ids=frozenset({world.ann.id})):
        await world.ann.say("\n".join(links(4)))
        card = await world.ann.chat.wait_for(is_card)
        assert [line.split(" · ")[2] for line in card.text.splitlines()[2:]] == ["waits for credits"] * 2
        await world.ann.chat.wait_for(lambda message: "don't cover this" in message.text)
        await card.wait_until(lambda message: "2 delivered" in message.text)
        assert card.text.count("waits for credits") == 2
        await ask(world.ann, f"/grant {world.ann.id} 2", "Done")
        await card.wait_until(lambda message: message.deleted)
        assert len(videos(world)) == 4
    told = [m for m in world.ann.chat.messages if m.from_bot and "don't cover this" in m.text]
    assert len(told) == 1


async def test_all_rest(world: World) -> None:
    """Where no provider works, one button keeps all links of the card."""
    world.kie.paused = True
    async with world.bot():
        await world.ann.say("\n".join(links(2)))
        card = await world.ann.chat.wait_for(is_card)
        await card.wait_until(lambda message: "2 failed. 2 credits are back." in message.text)
        answer = await world.ann.press(card, "Clean them when the providers are back")
        assert "keep your link" in answer.text
        assert await balance(world.ann) == 3


async def test_known_videos_are_an_album(world: World) -> None:
    """Videos that were delivered before come as one album, each with its link, and cost nothing."""
    known = links(3)
    bob = world.telegram.user("Bob")
    async with world.bot():
        for link in known:
            await bob.say(link)
        async with asyncio.timeout(60):
            while len([m for m in bob.chat.from_bot() if is_video(m)]) < 3:
                await bob.chat.wait_for(is_video, after=bob.chat.mark())
        await world.ann.say(" ".join(known))
        await world.telegram.calls.wait_for(lambda call: call.method == "sendMediaGroup")
        assert await balance(world.ann) == 3
    together = videos(world)
    assert len({video.wire["media_group_id"] for video in together}) == 1
    assert sorted(video.text for video in together) == sorted(f"AI-generated video.\n{link}" for link in known)
    assert len(world.kie.tasks) == 3


async def test_an_album_counts_for_each_of_its_videos(world: World) -> None:
    """Its chat's rate is used up by as many messages as it has videos."""
    carl = world.telegram.user("Carl")
    rates = Rates(chat=Rate(1, 3600.0, burst=5))
    async with world.bot(rates=rates) as app:
        await world.ann.say(" ".join(await know(app, carl, 6)))
        await world.telegram.calls.wait_for(lambda call: call.method == "sendMediaGroup")
        assert not app._telegram.messenger._sender.has_room(world.ann.id)
        assert len(videos(world)) == 5


async def test_ready_together(world: World) -> None:
    """Videos that are ready at the same time are uploaded as one album, as the provider made them."""
    ready_together(world, 3)
    async with world.bot():
        await world.ann.say(" ".join(links(3)))
        await world.telegram.calls.wait_for(lambda call: call.method == "sendMediaGroup")
        assert await balance(world.ann) == 0
        assert {video.video.sha256 for video in videos(world) if video.video} == {world.providers.sample.sha256}
    assert len(videos(world)) == 3


@pytest.mark.parametrize("words", ["WEBPAGE_MEDIA_EMPTY", "wrong file identifier/HTTP URL specified"])
async def test_an_album_that_is_refused(world: World, words: str) -> None:
    """Its videos come one by one, each once."""
    ready_together(world, 3)
    refused = world.telegram.faults.refuse(ApiError(400, f"Bad Request: {words}"), calls=None, method="sendMediaGroup")
    async with world.bot():
        await world.ann.say(" ".join(links(3)))
        card = await world.ann.chat.wait_for(is_card)
        await card.wait_until(lambda message: message.deleted)
        assert await balance(world.ann) == 0
    assert len(refused.hits) == 1
    assert len(videos(world)) == 3


async def test_an_outage_at_the_album(world: World) -> None:
    """It is tried again as an album, and paid once."""
    ready_together(world, 2)
    async with world.bot():
        fault = world.telegram.faults.outage(502, calls=1, method="sendMediaGroup")
        await world.ann.say(" ".join(links(2)))
        await fault.wait_until_hit()
        card = await world.ann.chat.wait_for(is_card)
        await card.wait_until(lambda message: message.deleted)
        assert await balance(world.ann) == 1
    assert len(videos(world)) == 2
    assert world.telegram.calls.of("sendVideo") == []
