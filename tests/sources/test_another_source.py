"""Another source of links, and a provider that takes them: from link to video, without a change in bot/."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.settings import ProviderAccount
from bot.sources import SOURCES
from tests.toys.provider import ClipCleaner, install_provider
from tests.toys.source import Clips
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

CLIP = "https://clips.example/v/77"


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The other package's provider is there."""
    folder = tmp_path / "packages"
    folder.mkdir()
    install_provider(monkeypatch, folder)


@asynccontextmanager
async def bot_with_clips(world: World, *use: str) -> AsyncIterator[App]:
    """The bot with both sources. Apikley's simulation stands for the clips' provider, whose wire format is kie's."""
    accounts = {
        name: ProviderAccount(api_key=SecretStr(provider.key), api_url=provider.url)
        for name, provider in (("kie", world.kie), (ClipCleaner.name, world.providers.apikley))
    }
    async with world.bot(sources=(*SOURCES, Clips()), accounts=accounts, use=use) as app:
        await teach(app.database, ClipCleaner.name, seconds=TASK_SECONDS)
        yield app


async def test_a_link_of_another_source(world: World) -> None:
    """It is found in a text, cleaned by the provider that takes it, delivered and paid for."""
    async with bot_with_clips(world, "kie", ClipCleaner.name):
        await world.ann.say("please, clips.example/v/77?from=ann!")
        video = await world.ann.chat.wait_for(is_video)
        assert video.video is not None
        assert video.video.sha256 == world.providers.sample.sha256
        assert await balance(world.ann) == 2
        assert [task.video_url for task in world.providers.apikley.tasks] == [CLIP]
        assert world.kie.creates == 0
        await world.ann.say("https://clips.example/v/77/")
        await world.ann.chat.wait_for(is_video, after=video)
        assert await balance(world.ann) == 2
    assert len(world.providers.apikley.tasks) == 1


async def test_each_link_goes_to_who_takes_it(world: World) -> None:
    """Two sources in one message: each provider gets its own."""
    link = new_link()
    async with bot_with_clips(world, ClipCleaner.name, "kie"):
        await world.ann.say(f"{link},{CLIP}")
        first = await world.ann.chat.wait_for(is_video)
        await world.ann.chat.wait_for(is_video, after=first)
    assert [task.video_url for task in world.kie.tasks] == [link]
    assert [task.video_url for task in world.providers.apikley.tasks] == [CLIP]


async def test_a_page_of_another_source(world: World) -> None:
    """What is no video there is told by that source's reason."""
    async with bot_with_clips(world, ClipCleaner.name):
        await ask(world.ann, "https://clips.example/about", "not a published video")
        assert await balance(world.ann) == 3


async def test_a_link_that_nobody_takes(world: World) -> None:
    """No provider of the operator's takes this source: the user hears it, no task is made, the credit is back."""
    async with bot_with_clips(world, "kie"):
        await ask(world.ann, CLIP, "credit is back")
        assert await balance(world.ann) == 3
    assert world.kie.creates == 0


async def test_what_it_costs(world: World) -> None:
    """Operators are warned by the price that the package tells: 1,500 credits are few for tasks of 100 each."""
    olga = world.telegram.user("Olga", started=True)
    world.kie.balance = 1_500
    account = ProviderAccount(api_key=SecretStr(world.kie.key), api_url=world.kie.url)
    accounts = {"kie": account, ClipCleaner.name: account}
    async with world.bot(accounts=accounts, use=("kie", ClipCleaner.name), admin_ids=frozenset({olga.id})) as app:
        await app.monitor.check_all()
        await olga.chat.wait_for(lambda message: "clipcleaner is running low" in message.text)
        assert not any("kie is running low" in message.text for message in olga.chat.messages)
