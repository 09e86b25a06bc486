"""A whole bot with nothing to do: CPU until it is ready, and memory then, beside a bare import of aiogram."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path

import psutil

from bench.table import Figure
from bot.sandbox.bot_process import BotProcess, sandbox_settings
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram

MOST_SECONDS, MOST_MB = 2.0, 120.0
SETTLE_SECONDS = 3.0
BARE = """
import aiogram, json, psutil
process = psutil.Process()
print(json.dumps([sum(process.cpu_times()[:2]), process.memory_info().rss / 1e6]))
"""


async def measure() -> Figure:
    """The dearer of a first start, which makes the tables, and a second one."""
    async with SimulatedTelegram() as telegram, SimulatedProviders() as providers:
        with tempfile.TemporaryDirectory() as folder:
            settings = sandbox_settings(
                token=telegram.token,
                telegram_url=telegram.url,
                database_url=f"sqlite:///{Path(folder) / 'bot.db'}",
                providers={provider.name: (provider.url, provider.key) for provider in providers.all},
            )
            starts = [await _start(settings, telegram, Path(folder)) for _ in range(2)]
            seconds, megabytes = map(max, zip(*starts, strict=True))
    bare_seconds, bare_megabytes = await _bare()
    return Figure(
        "a whole bot on SQLite with nothing to do: CPU until it takes updates, and memory then",
        f"{seconds:.1f} s, {megabytes:.0f} MB",
        f"{bare_seconds:.1f} s, {bare_megabytes:.0f} MB for a bare `import aiogram` with all its types built",
        f"under {MOST_SECONDS:g} s and {MOST_MB:g} MB",
        seconds < MOST_SECONDS and megabytes < MOST_MB,
    )


async def _start(settings: dict[str, str], telegram: SimulatedTelegram, folder: Path) -> tuple[float, float]:
    bot = BotProcess(settings, folder=folder)
    polls = len(telegram.calls.of("getUpdates"))
    await bot.start()
    try:
        await telegram.calls.wait_for(lambda _: len(telegram.calls.of("getUpdates")) > polls, timeout=60)
        process = psutil.Process(bot.pid)
        times = process.cpu_times()
        await asyncio.sleep(SETTLE_SECONDS)
        return times.user + times.system, process.memory_info().rss / 1e6
    finally:
        await bot.stop()


async def _bare() -> tuple[float, float]:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BARE, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    seconds, megabytes = json.loads(told)
    return seconds, megabytes
