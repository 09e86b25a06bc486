"""Another kind of order, with the provider that makes it: from request to delivery, without a change in bot/."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.languages import locales_folder
from bot.orders import KINDS
from bot.settings import ProviderAccount
from bot.telegram.handlers import COMMANDS
from tests.toys.kind import DRAW, MODEL, PRICE, Draw, Drawer, add_words
from tests.toys.provider import install_provider
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

WORDS = 'a {brace}, <b>"quotes"</b> and ünïcode'


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The other package's provider is there."""
    folder = tmp_path / "packages"
    folder.mkdir()
    install_provider(monkeypatch, folder, Drawer)


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """The bot's words, and the command's."""
    folder = tmp_path / "locales"
    shutil.copytree(locales_folder(), folder)
    for language in folder.iterdir():
        add_words(language)
    return folder


@asynccontextmanager
async def bot_that_draws(world: World, locales: Path) -> AsyncIterator[App]:
    """The bot with both kinds of order. Apikley's simulation stands for the drawer, which speaks kie's wire format."""
    world.providers.apikley.models[MODEL] = "prompt"
    accounts = {
        name: ProviderAccount(api_key=SecretStr(provider.key), api_url=provider.url)
        for name, provider in (("kie", world.kie), (Drawer.name, world.providers.apikley))
    }
    use = ("kie", Drawer.name)
    async with world.bot(
        kinds=(*KINDS, Draw), commands=(*COMMANDS, DRAW), locales=locales, accounts=accounts, use=use
    ) as app:
        await teach(app.database, Drawer.name, seconds=TASK_SECONDS)
        yield app


async def test_words_become_a_video(world: World, locales: Path) -> None:
    """They reach the provider as they were written; the video is delivered, and its own price is paid."""
    async with bot_that_draws(world, locales):
        await world.ann.say(f"/draw {WORDS}")
        video = await world.ann.chat.wait_for(is_video)
        assert "AI-generated" in video.text
        assert await balance(world.ann) == 3 - PRICE
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=video)
    assert [task.inputs for task in world.providers.apikley.tasks] == [{"prompt": WORDS}]
    assert len(world.kie.tasks) == 1


async def test_the_same_words_twice(world: World, locales: Path) -> None:
    """Such an order has no identity: each request has a result of its own, at its price."""
    bob = world.telegram.user("Bob")
    async with bot_that_draws(world, locales):
        await world.ann.say(f"/draw {WORDS}")
        await bob.say(f"/draw {WORDS}")
        await world.ann.chat.wait_for(is_video)
        await bob.chat.wait_for(is_video)
        assert await balance(bob) == 3 - PRICE
    assert len(world.providers.apikley.tasks) == 2


async def test_words_that_fail(world: World, locales: Path) -> None:
    """The credits come back, in the words for any kind of order."""
    async with bot_that_draws(world, locales):
        world.providers.apikley.fail_next(1)
        await ask(world.ann, f"/draw {WORDS}", "could not be made")
        assert await balance(world.ann) == 3
