"""Whatever the providers do, every job ends, and only delivered videos are paid for."""

from __future__ import annotations

import asyncio
import os
import random
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.jobs.states import JobState
from bot.sandbox.providers import SimulatedProvider, SimulatedProviders, TaskEnd, Trouble
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.databases import migrated, quick_folder, sqlite_url
from tests.heart import Heart, beating

EXAMPLES = 4
JOBS = int(os.environ.get("RANDOM_FAULT_JOBS", "160")) // EXAMPLES
"""Jobs in each example; CI asks for a thousand in all."""
PEOPLE = 1 + JOBS // 3
BURST_ENDS = 0.1
SOMEBODY_LEAVES = 0.1
LONGEST_PAUSE = 600.0
LIMITS = {"kie": (20, 10.0)}
TROUBLES = [trouble for trouble in Trouble if trouble is not Trouble.JUNK]


class ClockedLimit:
    """Counts a provider's creates in a window of the jobs' own time, as the provider would."""

    def __init__(self, provider: SimulatedProvider, clock: FakeClock, most: int, window: float) -> None:
        self._clock = clock
        self._most = most
        self._window = window
        self._recent: list[float] = []
        self.exceeded = 0
        provider.before_create = self.count

    async def count(self) -> None:
        now = self._clock()
        self._recent = [at for at in self._recent if at > now - self._window]
        self._recent.append(now)
        if len(self._recent) > self._most:
            self.exceeded += 1


async def misbehave(providers: SimulatedProviders, source: random.Random, share: float) -> None:
    for provider in providers.all:
        provider.duration = 0.0
        for _ in range(JOBS):
            provider.trouble_next(source.choice(TROUBLES) if source.random() < share else None)
        provider._ends.extend(source.choice([TaskEnd.SUCCESS, TaskEnd.SUCCESS, TaskEnd.FAILURE]) for _ in range(JOBS))
        provider.trouble_next_poll(Trouble.HTML, source.randrange(10))


async def ask_for_everything(heart: Heart, source: random.Random) -> None:
    for number in range(JOBS):
        # Some ask for a video that others ask for, too.
        await heart.request(1 + source.randrange(PEOPLE), number if source.random() < 0.8 else source.randrange(JOBS))
        if source.random() < SOMEBODY_LEAVES:
            await heart.run(rounds=source.randrange(4))
            await heart.users.remove(1 + source.randrange(PEOPLE))
        if source.random() < BURST_ENDS:
            await heart.run()
            # Providers in cooldown are tried again only when time has passed.
            heart.clock.pass_(source.uniform(0, LONGEST_PAUSE))


@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32), share=st.sampled_from([0.0, 0.1, 0.4]))
def test_many_jobs_under_random_faults_all_end_and_are_paid_for_only_when_delivered(seed: int, share: float) -> None:
    async def run() -> None:
        source = random.Random(seed)  # noqa: S311  # a simulation
        clock = FakeClock()
        with quick_folder() as folder:
            async with (
                SimulatedProviders() as providers,
                migrated(sqlite_url(Path(folder)), clock) as database,
                beating(database, clock, providers) as heart,
            ):
                limits = [
                    ClockedLimit(provider, clock, *LIMITS[provider.name])
                    for provider in providers.all
                    if provider.name in LIMITS
                ]
                await misbehave(providers, source, share)
                await ask_for_everything(heart, source)
                await heart.run()
                await heart.every_job_ended_and_everything_adds_up()
                await heart.no_task_is_open()
                assert len(heart.messenger.delivered) > JOBS / 4
                assert [limit.exceeded for limit in limits] == [0]

    asyncio.run(run())


@pytest.mark.parametrize("trouble", [Trouble.BROKEN, Trouble.DROP, Trouble.PAUSED, Trouble.HTML, Trouble.AUTH])
async def test_a_dead_provider_is_asked_six_times_at_most_in_twelve_jobs(
    database: Database, clock: FakeClock, trouble: Trouble
) -> None:
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        for provider in providers.all:
            provider.duration = 0.0
        providers.kie.trouble(trouble)
        for user in range(12):
            await heart.request(user + 1)
        await heart.run()
        await heart.every_job_ended_and_everything_adds_up()
        async with database.reading() as connection:
            jobs = await heart.jobs.find(connection)
    assert {job.state for job in jobs} == {JobState.DELIVERED}
    assert providers.kie.creates <= 6
