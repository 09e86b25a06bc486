"""What is one member's business alone: their balance, what they lack, what they confirm."""

from __future__ import annotations

import re

import pytest

from bot.sandbox.telegram import ApiError, Group, SimulatedMessage, User
from tests.test_money import PACK
from tests.world import World, balance, is_video, new_link

REFUSAL = ApiError(400, "Bad Request: PARTICIPANT_ID_INVALID")


@pytest.fixture
def bob(world: World) -> User:
    return world.telegram.user("Bob")


@pytest.fixture
def group(world: World, bob: User) -> Group:
    """Bob is a member who never wrote to the bot."""
    return world.telegram.group("Friends", [world.ann, bob])


def public(group: Group) -> list[str]:
    """What everybody could read, also what was deleted again."""
    return [message.text for message in group.messages if message.from_bot and message.receiver_id is None]


async def whispered(group: Group, user: User, words: str) -> SimulatedMessage:
    return await group.wait_for(lambda message: message.receiver_id == user.id and words in message.text)


async def test_balance_is_told_to_the_asker(world: World, group: Group, bob: User) -> None:
    """Nobody else sees it."""
    async with world.bot():
        await bob.say("/balance", chat=group)
        await whispered(group, bob, "You have 3 credits.")
    assert not any("credits." in text for text in public(group))


async def test_lacking_credits(world: World, group: Group, bob: User) -> None:
    """It is told to who lacks them, with the way to the shop; the link goes on in the group once they are there."""
    async with world.bot(free_credits=0):
        await bob.say(f"/clean {new_link()}", chat=group)
        told = await whispered(group, bob, "you have 0")
        assert told.button("Get credits").url == "https://t.me/clean_video_bot?start=group"
        assert not any("credits cover" in text or "don't cover" in text for text in public(group))
        await bob.say("/start group")
        empty = await bob.chat.wait_for(lambda message: "don't cover this" in message.text)
        await bob.press(empty, "Get credits")
        shop = await bob.chat.wait_for(lambda message: "Stars" in message.text, after=empty)
        await bob.press(shop, PACK)
        await bob.pay(await bob.chat.wait_for(lambda message: message.invoice is not None))
        await group.wait_for(is_video)
        assert not any("Got it" in message.text for message in bob.chat.messages)
        assert await balance(bob) == 9


async def test_consent_in_a_group(world: World, group: Group, bob: User) -> None:
    """It is asked of one member alone, who answers there; the link goes on."""
    async with world.bot(require_consent=True):
        await bob.say(f"/clean {new_link()}", chat=group)
        question = await whispered(group, bob, "please confirm")
        await bob.press(question, "I confirm")
        await group.wait_for(is_video)
        assert "Thank you" in question.text
    assert not any("confirm" in text for text in public(group))


async def test_without_ephemeral_messages(world: World, group: Group, bob: User) -> None:
    """Where Telegram refuses one, the member's private chat has the words; nothing of them is in the group."""
    async with world.bot(free_credits=0):
        await group.wait_for(lambda message: message.text.startswith("Hello."))
        await bob.say("/start")
        await bob.chat.wait_for()
        await group.wait_for(lambda message: message.text.startswith("Hello."))
        world.telegram.faults.refuse(REFUSAL, method="sendMessage", chat_id=group.id)
        await bob.say(f"/clean {new_link()}", chat=group)
        await bob.chat.wait_for(lambda message: "you have 0" in message.text)
    assert not any("credit" in text for text in public(group)[1:])


async def test_who_never_started_the_bot(world: World, group: Group, bob: User) -> None:
    """Where nothing reaches them alone, one short line without figures and a button lead to the private chat, once a
    burst; what waited for them is told there.
    """
    async with world.bot(free_credits=0):
        await group.wait_for(lambda message: message.text.startswith("Hello."))
        world.telegram.faults.refuse(REFUSAL, method="sendMessage", chat_id=group.id)
        for _ in range(3):
            await bob.say(f"/clean {new_link()}", chat=group)
        line = await group.wait_for(lambda message: "for you alone" in message.text)
        assert line.button("Go there").url == "https://t.me/clean_video_bot?start=group"
        await world.telegram.all_confirmed()
        await bob.say("/start group")
        await bob.chat.wait_for(lambda message: "you have 0" in message.text)
    assert len([text for text in public(group) if "for you alone" in text]) == 1
    assert not any(re.search(r"\d", text) for text in public(group))


async def test_a_server_that_does_not_know_ephemeral_messages(world: World, group: Group, bob: User) -> None:
    """What it shows to everybody is deleted at once, and it is not tried again."""
    world.telegram.ephemeral_messages = False
    async with world.bot():
        await bob.say("/start")
        for _ in range(2):
            mark = bob.chat.mark()
            await bob.say("/balance", chat=group)
            await bob.chat.wait_for(lambda message: "You have 3 credits" in message.text, after=mark)
    shown = [message for message in group.messages if message.from_bot and "You have" in message.text]
    assert [message.deleted for message in shown] == [True]


async def test_failures_tell_no_balance(world: World, group: Group, bob: User) -> None:
    """Why a video failed is told where it was asked for, without the balance and without a receipt."""
    async with world.bot():
        world.kie.fail_next()
        await bob.say(f"/clean {new_link()}", chat=group)
        told = await group.wait_for(lambda message: "The credit is back." in message.text)
        assert "balance" not in told.text
        assert told.rows == []
        assert await balance(bob) == 3
