"""How a group's account comes to credits."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.billing.ledger import EntryKind
from bot.sandbox.telegram import Group, User
from bot.storage.tables import ledger
from tests.telegram.test_group_privacy import whispered
from tests.telegram.test_group_settings import choose, settings
from tests.test_money import PACK
from tests.world import World, ask, balance, is_video, new_link


@pytest.fixture
def bob(world: World) -> User:
    return world.telegram.user("Bob")


@pytest.fixture
def group(world: World, bob: User) -> Group:
    """Ann owns it."""
    return world.telegram.group("Friends", [world.ann, bob])


async def let_group_pay(world: World, group: Group) -> None:
    await choose(world.ann, await settings(group, world.ann), "Each member pays", "The group pays")


async def test_funding_from_a_members_account(world: World, group: Group, bob: User) -> None:
    """What is there is moved and everybody reads of it, without balances; what is not there is told to the giver."""
    async with world.bot():
        await let_group_pay(world, group)
        await bob.say("/fund 4", chat=group)
        await whispered(group, bob, "don't have that many")
        await bob.say("/Fund 2", chat=group)
        told = await group.wait_for(lambda message: "Thank you" in message.text)
        assert told.text == "Thank you! The group has 2 credits more."
        assert await balance(bob) == 1
        history = await ask(bob, "/balance", "You have")
        assert "−2 · given to a group" in history.text


async def test_the_same_message_again(world: World, group: Group, bob: User) -> None:
    """After a crash Telegram brings it once more; the credits move once."""
    async with world.bot():
        await let_group_pay(world, group)
        message = await bob.say("/fund 2", chat=group)
        told = await group.wait_for(lambda message: "Thank you" in message.text)
        world.telegram.inject("message", message.wire, chat=group)
        await group.wait_for(lambda message: "Thank you" in message.text, after=told)
        assert await balance(bob) == 1
        await bob.say("/balance", chat=group)
        await whispered(group, bob, "The group has 2 credits.")


async def test_where_members_pay(world: World, group: Group, bob: User) -> None:
    """There the group needs no credits, and gets none."""
    async with world.bot():
        await bob.say("/fund 2", chat=group)
        await whispered(group, bob, "the group needs none")
        assert await balance(bob) == 3


async def test_funding_by_stars(world: World, group: Group, bob: User) -> None:
    """Whoever pays the invoice, the credits are the group's. A refund goes to the payer, and takes them back there."""
    async with world.bot(admin_ids=frozenset({world.ann.id})):
        await let_group_pay(world, group)
        await world.ann.say("/fund", chat=group)
        offer = await whispered(group, world.ann, "/fund 5")
        await world.ann.press(offer, PACK)
        invoice = await group.wait_for(lambda message: message.invoice is not None)
        payment = await bob.pay(invoice)
        await group.wait_for(lambda message: message.text == "Thank you! The group has 10 credits more.")
        assert await balance(bob) == 3
        await bob.say(f"/clean {new_link()}", chat=group)
        await group.wait_for(is_video)
        assert await balance(bob) == 3
        await ask(world.ann, f"/refund {payment.charge_id}", "9 of 10 credits taken back")
        assert payment.refunded_at is not None
        await bob.say("/balance", chat=group)
        await whispered(group, bob, "The group has no credits")


async def test_a_payer_who_leaves(world: World, group: Group, bob: User) -> None:
    """The group keeps what they paid for; of who paid nothing is left, and a refund finds them by Telegram's list."""
    async with world.bot(admin_ids=frozenset({world.ann.id})) as app:
        await let_group_pay(world, group)
        await world.ann.say("/fund", chat=group)
        await world.ann.press(await whispered(group, world.ann, "/fund 5"), PACK)
        payment = await bob.pay(await group.wait_for(lambda message: message.invoice is not None))
        await group.wait_for(lambda message: "10 credits more" in message.text)
        await bob.say("/fund 1", chat=group)
        await group.wait_for(lambda message: "1 credit more" in message.text)
        await app.core.users.remove(bob.id)
        booked = await app.core.accounts.payment(payment.charge_id)
        assert booked is not None
        assert booked.paid_by != bob.id
        assert booked.account_id == group.id
        async with app.database.reading() as connection:
            keys = (await connection.execute(select(ledger.c.key).where(ledger.c.kind == EntryKind.FUND))).scalars()
        assert sorted(key.split(":")[1].split("-")[0] for key in keys) == ["", "left"]
        await ask(world.ann, f"/refund {payment.charge_id}", "10 of 10 credits taken back")
