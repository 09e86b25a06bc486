"""Groups as their members live them: what the bot takes there, what it says to all, and what to one alone."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.sandbox.telegram import Group, SimulatedMessage, User
from bot.storage.tables import users
from tests.world import World, balance, is_video, new_link


@pytest.fixture
def bob(world: World) -> User:
    return world.telegram.user("Bob")


@pytest.fixture
def group(world: World, bob: User) -> Group:
    """Ann owns it; Bob is a member who never wrote to the bot."""
    return world.telegram.group("Friends", [world.ann, bob])


def said(group: Group) -> list[SimulatedMessage]:
    """What the bot said to all, its greeting left out."""
    return [
        message for message in group.from_bot() if message.receiver_id is None and not message.text.startswith("Hello.")
    ]


@pytest.mark.parametrize(
    "command", ["/clean {}", "/Clean@Clean_Video_Bot {}", "@clean_video_bot {}", "{} @CLEAN_video_bot"]
)
async def test_links_for_the_bot_are_taken(world: World, group: Group, bob: User, command: str) -> None:
    """By the command in any case, or by a mention: the video comes as a reply, and its caption tells no balance."""
    async with world.bot():
        link = new_link()
        message = await bob.say(command.format(link), chat=group)
        video = await group.wait_for(is_video)
        assert video.reply_to is not None
        assert video.reply_to.id == message.id
        assert video.text == f"AI-generated video.\n{link}"
        assert video.rows == []
        assert await balance(bob) == 2


@pytest.mark.parametrize("how", ["text", "forward", "caption", "text link"])
async def test_clean_in_answer_to_a_message(world: World, group: Group, bob: User, how: str) -> None:
    """What somebody else wrote, forwarded or captioned is taken for who answers it by /clean, and they pay."""
    link = new_link()
    async with world.bot():
        if how == "text link":
            message = await world.ann.say(f'<a href="{link}">this</a>', chat=group, html=True)
        else:
            media = "photo" if how == "caption" else None
            message = await world.ann.say(f"see {link}", chat=group, media=media, forwarded=how == "forward")
        await bob.say("/clean", chat=group, reply_to=message)
        await group.wait_for(is_video)
        assert await balance(bob) == 2
        assert await balance(world.ann) == 3


async def test_all_else_is_met_with_silence(world: World, bob: User) -> None:
    """Other bots' commands, nonsense, a mention without a link, bare links and what is wrong with them: nothing is
    said, and who wrote it is not even noted.
    """
    world.telegram.privacy_mode = False
    group = world.telegram.group("Friends", [world.ann, bob])
    async with world.bot() as app:
        for text in (
            "/start",
            "/clean@another_bot " + new_link(),
            "/weather",
            "hello",
            "@clean_video_bot are you there?",
            new_link(),
            "https://sora.chatgpt.com/drafts/1",
        ):
            message = await bob.say(text, chat=group)
        await bob.edit(message, "never mind")
        await world.telegram.all_confirmed()
        assert said(group) == []
        assert not [message for message in group.from_bot() if message.receiver_id is not None]
        async with app.database.reading() as connection:
            assert (await connection.execute(select(users.c.id))).all() == []
        await world.ann.say("/help", chat=group)
        await group.wait_for(lambda message: "How it works here" in message.text)
    assert world.kie.tasks == []


async def test_a_message_that_is_edited_into_links(world: World, group: Group, bob: User) -> None:
    """Links that an edit brings count once each; those that were there before are not asked for anew."""
    first, second = new_link(), new_link()
    async with world.bot():
        message = await bob.say("have a look", chat=group)
        await bob.edit(message, f"/clean {first}")
        video = await group.wait_for(is_video)
        await bob.edit(message, f"/clean {first} {second}")
        await group.wait_for(is_video, after=video)
        await world.telegram.all_confirmed()
        assert await balance(bob) == 1
    assert len([message for message in group.messages if is_video(message)]) == 2


async def test_clean_in_a_private_chat(world: World) -> None:
    """The command takes links there, too, also in answer to a message."""
    async with world.bot():
        await world.ann.say(f"/CLEAN {new_link()}")
        first = await world.ann.chat.wait_for(is_video)
        message = await world.ann.say("just a word", reply_to=first)
        message = await world.ann.say(f"/clean {new_link()}", reply_to=message)
        await world.ann.chat.wait_for(is_video, after=message)
        assert await balance(world.ann) == 1


async def test_answers_stay_in_their_topic(world: World, bob: User) -> None:
    """Progress and video come where the link was written."""
    group = world.telegram.group("Forum", [world.ann, bob], forum=True)
    topic = group.create_topic("Videos")
    async with world.bot():
        message = await bob.say(f"/clean {new_link()}", chat=group, topic=topic)
        progress = await group.wait_for(lambda message: "Got it" in message.text)
        video = await group.wait_for(is_video)
        assert progress.thread_id == video.thread_id == topic.thread_id
        assert video.reply_to is not None
        assert video.reply_to.id == message.id


async def test_two_members_with_one_link(world: World, group: Group, bob: User) -> None:
    """Who ask for the same at once share one task, and each pays for their own."""
    world.kie.duration = 0.5
    link = new_link()
    async with world.bot():
        await asyncio.gather(*(user.say(f"/clean {link}", chat=group) for user in (world.ann, bob)))
        first = await group.wait_for(is_video)
        await group.wait_for(is_video, after=first)
        assert [await balance(user) for user in (world.ann, bob)] == [2, 2]
    assert len(world.kie.tasks) == 1
