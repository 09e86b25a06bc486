"""Errors reach Sentry where it is asked for, and nothing that is secret goes with them."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import structlog
from aiohttp import web
from pydantic import SecretStr

from bot import logs
from bot.__main__ import WRONG_SETTINGS, _run
from bot.extras import ExtraMissing
from bot.sentry import reporting
from bot.settings import CommonSettings, SettingsError, load
from tests.world import World

SECRET = "xyzzy-secret"
BROKEN = "something is broken"


class Project:
    """A project at a simulated Sentry."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.bodies: list[str] = []
        self.dsn = SecretStr("")

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.bodies.append(body.decode())
        lines = [json.loads(line) for line in body.splitlines()]
        self.events += [event for kind, event in zip(lines[1::2], lines[2::2], strict=True) if kind["type"] == "event"]
        return web.json_response({})


@pytest.fixture
async def project() -> AsyncIterator[Project]:
    pytest.importorskip("sentry_sdk")
    project = Project()
    app = web.Application()
    app.router.add_post("/api/1/envelope/", project.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    project.dsn = SecretStr(f"http://key@127.0.0.1:{port}/1")
    yield project
    await runner.cleanup()


@pytest.fixture(params=["console", "json"])
def configured(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The log as a running bot has it, in each form."""
    monkeypatch.setenv("LOG_FORMAT", request.param)
    handlers, hook = logging.getLogger().handlers, sys.excepthook
    logs.configure(CommonSettings())
    yield
    logging.getLogger().handlers, sys.excepthook = handlers, hook
    structlog.reset_defaults()


def fail(token: str) -> None:
    raise ValueError(f"what {token} says")


@pytest.mark.errors(BROKEN)
async def test_an_error(project: Project, configured: None) -> None:
    """Its event, its fields and where it was raised; not what it says, nor any variable."""

    def work() -> None:
        log = structlog.get_logger("test")
        with reporting(project.dsn):
            log.warning("no error")
            try:
                fail(SECRET)
            except ValueError:
                log.exception(BROKEN, duty="jobs", address=f"https://example.org/x?token={SECRET}")

    await asyncio.to_thread(work)
    (event,) = project.events
    assert event["message"] == BROKEN
    assert event["extra"] == {"duty": "jobs", "address": "https://example.org/x"} | {
        name: event["extra"][name] for name in ("level", "logger", "timestamp") if name in event["extra"]
    }
    (exception,) = event["exception"]["values"]
    assert (exception["type"], exception["value"]) == ("ValueError", "")
    assert exception["stacktrace"]["frames"][-1]["function"] == "fail"
    assert SECRET not in "".join(project.bodies)


async def test_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a DSN the library is not even looked for."""
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with reporting(None):
        pass
    with pytest.raises(ExtraMissing, match="install sorabot with its `sentry` extra"), reporting(SecretStr("x")):
        pass


async def test_not_installed(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for and not there is one line, before anything starts."""
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    settings = world.settings(sentry_dsn=SecretStr("https://key@sentry.example.org/1"))
    assert await _run(settings) == WRONG_SETTINGS
    assert capsys.readouterr().err == "SENTRY_DSN: install sorabot with its `sentry` extra, or leave the setting out\n"


def test_no_dsn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be a DSN is told at the start, without being shown."""
    for name, value in {"BOT_TOKEN": "1:token", "KIE_API_KEY": "key", "SENTRY_DSN": SECRET}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load(["kie"])
    assert raised.value.mistakes == ["SENTRY_DSN: this is not a DSN as Sentry gives it (https://…@…/123)"]
