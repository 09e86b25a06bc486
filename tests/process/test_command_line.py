"""The commands as operators call them: exit codes, and a plain line for each mistake."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import ROOT
from bot.sandbox.telegram import Garbage
from bot.sandbox.telegram.errors import unauthorized
from tests.databases import migrated, postgres_url
from tests.process.test_crashes import bot_process
from tests.world import World, ask

pytestmark = pytest.mark.process
WAITING = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE NOT granted AND datname = current_database()
"""


async def _call(folder: Path, command: str, **settings: str) -> tuple[int, str, str]:
    """Run a command with these settings alone. Returns its exit code, standard output and standard error."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", command),
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
    assert process.returncode is not None
    return process.returncode, out.decode(), errors.decode()


@pytest.mark.parametrize("command", ["run", "reconcile"])
async def test_wrong_settings_end_with_2(tmp_path: Path, command: str) -> None:
    """A line a mistake on standard error, no traceback, no secret, and exit code 2."""
    code, out, errors = await _call(
        tmp_path, command, BOT_TOKEN="topsecret", HTTP_PORT="x", DEFAULT_LOCALE="xx", KIE_API_KEY=" "
    )
    assert code == 2
    assert out == ""
    assert sorted(line.split(":")[0] for line in errors.splitlines()) == [
        "BOT_TOKEN",
        "DEFAULT_LOCALE",
        "HTTP_PORT",
        "KIE_API_KEY",
    ]
    assert "topsecret" not in errors


@pytest.mark.parametrize("command", ["run", "reconcile", "doctor"])
@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("MODELS_FILE", '[[model]]\nprovider = "kie"\nname = "five"\n', "MODELS_FILE: five: title: is missing"),
        ("BLOCKED_WORDS_FILE", "fox\n(bear\n", "BLOCKED_WORDS_FILE: line 2 is no regular expression"),
    ],
)
async def test_wrong_files_end_with_2(tmp_path: Path, command: str, name: str, content: str, line: str) -> None:
    """A mistake in a file that a setting names is a line, too."""
    (tmp_path / "own").write_text(content)
    settings = {"BOT_TOKEN": "1:token", "KIE_API_KEY": "key", name: "own"}
    code, out, errors = await _call(tmp_path, command, **settings)
    assert code == (1 if command == "doctor" else 2)
    assert line in (out if command == "doctor" else errors)
    assert "Traceback" not in errors


async def test_doctor_ends_with_1(tmp_path: Path) -> None:
    """The doctor tells the same mistakes as its findings."""
    code, out, _ = await _call(tmp_path, "doctor", DEFAULT_LOCALE="xx", BOT_TOKEN="1:token", KIE_API_KEY="key")
    assert code == 1
    assert out.startswith("FAIL settings: DEFAULT_LOCALE: ")


async def test_migrate_alone(tmp_path: Path) -> None:
    """`migrate` makes the tables with no token and no key, and refuses a language that there is not."""
    code, out, errors = await _call(tmp_path, "migrate", DATABASE_URL="sqlite:///new.db")
    assert (code, errors) == (0, "")
    assert "newest schema" in out
    with closing(sqlite3.connect(tmp_path / "new.db")) as file:
        assert file.execute("SELECT count(*) FROM jobs").fetchone() == (0,)
    code, _, errors = await _call(tmp_path, "migrate", DATABASE_URL="sqlite:///new.db", DEFAULT_LOCALE="xx")
    assert code == 2
    assert errors.startswith("DEFAULT_LOCALE: ")


@pytest.mark.postgres
async def test_where_no_tables_can_be_made(tmp_path: Path) -> None:
    """A user of PostgreSQL's who may make none hears it in a line."""
    async with postgres_url() as url:
        server = await asyncpg.connect(url)
        role = f"low_{uuid.uuid4().hex[:8]}"
        try:
            await server.execute(f"CREATE ROLE {role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            code, _, errors = await _call(tmp_path, "migrate", DATABASE_URL=url.replace("//postgres@", f"//{role}@"))
        finally:
            await server.execute(f"DROP ROLE {role}")
            await server.close()
    assert (code, len(errors.splitlines())) == (2, 1)
    assert "may not make tables" in errors


@pytest.mark.postgres
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_interrupted(tmp_path: Path, number: signal.Signals) -> None:
    """A backup that is ended before it is whole says so, does not end with 0, and leaves no file."""
    async with postgres_url() as url, migrated(url, time.time):
        holder = await asyncpg.connect(url)
        async with holder.transaction():
            await holder.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE")
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "backup", "saved"),
                cwd=tmp_path,
                env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATABASE_URL": url},
                stderr=asyncio.subprocess.PIPE,
            )
            async with asyncio.timeout(PATIENCE_SECONDS):
                # A lock that is waited for tells of no event.
                while not await holder.fetchval(WAITING):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            process.send_signal(number)
            _, errors = await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
        await holder.close()
    assert (process.returncode, errors.decode()) == (130, "Interrupted.\n")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("setting", "value"), [("HTTP_HOST", "192.0.2.1"), ("HTTP_HOST", "no-such-host.invalid"), ("HTTP_PORT", None)]
)
async def test_where_it_cannot_listen(world: World, tmp_path: Path, setting: str, value: str | None) -> None:
    """A host that is none of this machine's is blamed for itself, and so is a port that is taken."""
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    async with server:
        code, _, errors = await _call(
            tmp_path,
            "run",
            BOT_TOKEN=world.telegram.token,
            TELEGRAM_API_URL=world.telegram.url,
            KIE_API_KEY="key",
            DATABASE_URL="sqlite:///new.db",
            **{setting: value or str(server.sockets[0].getsockname()[1])},
        )
    assert code == 2
    assert errors.splitlines()[-1].startswith(f"{setting}: ")
    assert "Traceback" not in errors


@pytest.mark.parametrize("garbage", [Garbage.BROKEN_UTF8, Garbage.HTML_200])
async def test_unreadable_answers(world: World, tmp_path: Path, garbage: Garbage) -> None:
    """A bot that starts, or runs, while nobody can read Telegram's answers goes on as soon as they can be read."""
    fault = world.telegram.faults.garble(garbage)
    async with bot_process(world, tmp_path) as process:
        await fault.wait_until_hit()
        fault.lift()
        await ask(world.ann, "/help", "How it works")
        fault = world.telegram.faults.garble(garbage)
        await fault.wait_until_hit()
        fault.lift()
        await ask(world.ann, "/help", "How it works")
        assert await process.stop() == 0


async def test_a_token_that_is_taken_back(world: World, tmp_path: Path) -> None:
    """A bot whose token is refused while it runs ends with 2 instead of asking on and on."""
    async with bot_process(world, tmp_path) as process:
        await ask(world.ann, "/help", "How it works")
        world.telegram.faults.refuse(unauthorized(), calls=None, method="getUpdates")
        assert await asyncio.wait_for(process.wait(), PATIENCE_SECONDS) == 2
