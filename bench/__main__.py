"""`make bench`: measures everything, prints the table, and writes BENCHMARKS.md."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from bench import balances, delivery, load, month, polling, starting, streaming, updates, waiting
from bench.table import Figure, machine, render
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.providers import SimulatedProviders

TARGET = Path(__file__).parents[1] / "BENCHMARKS.md"
INTRODUCTION = """# Benchmarks

Made by `make bench`. Each figure stands beside its floor, measured in the same run: the least that the same work could
take here. Telegram and the providers are the simulated ones, on loopback, in another process than the bot. They, the
bot's processes and PostgreSQL share one machine of {cores} cores. Once these are busy, further processes bring no more
jobs through: the rows of several processes tell what it costs to share the work.
"""


async def measure() -> list[Figure]:
    """All figures."""
    figures: list[Figure] = []
    async with SimulatedProviders() as providers:
        providers.kie.duration = delivery.TASK_SECONDS
        with tempfile.TemporaryDirectory() as folder:

            def settings(name: str) -> dict[str, str]:
                return sandbox_settings(
                    token="1:unused",  # noqa: S106  # the child takes the simulation's
                    telegram_url="http://unused",
                    database_url=f"sqlite:///{Path(folder) / name}.db",
                    providers={"kie": (providers.kie.url, providers.kie.key)},
                    FREE_CREDITS="1000",
                    REQUIRE_CONSENT="false",
                )

            def child_settings(name: str) -> dict[str, str]:
                unset = ("BOT_TOKEN", "TELEGRAM_API_URL")
                return {key: value for key, value in settings(name).items() if key not in unset}

            figures.append(await updates.measure(child_settings("updates")))
            figures += await delivery.measure(child_settings("delivery"), providers)
    figures += polling.measure()
    figures.append(await waiting.measure())
    figures += await load.measure()
    figures.append(await balances.measure())
    figures.append(await starting.measure())
    figures.append(await month.measure())
    figures.append(await streaming.measure())
    return figures


def main() -> None:
    """Measure, print, write."""
    table = render(asyncio.run(measure()))
    sys.stdout.write(f"{table}\n\n{machine()}\n")
    introduction = INTRODUCTION.format(cores=os.cpu_count())
    TARGET.write_text(f"{introduction}\n{table}\n\nMeasured on: {machine()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
