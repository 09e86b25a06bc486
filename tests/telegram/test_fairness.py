"""One chat that has to wait holds up nobody else."""

from __future__ import annotations

import asyncio
from itertools import takewhile

import pytest
from sqlalchemy import ColumnElement, func, select

from bot.app import App
from bot.jobs.states import JobState
from bot.routing import pool
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import Mark, SimulatedMessage, User
from bot.sources import SOURCES
from bot.sources.base import read_link
from bot.storage.tables import jobs, videos
from bot.telegram.paces import Rate, Rates
from tests.world import World, ask, balance, is_video, new_link

ANSWERS = 40
MORE_THAN_SLOTS = 70
KNOWN_VIDEOS = 150
HOUR = 3600
"""Far less than the chats that have to wait would take."""
MINUTE = 60


@pytest.fixture
def bob(world: World) -> User:
    return world.telegram.user("Bob")


async def paste(user: User, links: list[str], *, to_a_message: int = 10) -> None:
    """Send the links, so many to a message. Those of one message share its progress, and their videos an album."""
    for start in range(0, len(links), to_a_message):
        await user.say("\n".join(links[start : start + to_a_message]))


def is_progress(message: SimulatedMessage) -> bool:
    return message.from_bot and "Got it" in message.text


def is_help(message: SimulatedMessage) -> bool:
    return message.from_bot and "How it works" in message.text


def before_the_video(user: User) -> list[SimulatedMessage]:
    return list(takewhile(lambda message: not is_video(message), user.chat.messages))


async def gets_video(user: User, link: str) -> None:
    await user.say(link)
    await user.chat.wait_for(is_video)


async def know(app: App, user: User, number: int) -> list[str]:
    """The links of so many videos that the bot has delivered before."""
    links = [new_link() for _ in range(number)]
    progress = await ask(user, links[0], "Got it")
    await progress.wait_until(lambda message: message.deleted)
    async with app.database.transaction() as connection:
        file_id = await connection.scalar(select(videos.c.file_id).where(videos.c.file_id.is_not(None)))
        for link in (read_link(link, SOURCES) for link in links[1:]):
            assert link is not None
            await connection.execute(videos.insert().values(identity=link.video, file_id=file_id, created_at=0.0))
    return links[1:]


async def have_begun(app: App, number: int) -> None:
    """Until so many jobs were claimed and have a video to send."""
    await number_fits(app, number, jobs.c.state == JobState.DELIVERING)


async def number_fits(app: App, number: int, *where: ColumnElement[bool]) -> None:
    """Until as many jobs are so."""
    fitting = select(func.count()).where(*where)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            async with app.database.reading() as connection:
                if (await connection.scalar(fitting) or 0) >= number:
                    return
            await asyncio.sleep(0.05)


async def test_mass_cancel_delays_nobody_else(world: World, bob: User) -> None:
    """Somebody sends 300 links on three credits and cancels them; a stranger's video comes all the same."""
    async with world.bot():
        await paste(world.ann, [new_link() for _ in range(300)])
        await ask(world.ann, "/cancel", "Cancelled")
        await gets_video(bob, new_link())


async def test_hour_long_429_delays_no_other_chat(world: World, bob: User) -> None:
    """More videos than there are slots wait for a chat that may not be written to for an hour; others get theirs."""
    carl = world.telegram.user("Carl")
    async with world.bot() as app:
        links = await know(app, carl, MORE_THAN_SLOTS)
        flood = world.telegram.faults.too_many_requests(HOUR, calls=None, method="sendVideo", chat_id=world.ann.id)
        await paste(world.ann, links, to_a_message=1)
        await flood.wait_until_hit()
        await have_begun(app, MORE_THAN_SLOTS - 5)
        await gets_video(bob, new_link())
    assert not any(is_video(message) for message in world.ann.chat.messages)


async def test_ends_told_to_a_slow_chat_delay_nobody(world: World, bob: User) -> None:
    """More cancelled jobs than there are slots have a message to change in a chat under a 429; others go on."""
    world.kie.duration = 0.5
    async with world.bot(free_credits=MORE_THAN_SLOTS, max_active_jobs_per_user=1):
        shown: SimulatedMessage | Mark = world.ann.chat.mark()
        await paste(world.ann, [new_link() for _ in range(MORE_THAN_SLOTS)], to_a_message=1)
        for _ in range(MORE_THAN_SLOTS - 3):
            shown = await world.ann.chat.wait_for(is_progress, after=shown)
        flood = world.telegram.faults.too_many_requests(50, calls=None, method="editMessageText", chat_id=world.ann.id)
        await world.ann.say("/cancel")
        await flood.wait_until_hit()
        await gets_video(bob, new_link())


async def test_many_known_videos_delay_nobody_else(world: World, bob: User) -> None:
    """Free videos that the bot has delivered before come at their chat's pace, beside everybody else's."""
    carl = world.telegram.user("Carl")
    async with world.bot(rates=Rates()) as app:
        await paste(world.ann, await know(app, carl, KNOWN_VIDEOS), to_a_message=1)
        await have_begun(app, MORE_THAN_SLOTS)
        await gets_video(bob, new_link())
    assert sum(map(is_video, world.ann.chat.messages)) < KNOWN_VIDEOS


async def test_nothing_is_downloaded_for_a_chat_without_room(world: World) -> None:
    """A video is fetched when it can be sent, and not in vain before."""
    begun: list[str] = []

    async def note(moment: str) -> None:
        begun.append(moment)

    world.providers.results.on_download = note
    async with world.bot(rates=Rates(chat=Rate(1, HOUR, burst=1))) as app:
        await ask(world.ann, new_link(), "Got it")
        await number_fits(app, 1, jobs.c.state == JobState.DELIVERING, jobs.c.due > world.clock() + MINUTE)
    assert begun == []


async def test_own_answers_do_not_delay_a_video(world: World, bob: User) -> None:
    """Somebody asks so much that the answers alone fill the chat; a video has its turn between them."""
    async with world.bot() as app:
        links = await know(app, bob, 2)
        for _ in range(ANSWERS // 4):
            await world.ann.say("/help")
        await world.ann.say(links[0])
        for _ in range(ANSWERS):
            await world.ann.say("/help")
        await world.ann.chat.wait_for(is_video)
    assert sum(map(is_help, before_the_video(world.ann))) < ANSWERS


async def test_own_videos_do_not_delay_an_answer(world: World, bob: User) -> None:
    """Many videos wait for their chat; an answer has its turn between them."""
    async with world.bot(rates=Rates()) as app:
        await paste(world.ann, await know(app, bob, ANSWERS), to_a_message=1)
        await have_begun(app, ANSWERS // 2)
        await ask(world.ann, "/help", "How it works")
        assert sum(map(is_video, world.ann.chat.messages)) < ANSWERS - 1


async def test_lacking_credits_is_told_once_a_burst(world: World) -> None:
    """Twelve links, one a message, on three credits: one message tells that credits lack."""
    async with world.bot():
        for _ in range(12):
            await world.ann.say(new_link())
        await world.telegram.all_confirmed()
        assert await balance(world.ann) == 0
    told = [message for message in world.ann.chat.messages if "don't cover" in message.text]
    assert len(told) == 1


async def test_nonsense_is_answered_once_a_burst(world: World) -> None:
    """Twenty-five messages without a link get one answer, and the link behind them is taken at once."""
    async with world.bot(rates=Rates()):
        for number in range(25):
            await world.ann.say(f"hello {number}" if number % 2 else f"/hello_{number}")
        await gets_video(world.ann, new_link())
    told = [message.text for message in world.ann.chat.from_bot()]
    assert len([text for text in told if "could not find" in text]) == 1
    assert len([text for text in told if "don't know that command" in text]) == 1


async def test_links_beyond_those_kept_are_told(world: World) -> None:
    """Twenty links wait for credits; of more, the user hears that they are not kept, and then they are not."""
    async with world.bot(free_credits=0):
        await paste(world.ann, [new_link() for _ in range(40)])
        await world.ann.chat.wait_for(lambda message: "20 waiting links" in message.text)
        await world.telegram.all_confirmed()
        await ask(world.ann, "/cancel", "Cancelled 20 videos")
    told = [message for message in world.ann.chat.messages if "20 waiting links" in message.text]
    assert len(told) == 1


async def test_own_cancel_is_told_in_one_message(world: World) -> None:
    """Links that never had a message of their own are cancelled without one."""
    async with world.bot(free_credits=0):
        await paste(world.ann, [new_link() for _ in range(10)])
        await ask(world.ann, "/cancel", "Cancelled 10 videos")
        await ask(world.ann, "/balance", "You have")
    assert [message.text for message in world.ann.chat.messages if message.text == "Cancelled."] == []


async def test_a_burst(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each answer of a provider makes room for the next order: who waits need not look again, nor for a video's end."""
    monkeypatch.setattr(pool, "FULL_SECONDS", HOUR)
    world.providers.apimall.duration = HOUR
    users = [world.telegram.user(f"User {number}") for number in range(4)]
    async with world.bot(use=("apimall",), free_credits=5):
        await asyncio.gather(*(user.say("\n".join(new_link() for _ in range(5))) for user in users))
        await world.providers.apimall.wait_for_tasks(20)
