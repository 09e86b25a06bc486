"""A question about a payment reaches the operators, and their reply comes back."""

from __future__ import annotations

import pytest

from bot.sandbox.telegram import Garbage
from tests.images import photo
from tests.test_money import invoice
from tests.world import World, ask


async def test_an_operator_answers_a_question_by_replying_also_after_a_restart(world: World) -> None:
    olga = world.telegram.user("Olga", started=True)
    admins = frozenset({olga.id})
    async with world.bot(admin_ids=admins):
        await ask(world.ann, "/paysupport", "Write your question")
        await ask(world.ann, "/paysupport Where is <my> credit?", "passed your question on")
        question = await olga.chat.wait_for(lambda message: "Where is <my> credit?" in message.text)
        assert "No payments yet" in question.text
    async with world.bot(admin_ids=admins):
        await olga.say("It is on its way & fine", reply_to=question)
        await world.ann.chat.wait_for(lambda message: "It is on its way & fine" in message.text)
        await olga.chat.wait_for(lambda message: message.text == "Passed on.")


async def test_a_question_that_reaches_nobody_is_told_so(world: World) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        await ask(world.ann, "/paysupport Hello?", "can't reach the operator")


@pytest.mark.parametrize(
    ("contact", "words"), [("@seller & co", "write to @seller & co"), (None, "ask whoever you have this bot from")]
)
async def test_without_operators(world: World, contact: str | None, words: str) -> None:
    """A bot without operators says where to write instead."""
    async with world.bot(support_contact=contact):
        await ask(world.ann, "/paysupport Hello?", words)


async def test_terms_and_privacy_are_told(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "/terms", "AI-generated")
        await ask(world.ann, "/privacy", "I keep")


async def test_an_answer_that_telegram_does_not_take(world: World) -> None:
    """The operator hears that it did not arrive."""
    olga = world.telegram.user("Olga", started=True)
    world.telegram.faults.garble(Garbage.HTML_502, method="copyMessage")
    async with world.bot(admin_ids=frozenset({olga.id})):
        await ask(world.ann, "/paysupport Where do I press?", "passed your question on")
        question = await olga.chat.wait_for(lambda message: "Where do I press?" in message.text)
        await olga.say("Here", media=photo(), reply_to=question)
        await olga.chat.wait_for(lambda message: "can't reach that user" in message.text)


async def test_nobody_else_can_answer_in_an_operators_place(world: World) -> None:
    async with world.bot():
        bob = world.telegram.user("Bob")
        forged = await bob.say(f"A question from #u{world.ann.id}.")
        await bob.say("psst", reply_to=forged)
        await ask(bob, "/help", "How it works")
    assert world.ann.chat.from_bot() == []


async def test_operators_see_the_last_payments_of_who_asks(world: World) -> None:
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})):
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        await ask(world.ann, "/paysupport Please give my Stars back", "passed your question on")
        question = await olga.chat.wait_for(lambda message: "Please give my Stars back" in message.text)
        assert "75 ⭐ for 10 credits" in question.text
        await ask(olga, f"/refund {payment.charge_id}", "Refunded")
        assert f"/refund {payment.charge_id}" in question.text


@pytest.mark.parametrize("letters", ["<&'", "🦊"])
async def test_a_very_long_question(world: World, letters: str) -> None:
    """It reaches the operators whole, and so does their answer who asked."""
    olga = world.telegram.user("Olga", started=True)
    long = letters * (4000 // len(letters.encode("utf-16-le")) * 2)
    async with world.bot(admin_ids=frozenset({olga.id})):
        await ask(world.ann, f"/paysupport {long}", "passed your question on")
        questions = [message for message in olga.chat.from_bot() if "A question from" in message.text]
        assert sum(message.text.count(letters) for message in questions) == len(long) // len(letters)
        await olga.say(long, reply_to=questions[0])
        await world.ann.chat.wait_for(lambda message: message.from_bot and message.text == long)
        await world.ann.chat.wait_for(lambda message: "An answer to your question" in message.text)


async def test_an_answer_with_a_picture(world: World) -> None:
    """It reaches who asked as the operator sent it."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})):
        await ask(world.ann, "/paysupport Where do I press?", "passed your question on")
        question = await olga.chat.wait_for(lambda message: "Where do I press?" in message.text)
        await olga.say("Here", media=photo(), reply_to=question)
        answer = await world.ann.chat.wait_for(lambda message: message.from_bot and message.text == "Here")
        assert answer.file is not None
        await olga.chat.wait_for(lambda message: message.text == "Passed on.")
