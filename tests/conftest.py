"""What all tests share."""

from __future__ import annotations

import asyncio
import gc
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentResource

from bot.storage.database import Database
from tests.clock import FakeClock
from tests.databases import KeptDatabase, migrated, sqlite_url
from tests.error_log import ErrorLog
from tests.world import World, new_world, prepare


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """The certificates and the texts are read once for all bots: together they take most of a bot's start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ssl.create_default_context", certificates_once(ssl.create_default_context))
        patch.setattr("bot.telegram.texts.FluentResource", cache(FluentResource))
        yield


def certificates_once(create: Callable[..., ssl.SSLContext]) -> Callable[..., ssl.SSLContext]:
    """The same, with one context for all who name the file and nothing else: they change nothing about it."""
    create_once = cache(create)

    def create_default_context(*arguments: Any, **named: Any) -> ssl.SSLContext:
        return (create_once if named.keys() == {"cafile"} else create)(*arguments, **named)

    return create_default_context


@pytest.fixture(scope="session")
def error_log() -> ErrorLog:
    """What this process logs as an error. The rest of the log is not part of a test's output."""
    return ErrorLog()


@pytest.fixture(scope="module", autouse=True)
def nothing_left_over() -> None:
    """What the tests of the module before left is freed: `no_unexpected_error` puts it out of the collector's sight."""
    gc.unfreeze()
    gc.collect()


@pytest.fixture(autouse=True)
def no_unexpected_error(request: pytest.FixtureRequest, error_log: ErrorLog) -> Iterator[None]:
    """An error in the log fails the test, unless its marker `errors` announces words of it."""
    # What is there before the test is not its own, and looking through all of it would take longer than most tests.
    gc.freeze()
    error_log.listen()
    yield
    # What asyncio says of a future that nobody read belongs to this test, not to the one that runs as it is collected.
    gc.collect()
    announced = [word for marker in request.node.iter_markers("errors") for word in marker.args]
    if unexpected := error_log.unexpected(announced):
        pytest.fail("errors were logged that the test did not announce:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that moves only when told to."""
    return FakeClock()


@pytest.fixture(scope="session")
def kept_database() -> Iterator[KeptDatabase]:
    """The PostgreSQL database that tests use one after the other."""
    kept = KeptDatabase()
    yield kept
    asyncio.run(kept.drop())


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def database(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> AsyncIterator[Database]:
    """A migrated database of each kind, which lives by the fake clock."""
    if request.param == "sqlite":
        async with migrated(sqlite_url(tmp_path), clock) as database:
            yield database
        return
    kept: KeptDatabase = request.getfixturevalue("kept_database")
    async with kept.empty() as url, migrated(url, clock, trust_clock=True) as database:
        yield database


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that each world begins with, made once."""
    return asyncio.run(prepare(tmp_path_factory.mktemp("prepared")))


@pytest.fixture
async def world(tmp_path: Path, prepared: Path) -> AsyncIterator[World]:
    """Telegram and the providers, simulated, and a bot as soon as the test starts one."""
    async with new_world(tmp_path, prepared) as world:
        yield world
