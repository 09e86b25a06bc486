"""What all tests share."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from bot.storage.database import Database
from tests.clock import FakeClock
from tests.databases import migrated, postgres_url, sqlite_url
from tests.world import World, new_world, prepare


@pytest.fixture(autouse=True, scope="session")
def quiet_log() -> None:
    """The log of what went wrong on purpose is not part of a test's output; only what nobody expected is."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


@pytest.fixture
def clock() -> FakeClock:
    """A clock that moves only when told to."""
    return FakeClock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def database(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> AsyncIterator[Database]:
    """A migrated database of each kind, which lives by the fake clock."""
    if request.param == "sqlite":
        async with migrated(sqlite_url(tmp_path), clock) as database:
            yield database
        return
    async with postgres_url() as url, migrated(url, clock, trust_clock=True) as database:
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
