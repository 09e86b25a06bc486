"""/delete_me: who asks for it is forgotten, the books still add up, and nothing is to be gained by it."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from bot.billing.ledger import EntryKind, Ledger
from bot.jobs.store import LeaseLost
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedMessage, User
from bot.storage.database import Database
from bot.storage.tables import ledger, metadata, payments
from tests.clock import FakeClock
from tests.heart import beating
from tests.test_money import invoice
from tests.world import World, ask, balance, is_video, new_link


async def leave(user: User) -> SimulatedMessage:
    question = await ask(user, "/delete_me", "Shall I remove you?")
    await user.press(question, "Remove me")
    return await question.wait_until(lambda message: "you are removed" in message.text)


async def everything(world: World) -> list[str]:
    """Every value that the database holds, as text."""
    database = Database(world.database_url, world.clock)
    await database.open(exclusive=False)
    try:
        async with database.reading() as connection:
            rows = [row for table in metadata.tables.values() for row in await connection.execute(select(table))]
    finally:
        await database.close()
    return [str(value) for row in rows for value in row]


async def test_nothing_in_the_database_names_who_was_removed(world: World) -> None:
    olga, bob = world.telegram.user("Olga"), world.telegram.user("Bob")
    async with world.bot(admin_ids=frozenset({olga.id}), referral_credits=2, require_consent=True) as app:
        promo = (await ask(olga, "/make_promo 4 9", "gives")).text.split()[0]
        invitation = (await ask(bob, "/invite", "start=")).text.split("start=")[1].strip()
        await ask(world.ann, f"/start {invitation}", "2 extra credits")
        anns = (await ask(world.ann, "/invite", "start=")).text.split("start=")[1].strip()
        assert anns.removeprefix("invite-") in await everything(world)
        await ask(world.ann, f"/promo {promo}", "4 credits are yours")
        await ask(olga, f"/grant {world.ann.id} 1 Ann is nice", "Done")
        await ask(olga, f"/grant {bob.id} 1 Bob is kind", "Done")
        gift = (await ask(world.ann, "/gift 1", "start=")).text.split("start=")[1].strip()
        await ask(bob, f"/start {gift}", "1 credit is yours")
        await world.ann.pay(await invoice(world.ann))
        consent = await ask(world.ann, new_link(), "please confirm")
        await world.ann.press(consent, "I confirm")
        await world.ann.chat.wait_for(is_video)
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        assert any(str(world.ann.id) in value for value in await everything(world))
        await leave(world.ann)
        # What bob and the operator are left with is as it was.
        assert await balance(bob) == 7
        async with app.database.reading() as connection:
            assert await Ledger(app.database).differing(connection) == []
            sums = select(func.sum(ledger.c.amount)).group_by(ledger.c.account_id)
            assert all(total >= 0 for total in (await connection.execute(sums)).scalars())
            assert (await connection.execute(select(func.count()).select_from(payments))).scalar_one() == 1
    left = await everything(world)
    assert not [value for value in left if str(world.ann.id) in value]
    assert "Ann is nice" not in left
    # In the ledger, and among what operators did.
    assert left.count("Bob is kind") == 2
    assert anns.removeprefix("invite-") not in left


async def test_who_does_not_press_the_button_stays(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "/delete_me", "your 3 credits")
        assert await balance(world.ann) == 3


async def test_an_old_question_removes_nobody(world: World) -> None:
    async with world.bot():
        question = await ask(world.ann, "/delete_me", "Shall I remove you?")
        world.clock.pass_(2 * 3600)
        answer = await world.ann.press(question, "Remove me")
        assert "old" in answer.text
        assert await balance(world.ann) == 3


async def test_pressing_twice_is_pressing_once(world: World) -> None:
    async with world.bot():
        question = await ask(world.ann, "/delete_me", "Shall I remove you?")
        await asyncio.gather(*(world.ann.press(question, "Remove me") for _ in range(2)))
        await question.wait_until(lambda message: "you are removed" in message.text)
        assert await balance(world.ann) == 0


async def test_a_video_in_the_making_does_not_come_any_more_and_others_still_get_theirs(world: World) -> None:
    world.hold_tasks()
    bob, link = world.telegram.user("Bob"), new_link()
    async with world.bot():
        await world.ann.say(link)
        progress = await world.ann.chat.wait_for(lambda message: "Cleaning" in message.text)
        await leave(world.ann)
        assert progress.deleted
        world.let_tasks_end()
        await bob.say(link)
        await bob.chat.wait_for(is_video)
    assert not any(is_video(message) for message in world.ann.chat.messages)
    assert world.kie.creates == 1


async def test_who_comes_back_is_not_given_again_what_is_given_once(world: World) -> None:
    olga, bob = world.telegram.user("Olga"), world.telegram.user("Bob")
    async with world.bot(admin_ids=frozenset({olga.id}), referral_credits=2, daily_free_credits=1, free_credits=1):
        promo = (await ask(olga, "/make_promo 4 9", "gives")).text.split()[0]
        invitation = (await ask(bob, "/invite", "start=")).text.split("start=")[1].strip()
        await ask(world.ann, f"/promo {promo}", "4 credits are yours")
        await leave(world.ann)
        assert await balance(world.ann) == 0
        await ask(world.ann, f"/promo {promo}", "before you left")
        await ask(world.ann, f"/start {invitation}", "new here")
        assert await balance(world.ann) == 0
        world.clock.pass_(24 * 3600)
        assert await balance(world.ann) == 1


async def test_a_payment_of_someone_who_left_can_still_be_refunded(world: World) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        await leave(world.ann)
        told = await ask(olga, f"/refund {payment.charge_id}", "Refunded")
        assert "0 of 10" in told.text
        assert payment.refunded_at is not None


async def test_a_step_under_way_books_nothing_for_who_was_removed(database: Database, clock: FakeClock) -> None:
    async with SimulatedProviders() as providers, beating(database, clock, providers) as parts:
        await parts.request(1)
        (job,) = await parts.jobs.claim(1)
        await parts.users.remove(1)
        with pytest.raises(LeaseLost):
            await parts.pipeline.give_up(job)
        async with database.reading() as connection:
            kinds = set((await connection.execute(select(ledger.c.kind))).scalars())
    assert EntryKind.GIVE_BACK in kinds
    assert EntryKind.FORFEIT in kinds


async def test_others_videos_still_come(database: Database, clock: FakeClock) -> None:
    """Who leaves takes only their own jobs along."""
    async with SimulatedProviders() as providers, beating(database, clock, providers) as parts:
        for provider in providers.all:
            provider.duration = 0.0
        await parts.request(1)
        await parts.request(2)
        await parts.users.remove(1)
        await parts.run()
        assert [job.account_id for job in parts.messenger.delivered] == [2]
