"""Which provider is asked next, and when."""

from __future__ import annotations

import asyncio

import pytest

from bot.jobs.states import JobState
from bot.providers.base import ErrorKind
from bot.routing.pool import may_try, seconds_until_next_try
from bot.routing.tasks import Task, TaskState
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers import SimulatedProviders, Trouble
from bot.storage.database import Database
from tests.clock import FakeClock
from tests.heart import beating


def task(
    failure: ErrorKind | None,
    *,
    provider: str = "kie",
    capability: str = "model",
    state: TaskState = TaskState.FAILED,
) -> Task:
    return Task(
        id=1,
        identity="sora:s_1",
        provider=provider,
        capability=capability,
        idempotency_key="key",
        provider_task_id=None,
        state=state,
        failure=failure,
        result_url=None,
        created_at=0.0,
        ended_at=1.0,
        took=None,
        cost=None,
        polls=0,
        next_poll=None,
    )


LOST = task(None, state=TaskState.LOST)
BROKEN = task(ErrorKind.BROKEN)
LIMITED = task(ErrorKind.RATE_LIMITED)
CONFLICT = task(ErrorKind.CONFLICT)


async def test_too_many_requests(database: Database, clock: FakeClock) -> None:
    """A provider that says so is asked again once its time has passed, and the video comes."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        for scripted in providers.all:
            scripted.duration = 0.0
            scripted.trouble_next(Trouble.RATE_LIMITED)
        await heart.request(1)
        began = clock.now
        async with asyncio.timeout(PATIENCE_SECONDS):
            await heart.run()
        await heart.every_job_ended_and_everything_adds_up()
        async with database.reading() as connection:
            (job,) = await heart.jobs.find(connection)
        assert job.state is JobState.DELIVERED
        assert clock.now > began
        assert [scripted.creates for scripted in providers.all] == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("tried", "may"),
    [
        ([], True),
        ([BROKEN, BROKEN], True),
        ([BROKEN, BROKEN, BROKEN], False),
        ([LOST, BROKEN], True),
        ([LOST, LOST, BROKEN], False),
        ([task(ErrorKind.BROKEN, provider="apikley")] * 3, True),
        ([LIMITED] * 9, True),
        ([CONFLICT], True),
        ([CONFLICT, CONFLICT], False),
        ([task(ErrorKind.PAUSED)], False),
        ([task(ErrorKind.PAUSED, capability="another")], True),
        ([task(ErrorKind.BROKEN, capability="another")] * 3, True),
        ([task(ErrorKind.AUTH, capability="another")], False),
        ([task(ErrorKind.NO_CREDITS, capability="another")], False),
        ([task(ErrorKind.PAUSED, provider="apikley")], True),
        ([task(ErrorKind.MODERATION, provider="apikley")], False),
        ([task(ErrorKind.BAD_INPUT, provider="apikley")], True),
        ([task(ErrorKind.BAD_INPUT, provider="apikley"), task(ErrorKind.BAD_INPUT, provider="apimall")], False),
        ([task(ErrorKind.JOB_FAILED, provider="apikley")], True),
        ([task(ErrorKind.JOB_FAILED, provider="apikley"), task(ErrorKind.JOB_FAILED, provider="apimall")], False),
    ],
)
def test_whether_to_ask_again(tried: list[Task], may: bool) -> None:
    """A capability is asked again as long as that may help, by what it, its account and the others answered."""
    assert may_try("kie", "model", tried) is may


@pytest.mark.parametrize(("before", "seconds"), [(0, 1.0), (1, 3.0), (2, 10.0), (3, 10.0), (9, 10.0)])
def test_longer_after_each_failure(before: int, seconds: float) -> None:
    """A broken provider is left alone for longer each time, ten seconds at most."""
    tried = [BROKEN, LOST] * (before // 2) + [BROKEN] * (before % 2) + [LIMITED]
    assert seconds_until_next_try(tried, ErrorKind.BROKEN) == seconds
    assert seconds_until_next_try(tried, ErrorKind.PAUSED) == 0.0
