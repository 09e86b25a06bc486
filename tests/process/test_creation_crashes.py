"""`kill -9` while a video is made of a photo, and while a character is made: one task, one price, nothing twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.providers.catalogue import shipped
from bot.sandbox import PATIENCE_SECONDS
from bot.storage.tables import characters
from tests.databases import migrated
from tests.images import photo
from tests.process.forked_bot import ForkedBot
from tests.process.test_crashes import Arm, Killer, _at_download, _at_provider, _disarm, at_call, bot_process
from tests.process.test_kills import beside, count
from tests.telegram.test_characters import CHARACTERS, all_answered, created
from tests.telegram.test_create import card_of
from tests.test_failover import free_port
from tests.world import TASK_SECONDS, World, balance, is_video, teach

pytestmark = pytest.mark.process


@asynccontextmanager
async def creating_process(world: World, folder: Path) -> AsyncIterator[ForkedBot]:
    """The bot's process, which creates with all of kie's models, and which kie can reach."""
    async with migrated(world.database_url, time.time) as database:
        await teach(database, "kie", seconds=TASK_SECONDS, models=[model.capability for model in shipped().of("kie")])
    port = free_port()
    names = ",".join(model.name for model in shipped().of("kie"))
    public = {"HTTP_PORT": str(port), "PUBLIC_URL": f"http://127.0.0.1:{port}"}
    async with bot_process(world, folder, MODELS=names, FREE_CREDITS="20", **public) as bot:
        yield bot


async def killed(world: World, bot: ForkedBot, killer: Killer) -> None:
    """Wait until it is, and start it again."""
    await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
    _disarm(world)
    await bot.start()


PHOTO_MOMENTS: dict[str, Callable[[World], Arm]] = {
    "the photo is looked up": lambda world: at_call(world, "getFile", before=True),
    "the provider has fetched the photo": lambda world: _at_provider(world, "before_create"),
    "the task is polled": lambda world: _at_provider(world, "on_poll"),
    "the download is half done": lambda world: _at_download(world, "half"),
    "the progress was cleared, unnoted": lambda world: at_call(world, "deleteMessage", before=False),
}


@pytest.mark.parametrize("moment", PHOTO_MOMENTS)
async def test_killed_while_a_photo_becomes_a_video(moment: str, world: World, tmp_path: Path) -> None:
    """One task, one video, one price."""
    async with creating_process(world, tmp_path) as bot:
        card = await card_of(world.ann, "/create it waves", media=photo())
        killer = Killer(bot)
        PHOTO_MOMENTS[moment](world)(killer)
        await world.ann.tap(card, "Create, 5 credits")
        await killed(world, bot, killer)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 15
        assert sum(is_video(message) for message in world.ann.chat.from_bot()) == 1
    assert len(world.kie.tasks) == 1


async def test_killed_between_two_photos_of_an_album(world: World, tmp_path: Path) -> None:
    """What of an album came before is kept, and what is brought again counts once."""
    async with creating_process(world, tmp_path) as bot:
        killer = Killer(bot)
        at_call(world, "getFile", before=True, fits=lambda call: len(world.telegram.calls.of("getFile")) >= 2)(killer)
        await world.ann.send_album([photo(shade=shade) for shade in (1, 2, 3)], "/create a day")
        await killed(world, bot, killer)
        card = await world.ann.chat.wait_for(lambda message: "3 photos" in message.text)
        await world.ann.tap(card, "Create, 5 credits")
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 15
    assert len(world.kie.tasks) == 1
    assert len(world.kie.tasks[0].inputs["image_urls"]) == 3


CHARACTER_MOMENTS: dict[str, Callable[[World], Arm]] = {
    "the provider is asked": lambda world: _at_provider(world, "before_create"),
    "the task is polled": lambda world: _at_provider(world, "on_poll"),
    "the user is about to be told": lambda world: at_call(
        world, "editMessageText", before=True, fits=lambda call: "ready" in str(call.parameters.get("text"))
    ),
    "the user was told, unnoted": lambda world: at_call(
        world, "editMessageText", before=False, fits=lambda call: "ready" in str(call.parameters.get("text"))
    ),
}


@pytest.mark.parametrize("moment", CHARACTER_MOMENTS)
async def test_killed_while_a_character_is_made(moment: str, world: World, tmp_path: Path) -> None:
    """One task, one character, one price, and its user hears of it."""
    async with creating_process(world, tmp_path) as bot:
        await created(world)
        card = await all_answered(world.ann)
        # Long enough for the progress message to stand, which is then edited.
        world.kie.duration = 2.0
        killer = Killer(bot)
        CHARACTER_MOMENTS[moment](world)(killer)
        await world.ann.tap(card, "Create, 5 credits")
        await killed(world, bot, killer)
        await world.ann.chat.wait_for(lambda message: "@sky_ranger is ready" in message.text)
        assert await balance(world.ann) == 10
        async with beside(world) as database:
            assert await count(database, select(func.count()).select_from(characters)) == 1
    assert [task.model for task in world.kie.tasks].count(CHARACTERS) == 1
