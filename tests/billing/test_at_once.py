"""What many do with the same credits at the same moment comes out as if they had done it one after the other."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import GO_ON_SECONDS, EntryKind, Ledger
from bot.billing.payments import Payments
from bot.billing.promotions import Claim, Promotions
from bot.fulfilment.intake import HELD_SECONDS, Answer, Quota, Reply
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.jobs.store import LeaseLost
from bot.sandbox import PATIENCE_SECONDS
from bot.settings import CreditPack
from bot.storage.database import Database
from bot.storage.locks import lock_account
from bot.storage.tables import accounts, jobs
from bot.users.erasure import Erasure
from bot.users.marks import Marks
from bot.users.users import Users
from tests.clock import FakeClock
from tests.heart import Heart
from tests.jobs.rows import add_user

ANN, BOB, CLEO = 1, 2, 3
GROUP = -100
MARKS = Marks(SecretStr("1:token"))
PACK = CreditPack(credits=10, stars=75)
AT_ONCE = 8
T = TypeVar("T")


@pytest.fixture
async def ledger(database: Database) -> Ledger:
    async with database.transaction() as connection:
        for user in (ANN, BOB, CLEO):
            await add_user(database, connection, user)
    return Ledger(database)


@pytest.fixture
def promotions(database: Database, ledger: Ledger, clock: FakeClock) -> Promotions:
    return Promotions(database, ledger, Payments(database, ledger), daily=0, invitation=2, clock=clock)


@pytest.fixture
async def heart(database: Database, ledger: Ledger, clock: FakeClock) -> Heart:
    """The main job, with no provider to ask."""
    return Heart(database, clock)


async def at_once(database: Database, *doings: Callable[[AsyncConnection], Awaitable[T]]) -> list[T]:
    async def do(doing: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async with database.transaction() as connection:
            return await doing(connection)

    return await asyncio.gather(*(do(doing) for doing in doings))


async def balance(database: Database, account_id: int) -> int:
    async with database.reading() as connection:
        return await Ledger(database).balance(connection, account_id)


async def test_a_user_who_opens_two_invitations_is_invited_once(database: Database, promotions: Promotions) -> None:
    claims = await at_once(
        database,
        *(
            lambda connection, inviter=inviter: promotions.accept_invitation(connection, ANN, inviter)
            for inviter in (BOB, CLEO) * (AT_ONCE // 2)
        ),
    )
    assert sum(claimed.claim is Claim.GIVEN for claimed in claims) == 1
    assert await balance(database, ANN) == 2
    assert await balance(database, BOB) + await balance(database, CLEO) == 2


async def test_two_users_who_invite_each_other_are_invited_once(database: Database, promotions: Promotions) -> None:
    claims = await at_once(
        database,
        *(
            lambda connection, pair=pair: promotions.accept_invitation(connection, *pair)
            for pair in ((ANN, BOB), (BOB, ANN)) * (AT_ONCE // 2)
        ),
    )
    assert sum(claimed.claim is Claim.GIVEN for claimed in claims) == 1


async def test_who_comes_back_while_they_are_being_removed_is_not_welcomed_twice(
    database: Database, ledger: Ledger
) -> None:
    erasure = Erasure(database, ledger, Payments(database, ledger), MARKS)
    users = Users(database, ledger, erasure, MARKS, free_credits=3, default_locale="en")
    async with database.transaction() as connection:
        await erasure.remove(connection, ANN)
        coming = asyncio.create_task(at_once(database, lambda connection: users.welcome(connection, ANN)))
        await until_it_waits(database)
    await coming
    assert await balance(database, ANN) == 0


async def until_it_waits(database: Database) -> None:
    """Until another transaction waits for a lock; on SQLite with its one writer, it waits from the start."""
    statement = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with asyncio.timeout(PATIENCE_SECONDS), database.reading() as connection:
        while not database.is_sqlite and not (await connection.execute(statement)).scalar_one():
            await connection.execute(text("SELECT pg_sleep(0.01)"))


async def test_a_gift_is_opened_once(database: Database, ledger: Ledger, promotions: Promotions) -> None:
    async with database.transaction() as connection:
        await ledger.welcome(connection, ANN, 3)
        code = await promotions.wrap_gift(connection, ANN, 3, request="1:1")
    await at_once(
        database,
        *(
            lambda connection, user=user: promotions.open_gift(connection, user, code)
            for user in (BOB, CLEO) * (AT_ONCE // 2)
        ),
    )
    assert await balance(database, BOB) + await balance(database, CLEO) == 3


async def test_a_promo_code_is_used_no_more_often_than_it_may(
    database: Database, ledger: Ledger, promotions: Promotions
) -> None:
    async with database.transaction() as connection:
        code = await promotions.make_promo(connection, credits_each=4, uses=2)
    await at_once(
        database,
        *(lambda connection, user=user: promotions.redeem(connection, user, code) for user in (ANN, BOB, CLEO) * 3),
    )
    assert sum([await balance(database, user) for user in (ANN, BOB, CLEO)]) == 8


async def test_a_refund_that_is_told_many_times_takes_back_what_it_may_and_says_so(
    database: Database, ledger: Ledger
) -> None:
    payments = Payments(database, ledger)
    async with database.transaction() as connection:
        await payments.book(connection, charge_id="charge", account_id=ANN, pack=PACK)
    told = await at_once(
        database, *(lambda connection: payments.take_back(connection, "charge") for _ in range(AT_ONCE))
    )
    assert {payment.taken_back for payment in told if payment is not None} == {10}
    assert await balance(database, ANN) == 0


async def test_a_payment_that_is_told_many_times_is_booked_once(database: Database, ledger: Ledger) -> None:
    payments = Payments(database, ledger)
    booked = await at_once(
        database,
        *(
            lambda connection: payments.book(connection, charge_id="charge", account_id=ANN, pack=PACK)
            for _ in range(AT_ONCE)
        ),
    )
    assert sum(booked) == 1
    assert await balance(database, ANN) == 10


async def spend_all(heart: Heart, account_id: int) -> None:
    """Leave the user without a credit."""
    async with heart.database.transaction() as connection:
        await heart.users.welcome(connection, account_id)
        await heart.ledger.take(connection, account_id, 100, kind=EntryKind.FORFEIT, key=f"all of {account_id}")


async def give(heart: Heart, account_id: int, amount: int, key: str) -> None:
    async with heart.database.transaction() as connection:
        await heart.ledger.give(connection, account_id, amount, kind=EntryKind.GRANT, key=key)


async def pay(heart: Heart, account_id: int, charge_id: str) -> list[Answer]:
    async with heart.database.transaction() as connection:
        payments = Payments(heart.database, heart.ledger)
        assert await payments.book(connection, charge_id=charge_id, account_id=account_id, pack=PACK)
    return await heart.intake.go_on(account_id)


async def held_job(heart: Heart, account_id: int) -> Job:
    await spend_all(heart, account_id)
    answer = await heart.request(account_id)
    assert answer.reply is Reply.NEEDS_CREDITS
    assert answer.job is not None
    return answer.job


async def test_cancelled_as_it_is_released(database: Database, heart: Heart) -> None:
    """A link that begins to go on at the very moment of its /cancel costs nothing."""
    await held_job(heart, ANN)
    await give(heart, ANN, 1, "one")
    async with database.transaction() as connection:
        (released,) = await heart.intake.release_held(connection, ANN)
        assert released.reply is Reply.ACCEPTED
        cancelling = asyncio.create_task(heart.intake.cancel(ANN))
        await until_it_waits(database)
    assert len(await cancelling) == 1
    assert await balance(database, ANN) == 1
    await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_paid_as_it_is_released(database: Database, heart: Heart) -> None:
    """A payment is booked, also when another lets the waiting link go on at that moment."""
    await held_job(heart, ANN)
    await give(heart, ANN, 1, "one")
    async with database.transaction() as connection:
        await heart.intake.release_held(connection, ANN)
        paying = asyncio.create_task(pay(heart, ANN, "charge"))
        await until_it_waits(database)
    assert await paying == []
    assert await balance(database, ANN) == PACK.credits


async def test_paid_as_it_is_cancelled(database: Database, heart: Heart) -> None:
    """Payments, cancels and releases of the same link at once: all is booked, and the link ends once."""
    for number in range(AT_ONCE):
        await held_job(heart, ANN)
        doings = [pay(heart, ANN, f"charge {number}"), pay(heart, ANN, f"other {number}")]
        await asyncio.gather(*doings, heart.intake.cancel(ANN), heart.intake.go_on(ANN), heart.intake.cancel(ANN))
        await heart.intake.cancel(ANN)
        assert await balance(database, ANN) == 2 * PACK.credits
        async with database.transaction() as connection:
            await heart.ledger.take(connection, ANN, 100, kind=EntryKind.FORFEIT, key=f"spent {number}")
    await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_a_step_and_a_cancel_at_once(database: Database, heart: Heart) -> None:
    """A job that is begun at the moment of its /cancel is cancelled, or ends as it would have: no step fails."""
    for _ in range(AT_ONCE):
        await give(heart, ANN, 1, uuid.uuid4().hex)
        await heart.request(ANN)
        (job,) = await heart.jobs.claim(1)
        steps = asyncio.gather(heart.pipeline.step(job), heart.intake.cancel(ANN), return_exceptions=True)
        ends = await steps
        assert [end for end in ends if isinstance(end, BaseException) and not isinstance(end, LeaseLost)] == []
        await heart.run()
    await heart.every_job_ended_and_everything_adds_up()


async def test_a_crash_before_the_release(database: Database, heart: Heart, clock: FakeClock) -> None:
    """Credits that came in let a waiting link go on, also when whoever booked them dies right after."""
    held = await held_job(heart, ANN)
    await give(heart, ANN, 1, "one")
    clock.pass_(GO_ON_SECONDS)
    (job,) = await heart.jobs.claim(1)
    await heart.pipeline.step(job)
    async with database.reading() as connection:
        (now,) = await heart.jobs.find(connection, jobs.c.id == held.id)
    assert now.state is JobState.QUEUED
    assert await balance(database, ANN) == 0


async def test_a_wait_that_is_over(database: Database, heart: Heart, clock: FakeClock) -> None:
    """A link waits for credits for a day, however often it was tried meanwhile."""
    held = await held_job(heart, ANN)
    clock.pass_(HELD_SECONDS / 2)
    async with database.transaction() as connection:
        await heart.jobs.wake(connection, jobs.c.id == held.id)
    (job,) = await heart.jobs.claim(1)
    await heart.pipeline.step(job)
    assert await heart.jobs.seconds_to_next() == HELD_SECONDS / 2
    clock.pass_(HELD_SECONDS / 2)
    await heart.run()
    async with database.reading() as connection:
        (now,) = await heart.jobs.find(connection, jobs.c.id == held.id)
    assert now.state is JobState.CANCELLED
    assert now.queued_at is None


@pytest.mark.parametrize("doing", ["fail", "cancel", "release"])
async def test_the_user_is_locked_first(doing: str, database: Database, heart: Heart) -> None:
    """Whoever ends or releases a job waits for its user before it holds the job: nobody waits for each other."""
    await give(heart, ANN, 1, "one")
    await heart.request(ANN)
    (job,) = await heart.jobs.claim(1)
    async with database.transaction() as connection:
        await lock_account(connection, ANN)
        doings: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
            "fail": lambda: heart.pipeline.give_up(job),
            "cancel": lambda: heart.intake.cancel(ANN),
            "release": lambda: heart.intake.go_on(ANN),
        }
        task = asyncio.create_task(doings[doing]())
        await until_it_waits(database)
        await heart.jobs.wake(connection, jobs.c.id == job.id)
    await task


@pytest.mark.parametrize(("each", "together", "taken"), [(2, None, 4), (None, 5, 5), (2, 3, 3)])
async def test_limits_hold_when_all_ask_at_once(
    database: Database, heart: Heart, each: int | None, together: int | None, taken: int
) -> None:
    """Twenty requests of two members at the same moment: exactly as many are taken as their group allows in a day."""
    async with database.transaction() as connection:
        await connection.execute(accounts.insert().values(id=GROUP, created_at=0.0))
        for user in (ANN, BOB):
            await heart.ledger.give(connection, user, 20, kind=EntryKind.GRANT, key=f"grant:{user}")
    quota = Quota(GROUP, frozenset({"group"}), each, together)
    requests = [heart.new_request(user, place="group", quota=quota) for user in (ANN, BOB) * 10]
    answers = await asyncio.gather(*(heart.intake.request(request) for request in requests))
    replies = [answer.reply for answer in answers]
    assert replies.count(Reply.ACCEPTED) == taken
    assert set(replies) <= {Reply.ACCEPTED, Reply.LIMIT_EACH, Reply.LIMIT_TOGETHER}


async def test_what_came_to_nothing_does_not_count(database: Database, heart: Heart, clock: FakeClock) -> None:
    """A cancelled order leaves its place in the day's limit to another, and the next day has a limit of its own."""
    async with database.transaction() as connection:
        await connection.execute(accounts.insert().values(id=GROUP, created_at=0.0))
        await heart.ledger.give(connection, ANN, 20, kind=EntryKind.GRANT, key="grant")
    quota = Quota(GROUP, frozenset({"group"}), each=1)

    async def ask() -> Reply:
        return (await heart.intake.request(heart.new_request(ANN, place="group", quota=quota))).reply

    assert [await ask(), await ask()] == [Reply.ACCEPTED, Reply.LIMIT_EACH]
    await heart.intake.cancel(ANN)
    assert [await ask(), await ask()] == [Reply.ACCEPTED, Reply.LIMIT_EACH]
    clock.pass_(24 * 3600.0)
    assert await ask() is Reply.ACCEPTED
