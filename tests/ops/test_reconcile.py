"""`reconcile`: what Telegram says was paid and what was booked come to agree."""

from __future__ import annotations

import pytest

from bot.ops.reconcile import reconcile
from tests.telegram.test_group_funds import let_group_pay
from tests.telegram.test_group_privacy import whispered
from tests.test_money import PACK, invoice
from tests.world import World, ask, balance, is_video, new_link


async def test_a_payment_that_was_never_booked_is_booked_after_asking(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world.bot():
        bill = await invoice(world.ann)
        checkout = await world.ann.checkout(bill)
        assert (await checkout.answered()).ok
    # The news of it goes where nobody hears it.
    world.ann._charge(bill)
    world.telegram._cloud.updates.pending.clear()
    assert await reconcile(world.settings(), lambda question: False) == 1
    assert "paid and not booked" in capsys.readouterr().out
    assert await reconcile(world.settings(), lambda question: True) == 0
    assert await reconcile(world.settings(), lambda question: pytest.fail("nothing is left to ask")) == 0
    async with world.bot():
        assert await balance(world.ann) == 13


async def test_a_refund_that_was_never_noted_is_taken_back(world: World) -> None:
    async with world.bot():
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you!" in message.text)
    world.telegram.refund(payment)
    world.telegram._cloud.updates.pending.clear()
    assert await reconcile(world.settings(), lambda question: True) == 0
    async with world.bot():
        assert await balance(world.ann) == 3


async def test_a_reconciled_payment_lets_its_link_go_on(world: World) -> None:
    """A link that waited for credits becomes a video once the payment is found, without a word of its user's."""
    async with world.bot(free_credits=0):
        await ask(world.ann, new_link(), "don't cover this")
        bill = await invoice(world.ann)
        checkout = await world.ann.checkout(bill)
        assert (await checkout.answered()).ok
    world.ann._charge(bill)
    world.telegram._cloud.updates.pending.clear()
    assert await reconcile(world.settings(free_credits=0), lambda question: True) == 0
    async with world.bot(free_credits=0):
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 9


async def test_a_payment_for_a_group_goes_to_the_group(world: World) -> None:
    """Its credits are the group's, and a refund finds who paid."""
    bob, olga = world.telegram.user("Bob"), world.telegram.user("Olga")
    group = world.telegram.group("Friends", [world.ann, bob])
    async with world.bot():
        await let_group_pay(world, group)
        await world.ann.say("/fund", chat=group)
        await world.ann.press(await whispered(group, world.ann, "/fund 5"), PACK)
        bill = await group.wait_for(lambda message: message.invoice is not None)
        assert (await (await bob.checkout(bill)).answered()).ok
    payment = bob._charge(bill)
    world.telegram._cloud.updates.pending.clear()
    assert await reconcile(world.settings(), lambda question: True) == 0
    async with world.bot(admin_ids=frozenset({olga.id})):
        await bob.say("/balance", chat=group)
        await whispered(group, bob, "The group has 10 credits.")
        await ask(olga, f"/refund {payment.charge_id}", "10 of 10 credits taken back")
        assert payment.refunded_at is not None
