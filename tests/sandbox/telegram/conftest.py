"""A simulated Telegram, a real aiogram bot that talks to it over HTTP, and a clock."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.telegram import SimulatedTelegram, User
from tests.clock import FakeClock


@pytest.fixture
async def telegram(clock: FakeClock) -> AsyncIterator[SimulatedTelegram]:
    async with SimulatedTelegram(clock=clock, webhook_retry_seconds=(0.0, 0.01)) as telegram:
        yield telegram


class LoopbackSession(AiohttpSession):
    """aiogram's own waits a quarter of a second for TLS to end, which there is none of here."""

    def __init__(self, telegram: SimulatedTelegram) -> None:
        super().__init__(api=TelegramAPIServer.from_base(telegram.url))

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@pytest.fixture
async def bot(telegram: SimulatedTelegram) -> AsyncIterator[Bot]:
    async with Bot(telegram.token, session=LoopbackSession(telegram)) as bot:
        yield bot


@pytest.fixture
def ann(telegram: SimulatedTelegram) -> User:
    return telegram.user("Ann", started=True)
