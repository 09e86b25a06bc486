"""A provider's task belongs to somebody who waits for it, or ends: none blocks its provider, nobody waits in vain."""

from __future__ import annotations

import asyncio

import pytest

from bot.providers.base import Limits
from bot.providers.kie import Kie
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers import Refusal
from bot.sandbox.telegram import User
from tests.users.test_erasure import leave
from tests.world import World, ask, balance, is_video, new_link

HANGING = 100_000.0


async def five_who_wait(world: World) -> list[User]:
    """As many users as may be asked for at once, and SaveSora hangs with each of their videos."""
    world.providers.savesora.duration = HANGING
    users = [world.telegram.user(f"User {number}") for number in range(5)]
    await asyncio.gather(*(user.say(new_link()) for user in users))
    await world.providers.savesora.wait_for_tasks(5)
    return users


async def gets_a_video(world: World, name: str) -> None:
    user = world.telegram.user(name)
    await user.say(new_link())
    await user.chat.wait_for(is_video)


async def test_users_who_left_block_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes after them gets a video, in the same run and after a restart."""
    monkeypatch.setattr("bot.app.STOP_SECONDS", 0.1)
    async with world.bot(use=("savesora",)):
        users = await five_who_wait(world)
        for user in users:
            await leave(user)
        world.providers.savesora.duration = 0.0
        await gets_a_video(world, "Bob")
    async with world.bot(use=("savesora",)):
        await gets_a_video(world, "Cleo")


async def test_jobs_that_nobody_worked_on_block_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five were being asked for when the process ended, and timed out before the next one started."""
    monkeypatch.setattr("bot.app.STOP_SECONDS", 0.1)
    async with world.bot(use=("savesora",)):
        users = await five_who_wait(world)
    world.clock.pass_(24 * 3600)
    world.providers.savesora.duration = 0.0
    async with world.bot(use=("savesora",)):
        for user in users:
            await user.chat.wait_for(lambda message: "took too long" in message.text)
        await gets_a_video(world, "Bob")


async def test_a_task_that_hangs_gives_its_place_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job that it was for timed out, younger though the task was."""
    monkeypatch.setattr(Kie, "limits", Limits(at_once=1))
    world.kie.duration = HANGING
    world.kie.trouble_next(Refusal(429, retry_after=600))
    asked = asyncio.Event()

    async def note() -> None:
        asked.set()

    world.kie.before_create = note
    async with world.bot():
        await world.ann.say(new_link())
        await asyncio.wait_for(asked.wait(), PATIENCE_SECONDS)
    world.clock.pass_(601)
    async with world.bot():
        await world.kie.wait_for_tasks(1)
        world.clock.pass_(300)
        await world.ann.chat.wait_for(lambda message: "took too long" in message.text)
        assert await balance(world.ann) == 3
        world.kie.duration = 0.0
        world.clock.pass_(200)
        await gets_a_video(world, "Bob")


async def test_who_joined_does_not_wait_for_nobody(world: World) -> None:
    """The one whose job asked for the video has left; the other's job asks again."""
    link, bob = new_link(), world.telegram.user("Bob")
    world.providers.savesora.duration = HANGING
    async with world.bot(use=("savesora",)):
        await world.ann.say(link)
        await world.providers.savesora.wait_for_tasks(1)
        await ask(bob, link, "Cleaning")
        world.providers.savesora.duration = 0.0
        await leave(world.ann)
        await bob.chat.wait_for(is_video)
        assert await balance(bob) == 2


async def test_a_provider_that_is_no_longer_used(world: World) -> None:
    """Its running job goes to another one, which is asked once."""
    world.kie.duration = HANGING
    async with world.bot(use=("kie",)):
        await world.ann.say(new_link())
        await ask(world.ann, "/help", "How it works")
        await world.kie.wait_for_polls(1)
    async with world.bot(use=("apikley",)):
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.providers.apikley.tasks) == 1
