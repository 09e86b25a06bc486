"""docs/operating.md, followed word for word in a fresh folder: a first day, two runners, a backup and a restore."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sysconfig
import venv
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import ROOT
from bot.sandbox.telegram import SimulatedMessage
from tests.databases import missing, postgres_url
from tests.test_failover import free_port
from tests.world import World, balance, is_video, new_link

DOCUMENT = (ROOT / "docs" / "operating.md").read_text("utf-8")
CHECKOUT = ("Makefile", "requirements.txt", ".env.example", "bot", "locales")
"""What of a checkout the steps use."""
FOLLOWED = ("The first day", "Many processes", "Backup and restore")
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"(?:\w+=\S+ )*(?:make|cp|git|docker|kubectl|systemctl|python|\.venv/bin/python) .+")
NO_ENGINE = "no container engine is on the machines that run the tests"
LEFT_OUT = {
    "systemctl enable --now sorabot": "it would install a service on the machine that runs the tests",
    "docker compose --profile one up --detach": NO_ENGINE,
    "docker compose --profile many up --detach": NO_ENGINE,
    "docker compose --profile one --profile local-api up --detach": NO_ENGINE,
    "docker compose run --rm bot python -m bot doctor": NO_ENGINE,
    "git pull": "the fresh folder has no remote",
}
"""The commands that are not followed, and why."""


def blocks(section: str) -> list[list[str]]:
    """The commands of each block of this section, as they stand there."""
    text = DOCUMENT.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return [[line.strip() for line in block.splitlines()] for block in BLOCK.findall(text)]


def test_each_command_is_followed() -> None:
    """Whatever the document tells to enter is a block that is followed below, or is left out for a reason."""
    entered = {line.strip() for block in BLOCK.findall(DOCUMENT) for line in block.splitlines()}
    assert entered == {line for section in FOLLOWED for block in blocks(section) for line in block}
    mentioned = set(filter(COMMAND.fullmatch, re.findall(r"`([^`\n]+)`", BLOCK.sub("", DOCUMENT))))
    assert mentioned - {line.removeprefix(".venv/bin/") for line in entered} == LEFT_OUT.keys()


class Folder:
    """A fresh checkout, and the shells in which an operator enters commands there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.words: dict[str, str] = {}
        """What an operator puts in place of the document's examples."""

    def make(self) -> None:
        """What `make install` fetches is there already: the tests' own packages."""
        for name in CHECKOUT:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self._path / name)
        environment = self._path / ".venv"
        venv.create(environment, symlinks=True)
        (packages,) = environment.glob("lib/python*/site-packages")
        (packages / "tests.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
        (environment / "demo.stamp").touch()

    def fill_in(self, **settings: str) -> None:
        """Edit .env: each setting has its line there, which may be commented out."""
        file = self._path / ".env"
        text = file.read_text("utf-8")
        for name, value in settings.items():
            text, count = re.subn(rf"^#?{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
            assert count == 1, name
        file.write_text(text, encoding="utf-8")

    async def enter(self, *commands: str) -> str:
        """Each command, one after the other. Returns what they tell; fails unless all end well."""
        told = b""
        for command in commands:
            process = await self._start(command, stdout=asyncio.subprocess.PIPE)
            out, _ = await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
            assert process.returncode == 0, f"{command}: {out.decode()}"
            told += out
        return told.decode()

    @asynccontextmanager
    async def foreground(self, command: str) -> AsyncIterator[None]:
        """A command that goes on until the block ends with Ctrl-C."""
        process = await self._start(command)
        try:
            yield
            assert process.returncode is None, command
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGINT)
            await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)

    async def _start(self, command: str, stdout: int | None = None) -> asyncio.subprocess.Process:
        for example, own in self.words.items():
            command = command.replace(example, own)
        return await asyncio.create_subprocess_shell(
            command,
            cwd=self._path,
            env={"PATH": os.environ["PATH"], "HOME": str(self._path)},
            stdout=stdout,
            start_new_session=True,
        )


async def is_ready(port: str) -> None:
    """Until the process at this port says so."""
    async with httpx.AsyncClient() as client, asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                if (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)


def confirms(message: SimulatedMessage) -> bool:
    return message.from_bot and "please confirm" in message.text


@pytest.mark.process
@pytest.mark.postgres
async def test_word_for_word(world: World, tmp_path: Path) -> None:
    """From a checkout to two runners on PostgreSQL, to a backup, and to a bot that goes on with what was restored.

    Long because it is one day of an operator's.
    """
    if shutil.which("make") is None:
        missing("there is no make")
    [[set_up, [doctor], [run]], [[copy], [run_again], runners], restoring] = map(blocks, FOLLOWED)
    [[backup], [restore], [reconcile, run_restored]] = restoring
    folder = Folder(tmp_path / "sorabot")
    (tmp_path / "sorabot").mkdir()
    folder.make()
    await folder.enter(*set_up)
    folder.fill_in(BOT_TOKEN=world.telegram.token, KIE_API_KEY=world.kie.key, ADMIN_IDS=str(world.ann.id))
    # What leads to the sandbox.
    folder.fill_in(TELEGRAM_API_URL=world.telegram.url, KIE_API_URL=world.kie.url, ALLOW_LOCAL_RESULT_URLS="true")
    folder.fill_in(HTTP_PORT=str(free_port()))
    await world.ann.say("/start")
    assert "FAIL" not in await folder.enter(doctor)
    async with folder.foreground(run):
        said = await world.ann.say(new_link())
        await world.ann.press(await world.ann.chat.wait_for(confirms, after=said), "I confirm")
        await world.ann.chat.wait_for(is_video, after=said)

    ports = {example: str(free_port()) for example in re.findall(r"HTTP_PORT=(\d+)", " ".join(runners))}
    async with AsyncExitStack() as stack, postgres_url() as url:
        folder.words = {"postgresql://user@host/db": url, **ports}
        await folder.enter(copy)
        folder.fill_in(DATABASE_URL=url)
        for runner in runners:
            await stack.enter_async_context(folder.foreground(runner))
        async with folder.foreground(run_again):
            world.kie.duration = 2.0
            said = await world.ann.say(new_link())
            await world.kie.wait_for_tasks(2)
        await world.ann.chat.wait_for(is_video, after=said)
        for port in ports.values():
            await is_ready(port)
        assert "is whole" in await folder.enter(backup)
        await stack.aclose()

    await folder.enter(restore)
    folder.fill_in(DATABASE_URL=restore.partition(" ")[0].partition("=")[2])
    assert "agree" in await folder.enter(reconcile)
    async with folder.foreground(run_restored):
        assert await balance(world.ann) == 1
