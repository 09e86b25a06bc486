"""A provider with several models: what happens to one does not happen to the others, and what happens to the account
happens to all.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.fulfilment.intake import Request
from bot.ops.doctor import examine
from bot.providers.base import CLEAN, ErrorKind, Limits, ProviderError
from bot.providers.jobs_api import CLEANER
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.providers import SimulatedProviders, SimulatedTask
from bot.settings import ProviderAccount
from bot.storage.database import Database
from bot.users.users import User
from tests.clock import FakeClock
from tests.heart import beating
from tests.toys.provider import SECOND, TwoModels, install_provider
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

COOLDOWN_SECONDS = 61
ACCOUNT_COOLDOWN_SECONDS = 301


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The other package's provider is there."""
    folder = tmp_path / "packages"
    folder.mkdir()
    install_provider(monkeypatch, folder, TwoModels)


@asynccontextmanager
async def bot_with_two_models(world: World, *others: str, **changes: Any) -> AsyncIterator[App]:
    """The bot with the one provider that has two models, for which kie's simulation stands, and these others."""
    world.kie.models[SECOND] = "video_url"
    accounts = {
        name: ProviderAccount(api_key=SecretStr(provider.key), api_url=provider.url)
        for name, provider in (("twomodels", world.kie), ("apikley", world.providers.apikley))
    }
    async with world.bot(accounts=accounts, use=("twomodels", *others), **changes) as app:
        await teach(app.database, TwoModels.name, seconds=TASK_SECONDS)
        yield app


async def gets_a_video(world: World) -> None:
    said = await world.ann.say(new_link())
    await world.ann.chat.wait_for(is_video, after=said)


def made_by(tasks: Sequence[SimulatedTask]) -> list[str]:
    return [task.model for task in tasks]


async def test_a_paused_model(world: World) -> None:
    """The provider's other one goes on, the shop stays open, and the paused one is used again when it is back."""
    world.kie.paused_models.add(CLEANER)
    async with bot_with_two_models(world) as app:
        await gets_a_video(world)
        assert world.kie.creates == 2
        await gets_a_video(world)
        assert world.kie.creates == 3, "the paused one was asked again"
        assert made_by(world.kie.tasks) == [SECOND, SECOND]
        await ask(world.ann, "/buy", "Telegram Stars")
        world.kie.paused_models.clear()
        world.clock.pass_(COOLDOWN_SECONDS)
        await app.monitor.check_all()
        await gets_a_video(world)
        assert await balance(world.ann) == 0
    assert made_by(world.kie.tasks) == [SECOND, SECOND, CLEANER]


async def test_all_models_paused(world: World) -> None:
    """The user hears it and pays nothing, and nothing is sold."""
    world.kie.paused_models |= {CLEANER, SECOND}
    async with bot_with_two_models(world):
        await ask(world.ann, new_link(), "nothing was charged")
        await ask(world.ann, "/buy", "I sell no credits")
        assert await balance(world.ann) == 3
    assert world.kie.creates == 2


async def test_an_empty_account(world: World) -> None:
    """It stops both models at once, until the operator has topped it up."""
    async with bot_with_two_models(world) as app:
        await gets_a_video(world)
        world.kie.balance = 0
        for _ in range(2):
            await ask(world.ann, new_link(), "nothing was charged")
        assert world.kie.creates == 2, "the second model, or the next job, asked as well"
        world.kie.balance = 1_000
        world.clock.pass_(2 * ACCOUNT_COOLDOWN_SECONDS)
        await app.monitor.check_all()
        await gets_a_video(world)
        assert await balance(world.ann) == 1


async def test_a_refused_key(world: World) -> None:
    """It stops both models at once, and the next provider makes the video."""
    async with bot_with_two_models(world, "apikley") as app:
        world.kie.key = "another-key"
        await gets_a_video(world)
        states = await app.core.routing.health_store.read()
        assert states.account(TwoModels.name).reason is ErrorKind.AUTH
        assert states.capability(TwoModels.name, CLEANER).is_well
    assert len(world.providers.apikley.tasks) == 1


async def test_limits_of_the_account_and_of_a_model(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first model never has more than one task, both together never more than three, and everybody is served."""
    first, second = TwoModels.capabilities
    monkeypatch.setattr(TwoModels, "limits", Limits(at_once=3))
    monkeypatch.setattr(TwoModels, "capabilities", (replace(first, limits=Limits(at_once=1)), second))
    world.kie.duration = 0.3
    users = [world.telegram.user(f"User {number}") for number in range(8)]
    async with bot_with_two_models(world):
        await asyncio.gather(*(user.say(new_link()) for user in users))
        await asyncio.gather(*(user.chat.wait_for(is_video) for user in users))
    assert world.kie.most_at_once == 3
    of_first = [task for task in world.kie.tasks if task.model == CLEANER]
    assert 0 < len(of_first) < len(users)
    assert all(later.created_at >= task.ends_at for task, later in pairwise(of_first))


async def test_a_window_of_a_model(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one model takes no more of goes to the other, without a wait."""
    first, second = TwoModels.capabilities
    narrow = replace(first, limits=Limits(creates=1, window=600.0))
    monkeypatch.setattr(TwoModels, "capabilities", (narrow, second))
    async with bot_with_two_models(world):
        for _ in range(3):
            await gets_a_video(world)
    assert made_by(world.kie.tasks) == [CLEANER, SECOND, SECOND]


async def test_operators_see_each_model(world: World) -> None:
    """The account's balance once, and for each model how it stands and what it did."""
    olga = world.telegram.user("Olga")
    world.kie.paused_models.add(CLEANER)
    async with bot_with_two_models(world, admin_ids=frozenset({olga.id})) as app:
        await app.monitor.check_all()
        await gets_a_video(world)
        metrics = app.metrics.text().decode()
        told = await ask(olga, "/providers", TwoModels.name)
        name, state, credits_left, *models = told.text.splitlines()
    assert (name, state) == (TwoModels.name, "works")
    assert credits_left.startswith("balance: ")
    assert [line.split(";")[:2] for line in models] == [
        [f"{CLEANER}: paused after 1 failure: it says that it is paused", " I try it again by myself"],
        [f"{SECOND}: works", " last 24 hours: 1 done, 0 failed"],
    ]
    assert f'sorabot_provider_creates_total{{capability="{SECOND}",provider="twomodels"}} 1.0' in metrics


async def test_doctor_tells_each_model(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The account has a line, and each model has one."""
    world.kie.models[SECOND] = "video_url"
    world.kie.paused_models.add(SECOND)
    settings = sandbox_settings(
        token=world.telegram.token,
        telegram_url=world.telegram.url,
        database_url=world.database_url,
        providers={TwoModels.name: (world.kie.url, world.kie.key)},
    )
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert await examine() == 1
    told = capsys.readouterr().out
    assert "ok   twomodels: balance 10000\n" in told
    assert f"ok   twomodels, {CLEANER}: works\n" in told
    assert f"FAIL twomodels, {SECOND}: paused by the provider for now; the bot tries it again by itself\n" in told
    assert f"ok   twomodels, {SECOND}, last day: works; 0 done, 0 failed\n" in told


async def test_what_cannot_be_probed(world: World) -> None:
    """After its cooldown the next job tries it, however often it was looked after meanwhile."""
    world.providers.apimall.paused = True
    async with world.bot(use=("apimall",)) as app:
        await ask(world.ann, new_link(), "nothing was charged")
        world.providers.apimall.paused = False
        world.clock.pass_(COOLDOWN_SECONDS)
        for _ in range(3):
            await app.monitor.check_all()
        await gets_a_video(world)


class NobodyToTell:
    """A notifier of a bot without operators."""

    async def notify(self, user_id: int, key: str, *, locale: str | None = None, **values: object) -> None:
        raise AssertionError(key)


async def nothing_waits(user: User, request: Request) -> Request | None:
    """Nobody waits for the providers."""
    raise AssertionError(request)


async def test_many_processes_make_one_probe(database: Database, clock: FakeClock) -> None:
    """However many watch over a provider, it is tried once when its cooldown is over."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        providers.kie.latency = 0.2
        store = heart.core.routing.health_store
        async with database.transaction() as connection:
            await store.failed(connection, "kie", CLEANER, ProviderError(ErrorKind.PAUSED, "paused"))
        monitors = [heart.core.monitor(NobodyToTell(), nothing_waits) for _ in range(5)]
        await asyncio.gather(*(monitor.check_all() for monitor in monitors))
        assert providers.kie.probes == 0
        clock.pass_(COOLDOWN_SECONDS)
        await asyncio.gather(*(monitor.check_all() for monitor in monitors))
        assert providers.kie.probes == 1
        assert (await store.read()).works("kie", CLEANER)


async def test_a_probe_that_fails(database: Database, clock: FakeClock) -> None:
    """The cooldown begins anew, twice as long; a refused key stops the account, and the model may be tried with it."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        store = heart.core.routing.health_store
        monitor = heart.core.monitor(NobodyToTell(), nothing_waits)
        providers.kie.paused = True
        async with database.transaction() as connection:
            await store.failed(connection, "kie", CLEANER, ProviderError(ErrorKind.PAUSED, "paused"))
        clock.pass_(COOLDOWN_SECONDS)
        await monitor.check_all()
        health = (await store.read()).capability("kie", CLEANER)
        assert (health.failures, health.cooldown_until) == (2, clock.now + 120)
        clock.pass_(121)
        providers.kie.key = "another-key"
        await monitor.check_all()
        states = await store.read()
        assert (states.account("kie").reason, states.account("kie").failures) == (ErrorKind.AUTH, 1)
        assert not states.capability("kie", CLEANER).in_cooldown(clock.now + 0.001)


async def test_whether_a_kind_of_order_can_be_made(database: Database, clock: FakeClock) -> None:
    """It can as long as one capability of that kind works; another kind's do not count."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        pool, store = heart.core.routing.pool, heart.core.routing.health_store
        assert await pool.is_open_now()
        assert await pool.is_open_now(lambda _, capability: capability.kind == CLEAN)
        assert not await pool.is_open_now(lambda _, capability: capability.kind == "another kind")
        async with database.transaction() as connection:
            for provider in pool:
                error = ProviderError(ErrorKind.PAUSED, "paused")
                await store.failed(connection, provider.name, provider.capabilities[0].model, error)
        assert not await pool.is_open_now()
        assert not await pool.is_open_now(lambda _, capability: capability.kind == CLEAN)
