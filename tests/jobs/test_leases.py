"""A job belongs to who works on it, for as long as that worker lives, and to another afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import pytest
from sqlalchemy import select

from bot import core as composition
from bot import duties
from bot.app import App
from bot.billing.ledger import EntryKind
from bot.jobs import runner as jobs_runner
from bot.jobs.job import Job
from bot.jobs.runner import GIVE_UP_AFTER, GIVE_UP_AFTER_CLAIMS, Runner
from bot.jobs.states import JobState
from bot.jobs.store import JobStore
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import ApiError
from bot.storage.database import Database
from bot.storage.tables import jobs, ledger
from tests.clock import FakeClock
from tests.databases import migrated, postgres_url
from tests.heart import Heart
from tests.jobs.rows import add_job
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

LEASE = 30.0


class LongStep:
    """A step that lasts until the test ends it, or until it is cancelled."""

    def __init__(self, store: JobStore) -> None:
        self._store = store
        self.begun, self.may_end, self.cancelled = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.ended = self.given_up = False

    async def step(self, job: Job) -> None:
        self.begun.set()
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        await self._end(job)
        self.ended = True

    async def give_up(self, job: Job) -> None:
        await self._end(job)
        self.given_up = True

    async def _end(self, job: Job) -> None:
        async with self._store.transaction() as connection:
            await self._store.finish(connection, job, JobState.DELIVERED, delay=None)


@asynccontextmanager
async def working(runner: Runner) -> AsyncIterator[None]:
    """The runner's two duties, until the block ends."""
    duties = [asyncio.create_task(runner.run()), asyncio.create_task(runner.keep_leases())]
    try:
        yield
    finally:
        await runner.stop(PATIENCE_SECONDS)
        for duty in duties:
            duty.cancel()
        await asyncio.gather(*duties, return_exceptions=True)


@pytest.fixture
def store(database: Database) -> JobStore:
    return JobStore(database, lease=LEASE)


async def test_a_long_step_keeps_its_lease(
    database: Database, store: JobStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a step lasts, no other worker gets its job, and it is not cancelled."""
    other = JobStore(database, lease=LEASE)
    naps = asyncio.Semaphore(0)
    taken: list[Job] = []

    async def nap(seconds: float) -> None:
        """The time passes at once, and at its end another worker polls for jobs."""
        await steps.begun.wait()
        clock.pass_(seconds)
        taken.extend(await other.claim(10))
        naps.release()

    monkeypatch.setattr(jobs_runner, "sleep", nap)
    steps = LongStep(store)
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    async with working(Runner(store, steps)), asyncio.timeout(PATIENCE_SECONDS):
        for _ in range(10):
            await naps.acquire()
        steps.may_end.set()
    assert (steps.ended, steps.cancelled.is_set(), taken) == (True, False, [])


async def test_a_lost_lease_ends_its_step(
    database: Database, store: JobStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose job another worker has taken over stops working on it."""
    other = JobStore(database, lease=LEASE)

    async def nap(seconds: float) -> None:
        await steps.begun.wait()
        if not steps.cancelled.is_set():
            clock.pass_(2 * LEASE)
            await other.claim(10)
        await asyncio.sleep(seconds / LEASE)

    monkeypatch.setattr(jobs_runner, "sleep", nap)
    steps = LongStep(store)
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    async with working(Runner(store, steps)):
        await asyncio.wait_for(steps.cancelled.wait(), PATIENCE_SECONDS)
        # This worker may have taken it over itself, before the other could.
        steps.may_end.set()


async def test_a_step_that_tidies_up(database: Database, store: JobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has let go of a job needs its lease no longer, and goes on to the end of the step."""
    naps = asyncio.Semaphore(0)

    class Tidies(LongStep):
        async def step(self, job: Job) -> None:
            await self._end(job)
            await super().step(job)

        async def _end(self, job: Job) -> None:
            if not self.begun.is_set():
                await super()._end(job)

    async def nap(seconds: float) -> None:
        await steps.begun.wait()
        await asyncio.sleep(0)
        naps.release()

    monkeypatch.setattr(jobs_runner, "sleep", nap)
    steps = Tidies(store)
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    async with working(Runner(store, steps)), asyncio.timeout(PATIENCE_SECONDS):
        for _ in range(10):
            await naps.acquire()
        steps.may_end.set()
    assert (steps.ended, steps.cancelled.is_set()) == (True, False)


async def test_what_a_start_takes_over(database: Database, clock: FakeClock) -> None:
    """One process has an SQLite file, so what another left at work is due at once; on PostgreSQL others are alive."""
    await Heart(database, clock).request(1)
    assert len(await Heart(database, clock).jobs.claim(9)) == 1
    starting = Heart(database, clock)
    await starting.core.prepare()
    assert len(await starting.jobs.claim(9)) == (1 if database.is_sqlite else 0)


@pytest.mark.errors("a duty broke off")
async def test_renewals_go_on_after_an_error(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected ends the renewal of leases for a moment only."""
    renewals = asyncio.Semaphore(0)

    class Broken(JobStore):
        async def renew(self, claimed: Sequence[Job]) -> Collection[int]:
            renewals.release()
            raise RuntimeError("nobody expected this")

    monkeypatch.setattr(duties, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(composition, "JobStore", partial(Broken, lease=0.1))
    async with world.bot(), asyncio.timeout(PATIENCE_SECONDS):
        for _ in range(3):
            await renewals.acquire()


@pytest.mark.parametrize(("deaths", "gives_up"), [(2 * GIVE_UP_AFTER, False), (GIVE_UP_AFTER_CLAIMS, True)])
@pytest.mark.errors("giving up on a job")
async def test_a_job_outlives_its_processes(
    database: Database, store: JobStore, clock: FakeClock, deaths: int, gives_up: bool
) -> None:
    """A job goes on though processes died with it, unless so many did that it may be what ends them."""
    async with database.transaction() as connection:
        await add_job(database, store, connection)
    for _ in range(deaths):
        assert len(await store.claim(10)) == 1
        clock.pass_(LEASE)
    steps = LongStep(store)
    steps.may_end.set()
    async with working(Runner(store, steps)), asyncio.timeout(PATIENCE_SECONDS):
        while not (steps.ended or steps.given_up):  # noqa: ASYNC110  # either will do
            await asyncio.sleep(0.01)
    assert (steps.ended, steps.given_up) == (not gives_up, gives_up)


@pytest.mark.errors("a step went wrong", "giving up on a job")
async def test_what_always_goes_wrong_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """After eight tries, though the chat has no room between them, the user hears of it and has the credit back."""
    monkeypatch.setattr(jobs_runner, "RETRY_SECONDS", (0.01,))
    world.telegram.faults.refuse(ApiError(400, "Bad Request: never heard of"), calls=None, method="sendVideo")
    async with world.bot():
        await ask(world.ann, new_link(), "Please send the link again in a while")
        assert await balance(world.ann) == 3
    assert len(world.telegram.calls.of("sendVideo")) == GIVE_UP_AFTER


class CutOff(JobStore):
    """From the moment on that its process hangs, it reaches the database too late for renewals."""

    hangs = asyncio.Event()

    async def renew(self, claimed: Sequence[Job]) -> Collection[int]:
        self._reach()
        return await super().renew(claimed)

    async def claim(self, limit: int) -> list[Job]:
        self._reach()
        return await super().claim(limit)

    def _reach(self) -> None:
        if self.hangs.is_set():
            raise ConnectionResetError("cut off")


async def has_delivered(app: App) -> None:
    """Until the bot's only job was delivered."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            async with app.database.reading() as connection:
                if await connection.scalar(select(jobs.c.state)) == JobState.DELIVERED:
                    return
            await asyncio.sleep(0.05)


@pytest.mark.postgres
@pytest.mark.errors("leases could not be renewed", "the database did not answer")
async def test_a_hanging_process_is_overtaken(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job of a process that hangs in a download goes on in another; what the first then finds is void."""
    hangs, may_go_on = asyncio.Event(), asyncio.Event()

    async def hang_once(moment: str) -> None:
        if not hangs.is_set():
            hangs.set()
            await may_go_on.wait()
            raise ConnectionAbortedError

    world.providers.results.on_download = hang_once
    async with AsyncExitStack() as stack:
        world.database_url = await stack.enter_async_context(postgres_url())
        async with migrated(world.database_url, world.clock) as database:
            await teach(database, "kie", seconds=TASK_SECONDS)
        monkeypatch.setattr(CutOff, "hangs", hangs)
        monkeypatch.setattr(composition, "JobStore", partial(CutOff, lease=2.0))
        async with world.bot():
            await world.ann.say(new_link())
            await asyncio.wait_for(hangs.wait(), PATIENCE_SECONDS)
            monkeypatch.setattr(composition, "JobStore", JobStore)
            second = await stack.enter_async_context(world.bot(updates="none"))
            await world.ann.chat.wait_for(is_video)
            await has_delivered(second)
            may_go_on.set()
        # The first has stopped: its step has ended, whatever it came to.
        async with second.database.reading() as connection:
            states = list((await connection.execute(select(jobs.c.state))).scalars())
            kinds = list(
                (await connection.execute(select(ledger.c.kind).where(ledger.c.job_id.is_not(None)))).scalars()
            )
    assert states == [JobState.DELIVERED]
    assert sorted(kinds) == [EntryKind.RESERVE, EntryKind.SPEND]
    assert len(world.telegram.calls.of("sendVideo")) == 1
