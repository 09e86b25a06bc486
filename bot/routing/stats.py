"""What each provider did over the last day, for operators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.routing.health import Health, HealthStore
from bot.routing.tasks import TaskState
from bot.storage.database import Database
from bot.storage.tables import tasks

DAY_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class ProviderReport:
    """One provider's day. Times are in seconds, costs in the provider's own credits."""

    health: Health
    done: int
    failed: int
    middle_time: float | None
    cost_per_video: float | None

    @property
    def success_percent(self) -> int | None:
        """The share of ended tasks that gave a video; None where none ended."""
        ended = self.done + self.failed
        return round(100 * self.done / ended) if ended else None


async def report(database: Database, health_store: HealthStore, names: Iterable[str]) -> list[ProviderReport]:
    """A report for each provider, in the order of the names."""
    async with database.reading() as connection:
        states = await health_store.all(connection)
        return [await _report(database, connection, name, states.get(name) or Health(name)) for name in names]


async def _report(database: Database, connection: AsyncConnection, name: str, health: Health) -> ProviderReport:
    since = database.now - DAY_SECONDS
    statement = select(tasks.c.state, tasks.c.took, tasks.c.cost).where(
        tasks.c.provider == name, tasks.c.ended_at > since
    )
    rows = (await connection.execute(statement)).all()
    done = [row for row in rows if row.state == TaskState.DONE]
    times = [row.took for row in done if row.took is not None]
    costs = [row.cost for row in done if row.cost is not None]
    return ProviderReport(
        health=health,
        done=len(done),
        failed=len(rows) - len(done),
        middle_time=median(times) if times else None,
        cost_per_video=sum(costs) / len(costs) if costs else None,
    )
