"""The durable machine: who may work on a job, and what is never lost."""

from __future__ import annotations

import pytest

from bot.jobs.states import JobState
from bot.jobs.store import JobStore, LeaseLost
from bot.storage.database import Database
from bot.storage.tables import jobs
from tests.clock import FakeClock
from tests.jobs.rows import add_job


@pytest.fixture
def store(database: Database) -> JobStore:
    return JobStore(database, lease=30)


async def test_a_due_job_is_claimed_once(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    assert len(await store.claim(10)) == 1
    assert await store.claim(10) == []


async def test_a_job_is_not_claimed_before_it_is_due(database: Database, store: JobStore, clock: FakeClock) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection, due=database.now + 5)
    assert await store.claim(10) == []
    assert await store.seconds_to_next() == pytest.approx(5)
    clock.pass_(5)
    assert len(await store.claim(10)) == 1


async def test_a_dead_workers_job_falls_due_again_when_its_lease_lapses(
    database: Database, store: JobStore, clock: FakeClock
) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    (dead,) = await store.claim(10)
    clock.pass_(30)
    (taken_over,) = await store.claim(10)
    assert taken_over.id == dead.id
    assert taken_over.claims == 2


async def test_an_overtaken_worker_stores_nothing(database: Database, store: JobStore, clock: FakeClock) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    (slow,) = await store.claim(10)
    clock.pass_(30)
    (quick,) = await store.claim(10)
    with pytest.raises(LeaseLost):
        async with database.transaction() as connection:
            await store.finish(connection, slow, JobState.FAILED, delay=None)
    async with database.transaction() as connection:
        await store.finish(connection, quick, JobState.WAITING, delay=3)
    async with database.reading() as connection:
        (job,) = await store.find(connection)
    assert job.state is JobState.WAITING
    assert (job.attempts, job.claims) == (0, 0)


async def test_a_job_that_goes_on_is_still_ones_own(database: Database, store: JobStore, clock: FakeClock) -> None:
    """The next step of a claimed job needs no other claim, and is begun as if the job were claimed for it."""
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    await store.claim(10)
    clock.pass_(30)
    (claimed,) = await store.claim(10)
    async with database.transaction() as connection:
        job = await store.advance(connection, claimed, JobState.DELIVERING)
    assert (job.state, job.token, job.claims, job.attempts) == (JobState.DELIVERING, claimed.token, 1, 0)
    assert await store.claim(10) == []
    clock.pass_(30)
    await store.claim(10)
    with pytest.raises(LeaseLost):
        async with database.transaction() as connection:
            await store.advance(connection, job, JobState.DELIVERED)


async def test_what_went_wrong_is_tried_where_it_stands(database: Database, store: JobStore, clock: FakeClock) -> None:
    """A step that fails after the job went on takes nothing of that back."""
    async with database.transaction() as connection:
        await add_job(database, store, connection, attempts=3)
    (claimed,) = await store.claim(10)
    async with database.transaction() as connection:
        await store.advance(connection, claimed, JobState.DELIVERING)
    async with database.transaction() as connection:
        await store.postpone(connection, claimed, 5)
    assert await store.claim(10) == []
    clock.pass_(5)
    (again,) = await store.claim(10)
    assert (again.state, again.attempts) == (JobState.DELIVERING, 1)


async def test_a_renewed_lease_keeps_the_job(database: Database, store: JobStore, clock: FakeClock) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    (job,) = await store.claim(10)
    clock.pass_(20)
    assert await store.renew([job]) == {job.id}
    clock.pass_(20)
    assert await store.claim(10) == []


async def test_a_lost_lease_cannot_be_renewed(database: Database, store: JobStore, clock: FakeClock) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    (slow,) = await store.claim(10)
    clock.pass_(30)
    await store.claim(10)
    assert await store.renew([slow]) == set()


async def test_a_wake_up_during_a_step_is_honoured_when_the_step_ends(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    (job,) = await store.claim(10)
    async with database.transaction() as connection:
        assert await store.wake(connection, jobs.c.id == job.id) == 1
    assert await store.claim(10) == [], "its step still runs"
    async with database.transaction() as connection:
        await store.finish(connection, job, JobState.WAITING, delay=600)
    assert len(await store.claim(10)) == 1


async def test_a_wake_up_makes_a_waiting_job_due_now(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        job = await add_job(database, store, connection, due=database.now + 600)
        await store.wake(connection, jobs.c.id == job.id)
    assert len(await store.claim(10)) == 1


async def test_a_job_that_is_changed_from_outside_is_taken_from_its_worker(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    (job,) = await store.claim(10)
    async with database.transaction() as connection:
        await store.change(connection, jobs.c.id == job.id, state=JobState.CANCELLED)
    with pytest.raises(LeaseLost):
        async with database.transaction() as connection:
            await store.keep(connection, job, task_id=None)


async def test_the_same_request_twice_is_stored_once(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        job = await add_job(database, store, connection)
        again = await store.add(
            connection,
            request=job.request,
            account_id=job.account_id,
            reply_place=job.reply_to.place,
            reply_message=job.reply_to.message,
            locale="en",
            order_kind=job.order_kind,
            order_value=job.order_value,
            identity="source:other",
            price=1,
            state=JobState.QUEUED,
        )
    assert again is None


async def test_a_released_job_is_due_at_once(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    await store.claim(10)
    assert await store.release() == 1
    assert len(await store.claim(10)) == 1


async def test_jobs_due_longest_come_first_and_no_more_than_asked_for(database: Database, store: JobStore) -> None:
    async with database.transaction() as connection:
        late = await add_job(database, store, connection, due=database.now - 1)
        early = await add_job(database, store, connection, due=database.now - 9)
    (first,) = await store.claim(1)
    assert first.id == early.id
    (second,) = await store.claim(1)
    assert second.id == late.id
