"""An older and a newer version of the bot on one PostgreSQL: they never work on it at once, and each says why not."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import ROOT, sandbox_settings
from bot.storage.migrate import newest
from tests.databases import postgres_url
from tests.storage.test_copying import ADDS_A_COLUMN
from tests.world import World, ask

pytestmark = [pytest.mark.process, pytest.mark.postgres]
OLDER = ROOT
HELP = "How it works"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A checkout of a version that changes the schema."""
    for name in ("bot", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    migration = tmp_path / "bot" / "storage" / "migrations" / "versions" / "9000_another.py"
    migration.write_text(ADDS_A_COLUMN.format(before=newest()), encoding="utf-8")
    return tmp_path


@asynccontextmanager
async def run(checkout: Path, world: World) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run` of this version, which is stopped at the end if it still runs."""
    settings = sandbox_settings(
        token=world.telegram.token,
        telegram_url=world.telegram.url,
        database_url=world.database_url,
        providers={"kie": (world.kie.url, world.kie.key)},
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=checkout,
        env={"PATH": os.environ["PATH"], **settings},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def refusal(checkout: Path, world: World) -> str:
    """The one line with which it ends, with code 2."""
    async with run(checkout, world) as process:
        _, errors = await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
    assert process.returncode == 2, errors
    (line,) = errors.decode().splitlines()
    return line


async def test_two_versions(world: World, newer: Path) -> None:
    """The newer one does not start while the older one runs, nor the older one once the newer has the database."""
    async with postgres_url() as world.database_url:
        async with world.bot():
            await ask(world.ann, "/help", HELP)
            assert "a bot of an older version is at work" in await refusal(newer, world)
            await ask(world.ann, "/help", HELP)
        async with run(newer, world):
            await ask(world.ann, "/help", HELP)
            assert "was made by a newer version of the bot" in await refusal(OLDER, world)
            await ask(world.ann, "/help", HELP)
