"""The processes that are measured: the whole bot, and the bare ones that stand for its floors."""

from __future__ import annotations

import asyncio
import os
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, Message
from pydantic import SecretStr

from bot.providers.base import Submission
from bot.providers.registry import create
from bot.sandbox.telegram import SimulatedTelegram
from bot.settings import ProviderAccount

MODULES = {
    "bot": ["bench.whole_bot"],
    "days": ["bench.whole_bot", "days"],
    "echo": ["bench.children", "echo"],
    "calls": ["bench.children", "calls"],
}
"""What `python -m` runs for each of them."""
POLL_SECONDS = 1.0


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


async def run_calls() -> None:
    """For each message, a job's usual HTTP calls one after another, with the bot's own clients and nothing around."""
    bot = Bot(
        os.environ["BOT_TOKEN"], session=AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    )
    dispatcher = Dispatcher()
    async with httpx.AsyncClient() as client:
        account = ProviderAccount(api_url=os.environ["PROVIDER_URL"], api_key=SecretStr(os.environ["PROVIDER_KEY"]))
        provider = create(os.environ["PROVIDER"], account, client)

        @dispatcher.message()
        async def do_calls(message: Message) -> None:
            progress = await message.answer("Queued")
            inputs = {"video_url": message.text or ""}
            task = await provider.submit(Submission(provider.capabilities[0].model, inputs, uuid.uuid4().hex))
            await progress.edit_text("Cleaning")
            address = None
            while address is None:
                await asyncio.sleep(POLL_SECONDS)
                address = (await provider.poll(task.id)).result_url
            await progress.edit_text("Delivering")
            video = (await client.get(address)).content
            await message.answer_video(BufferedInputFile(video, "video.mp4"), caption=message.text)
            await progress.delete()

        await dispatcher.start_polling(bot)


@asynccontextmanager
async def child(what: str, telegram: SimulatedTelegram, **settings: str) -> AsyncIterator[int]:
    """One of these processes, while the block runs. Gives its process id."""
    async with process(what, telegram, **settings) as running:
        yield running.pid


@asynccontextmanager
async def process(what: str, telegram: SimulatedTelegram, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The same, as a process whose input can be written and whose output can be read."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "LOG_LEVEL": "ERROR",
        "HTTP_PORT": "0",
        **settings,
    }
    pipe = asyncio.subprocess.PIPE
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *MODULES[what]), env=environment, stdin=pipe, stdout=pipe
    )
    assert running.stdin is not None
    try:
        yield running
    finally:
        running.stdin.close()
        if running.returncode is None:
            running.terminate()
        await running.communicate()


if __name__ == "__main__":
    asyncio.run({"echo": run_echo, "calls": run_calls}[sys.argv[1]]())
