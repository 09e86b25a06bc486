"""What operators order and look up, on both databases."""

from __future__ import annotations

import asyncio

from bot.audit import Act
from bot.fulfilment.figures import figures
from bot.fulfilment.intake import Reply
from bot.jobs.states import Failure, JobState
from bot.sandbox.providers import SimulatedProviders
from bot.storage.database import Database
from bot.storage.tables import jobs as job_rows
from bot.users.broadcasts import BroadcastState, Outcome
from tests.clock import FakeClock
from tests.heart import Heart, beating

OLGA, ANN, BOB = 1, 2, 3


async def states(heart: Heart) -> list[tuple[JobState, Failure | None]]:
    async with heart.database.reading() as connection:
        return [(job.state, job.failure) for job in await heart.jobs.find(connection)]


async def test_a_ban_ends_what_is_under_way(database: Database, clock: FakeClock) -> None:
    """Whatever runs ends in one transaction, what others wait for stays, and everything adds up."""
    heart = Heart(database, clock)
    held = Heart(database, clock, free_credits=0)
    await heart.request(ANN)
    await heart.request(ANN)
    await heart.request(BOB)
    async with database.transaction() as connection:
        await heart.jobs.change(connection, job_rows.c.id == 1, state=JobState.DELIVERING)
    assert await heart.core.acts.ban(OLGA, ANN, why="spam") == 2
    assert await heart.core.acts.ban(OLGA, ANN) is None
    assert await heart.core.acts.ban(OLGA, 99) is None
    assert await states(heart) == [
        (JobState.FAILED, Failure.BANNED),
        (JobState.CANCELLED, None),
        (JobState.QUEUED, None),
    ]
    assert await heart.core.accounts.balance(ANN) == 3
    (line,) = await heart.core.audit.latest(offset=0, limit=9)
    assert (line.act, line.operator_id, line.user_id, line.why) == (Act.BAN, OLGA, ANN, "spam")
    assert (await held.request(4)).reply is Reply.NEEDS_CREDITS
    assert await heart.core.acts.ban(OLGA, 4) == 1


async def test_two_blocks_at_once(database: Database, clock: FakeClock) -> None:
    """Credits come back once, and the log tells of one act."""
    heart = Heart(database, clock)
    for user in (ANN, BOB):
        await heart.request(user, number=7)
    async with database.reading() as connection:
        identity = (await heart.jobs.find(connection))[0].identity
    ended = await asyncio.gather(*(heart.core.acts.block(OLGA, identity) for _ in range(2)))
    assert sorted(ended, key=str) in ([2, None], [0, 2])
    assert await heart.core.accounts.balance(ANN) == await heart.core.accounts.balance(BOB) == 3
    assert (await heart.request(ANN, number=7)).reply is Reply.BANNED
    await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_a_provider_is_stopped_once(database: Database, clock: FakeClock) -> None:
    """Two operators press the same button: the second changes nothing, and the log tells of one act."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as heart:
        assert [await heart.core.acts.stop(operator, "kie") for operator in (OLGA, BOB)] == [True, False]
        assert [await heart.core.acts.start(operator, "kie") for operator in (OLGA, BOB)] == [True, False]
        noted = [(line.act, line.operator_id) for line in await heart.core.audit.latest(offset=0, limit=9)]
    assert noted == [(Act.START, OLGA), (Act.STOP, OLGA)]


async def test_figures_and_cases(database: Database, clock: FakeClock) -> None:
    """What is counted over the periods, and what is told of a user and a job."""
    heart = Heart(database, clock)
    await heart.request(ANN)
    await heart.run()
    told = await figures(database, clock())
    assert [(period.delivered, period.failed, period.new_users) for period in told.periods] == [(0, 1, 1)] * 3
    assert (told.users, told.days[-1].failed, told.days[0].failed) == (1, 1, 0)
    clock.pass_(3 * 24 * 3600)
    told = await figures(database, clock())
    assert [period.failed for period in told.periods] == [0, 1, 1]
    assert told.days[-4].failed == 1
    case, story = await heart.core.cases.user(ANN), await heart.core.cases.job(1)
    assert case is not None
    assert story is not None
    assert (case.balance, case.jobs) == (3, {JobState.FAILED: 1})
    assert [entry.amount for entry in story.entries] == [-1, 1]
    assert await heart.core.cases.user(99) is None
    assert await heart.core.cases.job(99) is None


async def test_one_sender(database: Database, clock: FakeClock) -> None:
    """A broadcast is leased by one process; who lost its lease, or was cancelled, sends no more."""
    broadcasts = Heart(database, clock).core.broadcasts
    users = Heart(database, clock).users
    for user, language in ((ANN, "en"), (BOB, "de-AT"), (4, None)):
        await users.meet(user, language)
    draft = await broadcasts.draft(OLGA, "News", request="1:1")
    assert await broadcasts.draft(OLGA, "News", request="1:1") == draft
    readers = await broadcasts.readers()
    assert (readers.all, dict(readers.by_language)) == (3, {"en": 1, "de": 1})
    assert await broadcasts.take() is None
    assert await broadcasts.begin(OLGA, draft.id, "de")
    assert not await broadcasts.begin(OLGA, draft.id, None)
    first = await broadcasts.take()
    assert first is not None
    assert await broadcasts.take() is None
    assert await broadcasts.next_reader(first, 0) == BOB
    clock.pass_(60)
    second = await broadcasts.take()
    assert second is not None
    assert not await broadcasts.keep(first)
    assert not await broadcasts.note(first, BOB, Outcome.SENT)
    assert await broadcasts.note(second, BOB, Outcome.SENT)
    assert await broadcasts.next_reader(second, BOB) is None
    assert await broadcasts.cancel(OLGA, draft.id)
    assert not await broadcasts.cancel(OLGA, draft.id)
    assert await broadcasts.finish(second) is None
    newest = await broadcasts.newest()
    assert newest is not None
    assert (newest.state, newest.sent, newest.last_user_id) == (BroadcastState.CANCELLED, 1, BOB)


async def test_a_language_is_the_last_one(database: Database, clock: FakeClock) -> None:
    """What is told unasked is in the language that the user's Telegram spoke last."""
    users = Heart(database, clock).users
    await users.meet(ANN, "de")
    await users.meet(ANN, "fr")
    users.forget(ANN)
    found = await users.find(ANN)
    assert found is not None
    assert found.locale == "fr"
