"""The switches for faults that the page offers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.providers.jobs_api import SimulatedMarket
from bot.sandbox.telegram import SimulatedTelegram

USUAL_SECONDS = 3.0
SLOW_SECONDS = 30.0
FLOOD_SECONDS = 5
PAUSE = "pause-"


class Switches:
    """What can go wrong on demand. Each switch has a name, words, and is on or off, or just pressed."""

    def __init__(
        self, telegram: SimulatedTelegram, providers: SimulatedProviders, kill_bot: Callable[[], None]
    ) -> None:
        self._telegram = telegram
        self._providers = providers
        self._kill_bot = kill_bot
        self._slow = False
        self._watchers: list[Callable[[], None]] = []
        self._bot_is_running = True

    def state(self) -> dict[str, Any]:
        """All switches, for the page."""
        pressed = [
            {"name": "fail", "words": "The next job fails"},
            {"name": "flood", "words": f"Telegram answers 429 for {FLOOD_SECONDS} s"},
            {"name": "kill", "words": "Kill the bot (kill -9)"},
        ]
        standing = [{"name": "slow", "words": "Slow jobs", "on": self._slow}]
        standing += [
            {"name": f"{PAUSE}{provider.name}", "words": f"{provider.name} is paused", "on": provider.paused}
            for provider in self._providers.all
        ]
        standing.append({"name": "no-creating", "words": "Creating is paused", "on": self._is_creating_paused})
        return {"pressed": pressed, "standing": standing, "running": self._bot_is_running}

    def set(self, name: str, *, on: bool) -> str | None:
        """Turn a switch. Raises KeyError when there is no such one."""
        match name:
            case "fail":
                for provider in self._providers.all:
                    provider.fail_next()
            case "flood":
                self._telegram.faults.too_many_requests(FLOOD_SECONDS, calls=1)
            case "kill":
                self._kill_bot()
            case "slow":
                self._slow = on
                for provider in self._providers.all:
                    provider.duration = SLOW_SECONDS if on else USUAL_SECONDS
            case "no-creating":
                for market in self._markets:
                    market.paused_models = set(market.catalogue) if on else set()
            case _:
                paused = {f"{PAUSE}{provider.name}": provider for provider in self._providers.all}
                paused[name].paused = on
        self._tell()
        return None

    @property
    def _markets(self) -> tuple[SimulatedMarket, ...]:
        return (self._providers.kie, self._providers.apikley)

    @property
    def _is_creating_paused(self) -> bool:
        return all(market.paused_models >= set(market.catalogue) for market in self._markets)

    def note_bot(self, *, running: bool) -> None:
        """The bot's process was started, or has ended."""
        self._bot_is_running = running
        self._tell()

    def monitor(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call this after each change. Returns what ends it."""
        self._watchers.append(watcher)

        def unwatch() -> None:
            with suppress(ValueError):
                self._watchers.remove(watcher)

        return unwatch

    def _tell(self) -> None:
        for watcher in self._watchers:
            watcher()
