"""A messenger that is away for long, on both databases."""

from __future__ import annotations

from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.messenger import Keep, KeptFile, MadeVideo, Unavailable
from bot.sandbox.providers import SimulatedProviders
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.heart import NotingMessenger, beating

OUTAGE_SECONDS = 600.0
MOST_TRIES = 40


class AwayAtFirst(NotingMessenger):
    """Takes nothing before a moment."""

    def __init__(self, clock: FakeClock, until: float) -> None:
        super().__init__()
        self._clock = clock
        self._until = until
        self.tries = 0

    async def deliver(self, job: Job, video: MadeVideo, *, keep: Keep) -> KeptFile | None:
        self.tries += 1
        if self._clock() < self._until:
            raise Unavailable("nobody answers")
        return await super().deliver(job, video, keep=keep)


async def test_it_is_left_alone_longer_and_longer(database: Database, clock: FakeClock) -> None:
    """In ten minutes it is tried some thirty times, and the video comes within a minute of its return."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        for provider in providers.all:
            provider.duration = 0
        messenger = AwayAtFirst(clock, clock() + OUTAGE_SECONDS)
        heart.messenger, heart.pipeline = messenger, heart.core.pipeline(messenger)
        begun = clock()
        await heart.request(1)
        await heart.run(rounds=3 * MOST_TRIES)
        async with database.reading() as connection:
            (job,) = await heart.jobs.find(connection)
        assert job.state is JobState.DELIVERED
        assert job.ended_at is not None
        assert job.ended_at - begun < OUTAGE_SECONDS + 90
        assert messenger.tries < MOST_TRIES
        await heart.every_job_ended_and_everything_adds_up()
