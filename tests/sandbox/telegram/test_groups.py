"""Groups: what the bot sees and may do, topics, and moving house."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import EphemeralMessageParameters, ReplyParameters

from bot.sandbox.telegram import Group, SimulatedTelegram, User


@pytest.fixture
def bob(telegram: SimulatedTelegram) -> User:
    return telegram.user("Bob")


async def seen(bot: Bot) -> list[str]:
    """The texts of the messages that wait for the bot; then they wait no more."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, limit=1)
    return [update.message.text for update in updates if update.message is not None and update.message.text]


async def chatter(group: Group, bot: Bot, bob: User) -> None:
    sent = await bot.send_message(group.id, "I am here")
    await bob.say("https://sora.com/p/s_1", chat=group)
    await bob.say("/clean", chat=group)
    await bob.say("/clean@clean_video_bot", chat=group)
    await bob.say("/clean@another_bot", chat=group)
    await bob.say("see @clean_video_bot", chat=group)
    await bob.say("an answer", chat=group, reply_to=group.find(sent.message_id))


MEANT = ["/clean", "/clean@clean_video_bot", "see @clean_video_bot", "an answer"]


async def test_with_privacy_mode_the_bot_sees_what_is_meant_for_it(
    telegram: SimulatedTelegram, bot: Bot, ann: User, bob: User
) -> None:
    group = telegram.group("Friends", [ann, bob])
    await chatter(group, bot, bob)
    assert await seen(bot) == MEANT
    assert (await bot.get_me()).can_read_all_group_messages is False


@pytest.mark.parametrize("admin", [True, False])
async def test_as_an_administrator_or_without_privacy_mode_it_sees_all(
    telegram: SimulatedTelegram, bot: Bot, ann: User, bob: User, admin: bool
) -> None:
    telegram.privacy_mode = admin
    group = telegram.group("Friends", [ann, bob], bot_is_admin=admin)
    await chatter(group, bot, bob)
    assert len(await seen(bot)) == 6
    assert (await bot.get_me()).can_read_all_group_messages is not admin


async def test_the_bot_is_told_that_it_was_added_and_removed(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    group = telegram.group("Friends", [ann])
    assert group.id < -1_000_000_000_000
    group.set_bot_status("kicked")
    members = [update.my_chat_member for update in await bot.get_updates()]
    assert [member.new_chat_member.status for member in members if member] == ["member", "kicked"]
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")


async def test_a_bot_may_be_kept_from_writing(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    group = telegram.group("Friends", [ann])
    group.bot_may_write = False
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "x")


async def test_answers_stay_in_their_topic(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    group = telegram.group("Friends", [ann], forum=True, privacy=False)
    topic = group.create_topic("Videos")
    await ann.say("hello", chat=group, topic=topic)
    message = [update.message for update in await bot.get_updates() if update.message][-1]
    assert message is not None
    assert (message.message_thread_id, message.is_topic_message) == (topic.thread_id, True)
    await message.answer("hi")
    answer = await group.wait_for()
    assert answer.thread_id == topic.thread_id
    assert answer.reply_to is None
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=999)
    topic.closed = True
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(group.id, "x", message_thread_id=topic.thread_id)


async def test_a_group_that_becomes_a_supergroup_has_another_id(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    group = telegram.group("Friends", [ann], supergroup=False)
    new = group.migrate()
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == new.id
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [message.migrate_to_chat_id for message in messages] == [new.id, None]
    assert [message.migrate_from_chat_id for message in messages] == [None, group.id]
    await bot.send_message(new.id, "x")


async def test_message_ids_are_a_supergroups_own(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    group = telegram.group("Friends", [ann])
    for number in range(5):
        await ann.say(f"private {number}")
    written = await ann.say("in the group", chat=group)
    assert ann.chat.find(written.id) is not None
    sent = await bot.send_message(group.id, "x", reply_parameters=ReplyParameters(message_id=written.id))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "in the group"


async def test_an_ephemeral_message_is_seen_by_one_and_has_an_id_of_its_own(
    telegram: SimulatedTelegram, bot: Bot, ann: User, bob: User
) -> None:
    group = telegram.group("Friends", [ann, bob])
    parameters = EphemeralMessageParameters(receiver_user_id=bob.id)
    sent = await bot.send_message(group.id, "you have no credits", ephemeral_message_parameters=parameters)
    assert sent.message_id == 0
    assert sent.ephemeral_message_id is not None
    message = await group.wait_for(lambda message: message.receiver_id == bob.id)
    await bot.edit_ephemeral_message_text(group.id, bob.id, sent.ephemeral_message_id, "now you have")
    assert message.text == "now you have"
    with pytest.raises(TelegramBadRequest, match="MESSAGE_ID_INVALID"):
        await bot.delete_ephemeral_message(group.id, ann.id, sent.ephemeral_message_id)
    await bot.delete_ephemeral_message(group.id, bob.id, sent.ephemeral_message_id)
    assert message.deleted
    cid = telegram.user("Cid")
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        parameters = EphemeralMessageParameters(receiver_user_id=cid.id)
        await bot.send_message(group.id, "x", ephemeral_message_parameters=parameters)


async def test_members_and_administrators_are_told(telegram: SimulatedTelegram, bot: Bot, ann: User, bob: User) -> None:
    cid = telegram.user("Cid")
    group = telegram.group("Friends", [ann, bob], username="friends_of_ann")
    assert [admin.user.id for admin in await bot.get_chat_administrators(group.id)] == [ann.id]
    group.promote(bob)
    assert len(await bot.get_chat_administrators(group.id)) == 2
    statuses = [(await bot.get_chat_member(group.id, user.id)).status for user in (ann, bob, cid)]
    assert statuses == ["creator", "administrator", "left"]
    assert (await bot.get_chat("@friends_of_ann")).id == group.id
    await bot.leave_chat(group.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.get_chat(group.id)
