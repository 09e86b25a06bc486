"""The providers' tasks: what was asked of whom for which order, and what came of it.

There is at most one open task for an identity, whoever waits for it. Their rows are also the record from which times,
costs and success rates are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Double, Row, and_, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.states import JobState
from bot.jobs.store import LONGEST_DELAY_SECONDS
from bot.providers.base import ErrorKind, ProviderTask
from bot.storage.database import Database
from bot.storage.tables import jobs, tasks

DESERTED_SECONDS = 60.0
"""For how long after its due poll a running task that nobody waits for stays open: somebody may ask for the same."""

FIND = select(tasks).where(tasks.c.id == bindparam("task_id"))
OF_IDENTITY = (
    select(tasks)
    .where(
        tasks.c.identity == bindparam("identity"),
        or_(tasks.c.ended_at.is_(None), tasks.c.ended_at >= bindparam("since")),
    )
    .order_by(tasks.c.id)
)


class TaskState(StrEnum):
    """Where a task stands."""

    SUBMITTING = "submitting"
    """The provider is being asked; whether it has heard is not known."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    LOST = "lost"
    """The provider may have made it, but its answer never came; nobody can find it again."""
    EXPIRED = "expired"
    """It took too long, or its result is no longer to be had."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task. Moments are Unix seconds, times are seconds."""

    id: int
    identity: str
    """Of the order that it is for."""
    provider: str
    capability: str
    """The model's name."""
    idempotency_key: str
    provider_task_id: str | None
    state: TaskState
    failure: ErrorKind | None
    result_url: str | None
    created_at: float
    ended_at: float | None
    took: float | None
    cost: float | None
    polls: int
    next_poll: float | None
    result: str | None = None
    """What came of it where that is no file."""

    @classmethod
    def from_row(cls, row: Row[Any]) -> Task:
        values = dict(row._mapping)  # noqa: SLF001  # the documented way to a row's names
        values["state"] = TaskState(values["state"])
        values["failure"] = ErrorKind(values["failure"]) if values["failure"] else None
        return cls(**values)


class Tasks:
    """All tasks of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        now = database.now
        own = update(tasks).where(tasks.c.id == bindparam("task_id"))
        opening = database.insert(tasks).values(state=TaskState.SUBMITTING, created_at=now, polls=0)
        self._open = opening.on_conflict_do_nothing().returning(tasks)
        self._change_of_poll = own.values(next_poll=now + bindparam("seconds", type_=Double))
        self._end = own.values(ended_at=now)
        self._done = own.values(
            state=TaskState.DONE,
            ended_at=now,
            took=func.coalesce(bindparam("told_took", type_=Double), now - tasks.c.created_at),
        )

    async def open(
        self, connection: AsyncConnection, *, identity: str, provider: str, capability: str, idempotency_key: str
    ) -> Task | None:
        """Note that the provider is about to be asked. None where one was opened for the same order meanwhile."""
        values = {
            "identity": identity,
            "provider": provider,
            "capability": capability,
            "idempotency_key": idempotency_key,
        }
        opened = (await connection.execute(self._open, values)).one_or_none()
        return None if opened is None else Task.from_row(opened)

    async def find(self, connection: AsyncConnection, task_id: int) -> Task:
        """The task with this number of ours."""
        return Task.from_row((await connection.execute(FIND, {"task_id": task_id})).one())

    async def of_identity(self, connection: AsyncConnection, identity: str, *, since: float) -> list[Task]:
        """The tasks for this identity that are open or ended since then, oldest first."""
        rows = await connection.execute(OF_IDENTITY, {"identity": identity, "since": since})
        return [Task.from_row(row) for row in rows]

    async def running(self, connection: AsyncConnection, task: Task, told: ProviderTask, *, next_poll: float) -> None:
        """The provider has it under this name; the next poll is due in `next_poll` seconds."""
        values = {
            "task_id": task.id,
            "state": TaskState.RUNNING,
            "provider_task_id": told.id,
            "cost": told.cost if told.cost is not None else task.cost,
            "seconds": min(next_poll, LONGEST_DELAY_SECONDS),
        }
        await connection.execute(self._change_of_poll, values)

    async def hurry(self, connection: AsyncConnection, provider: str, provider_task_id: str) -> Task | None:
        """Let the next poll be due now; None when the task is not known or has ended."""
        statement = (
            update(tasks)
            .where(
                tasks.c.provider == provider,
                tasks.c.provider_task_id == provider_task_id,
                tasks.c.ended_at.is_(None),
            )
            .values(next_poll=self._database.now)
            .returning(tasks)
        )
        row = (await connection.execute(statement)).one_or_none()
        return None if row is None else Task.from_row(row)

    async def polled(self, connection: AsyncConnection, task: Task, *, next_poll: float) -> None:
        """It was polled and is not done; the next poll is due in `next_poll` seconds."""
        seconds = min(next_poll, LONGEST_DELAY_SECONDS)
        values = {"task_id": task.id, "polls": task.polls + 1, "seconds": seconds}
        await connection.execute(self._change_of_poll, values)

    async def done(self, connection: AsyncConnection, task: Task, told: ProviderTask, *, polls: int) -> None:
        """The provider has the result."""
        values = {
            "task_id": task.id,
            "provider_task_id": told.id,
            "result_url": told.result_url,
            "result": told.result,
            "told_took": told.took,
            "cost": told.cost if told.cost is not None else task.cost,
            "polls": polls,
        }
        await connection.execute(self._done, values)

    async def end(
        self, connection: AsyncConnection, task: Task, state: TaskState, failure: ErrorKind | None = None
    ) -> None:
        """It came to nothing."""
        await connection.execute(self._end, {"task_id": task.id, "state": state, "failure": failure})

    async def undo_lost_time(self, connection: AsyncConnection) -> None:
        """After the clock was set back: no open task is younger than new, nor is its next poll too far away."""
        now = self._database.now
        is_open = tasks.c.ended_at.is_(None)
        await connection.execute(update(tasks).where(is_open, tasks.c.created_at > now).values(created_at=now))
        far = tasks.c.next_poll > now + LONGEST_DELAY_SECONDS
        await connection.execute(update(tasks).where(is_open, far).values(next_poll=now))

    async def end_deserted(
        self, connection: AsyncConnection, *where: ColumnElement[bool], timeout: float
    ) -> list[Task]:
        """End the open tasks, of those that fit, that no job works on, or that are older than `timeout` seconds.

        Who asks for a task is queued with it; who waits for it is not. Returns them as they now stand.
        """
        now = self._database.now
        own = jobs.c.task_id == tasks.c.id
        is_asked_for = select(jobs.c.id).where(own, jobs.c.state == JobState.QUEUED).exists()
        is_waited_for = select(jobs.c.id).where(own, jobs.c.ended_at.is_(None)).exists()
        deserted = or_(
            and_(tasks.c.state == TaskState.SUBMITTING, ~is_asked_for),
            and_(tasks.c.state == TaskState.RUNNING, ~is_waited_for, tasks.c.next_poll < now - DESERTED_SECONDS),
            tasks.c.created_at < now - timeout,
        )
        statement = (
            update(tasks)
            .where(tasks.c.ended_at.is_(None), deserted, *where)
            .values(
                state=case(
                    (tasks.c.state == TaskState.SUBMITTING, TaskState.LOST.value), else_=TaskState.EXPIRED.value
                ),
                ended_at=now,
            )
            .returning(tasks)
        )
        return [Task.from_row(row) for row in await connection.execute(statement)]

    async def durations(
        self, connection: AsyncConnection, provider: str, capability: str, *, limit: int
    ) -> list[float]:
        """How many seconds the capability's last tasks took, oldest first."""
        own = (tasks.c.provider == provider, tasks.c.capability == capability)
        statement = (
            select(tasks.c.took)
            .where(*own, tasks.c.state == TaskState.DONE, tasks.c.took.is_not(None))
            .order_by(tasks.c.ended_at.desc())
            .limit(limit)
        )
        return list(reversed(list((await connection.execute(statement)).scalars())))
