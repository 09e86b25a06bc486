"""The real bot as a process, started quickly: it is forked from a server that has imported it already."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import BotProcess
from tests import measure

LOG = "bot.log"

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests", "bot.__main__", "bot.app", "tests.process.forked_from"])


def _run(environment: dict[str, str], folder: Path, *, measured: tuple[Path, str] | None) -> None:
    from bot.__main__ import main  # the server has it; the test's process must not need it

    log = os.open(folder / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, sys.stderr.fileno())
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["sorabot", "run"]
    if measured is None:
        main()
        return
    save = measure.measure_forked(*measured)
    try:
        main()
    finally:
        save()


class ForkedBot(BotProcess):
    """As BotProcess, a few seconds faster for each start: a bot's imports take most of its start."""

    _forked: BaseProcess | None = None

    @property
    def log(self) -> str:
        """What it and those started before it logged."""
        path = self._folder / LOG
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    @property
    def is_running(self) -> bool:
        return self._forked is not None and self._forked.is_alive()

    async def start(self) -> None:
        folder, test = os.environ.get(measure.FOLDER), os.environ.get("PYTEST_CURRENT_TEST", "")
        values = {"measured": (Path(folder), test.rpartition(" ")[0]) if folder else None}
        self._forked = _forks.Process(target=_run, args=(self._environment, self._folder), kwargs=values, daemon=True)
        self._forked.start()

    async def wait(self) -> int:
        if self._forked is None:
            raise RuntimeError("the bot was not started")
        await asyncio.to_thread(self._forked.join)
        code = self._forked.exitcode
        assert code is not None
        return code

    def kill(self) -> None:
        if self._forked is not None and self._forked.pid is not None and self.is_running:
            if folder := os.environ.get(measure.FOLDER):
                measure.save(Path(folder), self._forked.pid, is_running=self._forked.is_alive)
            self._forked.kill()

    async def stop(self) -> int:
        if self._forked is not None and self._forked.pid is not None and self.is_running:
            os.kill(self._forked.pid, signal.SIGTERM)
        return await asyncio.wait_for(self.wait(), PATIENCE_SECONDS)
