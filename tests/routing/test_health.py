"""How providers stand, as many processes note it at once."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.routing.health import ACCOUNT, ASKING_AT_ONCE, HealthStore
from bot.routing.tasks import TaskState
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers import SimulatedProviders
from bot.storage.database import Database
from bot.storage.tables import provider_health, tasks
from tests.clock import FakeClock
from tests.databases import migrated, postgres_url
from tests.heart import beating


@pytest.mark.postgres
async def test_successes_wait_for_nobody() -> None:
    """While a provider is well, noting that it worked changes nothing, so that no process holds up another."""
    async with postgres_url() as url, migrated(url, time.time) as database:
        store = HealthStore(database, task_seconds=900.0)
        async with database.transaction() as connection:
            rows = [{"provider": "kie", "capability": name, "failures": 0} for name in (ACCOUNT, "cleaner")]
            await connection.execute(provider_health.insert(), rows)
        async with database.transaction() as first:
            await store.worked(first, "kie", "cleaner")
            async with asyncio.timeout(PATIENCE_SECONDS), database.transaction() as second:
                await store.worked(second, "kie", "cleaner")


async def test_a_rate_is_each_providers_own(database: Database, clock: FakeClock) -> None:
    """What another provider was asked for, and what was asked for long ago, takes none of a provider's new tasks."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        kie = next(provider for provider in heart.core.routing.pool if provider.name == "kie")

        async def places_after(*asked: str) -> int:
            rows = [
                {
                    "identity": str(number),
                    "provider": name,
                    "capability": "cleaner",
                    "idempotency_key": f"{name} {number}",
                    "state": TaskState.DONE,
                    "created_at": clock(),
                    "ended_at": clock(),
                }
                for name in asked
                for number in range(kie.limits.creates or 0)
            ]
            async with database.transaction() as connection:
                for row in rows:
                    await connection.execute(tasks.insert().values(row))
                return (await heart.core.routing.health_store.free(connection, kie)).places

        assert await places_after("apikley") == ASKING_AT_ONCE
        assert await places_after("kie") == 0
        clock.pass_(2 * kie.limits.window)
        assert await places_after() == ASKING_AT_ONCE
