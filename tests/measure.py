"""Measures which lines and branches of the bot each test runs, also in the processes that tests start and kill.

A plugin for pytest, used by `make coverage` and `scripts/mutate.py`: `MEASURE=<folder> pytest -p tests.measure`.
"""

from __future__ import annotations

import json
import os
import signal
import time
import uuid
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from coverage import Coverage

FOLDER = "MEASURE"
"""The variable that names where the data go: `lines.*` for coverage, `*.json` with the seconds of each test."""
CONFIGURATION = Path(__file__).parents[1] / "pyproject.toml"
SAVE_SECONDS = 20.0


def _begin(folder: Path) -> Coverage:
    from coverage import Coverage  # only a run that is measured needs it

    name = folder / f"lines.{uuid.uuid4().hex}"
    coverage = Coverage(data_file=str(name), config_file=str(CONFIGURATION), messages=False)
    coverage.start()
    return coverage


def measure_forked(folder: Path, test: str) -> Callable[[], None]:
    """Measure this process, which the test has forked. Returns what saves the data; so does `save`, from outside."""
    coverage = _begin(folder)
    coverage.switch_context(test)
    saved = _saved(folder, os.getpid())

    def save() -> None:
        coverage.stop()
        coverage.save()
        saved.touch()

    saved.unlink(missing_ok=True)
    signal.signal(signal.SIGUSR1, lambda *_: save())
    return save


def _saved(folder: Path, pid: int) -> Path:
    return folder / f"saved.{pid}"


def save(folder: Path, pid: int, *, is_running: Callable[[], bool]) -> None:
    """Let a forked process save what it has measured, before the test kills it."""
    saved = _saved(folder, pid)
    os.kill(pid, signal.SIGUSR1)
    until = time.monotonic() + SAVE_SECONDS
    while not saved.exists() and is_running() and time.monotonic() < until:
        time.sleep(0.01)


class Measurement:
    """Measures one process of pytest's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seconds: dict[str, float] = {}
        # At once: what runs when a file is imported counts, too.
        self._coverage = _begin(folder)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """All that runs for the test, its fixtures included, is its own."""
        self._coverage.switch_context(item.nodeid)
        began = time.perf_counter()
        try:
            return (yield)
        finally:
            self._seconds[item.nodeid] = time.perf_counter() - began
            self._coverage.switch_context("")

    def pytest_sessionfinish(self) -> None:
        """Keep what was measured."""
        self._coverage.stop()
        self._coverage.save()
        (self._folder / f"{uuid.uuid4().hex}.json").write_text(json.dumps(self._seconds), encoding="utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin before the first conftest.py, which imports most of the bot."""
    folder = Path(os.environ[FOLDER])
    folder.mkdir(parents=True, exist_ok=True)
    early_config.pluginmanager.register(Measurement(folder))
