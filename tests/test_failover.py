"""Four providers, one bot: users notice nothing of the one that fails, and hear plainly when all are unavailable."""

from __future__ import annotations

import asyncio
import socket

import httpx
import pytest

from bot.addresses import callback_path
from bot.providers.base import ErrorKind, Limits, ProviderError
from bot.providers.jobs_api import CLEANER
from bot.providers.kie import Kie
from bot.routing.health import HealthStore
from bot.sandbox.providers import Trouble
from tests.world import World, ask, balance, is_video, new_link, teach

WAITS = "your credits don't cover all that you asked for"
ALL = ("kie", "apikley", "apimall", "savesora")


@pytest.mark.parametrize("name", ALL)
async def test_each_provider_alone_makes_the_video(world: World, name: str) -> None:
    async with world.bot(use=(name,)):
        await world.ann.say(new_link())
        video = await world.ann.chat.wait_for(is_video)
        assert video.video is not None
        assert video.video.sha256 == world.providers.sample.sha256
        assert await balance(world.ann) == 2


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.AUTH,
        Trouble.NO_CREDITS,
        Trouble.PAUSED,
        Trouble.BAD_INPUT,
        Trouble.RATE_LIMITED,
    ],
)
async def test_a_job_moves_on_at_once_when_a_provider_does_not_take_it(world: World, trouble: Trouble) -> None:
    world.kie.trouble(trouble)
    async with world.bot(use=("kie", "apikley")):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert world.kie.creates == 1
    assert len(world.providers.apikley.tasks) == 1


@pytest.mark.parametrize("garbage", [Trouble.HTML, Trouble.HALF_JSON, Trouble.WRONG_TYPES, Trouble.JUNK, Trouble.DROP])
async def test_a_provider_that_answers_garbage_is_asked_again_and_users_notice_nothing(
    world: World, garbage: Trouble
) -> None:
    world.kie.trouble_next(garbage)
    async with world.bot():
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2


async def test_a_poll_that_goes_wrong_is_repeated(world: World) -> None:
    world.kie.trouble_next_poll(Trouble.HTML)
    async with world.bot():
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
    assert len(world.kie.tasks) == 1


async def test_a_task_that_fails_goes_to_one_other_provider(world: World) -> None:
    world.kie.fail_next()
    async with world.bot(use=ALL):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert [len(provider.tasks) for provider in world.providers.all] == [1, 1, 0, 0]


async def test_a_link_that_two_providers_reject_is_told_and_costs_nothing(world: World) -> None:
    for provider in world.providers.all:
        provider.trouble(Trouble.BAD_INPUT)
    async with world.bot(use=ALL):
        await ask(world.ann, new_link(), "not accepted")
        assert await balance(world.ann) == 3
    assert sum(provider.creates for provider in world.providers.all) == 2


async def test_a_video_that_is_not_allowed_is_asked_for_nowhere_else(world: World) -> None:
    world.providers.apimall.trouble(Trouble.MODERATION)
    async with world.bot(use=("apimall", "kie")):
        await ask(world.ann, new_link(), "don't allow this one")
        assert await balance(world.ann) == 3
    assert world.kie.creates == 0


async def test_an_order_whose_answer_was_lost_is_made_once_where_the_provider_knows_its_key(world: World) -> None:
    world.providers.apimall.trouble_next(Trouble.LOST_ANSWER)
    async with world.bot(use=("apimall",)):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert world.providers.apimall.creates == 2
    assert len(world.providers.apimall.tasks) == 1


async def test_an_order_whose_answer_was_lost_is_counted_where_nobody_can_find_it(world: World) -> None:
    world.kie.trouble_next(Trouble.LOST_ANSWER)
    async with world.bot() as app:
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
        metrics = app.metrics.text().decode()
    assert (
        'sorabot_provider_creates_unanswered_total{capability="sora-watermark-remover",provider="kie"} 1.0' in metrics
    )
    assert len(world.kie.tasks) == 2


async def test_a_dead_provider_is_passed_over_until_its_rest_is_over_and_then_tried_by_itself(world: World) -> None:
    world.kie.paused = True
    async with world.bot(use=("kie", "apikley")) as app:
        for _ in range(2):
            said = await world.ann.say(new_link())
            await world.ann.chat.wait_for(is_video, after=said)
        assert world.kie.creates == 1, "the second job did not try it"
        world.kie.paused = False
        world.clock.pass_(61)
        await app.monitor.check_all()
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)
    assert len(world.kie.tasks) == 1


@pytest.mark.parametrize(
    ("given_away", "told"), [(0, ["cleaned again. I am working on your link.", WAITS]), (1, [WAITS])]
)
async def test_what_credits_do_not_cover(world: World, given_away: int, told: list[str]) -> None:
    """Once providers are back, only what is worked on is told so; the rest is said to wait for credits."""
    world.kie.paused = True
    async with world.bot(free_credits=1) as app:
        failed = [await ask(world.ann, new_link(), "nothing was charged") for _ in range(2)]
        for message in failed:
            await world.ann.press(message, "Clean it when they are back")
        if given_away:
            await ask(world.ann, f"/gift {given_away}", "Here is your gift")
        before = world.ann.chat.messages[-1].id
        world.kie.paused = False
        world.clock.pass_(61)
        await app.monitor.check_all()
        await world.ann.chat.wait_for(lambda message: WAITS in message.text)
        notices = [message.text for message in world.ann.chat.from_bot() if message.id > before]
        notices = [notice for notice in notices if "cleaned again" in notice or WAITS in notice]
        assert len(notices) == len(told)
        assert all(words in notice for words, notice in zip(told, notices, strict=True))


async def test_links_go_on_when_providers_are_back(world: World) -> None:
    """Nothing is sold meanwhile; who asked hears once that they are back, and has their videos without a paste."""
    for provider in world.providers.all:
        provider.paused = True
    async with world.bot(use=("kie", "apikley")) as app:
        links = [new_link(), new_link()]
        told = [await ask(world.ann, link, "nothing was charged") for link in links]
        assert await balance(world.ann) == 3
        closed = await ask(world.ann, "/buy", "I sell no credits")
        assert [button.text for button in closed.buttons] == ["Tell me when they are back"]
        for message in told:
            answer = await world.ann.press(message, "Clean it when they are back")
            assert "will clean it as soon as" in answer.text
            await message.wait_until(lambda message: message.rows == [])
        assert await balance(world.ann) == 3
        await world.ann.press(closed, "Tell me when they are back")
        for provider in world.providers.all:
            provider.paused = False
        world.clock.pass_(61)
        await app.monitor.check_all()
        await world.ann.chat.wait_for(lambda message: "cleaned again" in message.text)
        await app.monitor.check_all()
        notices = [message for message in world.ann.chat.from_bot() if "cleaned again" in message.text]
        assert [notice.text.split(". ")[1] for notice in notices] == ["I am working on your 2 links."]
        video = await world.ann.chat.wait_for(is_video)
        await world.ann.chat.wait_for(is_video, after=video)
        assert await balance(world.ann) == 1
        await ask(world.ann, "/buy", "Telegram Stars")


async def test_operators_hear_once_of_a_refused_key_and_of_a_low_balance(world: World) -> None:
    olga = world.telegram.user("Olga", started=True)
    world.kie.trouble(Trouble.AUTH)
    world.providers.apimall.balance = 90
    async with world.bot(use=("kie", "apimall"), admin_ids=frozenset({olga.id})) as app:
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        await app.monitor.check_all()
        await app.monitor.check_all()
        texts = [message.text for message in olga.chat.from_bot()]
        assert sum("kie refuses the key" in text for text in texts) == 1
        assert sum("apimall is running low" in text for text in texts) == 1


async def test_an_empty_account_is_passed_over_before_it_is_asked(world: World) -> None:
    world.kie.balance = 0
    async with world.bot(use=("kie", "apikley")) as app:
        await app.monitor.check_all()
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
    assert world.kie.creates == 0


async def test_operators_see_how_each_provider_does_and_others_see_no_such_command(world: World) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(use=("kie", "apimall"), admin_ids=frozenset({olga.id})) as app:
        await app.monitor.check_all()
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        told = await ask(olga, "/providers", "kie")
        assert "works" in told.text
        assert "success rate: 100" in told.text
        assert "balance:" in told.text
        await ask(world.ann, "/providers", "don't know that command")


async def test_a_limit_is_never_exceeded_and_everybody_is_served(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kie, "limits", Limits(creates=3, window=1.0, at_once=2))
    world.kie.limit = (3, 1.0)
    users = [world.telegram.user(f"User {number}") for number in range(7)]
    async with world.bot():
        await asyncio.gather(*(user.say(new_link()) for user in users))
        await asyncio.gather(*(user.chat.wait_for(is_video) for user in users))
    assert world.kie.over_limit == 0
    assert world.kie.most_at_once <= 2


async def test_one_users_many_links_do_not_hold_up_anothers_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kie, "limits", Limits(at_once=1))
    world.kie.duration = 0.3
    bob = world.telegram.user("Bob")
    links = [new_link() for _ in range(6)]
    bobs = new_link()
    async with world.bot(free_credits=10):
        await world.ann.say("\n".join(links))
        await world.kie.wait_for_tasks(1)
        await bob.say(bobs)
        await bob.chat.wait_for(is_video)
    asked = [task.video_url for task in world.kie.tasks]
    assert asked.index(bobs) <= 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_a_callback_brings_the_video_without_waiting_for_the_next_poll(world: World) -> None:
    port = free_port()
    world.kie.duration = 0.5
    world.kie.deliveries = 3
    async with world.bot(public_url=f"http://127.0.0.1:{port}", http_port=port) as app:
        await teach(app.database, "kie", seconds=60.0)
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.telegram.calls.of("sendVideo")) == 1


async def test_a_callback_that_comes_before_the_answer(world: World) -> None:
    """The bot polls as soon as it has heard the task's name, not a minute later."""
    port = free_port()
    world.kie.duration = 0.0
    world.kie.deliveries = 0
    public = f"http://127.0.0.1:{port}"
    async with world.bot(public_url=public, http_port=port) as app:

        async def call_back() -> None:
            address = public + callback_path(app.settings.bot_token, "kie")
            async with httpx.AsyncClient() as client:
                await client.post(address, json={"code": 200, "data": {"taskId": world.kie.tasks[0].id}})

        world.kie.after_create = call_back
        await teach(app.database, "kie", seconds=600.0)
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2


async def test_a_forged_callback_makes_the_bot_do_nothing(world: World) -> None:
    port = free_port()
    world.kie.duration = 30.0
    world.kie.callback_key = "callback-secret"
    public = f"http://127.0.0.1:{port}"
    async with world.bot(public_url=public, http_port=port, callback_key="callback-secret") as app:
        await teach(app.database, "kie", seconds=60.0)
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        address = public + callback_path(app.settings.bot_token, "kie")
        body = {"code": 200, "data": {"taskId": world.kie.tasks[0].id, "state": "success"}}
        async with httpx.AsyncClient() as client:
            assert (await client.post(address, json=body)).status_code == 403
            assert (await client.post(address, content=b"nonsense")).status_code == 403
            assert (await client.post(f"{public}/callbacks/kie/guessed", json=body)).status_code == 404
        await ask(world.ann, "/help", "How it works")
    assert world.kie.polls == 0


async def test_operators_hear_that_all_rest(world: World) -> None:
    """Once when the last provider becomes unavailable, also over a restart, and once when the first is back."""
    olga = world.telegram.user("Olga", started=True)
    for restarted in (False, True):
        async with world.bot(admin_ids=frozenset({olga.id})) as app:
            async with app.database.transaction() as connection:
                await HealthStore(app.database, task_seconds=900).failed(
                    connection, "kie", CLEANER, ProviderError(ErrorKind.PAUSED, "resting")
                )
            await app.monitor.check_all()
            await app.monitor.check_all()
            told = [message.text for message in olga.chat.from_bot() if "providers are unavailable" in message.text]
            assert len(told) == 1, restarted
            if restarted:
                async with app.database.transaction() as connection:
                    await HealthStore(app.database, task_seconds=900).worked(connection, "kie", CLEANER)
                await app.monitor.check_all()
                await app.monitor.check_all()
    assert len([message for message in olga.chat.from_bot() if "works again" in message.text]) == 1
