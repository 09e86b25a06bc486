"""Updates a second through the whole bot, beside a bare aiogram echo."""

from __future__ import annotations

import time

from bench.children import child
from bench.table import Figure
from bot.sandbox.telegram import SimulatedTelegram, User

PEOPLE = 100
ROUNDS = 15
WARM_UP_ROUNDS = 3
SHARE = 0.6


async def measure(settings: dict[str, str]) -> Figure:
    """Everybody writes /help again and again; each message gets one answer."""
    echo = await _updates_a_second("echo", {})
    whole = await _updates_a_second("bot", settings)
    return Figure(
        "updates a second through the whole bot (/help, Telegram's rates lifted), beside a bare aiogram echo",
        f"{whole:.0f}/s, {whole / echo:.2f} of the floor",
        f"{echo:.0f}/s",
        f"at least {SHARE} of the floor",
        whole / echo >= SHARE,
    )


async def _updates_a_second(what: str, settings: dict[str, str]) -> float:
    async with SimulatedTelegram(rates=None) as telegram, child(what, telegram, **settings):
        users = [telegram.user(f"User {number}") for number in range(PEOPLE)]
        await _rounds(telegram, users, WARM_UP_ROUNDS)
        started = time.perf_counter()
        await _rounds(telegram, users, ROUNDS)
        return PEOPLE * ROUNDS / (time.perf_counter() - started)


async def _rounds(telegram: SimulatedTelegram, users: list[User], rounds: int) -> None:
    wanted = len(telegram.calls.of("sendMessage")) + len(users) * rounds
    answered = wanted - len(users) * rounds
    for _ in range(rounds):
        for user in users:
            await user.say("/help")

    def is_last(call: object) -> bool:
        nonlocal answered
        answered = len(telegram.calls.of("sendMessage"))
        return answered >= wanted

    if answered < wanted:
        await telegram.calls.wait_for(is_last, timeout=120)
