"""The log's form and level, and what a traceback says of an error."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import sys
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy.exc import IntegrityError

from bot import logs
from bot.settings import CommonSettings

WORDS = "xyzzy-plugh"


@pytest.fixture(autouse=True)
def _the_log_as_it_was() -> Iterator[None]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers, root.level
    yield
    root.handlers, sys.excepthook = handlers, hook
    root.setLevel(level)
    structlog.reset_defaults()


def _fail(kind: type[Exception]) -> None:
    try:
        raise kind(WORDS)  # noqa: TRY301
    except kind as error:
        raise IntegrityError("INSERT", {"code": WORDS}, error) from error


def _configure(**settings: str) -> None:
    # As in a process that has logged nothing yet.
    structlog.reset_defaults()
    logs.configure(CommonSettings.model_validate(settings))


def _logged(capsys: pytest.CaptureFixture[str], **settings: str) -> str:
    """What comes of a line on each level, and of an error that quotes what was worked on."""
    _configure(**settings)
    log = structlog.get_logger("bot.somewhere")
    log.debug("a small thing")
    log.info("a thing", job=7)
    try:
        _fail(ValueError)
    except IntegrityError:
        log.exception("a bad thing")
    logging.getLogger("another.library").warning("its %s", "warning")
    logging.getLogger("filelock").debug("a lock")
    return capsys.readouterr().err


@pytest.mark.errors("a bad thing")
def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """LOG_FORMAT=json: each line is an object of its own, tracebacks and other libraries' lines too."""
    lines = [json.loads(line) for line in _logged(capsys, log_format="json").splitlines()]
    assert [line["event"] for line in lines] == ["a thing", "a bad thing", "its warning"]
    assert lines[0]["job"] == 7
    assert lines[0]["level"] == "info"
    assert "_fail(ValueError)" in lines[1]["exception"]
    assert WORDS not in str(lines)


@pytest.mark.errors("a bad thing")
def test_for_a_console(capsys: pytest.CaptureFixture[str]) -> None:
    """LOG_FORMAT=console: lines for a user, with where an error came from and not what it quotes."""
    said = _logged(capsys, log_format="console")
    assert "a thing" in said
    assert "job=7" in said
    assert "a small thing" not in said
    assert "_fail(ValueError)" in said
    assert "\nValueError\n" in said
    assert WORDS not in said


@pytest.mark.errors("a bad thing")
@pytest.mark.parametrize(("level", "events"), [("debug", 4), ("INFO", 3), ("WARNING", 2), ("ERROR", 1)])
def test_from_which_level(capsys: pytest.CaptureFixture[str], level: str, events: int) -> None:
    """LOG_LEVEL, in any case: what is below it is not written, and filelock's chatter never is."""
    said = _logged(capsys, log_format="json", log_level=level)
    assert len(said.splitlines()) == events
    assert "a lock" not in said


@pytest.mark.errors("a bad thing")
def test_what_a_system_error_says(capsys: pytest.CaptureFixture[str]) -> None:
    """Errors of the system and of SQLite keep their words: they tell what to set right."""
    _configure()
    try:
        raise sqlite3.OperationalError("database or disk is full")  # noqa: TRY301
    except sqlite3.OperationalError:
        structlog.get_logger().exception("a bad thing")
    assert "OperationalError: database or disk is full" in capsys.readouterr().err


@pytest.mark.errors("an error that nobody waited for")
def test_an_error_that_nobody_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    """asyncio's line on a task that failed unseen does not quote the error."""

    async def fail() -> None:
        raise ValueError(WORDS)

    async def run() -> None:
        asyncio.get_running_loop().set_exception_handler(logs.note_unhandled)
        task = asyncio.create_task(fail())
        await asyncio.wait({task})
        del task

    _configure()
    asyncio.run(run())
    said = capsys.readouterr().err
    assert "an error that nobody waited for" in said
    assert "Traceback" in said
    assert WORDS not in said


def test_addresses_lose_their_ends(capsys: pytest.CaptureFixture[str]) -> None:
    """Of an address that somebody quotes, the signature and the bot's token do not show."""
    _configure()
    log = structlog.get_logger()
    log.warning("failed", detail="GET https://cdn.example.org/a.mp4?Signature=secret-sign: 403, then more")
    log.warning("failed", detail="https://api.telegram.org/bot123:secret-token/getMe")
    said = capsys.readouterr().err
    assert "https://cdn.example.org/a.mp4" in said
    assert "then more" in said
    assert "secret-" not in said
