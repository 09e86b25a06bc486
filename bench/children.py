"""The processes that are measured: the whole bot, and the bare ones that stand for its floors."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from bot import logs
from bot.app import App
from bot.providers.registry import known
from bot.sandbox.telegram import SimulatedTelegram
from bot.settings import load
from bot.telegram.paces import Rate, Rates

UNHURRIED = Rates(chat=Rate(1e6, 1.0, 10**6), group=Rate(1e6, 1.0, 10**6), overall=Rate(1e6, 1.0, 10**6))
"""What is measured is the bot's own speed, so Telegram's rates are lifted."""


async def run_bot() -> None:
    """The whole bot, as `python -m bot run` has it, without Telegram's rates."""
    settings = load(known())
    logs.configure(settings)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with App(settings, rates=UNHURRIED):
        await stop.wait()


async def run_echo() -> None:
    """A bare aiogram bot that answers each message with its own words, or with the file that is named."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()

    @dispatcher.message(F.text.startswith("file "))
    async def send_file(message: Message) -> None:
        await message.answer_video((message.text or "").removeprefix("file "))

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    await dispatcher.start_polling(bot)


@asynccontextmanager
async def child(what: str, telegram: SimulatedTelegram, **settings: str) -> AsyncIterator[int]:
    """One of these processes, while the block runs. Gives its process id."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "LOG_LEVEL": "ERROR",
        "HTTP_PORT": "0",
        **settings,
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.children", what, env=environment)
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


if __name__ == "__main__":
    asyncio.run({"bot": run_bot, "echo": run_echo}[sys.argv[1]]())
