"""Clocks that are wrong, or are set right: nobody waits longer for it, and nobody is told that it took too long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.sandbox import PATIENCE_SECONDS
from bot.settings import Updates
from tests.clock import ShiftedClock
from tests.databases import postgres_url
from tests.world import TASK_SECONDS, TENFOLD, World, balance, is_video, new_link, teach

HOUR = 3600.0


@pytest.fixture
async def shared(world: World) -> AsyncIterator[World]:
    """A world whose bots share one PostgreSQL."""
    async with postgres_url() as url:
        world.database_url = url
        yield world


async def ask_and_get(world: World) -> None:
    said = await world.ann.say(new_link())
    await world.ann.chat.wait_for(is_video, after=said)


@pytest.mark.postgres
@pytest.mark.parametrize("wrong", [-60.0, 1000.0])
async def test_a_process_whose_clock_is_wrong(shared: World, wrong: float) -> None:
    """The video comes as soon as with a right one, and the progress tells true times."""
    shared.clock.pass_(wrong)
    shared.hold_tasks()
    async with shared.bot() as app:
        await teach(app.database, "kie", seconds=TASK_SECONDS)
        await shared.ann.say(new_link())
        progress = await shared.ann.chat.wait_for(lambda message: "Cleaning" in message.text)
        assert "min" not in progress.text
        assert "00 s" not in progress.text
        shared.let_tasks_end()
        await shared.ann.chat.wait_for(is_video)
        assert await balance(shared.ann) == 2
    assert shared.kie.polls < 25


@pytest.mark.postgres
async def test_two_processes_whose_clocks_differ(shared: World) -> None:
    """Whichever of them takes a step, each job ends with its video."""
    other = ShiftedClock()
    other.pass_(-HOUR)
    shared.clock.pass_(HOUR)
    users = [shared.telegram.user(f"User {number}") for number in range(6)]
    async with shared.bot() as app:
        await teach(app.database, "kie", seconds=TASK_SECONDS)
        async with App(shared.settings(updates=Updates.NONE), rates=TENFOLD, clock=other):
            await asyncio.gather(*(user.say(new_link()) for user in users))
            await asyncio.gather(*(user.chat.wait_for(is_video) for user in users))
    assert len(shared.kie.tasks) == 6


async def test_a_clock_that_is_set_back(world: World) -> None:
    """A job that waits is not left alone for an hour."""
    async with world.bot() as app:
        await teach(app.database, "kie", seconds=3.0)
        world.hold_tasks()
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(lambda message: "Cleaning" in message.text)
        world.let_tasks_end()
        world.clock.pass_(-HOUR)
        await world.ann.chat.wait_for(is_video)
        await ask_and_get(world)


async def test_a_clock_that_is_set_back_between_two_runs(world: World) -> None:
    """What waited when the process ended goes on with the next one."""
    world.hold_tasks()
    async with world.bot():
        await world.ann.say(new_link())
        await world.kie.wait_for_polls(1)
    world.let_tasks_end()
    world.clock.pass_(-HOUR)
    async with world.bot():
        await world.ann.chat.wait_for(is_video)


async def test_a_rest_ends_when_the_clock_is_set_back(world: World) -> None:
    """A provider in cooldown for a minute is tried again, not an hour later."""
    world.kie.paused = True
    async with world.bot():
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(lambda message: "unavailable" in message.text)
        world.clock.pass_(-HOUR)
        world.kie.paused = False
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not any(map(is_video, world.ann.chat.messages)):
                said = await world.ann.say(new_link())
                await world.ann.chat.wait_for(
                    lambda message: is_video(message) or "unavailable" in message.text, after=said
                )
                await asyncio.sleep(1.0)
