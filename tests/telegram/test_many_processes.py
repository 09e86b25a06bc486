"""Several bots on one PostgreSQL keep Telegram's rates together, and each tells only of the jobs that it holds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.jobs.states import JobState
from bot.routing.tasks import Task, Tasks
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import Mark, SimulatedMessage, User
from bot.sandbox.telegram import Rates as SimulatedRates
from bot.sources import SOURCES
from bot.sources.base import read_link
from bot.storage.tables import jobs, videos
from bot.telegram.paces import Rates
from tests.databases import migrated, postgres_url
from tests.telegram.test_inline import choose, has_video, storage
from tests.world import TASK_SECONDS, TENFOLD, World, ask, balance, is_video, new_link, teach

pytestmark = pytest.mark.postgres


@pytest.fixture
async def world(world: World) -> AsyncIterator[World]:
    """A world on PostgreSQL."""
    async with postgres_url() as url:
        async with migrated(url, world.clock) as database:
            await teach(database, "kie", seconds=TASK_SECONDS)
        world.database_url = url
        yield world


@asynccontextmanager
async def three_bots(world: World, rates: Rates = TENFOLD, **changes: Any) -> AsyncIterator[list[App]]:
    """One that takes updates, and two that only run jobs."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(world.bot(rates=rates, **changes))
        others = [await stack.enter_async_context(world.bot(rates=rates, updates="none", **changes)) for _ in range(2)]
        yield [first, *others]


async def know(app: App, file_id: str, links: list[str]) -> None:
    """Let the bot have delivered these videos before."""
    async with app.database.transaction() as connection:
        for address in links:
            link = read_link(address, SOURCES)
            assert link is not None
            await connection.execute(videos.insert().values(identity=link.video, file_id=file_id, created_at=0.0))


async def first_file(app: App) -> str:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            async with app.database.reading() as connection:
                if file_id := await connection.scalar(select(videos.c.file_id)):
                    return str(file_id)
            await asyncio.sleep(0.05)


async def gets_video(user: User) -> None:
    said = await user.say(new_link())
    await user.chat.wait_for(is_video, after=said)


async def have_begun(app: App, number: int) -> None:
    """Until so many jobs have found that their chat has no room."""
    put_off = select(func.count()).where(
        jobs.c.state == JobState.DELIVERING, ~jobs.c.leased, jobs.c.due > app.database.now + 60
    )
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            async with app.database.reading() as connection:
                if (await connection.scalar(put_off) or 0) >= number:
                    return
            await asyncio.sleep(0.05)


def has_failed(message: SimulatedMessage) -> bool:
    return "could not be cleaned" in message.text


async def test_three_processes_keep_one_chats_rate(world: World) -> None:
    """Twelve videos for one chat, sent by three processes: Telegram refuses none for coming too fast."""
    bob = world.telegram.user("Bob")
    async with three_bots(world, Rates()) as apps:
        await bob.say(new_link())
        links = [new_link() for _ in range(12)]
        await know(apps[0], await first_file(apps[0]), links)
        world.telegram.faults.keep_rates(SimulatedRates())
        shown: SimulatedMessage | Mark = world.ann.chat.mark()
        await world.ann.say("\n".join(links[:6]))
        await world.ann.say("\n".join(links[6:]))
        for _ in links:
            shown = await world.ann.chat.wait_for(is_video, after=shown)
    assert world.telegram.faults.over_rate == []


async def test_all_processes_obey_one_429(world: World) -> None:
    """What one process is told about a chat, all obey: one call is refused, and none comes before it may."""
    bob = world.telegram.user("Bob")
    async with three_bots(world) as apps:
        await bob.say(new_link())
        links = [new_link() for _ in range(9)]
        await know(apps[0], await first_file(apps[0]), links)
        flood = world.telegram.faults.too_many_requests(3600, calls=None, method="sendVideo", chat_id=world.ann.id)
        await world.ann.say(links[0])
        await flood.wait_until_hit()
        await gets_video(bob)
        await world.ann.say("\n".join(links[1:]))
        await have_begun(apps[0], len(links))
        await gets_video(bob)
    assert len(flood.hits) == 1


async def test_the_end_of_a_job_stays_in_its_message(world: World) -> None:
    """Whichever of three processes closes a failed job, none of the others writes over what it told."""
    bob = world.telegram.user("Bob")
    world.kie.duration = 2.0
    async with three_bots(world):
        world.kie.fail_next(20)
        said = await world.ann.say("\n".join(new_link() for _ in range(2)))
        shown: SimulatedMessage | Mark = said
        for _ in range(2):
            shown = message = await world.ann.chat.wait_for(lambda message: message.from_bot, after=shown)
            await message.wait_until(has_failed)
        world.kie.duration = 4.0
        # While Bob's is tried, each process has looked at what it shows.
        await ask(bob, new_link(), "could not be cleaned")
    assert all(has_failed(message) for message in world.ann.chat.from_bot())


async def test_a_process_that_starts_beside_another(world: World) -> None:
    """It leaves the other's work to it: a provider that is being asked is not asked once more."""
    asked, answered = asyncio.Event(), asyncio.Event()

    async def hold_the_first() -> None:
        if not asked.is_set():
            asked.set()
            await answered.wait()

    world.kie.before_create = hold_the_first
    bob = world.telegram.user("Bob")
    async with world.bot():
        said = await world.ann.say(new_link())
        await asyncio.wait_for(asked.wait(), PATIENCE_SECONDS)
        async with world.bot(updates="none"):
            await gets_video(bob)
            answered.set()
            await world.ann.chat.wait_for(is_video, after=said)
    assert world.kie.creates == 2


async def test_who_waits_is_ready(world: World) -> None:
    """A process that would take the updates while another does says so, and is ready to take over."""
    async with world.bot() as first, world.bot() as second, httpx.AsyncClient() as client:
        told: dict[int, str] = {}
        async with asyncio.timeout(PATIENCE_SECONDS):
            while sorted(told.values()) != ["ready", "ready; another process takes the updates"]:
                for port in (first.port, second.port):
                    told[port] = (await client.get(f"http://127.0.0.1:{port}/readyz")).text.strip()
                await asyncio.sleep(0.05)
        await gets_video(world.ann)


async def test_inline_messages(world: World) -> None:
    """Each becomes its video or the reason why not, whichever process took the choice, did the work and told it."""
    users = [world.telegram.user(f"User {number}") for number in range(8)]
    async with three_bots(world, storage_chat_id=storage(world).id):
        messages = [await choose(user, new_link()) for user in users]
        await asyncio.gather(*(message.wait_until(has_video) for message in messages))
        world.kie.paused = True
        refused = [await choose(user, new_link()) for user in users]
        await asyncio.gather(*(message.wait_until(lambda each: "unavailable" in each.text) for message in refused))
        assert {await balance(user) for user in users} == {2}
        assert all("unavailable" in message.text for message in refused)
    assert all(message.video is not None for message in messages)


async def test_two_ask_for_the_same_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both jobs look for a task before either has opened one: one task serves both, and nothing goes wrong."""
    bob, link = world.telegram.user("Bob"), new_link()
    looked, both, find = 0, asyncio.Event(), Tasks.of_identity

    async def find_together(self: Tasks, *args: Any, **kwargs: Any) -> list[Task]:
        nonlocal looked
        found = await find(self, *args, **kwargs)
        looked += 1
        if looked == 2:
            both.set()
        await asyncio.wait_for(both.wait(), PATIENCE_SECONDS)
        return found

    async with world.bot():
        monkeypatch.setattr(Tasks, "of_identity", find_together)
        await world.ann.say(link)
        await bob.say(link)
        for user in (world.ann, bob):
            await user.chat.wait_for(is_video)
    assert len(world.kie.tasks) == 1
