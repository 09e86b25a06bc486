"""Guest mode: a mention with a link in a chat that the bot is no member of is answered by a message that becomes the
video.
"""

from __future__ import annotations

import pytest

from bot.sandbox.telegram import Moment
from tests.telegram.test_inline import CONSENT, CREDITS, deliver, deliver_and_lose, has_video, jobs_of, storage
from tests.world import World, ask, balance, new_link

BOT = "@clean_video_bot"


async def test_a_mention_becomes_the_video(world: World) -> None:
    """One message: first that it is on its way, then the video, without a word on the user's credits."""
    link = new_link()
    async with world.bot(storage_chat_id=storage(world).id):
        message = await world.ann.mention_as_guest(f"{BOT} {link}")
        assert message.video is None
        assert link in message.text
        await message.wait_until(has_video)
        assert message.text == f"AI-generated video.\n{link}"
        assert await balance(world.ann) == 2


async def test_the_link_may_stand_in_what_is_answered(world: World) -> None:
    """Somebody else's message with a link, and a mention in answer to it."""
    bob = world.telegram.user("Bob")
    async with world.bot(storage_chat_id=storage(world).id):
        said, _ = await bob.summon(new_link())
        message = await world.ann.mention_as_guest(BOT, reply_to=said)
        await message.wait_until(has_video)
        assert (await balance(world.ann), await balance(bob)) == (2, 3)


async def test_a_known_video_is_the_answer(world: World) -> None:
    """At once, for free, without a storage chat."""
    link = new_link()
    async with world.bot() as app:
        await deliver(world, world.ann, link)
        message = await world.telegram.user("Bob").mention_as_guest(f"{BOT} {link}")
        assert message.video is not None
        assert "AI-generated" in message.text
        assert len(await jobs_of(app, "id")) == 1


async def test_a_known_video_that_telegram_lost(world: World) -> None:
    """The answer is a message that becomes the video, made anew."""
    link = new_link()
    async with world.bot(storage_chat_id=storage(world).id):
        await deliver_and_lose(world, link)
        message = await world.telegram.user("Bob").mention_as_guest(f"{BOT} {link}")
        await message.wait_until(has_video)
    assert len(world.kie.tasks) == 2


@pytest.mark.parametrize(
    ("said", "answer"),
    [("hello", "could not find"), ("https://sora.chatgpt.com/d/gen_1", "That is a draft")],
)
async def test_what_is_no_link_gets_its_reason(world: World, said: str, answer: str) -> None:
    """One message says what a link looks like, or why this is none."""
    async with world.bot(storage_chat_id=storage(world).id):
        assert answer in (await world.ann.mention_as_guest(f"{BOT} {said}")).text


async def test_without_storage(world: World) -> None:
    """A new link is sent to the private chat."""
    async with world.bot():
        message = await world.ann.mention_as_guest(f"{BOT} {new_link()}")
    assert "in a private chat" in message.text


async def test_consent_and_credits(world: World) -> None:
    """What waits says so in one line, and goes on."""
    olga = storage(world)
    admins = frozenset({olga.id})
    async with world.bot(storage_chat_id=olga.id, require_consent=True, free_credits=0, admin_ids=admins):
        message = await world.ann.mention_as_guest(f"{BOT} {new_link()}")
        await message.wait_until(lambda message: CONSENT in message.text)
        question = await ask(world.ann, "/start confirm", "please confirm")
        await world.ann.press(question, "I confirm")
        await message.wait_until(lambda message: CREDITS in message.text)
        await ask(olga, f"/grant {world.ann.id} 2", "Done")
        await message.wait_until(has_video)


async def test_during_maintenance(world: World) -> None:
    """The answer says the operator's words, and its button begins it once requests are taken again."""
    olga = storage(world)
    async with world.bot(storage_chat_id=olga.id, admin_ids=frozenset({olga.id})):
        await ask(olga, "/maintenance on Back at <noon>", "take no more requests")
        message = await world.ann.mention_as_guest(f"{BOT} {new_link()}")
        await message.wait_until(lambda message: message.text == "Back at <noon>")
        await ask(olga, "/maintenance off", "take requests again")
        await world.ann.press(message, "Get the clean video")
        await message.wait_until(has_video)


async def test_the_banned_are_told(world: World) -> None:
    """In answer to their mention."""
    olga = storage(world)
    async with world.bot(storage_chat_id=olga.id, admin_ids=frozenset({olga.id})) as app:
        await ask(world.ann, "/start", "Send me")
        await ask(olga, f"/ban {world.ann.id}", "Banned")
        assert "can't use this bot" in (await world.ann.mention_as_guest(f"{BOT} {new_link()}")).text
        assert await jobs_of(app, "id") == []


async def test_an_answer_that_got_lost(world: World) -> None:
    """Telegram names the message once. Where that is lost, the message's own button begins, for its user alone."""
    bob = world.telegram.user("Bob")
    fault = world.telegram.faults.drop(Moment.AFTER, method="answerGuestQuery")
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await world.ann.mention_as_guest(f"{BOT} {new_link()}")
        await fault.wait_until_hit()
        await world.telegram.all_confirmed()
        assert await jobs_of(app, "id") == []
        assert "for who asked" in (await bob.press(message, "Get the clean video")).text
        await world.ann.press(message, "Get the clean video")
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2
