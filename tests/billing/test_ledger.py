"""The ledger: what users have, and what nothing that goes wrong can change."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from bot.billing.ledger import EntryKind, Ledger, OutOfCredits
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import JobStore
from bot.storage.database import Database
from bot.storage.tables import accounts, jobs
from tests.jobs.rows import add_job, add_user

ANN = 1


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database)


async def job_of_ann(database: Database, *, credit: int = 3, price: int = 1) -> Job:
    async with database.transaction() as connection:
        job = await add_job(database, JobStore(database), connection, account_id=ANN, price=price)
        await Ledger(database).welcome(connection, ANN, credit)
        return job


async def balance(database: Database) -> int:
    async with database.reading() as connection:
        return await Ledger(database).balance(connection, ANN)


async def test_a_new_user_gets_the_free_credits_once(database: Database, ledger: Ledger) -> None:
    await job_of_ann(database, credit=3)
    async with database.transaction() as connection:
        assert await ledger.welcome(connection, ANN, 3) is False
    assert await balance(database) == 3


async def test_a_reserved_credit_cannot_be_used_again(database: Database, ledger: Ledger) -> None:
    job = await job_of_ann(database, credit=1)
    async with database.transaction() as connection:
        await ledger.reserve(connection, job)
        assert await ledger.reserved(connection, ANN) == 1
    assert await balance(database) == 0
    with pytest.raises(OutOfCredits):
        async with database.transaction() as connection:
            other = await add_job(database, JobStore(database), connection, account_id=ANN)
            await ledger.reserve(connection, other)


async def test_a_job_reserves_once(database: Database, ledger: Ledger) -> None:
    """A second time is a mistake, which undoes what it is part of."""
    job = await job_of_ann(database)
    async with database.transaction() as connection:
        await ledger.reserve(connection, job)
    with pytest.raises(RuntimeError):
        async with database.transaction() as connection:
            await ledger.reserve(connection, job)
    assert await balance(database) == 2


async def test_a_credit_given_back_is_there_again(database: Database, ledger: Ledger) -> None:
    job = await job_of_ann(database, credit=2)
    async with database.transaction() as connection:
        await ledger.reserve(connection, job)
        await ledger.give_back(connection, job)
    assert await balance(database) == 2


async def test_a_job_is_spent_or_given_back_but_never_both(database: Database, ledger: Ledger) -> None:
    job = await job_of_ann(database, credit=2)
    async with database.transaction() as connection:
        await ledger.reserve(connection, job)
        await ledger.spend(connection, job)
    with pytest.raises(RuntimeError):
        async with database.transaction() as connection:
            await ledger.give_back(connection, job)
    assert await balance(database) == 1


async def test_what_is_undone_was_never_booked(database: Database, ledger: Ledger) -> None:
    job = await job_of_ann(database, credit=2)
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as connection:
            await ledger.reserve(connection, job)
            raise ZeroDivisionError
    assert await balance(database) == 2


async def test_the_same_grant_twice_counts_once(database: Database, ledger: Ledger) -> None:
    await job_of_ann(database, credit=0)
    for _ in range(2):
        async with database.transaction() as connection:
            await ledger.give(connection, ANN, 5, kind=EntryKind.GRANT, key="grant:1")
    assert await balance(database) == 5


async def test_many_jobs_at_once_reserve_no_more_than_there_is(database: Database, ledger: Ledger) -> None:
    await job_of_ann(database, credit=3)
    async with database.transaction() as connection:
        jobs = [await add_job(database, JobStore(database), connection, account_id=ANN) for _ in range(12)]

    async def reserve(job: Job) -> bool:
        try:
            async with database.transaction() as connection:
                await ledger.reserve(connection, job)
        except OutOfCredits:
            return False
        return True

    reserved = await asyncio.gather(*(reserve(job) for job in jobs))
    assert sum(reserved) == 3
    assert await balance(database) == 0


async def test_a_jobs_reservation_ends_with_the_job(database: Database, ledger: Ledger) -> None:
    job = await job_of_ann(database)
    store = JobStore(database)
    async with database.transaction() as connection:
        await ledger.reserve(connection, job)
    (claimed,) = await store.claim(1)
    async with database.transaction() as connection:
        await ledger.spend(connection, claimed)
        await store.finish(connection, claimed, JobState.DELIVERED, delay=None)
        assert await ledger.reserved(connection, ANN) == 0


async def test_what_is_set_aside_is_ones_own(database: Database, ledger: Ledger) -> None:
    """Nobody sees what others have set aside, nor what was set aside for a job that has ended."""
    store = JobStore(database)
    async with database.transaction() as connection:
        for user in (ANN, 2):
            job = await add_job(database, store, connection, account_id=user)
            await ledger.welcome(connection, user, 3)
            await ledger.reserve(connection, job)
        ended = await add_job(database, store, connection, account_id=ANN)
        await ledger.reserve(connection, ended)
        await ledger.spend(connection, ended)
        await store.change(connection, jobs.c.id == ended.id, state=JobState.DELIVERED)
        assert await ledger.reserved(connection, ANN) == 1
        assert await ledger.reserved(connection, 2) == 1
        assert await ledger.reserved(connection, 3) == 0


async def test_entries_page_by_page(database: Database, ledger: Ledger) -> None:
    """The newest first, each once, one's own alone."""
    async with database.transaction() as connection:
        for user in (ANN, 2):
            await add_user(database, connection, user)
            for number in range(1, 6):
                await ledger.give(connection, user, number, kind=EntryKind.GRANT, key=f"{user}:{number}")
        pages = [await ledger.latest(connection, ANN, 2, offset=offset) for offset in (0, 2, 4)]
    assert [[entry.amount for entry in page] for page in pages] == [[5, 4], [3, 2], [1]]


async def test_a_balance_is_the_sum_of_its_entries(database: Database, ledger: Ledger) -> None:
    """What is kept beside the entries agrees with them after each way to change it; else that is found."""
    job = await job_of_ann(database, credit=2)
    async with database.transaction() as connection:
        await ledger.reserve(connection, job)
        await ledger.give_back(connection, job)
        assert await ledger.take(connection, ANN, 5, kind=EntryKind.REFUND, key="taken") == 2
        await ledger.give(connection, ANN, 7, kind=EntryKind.GRANT, key="given")
        assert await ledger.give(connection, ANN, 7, kind=EntryKind.GRANT, key="given") is False
        assert await ledger.differing(connection) == []
    assert await balance(database) == 7
    async with database.transaction() as connection:
        await connection.execute(update(accounts).values(credits=8))
        assert await ledger.differing(connection) == [ANN]
