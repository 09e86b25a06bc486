"""The whole bot in a test: the simulated Telegram and providers, and the real bot between them, over HTTP."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import App
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram
from bot.settings import ProviderAccount, Settings
from tests.databases import sqlite_url


class World:
    """Telegram, the providers, and whatever bots a test starts between them."""

    def __init__(self, telegram: SimulatedTelegram, providers: SimulatedProviders, folder: Path) -> None:
        self.telegram = telegram
        self.providers = providers
        self.kie = providers.kie
        self.ann = telegram.person("Ann")
        self.folder = folder

    def settings(self, **changes: Any) -> Settings:
        """Settings of a bot that lives here: kie alone, no consent asked, everything else as delivered."""
        accounts = {"kie": ProviderAccount(api_key=SecretStr(self.kie.key), api_url=self.kie.url)}
        values: dict[str, Any] = {
            "bot_token": SecretStr(self.telegram.token),
            "telegram_api_url": self.telegram.url,
            "database_url": sqlite_url(self.folder),
            "http_port": 0,
            "accounts": accounts,
            "require_consent": False,
            "allow_local_result_urls": True,
        }
        return Settings.model_validate(values | changes)

    @asynccontextmanager
    async def bot(self, **changes: Any) -> AsyncIterator[App]:
        """The running bot."""
        async with App(self.settings(**changes)) as app:
            yield app


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    """A fresh world. Its provider needs a tenth of a second for a video."""
    async with SimulatedTelegram() as telegram, SimulatedProviders() as providers:
        providers.kie.duration = 0.1
        yield World(telegram, providers, folder)


def new_link() -> str:
    """The link of a video that nobody has asked for yet."""
    return f"https://sora.chatgpt.com/p/s_{uuid.uuid4().hex}"
