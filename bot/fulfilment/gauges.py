"""Reads what stands in the database into the metrics: running jobs, providers, users."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.parts import Parts
from bot.routing.parts import Routing
from bot.storage.outage import DATABASE_ERRORS
from bot.storage.tables import jobs, tasks, users


class Gauges:
    """What every process of a bot tells alike."""

    def __init__(self, parts: Parts, routing: Routing) -> None:
        self._database = parts.database
        self._metrics = parts.metrics
        self._pool = routing.pool
        self._health_store = routing.health_store

    async def read(self) -> None:
        """Bring them up to date; while the database is away, there are none."""
        metrics = self._metrics
        for gauge in (metrics.jobs, metrics.provider_works, metrics.provider_balance):
            gauge.clear()
        try:
            async with self._database.reading() as connection:
                await self._read_jobs(connection)
                await self._read_providers(connection)
                count = await connection.scalar(select(func.count()).select_from(users))
                metrics.users.set(count or 0)
        except DATABASE_ERRORS:
            # Whether the database answers is for /readyz to tell.
            metrics.users.set(float("nan"))

    async def _read_jobs(self, connection: AsyncConnection) -> None:
        by = (jobs.c.order_kind, jobs.c.state, tasks.c.provider)
        statement = select(*by, func.count().label("many")).outerjoin(tasks, tasks.c.id == jobs.c.task_id)
        for row in await connection.execute(statement.where(jobs.c.ended_at.is_(None)).group_by(*by)):
            self._metrics.jobs.labels(row.order_kind, row.state, row.provider or "").set(row.many)

    async def _read_providers(self, connection: AsyncConnection) -> None:
        states = await self._health_store.all(connection)
        for provider in self._pool:
            account = states.account(provider.name)
            if account.balance is not None:
                self._metrics.provider_balance.labels(provider.name).set(account.balance)
            for capability in provider.capabilities:
                works = states.works(provider.name, capability.model)
                self._metrics.provider_works.labels(provider.name, capability.model).set(works)
