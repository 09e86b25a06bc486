"""What runs beside the jobs for as long as the bot runs, each by its name, and begins again when it breaks off."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

PAUSE_SECONDS = 5.0

log = structlog.get_logger(__name__)

Duty = Callable[[], Awaitable[None]]


class Duties:
    """The duties of one bot."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, name: str, duty: Duty, *, unless: tuple[type[Exception], ...] = ()) -> None:
        """Let it run until it ends by itself, or raises one of `unless`."""
        self._tasks[name] = asyncio.create_task(supervised(name, duty, unless=unless))

    async def wait(self) -> None:
        """Return when all have ended by themselves; raises what ended one."""
        done, _ = await asyncio.wait(self._tasks.values(), return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()

    def cancel(self, name: str) -> None:
        """Let this one end soon, if it was started."""
        if name in self._tasks:
            self._tasks[name].cancel()

    async def stop(self) -> None:
        """End all of them. What one of them raised before is for `wait` to tell."""
        for name in self._tasks:
            self.cancel(name)
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)


async def supervised(name: str, duty: Duty, *, unless: tuple[type[Exception], ...] = ()) -> None:
    """Let a duty go on until it ends by itself, whatever goes wrong in it. Raises `unless` alone."""
    while True:
        try:
            await duty()
        except unless:
            raise
        except Exception:
            log.exception("a duty broke off and begins again", duty=name, again_in=PAUSE_SECONDS)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return
