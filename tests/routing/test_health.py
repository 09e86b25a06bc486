"""How providers stand, as many processes note it at once."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.routing.health import ACCOUNT, HealthStore
from bot.sandbox import PATIENCE_SECONDS
from bot.storage.tables import provider_health
from tests.databases import migrated, postgres_url


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
