"""A figure, its floor and its target; and the table of them all."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("aiogram", "aiohttp", "httpx", "sqlalchemy", "aiosqlite")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was measured, beside the least that it could be, from the same run."""

    what: str
    value: str
    floor: str
    target: str
    met: bool


def render(figures: Sequence[Figure]) -> str:
    """The table, in Markdown."""
    lines = ["| what | measured | floor | target | met |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {figure.what} | {figure.value} | {figure.floor} | {figure.target} | {'yes' if figure.met else 'no'} |"
        for figure in figures
    ]
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on, in a sentence."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores ({_processor()}), {_memory()}, "
        f"Python {platform.python_version()}, {packages}."
    )


def _processor() -> str:
    return _line("/proc/cpuinfo", "model name") or platform.processor() or "unknown"


def _memory() -> str:
    kilobytes = _line("/proc/meminfo", "MemTotal")
    return f"{int(kilobytes.split()[0]) / 1e6:.0f} GB of memory" if kilobytes else "memory unknown"


def _line(path: str, name: str) -> str | None:
    file = Path(path)
    if not file.exists():
        return None
    found = (line.split(":", 1) for line in file.read_text().splitlines() if line.startswith(name))
    return next((value.strip() for _, value in found), None)
