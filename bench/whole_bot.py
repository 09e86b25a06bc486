"""The whole bot as a process that is measured: as `python -m bot run` has it, without Telegram's rates.

With `days` behind it, a day passes with each line on its input, and is told to have passed.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time

from bot import logs
from bot.fulfilment.retention import DAY_SECONDS, Retention
from bot.providers.registry import known
from bot.settings import load
from bot.storage.database import Database
from bot.telegram.lazy_types import import_aiogram


class Calendar:
    """The real time, and the days that were let pass besides."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    async def turn_pages(self, database: Database, *, keep_days: float) -> None:
        """Let a day pass for each line, and remove what is old enough then, until there are no more lines."""
        lines = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        # The bot's own rounds come with the hours of the real time.
        retention = Retention(database, days=keep_days)
        while await lines.readline():
            self._ahead += DAY_SECONDS
            await retention.tidy()
            sys.stdout.write("a day has passed\n")
            sys.stdout.flush()


async def run(*, by_days: bool) -> None:
    """Until SIGTERM; by days, not before the input has ended."""
    settings = load(known())
    logs.configure(settings)
    import_aiogram(lazily=settings.aiogram_lazy)
    from bot.app import App
    from bot.telegram.paces import Rate, Rates

    unhurried, calendar = Rate(1e6, 1.0, 10**6), Calendar()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    rates = Rates(chat=unhurried, group=unhurried, overall=unhurried)
    async with App(settings, rates=rates, clock=calendar) as app:
        if by_days:
            await calendar.turn_pages(app.database, keep_days=settings.keep_days)
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(run(by_days=sys.argv[1:] == ["days"]))
