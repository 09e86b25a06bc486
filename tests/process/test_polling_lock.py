"""Several real processes that are all to poll, on one PostgreSQL: one does, and another takes over when it dies."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.storage.tables import jobs
from tests.databases import migrated, postgres_url
from tests.process.forked_bot import ForkedBot
from tests.process.test_crashes import bot_process
from tests.process.test_kills import PATIENCE, beside, count
from tests.world import TASK_SECONDS, World, is_video, new_link, teach

pytestmark = [pytest.mark.process, pytest.mark.postgres]
POLLS, WAITS, TAKEN = "this process polls", "another process polls", "another process takes them"
TAKEN_OVER_SECONDS = 10.0


@pytest.fixture
async def world(world: World) -> AsyncIterator[World]:
    """A world on PostgreSQL."""
    async with postgres_url() as url:
        async with migrated(url, time.time) as database:
            await teach(database, "kie", seconds=TASK_SECONDS)
        world.database_url = url
        yield world


async def until(bots: list[ForkedBot], words: str, number: int, *, timeout: float = PATIENCE) -> list[ForkedBot]:
    """Until so many of them have logged these words. Returns those."""
    async with asyncio.timeout(timeout):
        while len(found := [bot for bot in bots if words in bot.log]) < number:  # noqa: ASYNC110  # other processes log
            await asyncio.sleep(0.05)
    return found


async def started(stack: AsyncExitStack, world: World, folder: Path, number: int) -> list[ForkedBot]:
    """So many processes, of which one polls and the others wait."""
    bots = []
    for name in range(number):
        own = folder / str(name)
        own.mkdir()
        settings = {"LOG_LEVEL": "INFO", "FREE_CREDITS": "10"}
        bots.append(await stack.enter_async_context(bot_process(world, own, **settings)))
    await until(bots, POLLS, 1)
    await until(bots, WAITS, number - 1)
    return bots


async def gets_video(world: World) -> None:
    said = await world.ann.say(new_link())
    await world.ann.chat.wait_for(is_video, after=said, timeout=PATIENCE)


async def test_one_polls_and_another_takes_over(world: World, tmp_path: Path) -> None:
    """Of three processes one polls; each time it is killed another does within ten seconds, and no link is lost."""
    async with AsyncExitStack() as stack:
        bots = await started(stack, world, tmp_path, 3)
        await gets_video(world)
        for left in (2, 1):
            [poller] = await until(bots, POLLS, 1)
            said = await world.ann.say(new_link())
            poller.kill()
            await poller.wait()
            bots.remove(poller)
            await until(bots, POLLS, 1, timeout=TAKEN_OVER_SECONDS)
            await world.ann.chat.wait_for(is_video, after=said, timeout=PATIENCE)
            assert len([bot for bot in bots if POLLS in bot.log]) == 1
            assert len(bots) == left
        assert not [bot for bot in bots if TAKEN in bot.log]
        async with beside(world) as database:
            assert await count(database, select(func.count()).select_from(jobs)) == 3


async def test_stopped_in_order(world: World, tmp_path: Path) -> None:
    """A poller that is asked to stop confirms what it took before another polls, so there is no conflict."""
    async with AsyncExitStack() as stack:
        bots = await started(stack, world, tmp_path, 2)
        await gets_video(world)
        [poller] = await until(bots, POLLS, 1)
        assert await poller.stop() == 0
        await until([bot for bot in bots if bot is not poller], POLLS, 1)
        await gets_video(world)
        assert not [bot for bot in bots if TAKEN in bot.log]


async def test_a_lost_connection(world: World, tmp_path: Path) -> None:
    """When the server ends the poller's connections, one of the two goes on polling, and no link is lost."""
    async with AsyncExitStack() as stack:
        await started(stack, world, tmp_path, 2)
        async with beside(world) as database, database.reading() as connection:
            cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            await connection.execute(text(f"{cut} AND datname = current_database()"))
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said, timeout=PATIENCE)
        async with beside(world) as database:
            assert await count(database, select(func.count()).select_from(jobs)) == 1
