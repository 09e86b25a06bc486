"""Ends the providers' tasks that nobody ends: one that nobody works on would take a place at its provider for good.

A process can die, a user can leave, a job can time out at any moment; what then stays open is found by its row alone.
So is what waits for a moment that a clock, since set back, had told.
"""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy import ColumnElement
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs.queue import Queue
from bot.jobs.store import JobStore
from bot.metrics import Metrics
from bot.routing.health import HealthStore
from bot.routing.tasks import Task, Tasks, TaskState
from bot.storage.tables import jobs as job_rows

TICK_SECONDS = 5.0

log = structlog.get_logger(__name__)


class Sweeper:
    """The duty that runs beside the jobs, in every process; that two sweep at once does no harm."""

    def __init__(
        self,
        jobs: JobStore,
        queue: Queue,
        tasks: Tasks,
        health_store: HealthStore,
        metrics: Metrics,
        *,
        timeout: float,
    ) -> None:
        """`timeout` is for how many seconds a job may take: no task is waited for longer."""
        self._timeout = timeout
        self._jobs = jobs
        self._tasks = tasks
        self._health_store = health_store
        self._queue = queue
        self._metrics = metrics

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            try:
                await self.undo_lost_time()
                await self.sweep()
            except (SQLAlchemyError, OSError):
                log.exception("open tasks could not be swept")
            await asyncio.sleep(TICK_SECONDS)

    async def undo_lost_time(self) -> None:
        """Where the clock was set back, let nothing wait for the time that was lost."""
        async with self._jobs.transaction() as connection:
            await self._health_store.undo_lost_time(connection)
            await self._tasks.undo_lost_time(connection)
            await self._jobs.undo_lost_time(connection)

    async def sweep(self, *where: ColumnElement[bool]) -> None:
        """End the open tasks, of those that fit, that nobody works on; the jobs that wait for one are due at once."""
        async with self._jobs.transaction() as connection:
            ended = await self._tasks.end_deserted(connection, *where, timeout=self._timeout)
            if ended:
                ids = [task.id for task in ended]
                await self._jobs.wake(connection, job_rows.c.task_id.in_(ids), job_rows.c.ended_at.is_(None))
                await self._queue.wake_first(connection)
        for task in ended:
            self._note(task)

    def _note(self, task: Task) -> None:
        if task.state is TaskState.LOST:
            self._metrics.creates_unanswered.labels(task.provider, task.capability).inc()
        log.warning(
            "nobody worked on an open task, so it was ended",
            provider=task.provider,
            capability=task.capability,
            task=task.id,
            state=task.state.value,
        )
