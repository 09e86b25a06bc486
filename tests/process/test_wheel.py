"""The wheel, as `pip install` brings it to a machine that has no checkout."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
import sysconfig
import venv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import ROOT, sandbox_settings
from tests.test_failover import free_port
from tests.world import World, ask, is_video, new_link

pytestmark = pytest.mark.process

BUILD_SECONDS = 120


async def _ended(process: asyncio.subprocess.Process, seconds: float) -> tuple[str, str]:
    """What it wrote. Fails the test when it ends with anything but 0."""
    out, errors = await asyncio.wait_for(process.communicate(), seconds)
    assert process.returncode == 0, errors.decode()
    return out.decode(), errors.decode()


def _pip(*arguments: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments],
        cwd=ROOT,
        check=True,
        timeout=BUILD_SECONDS,
    )


class Installed:
    """The wheel in a virtual environment of its own; what the bot depends on is the tests'."""

    def __init__(self, folder: Path) -> None:
        self.environment = folder / "environment"
        self.empty = folder / "elsewhere"
        self.python = self.environment / "bin" / "python"

    def install(self, wheels: Path) -> None:
        """Build the wheel, and install it without the network."""
        _pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", wheels, ".")
        (wheel,) = wheels.glob("*.whl")
        venv.create(self.environment, symlinks=True)
        _pip("--python", self.python, "install", "--no-deps", "--no-index", wheel)
        (packages,) = self.environment.glob("lib/python*/site-packages")
        (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
        self.empty.mkdir()

    async def start(self, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
        """Python with these arguments, in an empty folder and with these settings alone."""
        return await asyncio.create_subprocess_exec(
            self.python,
            *arguments,
            cwd=self.empty,
            env={"PATH": os.environ["PATH"], **settings},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def call(self, *arguments: str, **settings: str) -> str:
        """What it writes to standard output; nothing goes to standard error."""
        out, errors = await _ended(await self.start(*arguments, **settings), PATIENCE_SECONDS)
        assert errors == ""
        return out

    @asynccontextmanager
    async def running(self, *arguments: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """A process that is asked to end, and ends with 0."""
        process = await self.start(*arguments, **settings)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await _ended(process, PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    installed = Installed(folder)
    installed.install(folder / "wheels")
    return installed


async def test_it_is_the_wheel_that_runs(installed: Installed) -> None:
    """Nothing of the checkout is used: the package is the environment's own, its languages within it."""
    where = await installed.call("-c", "import bot, bot.languages as b; print(bot.__file__, b.locales_folder())")
    assert [Path(path).is_relative_to(installed.environment) for path in where.split()] == [True, True]


async def test_migrate(installed: Installed, tmp_path: Path) -> None:
    """The tables come with it."""
    file = tmp_path / "new.db"
    assert "newest schema" in await installed.call("-m", "bot", "migrate", DATABASE_URL=f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM jobs").fetchone() == (0,)


async def test_doctor_and_run(installed: Installed, world: World) -> None:
    """Doctor finds all well; the bot then delivers a video."""
    port = free_port()
    settings = sandbox_settings(
        token=world.telegram.token,
        telegram_url=world.telegram.url,
        database_url=world.database_url,
        providers={"kie": (world.kie.url, world.kie.key)},
        HTTP_PORT=str(port),
        ADMIN_IDS=str(world.ann.id),
        STORAGE_CHAT_ID=str(world.telegram.user("Olga", started=True).id),
        REQUIRE_CONSENT="false",
    )
    findings = (await installed.call("-m", "bot", "doctor", **settings)).splitlines()
    assert {line.split()[0] for line in findings} == {"ok"}
    async with installed.running("-m", "bot", "run", **settings):
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)
        await ask(world.ann, "/help", "How it works")
        async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200


async def test_demo(installed: Installed) -> None:
    """The chat page is there, and the bot behind it answers."""
    async with installed.running("-m", "bot", "demo", "--port", "0", "--no-browser") as demo:
        assert demo.stdout is not None
        async with asyncio.timeout(PATIENCE_SECONDS), aiohttp.ClientSession() as client:
            address = None
            while address is None:
                line = await demo.stdout.readline()
                assert line, "the demo ended"
                address = re.search(r"http://\S+/", line.decode())
            async with client.get(address[0]) as page:
                assert "<html" in await page.text()
            async with client.get(f"{address[0]}events") as events:
                while not (line := await events.content.readline()).startswith(b"data: "):
                    pass
                user = json.loads(line.removeprefix(b"data: "))["users"][0]["id"]
                async with client.post(f"{address[0]}say", json={"user": user, "text": "/help"}) as said:
                    assert said.status == 200
                while b"How it works" not in await events.content.readline():
                    assert not events.content.at_eof()
