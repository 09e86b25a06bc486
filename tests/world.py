"""The whole bot in a test: the simulated Telegram and providers, and the real bot between them, over HTTP."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import delete

from bot.app import App
from bot.orders import KINDS
from bot.orders.base import Order
from bot.providers.base import Capability
from bot.providers.registry import known
from bot.routing.tasks import TaskState
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import Rates as SimulatedRates
from bot.sandbox.telegram import SimulatedMessage, SimulatedTelegram, User
from bot.settings import ProviderAccount, Settings
from bot.sources import SOURCES
from bot.sources.base import Source
from bot.storage.database import Database
from bot.storage.tables import tasks
from bot.telegram.handlers import COMMANDS
from bot.telegram.menu import MenuCommand
from bot.telegram.paces import Rate, Rates
from tests.clock import ShiftedClock
from tests.databases import migrated, sqlite_url

TEMPO = 10.0
"""Telegram's rates and the bot's own run so many times as fast in tests, with the same bursts."""
TASK_SECONDS = 0.1
SEEN_TASKS = 20
SEEN = "source:seen"


def _faster(rate: Rate) -> Rate:
    return replace(rate, calls=TEMPO * rate.calls)


TENFOLD = Rates(
    chat=_faster(Rates().chat),
    group=_faster(Rates().group),
    inline=_faster(Rates().inline),
    overall=_faster(Rates().overall),
)
"""The bot's own rates at the tests' tempo."""


class World:
    """Telegram, the providers, and whatever bots a test starts between them."""

    def __init__(self, telegram: SimulatedTelegram, providers: SimulatedProviders, database_url: str) -> None:
        self.telegram = telegram
        self.providers = providers
        self.kie = providers.kie
        self.database_url = database_url
        self.ann = telegram.user("Ann")
        self.clock = ShiftedClock()
        self.is_over_rate = False
        """Whether the test lets the bot be faster than Telegram's rates. Otherwise a 429 for that fails it."""

    def settings(self, *, use: tuple[str, ...] = ("kie",), callback_key: str | None = None, **changes: Any) -> Settings:
        """Settings of a bot that lives here: kie alone, no consent asked, nothing created, all else as delivered."""
        secret = SecretStr(callback_key) if callback_key is not None else None
        providers = {name: getattr(self.providers, name) for name in ("kie", "apikley", "apimall", "savesora")}
        accounts = {
            name: ProviderAccount(api_key=SecretStr(provider.key), api_url=provider.url, callback_key=secret)
            for name, provider in providers.items()
        }
        values: dict[str, Any] = {
            "bot_token": SecretStr(self.telegram.token),
            "telegram_api_url": self.telegram.url,
            "database_url": self.database_url,
            "http_port": 0,
            "accounts": accounts,
            "providers": use,
            "require_consent": False,
            "models": (),
            "allow_local_result_urls": True,
        }
        return Settings.model_validate(values | changes)

    def hold_tasks(self) -> None:
        """Let the tasks that kie is asked for from now on last until `let_tasks_end`, however slow the machine is."""
        self.kie.duration = PATIENCE_SECONDS

    def let_tasks_end(self) -> None:
        """Let the tasks that were held end, and later ones last as long as usual."""
        self.kie.duration = TASK_SECONDS
        for task in self.kie.tasks:
            task.duration = min(task.duration, TASK_SECONDS)

    @asynccontextmanager
    async def bot(
        self,
        *,
        rates: Rates = TENFOLD,
        sources: Sequence[Source] = SOURCES,
        kinds: Sequence[type[Order]] = KINDS,
        commands: Sequence[MenuCommand] = COMMANDS,
        locales: Path | None = None,
        **changes: Any,
    ) -> AsyncIterator[App]:
        """The running bot. It has seen that tasks take a tenth of a second, so it polls early."""
        given: dict[str, Any] = {"sources": sources, "kinds": kinds, "commands": commands, "locales": locales}
        async with App(self.settings(**changes), rates=rates, clock=self.clock, **given) as app:
            yield app


async def teach(
    database: Database, provider: str, *, seconds: float, models: Sequence[Capability] | None = None
) -> None:
    """Let the bot have seen that the provider's tasks take so long; those of its own capabilities unless told."""
    capabilities = known()[provider].capabilities if models is None else models
    long_ago = database.now - 2 * 24 * 3600
    async with database.transaction() as connection:
        await connection.execute(delete(tasks).where(tasks.c.provider == provider, tasks.c.identity == SEEN))
        for model in [capability.model for capability in capabilities] * SEEN_TASKS:
            await connection.execute(
                tasks.insert().values(
                    identity=SEEN,
                    provider=provider,
                    capability=model,
                    idempotency_key=uuid.uuid4().hex,
                    state=TaskState.DONE,
                    took=seconds,
                    created_at=long_ago,
                    ended_at=long_ago,
                )
            )


async def prepare(folder: Path) -> Path:
    """Make the file that each world's database begins as: the newest schema, and tasks that took little time."""
    async with migrated(sqlite_url(folder), time.time) as database:
        for provider in known():
            await teach(database, provider, seconds=TASK_SECONDS)
    return folder / "bot.db"


@asynccontextmanager
async def new_world(folder: Path, prepared: Path) -> AsyncIterator[World]:
    """A fresh world, with a copy of the prepared database. Its providers need a tenth of a second for a video.

    A bot that was refused for coming too fast fails the test, unless that is what it is about.
    """
    shutil.copy(prepared, folder / "bot.db")
    rates = SimulatedRates(tempo=TEMPO)
    async with SimulatedTelegram(rates=rates) as telegram, SimulatedProviders() as providers:
        for provider in (providers.kie, providers.apikley, providers.apimall, providers.savesora):
            provider.duration = TASK_SECONDS
        world = World(telegram, providers, sqlite_url(folder))
        yield world
        assert world.is_over_rate or telegram.faults.over_rate == []


def new_link() -> str:
    """The link of a video that nobody has asked for yet."""
    return f"https://sora.chatgpt.com/p/s_{uuid.uuid4().hex}"


def is_video(message: SimulatedMessage) -> bool:
    """Whether a message of the bot's brings a video."""
    return message.from_bot and message.video is not None


async def ask(user: User, text: str, answer: str, *, timeout: float = PATIENCE_SECONDS) -> SimulatedMessage:
    """Say something to the bot, and get its answer that has these words in it."""
    said = await user.say(text)
    return await user.chat.wait_for(
        lambda message: message.from_bot and answer in message.text, after=said, timeout=timeout
    )


async def balance(user: User) -> int:
    """The first number in the answer to /balance."""
    answer = await ask(user, "/balance", "You have")
    return int("".join(filter(str.isdigit, answer.text.split()[2])))
