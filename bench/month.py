"""A month of traffic in fast time: a whole bot takes each day's updates and jobs, and what is old is removed."""

from __future__ import annotations

import asyncio
import tempfile
import time
import uuid
from pathlib import Path

import psutil
from sqlalchemy import func, select

from bench.children import process
from bench.table import Figure
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedMessage, SimulatedTelegram, User
from bot.storage.database import Database
from bot.storage.tables import jobs, ledger, users

DAYS, KEEP_DAYS = 30, 7
SHOWN_DAYS = (1, 5, 10, 15, 20, 25, 30)
SETTLED_DAY = 10
"""By then nearly all that is kept for good is there, such as statements, and as much is removed as comes."""
REGULARS, NEWCOMERS = 20, 12
TASK_SECONDS = 0.2
MOST_GROWTH = 0.05
PATIENCE_SECONDS = 120.0


async def measure() -> Figure:
    """Its memory at the ends of some days."""
    async with SimulatedProviders() as providers, SimulatedTelegram(rates=None) as telegram:
        providers.apimall.duration, providers.apimall.balance = TASK_SECONDS, 1e9
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'month.db'}"
            settings = sandbox_settings(
                token=telegram.token,
                telegram_url=telegram.url,
                database_url=url,
                providers={"apimall": (providers.apimall.url, providers.apimall.key)},
                FREE_CREDITS="1000",
                REQUIRE_CONSENT="false",
                KEEP_DAYS=str(KEEP_DAYS),
                LOG_LEVEL="ERROR",
            )
            async with process("days", telegram, **settings) as bot:
                memory = await _month(bot, telegram, providers)
                kept = await _rows(url)
    growth = max(memory[SETTLED_DAY - 1 :]) / memory[SETTLED_DAY - 1] - 1
    shown = ", ".join(f"{memory[day - 1]:.0f} MB on day {day}" for day in SHOWN_DAYS if day <= DAYS)
    return Figure(
        f"{DAYS} days in fast time on SQLite, with KEEP_DAYS={KEEP_DAYS}, {REGULARS} regular users and {NEWCOMERS} new "
        f"ones a day",
        f"{shown}; kept of it: {kept}",
        "–",
        f"at most {100 * MOST_GROWTH:g} % more than on day {SETTLED_DAY}",
        growth <= MOST_GROWTH,
    )


async def _month(
    bot: asyncio.subprocess.Process, telegram: SimulatedTelegram, providers: SimulatedProviders
) -> list[float]:
    """Megabytes at the end of each day."""
    assert bot.stdin is not None
    assert bot.stdout is not None
    regulars = [telegram.user(f"Regular {number}") for number in range(REGULARS)]
    unlucky, memory = telegram.user("Unlucky"), []
    for day in range(DAYS):
        async with asyncio.TaskGroup() as group:
            for user in regulars:
                group.create_task(_usual_day(user))
            for number in range(NEWCOMERS):
                group.create_task(_first_day(telegram.user(f"Newcomer {day}.{number}")))
        await _bad_day(unlucky, providers)
        bot.stdin.write(b"\n")
        await bot.stdout.readline()
        memory.append(psutil.Process(bot.pid).memory_info().rss / 1e6)
    return memory


async def _usual_day(user: User) -> None:
    """Two links at once, one of them once more, and a look at this and that."""
    first, second = _new_link(), _new_link()
    await _gets(user, f"{first}\n{second}", first, second)
    await _gets(user, first, first)
    for command in ("/balance", "/history"):
        await _hears(user, command)
    await user.query("")


async def _first_day(user: User) -> None:
    """Somebody comes, reads, and tries it."""
    for command in ("/start", "/help"):
        await _hears(user, command)
    link = _new_link()
    await _gets(user, link, link)


async def _bad_day(user: User, providers: SimulatedProviders) -> None:
    """The provider fails, and the credit comes back."""
    providers.apimall.fail_next()
    said = await user.say(_new_link())

    def has_failed(message: SimulatedMessage) -> bool:
        return "could not be cleaned" in message.text

    await user.chat.wait_for(has_failed, after=said, timeout=PATIENCE_SECONDS)


async def _gets(user: User, words: str, *links: str) -> None:
    said = await user.say(words)
    for link in links:

        def is_its_video(message: SimulatedMessage, link: str = link) -> bool:
            return message.video is not None and link in message.text

        await user.chat.wait_for(is_its_video, after=said, timeout=PATIENCE_SECONDS)


async def _hears(user: User, command: str) -> None:
    said = await user.say(command)
    await user.chat.wait_for(lambda message: message.from_bot, after=said, timeout=PATIENCE_SECONDS)


def _new_link() -> str:
    return f"https://sora.chatgpt.com/p/s_{uuid.uuid4().hex}"


async def _rows(url: str) -> str:
    database = Database(url, time.time)
    await database.open(exclusive=False)
    try:
        async with database.reading() as connection:
            counts = [
                f"{await connection.scalar(select(func.count()).select_from(table)):,} {words}"
                for table, words in ((jobs, "jobs"), (ledger, "entries"), (users, "users"))
            ]
    finally:
        await database.close()
    return ", ".join(counts)
