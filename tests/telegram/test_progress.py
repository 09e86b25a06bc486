"""What a progress message tells is true, and stays so."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.queue import Queue
from bot.jobs.store import JobStore
from bot.providers.jobs_api import CLEANER
from bot.sandbox.telegram import ApiError
from bot.storage.database import Database
from bot.storage.tables import jobs, tasks
from tests.jobs.rows import add_job
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link


async def test_what_lasts_is_longer_than_usual(world: World) -> None:
    """A task that takes far longer than tasks usually do says so."""
    world.kie.duration = 600.0
    async with world.bot():
        progress = await ask(world.ann, new_link(), "Got it")
        await progress.wait_until(lambda message: "Cleaning" in message.text)
        world.clock.pass_(30)
        await progress.wait_until(lambda message: "longer than usual" in message.text)


async def test_places_are_told_anew_as_they_change(world: World) -> None:
    """Who waits behind others sees the own place become less while they wait."""
    world.hold_tasks()
    async with world.bot(max_active_jobs_per_user=1):
        await ask(world.ann, new_link(), "Got it")
        await world.kie.wait_for_tasks(1)
        waiting = [await ask(world.ann, new_link(), "Got it") for _ in range(2)]
        assert "is next" in waiting[0].text
        assert "number 2" in waiting[1].text
        world.kie.tasks[0].duration = TASK_SECONDS
        await world.ann.chat.wait_for(is_video)
        world.clock.pass_(6)
        await waiting[1].wait_until(lambda message: "is next" in message.text)


async def a_task(connection: AsyncConnection) -> int:
    key = uuid.uuid4().hex
    values = {
        "identity": key,
        "provider": "kie",
        "capability": "model",
        "idempotency_key": key,
        "state": "running",
        "created_at": 0.0,
    }
    return int((await connection.execute(tasks.insert().values(values).returning(tasks.c.id))).scalar_one())


async def test_many_places_are_each_jobs_own(database: Database) -> None:
    """Places looked up together are those that each job has, for users who may start and who may not."""
    store = JobStore(database)
    line = Queue(store, 2)
    async with database.transaction() as connection:
        for user in (1, 2, 3):
            for turn in (1, 2, 3, 4):
                await add_job(database, store, connection, account_id=user, turn=turn)
        await connection.execute(jobs.update().where(jobs.c.turn > 2, jobs.c.account_id == 2).values(state="waiting"))
        for job in (await store.find(connection, jobs.c.account_id == 1))[:2]:
            await connection.execute(
                jobs.update().where(jobs.c.id == job.id).values(state="waiting", task_id=await a_task(connection))
            )
        waiting = await store.find(connection, jobs.c.state == "queued")
        expected = {job.id: await line.place(connection, job) for job in waiting}
        assert await line.places(connection, list(expected)) == expected


@pytest.mark.parametrize("words", ["message thread not found", "chat not found"])
async def test_who_is_gone_gets_the_credit_back(world: World, words: str) -> None:
    """Where nobody can be written to any more, the job ends at once and its credit is back."""
    world.telegram.faults.refuse(ApiError(400, f"Bad Request: {words}"), calls=None, method="sendVideo")
    async with world.bot():
        await world.ann.say(new_link())
        call = await world.telegram.calls.wait_for(lambda call: call.method == "sendVideo")
        assert call.status == 400
        while await balance(world.ann) != 3:
            continue
    assert len(world.telegram.calls.of("sendVideo")) == 1


async def test_a_long_queue(world: World) -> None:
    """Whoever waits for longer than a minute is told for about how long, by how long tasks took lately."""
    world.kie.duration = 600
    async with world.bot(max_active_jobs_per_user=1, free_credits=9) as app:
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        async with app.database.transaction() as connection:
            done = {"identity": "done", "idempotency_key": "done", "state": "done", "took": 60.0}
            at = {"created_at": app.database.now, "ended_at": app.database.now}
            await connection.execute(tasks.insert().values(provider="kie", capability=CLEANER, **done, **at))
        await app.core.routing.throughput.read()
        told = [(await ask(world.ann, new_link(), "Got it")).text for _ in range(6)]
    assert not [text for text in told[:5] if "min" in text]
    assert told[5].endswith("number 6 in the queue; its turn comes in about 6 min.")
