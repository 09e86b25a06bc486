"""Jobs for tests that need a row rather than a user."""

from __future__ import annotations

from itertools import count
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import JobStore
from bot.storage.database import Database
from bot.storage.tables import accounts, jobs, users

_numbers = count(1)


async def add_user(database: Database, connection: AsyncConnection, account_id: int) -> None:
    """Store a user, if they are not there yet."""
    for table in (accounts, users):
        await connection.execute(
            database.insert(table).values(id=account_id, created_at=database.now).on_conflict_do_nothing()
        )


async def add_job(
    database: Database, store: JobStore, connection: AsyncConnection, *, account_id: int = 1, **values: Any
) -> Job:
    """Store a queued job that is due now, for a video of its own unless told otherwise."""
    await add_user(database, connection, account_id)
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "request": f"{account_id}:{number}",
        "asked_by": account_id,
        "reply_place": str(account_id),
        "reply_message": "",
        "locale": "en",
        "order_kind": "clean",
        "order_value": "{}",
        "identity": f"source:{number}",
        "price": 1,
        "state": JobState.QUEUED,
    }
    moments = {name: values.pop(name, database.now) for name in ("due", "queued_at")}
    job = await store.add(connection, account_id=account_id, **(defaults | values))
    assert job is not None
    dated = update(jobs).where(jobs.c.id == job.id).values(moments).returning(jobs)
    return Job.from_row((await connection.execute(dated)).one())
