"""aiogram's types, built when they are first needed, are the same as those that aiogram builds at its import."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

ROOT = Path(__file__).parents[2]
RECONCILE = """
import atexit, sys
from bot.__main__ import main
sys.argv = ["sorabot", "reconcile"]
atexit.register(lambda: print(sys.modules["aiogram.types"].Poll.__pydantic_complete__))
main()
"""


async def run(*arguments: str, exit_code: int = 0, **settings: str) -> str:
    """What a process of its own says: it has to meet aiogram for the first time."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
    )
    output, _ = await process.communicate()
    assert process.returncode == exit_code
    return output.decode()


async def test_both_ways_read_alike() -> None:
    """Updates of every kind, calls, answers and all their errors are the same, however the types are built."""
    script = str(Path(__file__).with_name("every_type.py"))
    lazy, ordinary = await asyncio.gather(run(script, "lazy"), run(script, "ordinary"))
    one: dict[str, Any] = json.loads(lazy)
    other: dict[str, Any] = json.loads(ordinary)
    assert (one.pop("built at import"), other.pop("built at import")) == (False, True)
    assert one == other
    assert len(one["updates"]) > 50


@pytest.mark.parametrize(("value", "is_built"), [("true", "False"), ("false", "True")])
async def test_a_setting_turns_it_off(tmp_path: Path, value: str, is_built: str) -> None:
    """An operator can have all types built at the start, should a release of aiogram need it."""
    settings = {
        "BOT_TOKEN": "1:unused",
        "KIE_API_KEY": "unused",
        "TELEGRAM_API_URL": "http://127.0.0.1:1",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
        "AIOGRAM_LAZY": value,
    }
    said = await run("-c", RECONCILE, exit_code=1, **settings)
    assert said.splitlines()[-1] == is_built


async def test_pydantic_is_left_as_it_was() -> None:
    """Whatever is imported after aiogram is built by pydantic's own way."""
    assert BaseModel.model_rebuild.__func__.__module__ == "pydantic.main"  # type: ignore[attr-defined]
