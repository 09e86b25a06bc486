"""The whole bot as a process that is measured: as `python -m bot run` has it, without Telegram's rates."""

from __future__ import annotations

import asyncio
import signal

from bot import logs
from bot.providers.registry import known
from bot.settings import load
from bot.telegram.lazy_types import import_aiogram


async def run() -> None:
    """Until SIGTERM."""
    settings = load(known())
    logs.configure(settings)
    import_aiogram(lazily=settings.aiogram_lazy)
    from bot.app import App
    from bot.telegram.paces import Rate, Rates

    unhurried = Rate(1e6, 1.0, 10**6)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with App(settings, rates=Rates(chat=unhurried, group=unhurried, overall=unhurried)):
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(run())
