"""The real bot as a process of its own, between the simulations."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.sandbox import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]


class BotProcess:
    """`python -m bot run` with settings for the sandbox. Nothing of the surroundings' own settings reaches it."""

    def __init__(self, settings: Mapping[str, str], *, folder: Path) -> None:
        """`settings` are names and values as in the environment; the process runs in `folder`."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
        self._environment = {**inherited, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings}
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """Its process id. Raises RuntimeError when it was not started."""
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return self._process.pid

    async def start(self) -> None:
        """Start it; its log goes to this process's standard error."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=self._folder, env=self._environment
        )

    async def wait(self) -> int:
        """Until it ends. Returns its exit code; negative for a signal."""
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return await self._process.wait()

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._process is not None and self.is_running:
            self._process.kill()

    async def stop(self) -> int:
        """Ask it to end, and wait. Returns its exit code. Raises TimeoutError when it does not end."""
        if self._process is None:
            return 0
        if self.is_running:
            self._process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self._process.wait(), PATIENCE_SECONDS)


def sandbox_settings(
    *, token: str, telegram_url: str, database_url: str, providers: Mapping[str, tuple[str, str]], **more: str
) -> dict[str, str]:
    """Settings of a bot in the sandbox; `providers` has each one's address and key."""
    settings = {
        "BOT_TOKEN": token,
        "TELEGRAM_API_URL": telegram_url,
        "DATABASE_URL": database_url,
        "PROVIDERS": ",".join(providers),
        "ALLOW_LOCAL_RESULT_URLS": "true",
        "HTTP_PORT": "0",
        "LOG_LEVEL": "WARNING",
    }
    for name, (url, key) in providers.items():
        settings[f"{name.upper()}_API_URL"] = url
        settings[f"{name.upper()}_API_KEY"] = key
    return settings | more
