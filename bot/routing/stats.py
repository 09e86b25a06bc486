"""What each provider did over the last day, for operators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.providers.base import Capability
from bot.routing.health import Health, HealthStore
from bot.routing.tasks import TaskState
from bot.storage.database import Database
from bot.storage.tables import tasks

DAY_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class CapabilityReport:
    """One capability's day. Times are in seconds, costs in the provider's own credits."""

    health: Health
    """The capability's own; the account may be unwell all the same."""
    done: int
    failed: int
    median_time: float | None
    cost_per_task: float | None

    @property
    def success_percent(self) -> int | None:
        """The share of ended tasks that gave a result; None where none ended."""
        ended = self.done + self.failed
        return round(100 * self.done / ended) if ended else None


@dataclass(frozen=True, slots=True)
class ProviderReport:
    """How one provider stands, and what its capabilities did."""

    account: Health
    capabilities: tuple[CapabilityReport, ...]


async def report(
    database: Database, health_store: HealthStore, offers: Mapping[str, Iterable[Capability]]
) -> list[ProviderReport]:
    """A report for each provider, in the order of `offers`, which has each one's capabilities by its name."""
    async with database.reading() as connection:
        states = await health_store.all(connection)
        return [
            ProviderReport(
                account=states.account(name),
                capabilities=tuple(
                    [
                        await _report(database, connection, states.capability(name, capability.model))
                        for capability in capabilities
                    ]
                ),
            )
            for name, capabilities in offers.items()
        ]


async def _report(database: Database, connection: AsyncConnection, health: Health) -> CapabilityReport:
    own = (tasks.c.provider == health.provider, tasks.c.capability == health.capability)
    statement = select(tasks.c.state, tasks.c.took, tasks.c.cost).where(
        *own, tasks.c.ended_at > database.now - DAY_SECONDS
    )
    rows = (await connection.execute(statement)).all()
    done = [row for row in rows if row.state == TaskState.DONE]
    times = [row.took for row in done if row.took is not None]
    costs = [row.cost for row in done if row.cost is not None]
    return CapabilityReport(
        health=health,
        done=len(done),
        failed=len(rows) - len(done),
        median_time=median(times) if times else None,
        cost_per_task=sum(costs) / len(costs) if costs else None,
    )
