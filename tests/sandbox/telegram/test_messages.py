"""Messages: sent, answered, edited, deleted, and refused in Telegram's words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReactionTypeEmoji, ReplyParameters

from bot.sandbox.telegram import ChatAction, DraftShown, Event, MessageChanged, SimulatedTelegram, User
from tests.clock import FakeClock


def keyboard(text: str = "Go", data: str = "go") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data)]])


async def test_what_the_bot_sends_stands_in_the_transcript(bot: Bot, ann: User, clock: FakeClock) -> None:
    question = await ann.say("hello?")
    sent = await bot.send_message(
        ann.id,
        "a <b>bold</b> word",
        parse_mode="HTML",
        reply_markup=keyboard(),
        reply_parameters=ReplyParameters(message_id=question.id),
    )
    message = await ann.chat.wait_for()
    assert message.id == sent.message_id
    assert (message.text, [button.text for button in message.buttons]) == ("a bold word", ["Go"])
    assert message.reply_to is question
    assert sent.date.timestamp() == clock.now
    assert sent.html_text == "a <b>bold</b> word"
    assert list(ann.chat.messages) == [question, message]


async def test_waiting_ends_when_the_message_comes_or_is_edited_so(bot: Bot, ann: User) -> None:
    waiting = asyncio.create_task(ann.chat.wait_for(lambda message: message.text == "2"))
    sent = await bot.send_message(ann.id, "1")
    assert not waiting.done()
    await bot.edit_message_text("2", chat_id=ann.id, message_id=sent.message_id)
    message = await waiting
    assert [version.text for version in message.edits] == ["1"]


async def test_waiting_after_a_mark_passes_over_what_stood_before(bot: Bot, ann: User) -> None:
    await bot.send_message(ann.id, "old")
    first = ann.chat.messages[-1]
    mark = ann.chat.mark()
    waiting = asyncio.create_task(ann.chat.wait_for(after=mark))
    await bot.send_message(ann.id, "new")
    assert (await waiting).text == "new"
    assert (await ann.chat.wait_for(after=first)).text == "new"


async def test_waiting_in_vain_tells_what_the_chat_has(bot: Bot, ann: User) -> None:
    await bot.send_message(ann.id, "something else")
    with pytest.raises(AssertionError, match="something else"):
        await ann.chat.wait_for(lambda message: message.video is not None, timeout=0.01)


async def test_a_bot_cannot_write_first(telegram: SimulatedTelegram, bot: Bot) -> None:
    stranger = telegram.user("Sam")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(stranger.id, "hi")
    telegram.group("Friends", [stranger])
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "hi")
    await stranger.say("/start")
    await bot.send_message(stranger.id, "hi")


async def test_a_blocked_bot_is_told_so_and_refused(bot: Bot, ann: User) -> None:
    ann.block_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ann.id, "hi")
    ann.unblock_bot()
    await bot.send_message(ann.id, "hi")
    updates = await bot.get_updates()
    members = [update.my_chat_member for update in updates]
    assert [member.new_chat_member.status for member in members if member is not None] == ["kicked", "member"]


Refused = Callable[[Bot, User, int], Awaitable[Any]]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda bot, ann, at: bot.send_message(ann.id, " \n "), "message text is empty"),
        (lambda bot, ann, at: bot.send_message(ann.id, "<b></b>", parse_mode="HTML"), "message text is empty"),
        (lambda bot, ann, at: bot.send_message(ann.id, "x" * 4097), "message is too long"),
        (lambda bot, ann, at: bot.send_message(ann.id, "<b>x", parse_mode="HTML"), "can't parse entities"),
        (lambda bot, ann, at: bot.send_message(ann.id, "*x*", parse_mode="MarkdownV2"), "unsupported parse_mode"),
        (lambda bot, ann, at: bot.send_message(1, "x"), "chat not found"),
        (
            lambda bot, ann, at: bot.send_message(ann.id, "x", reply_parameters=ReplyParameters(message_id=999)),
            "message to be replied not found",
        ),
        (lambda bot, ann, at: bot.send_message(ann.id, "x", reply_markup=keyboard(data="")), "BUTTON_DATA_INVALID"),
        (
            lambda bot, ann, at: bot.send_message(ann.id, "x", reply_markup=keyboard(data="é" * 33)),
            "BUTTON_DATA_INVALID",
        ),
        (
            lambda bot, ann, at: bot.edit_message_text("x", chat_id=ann.id, message_id=at),
            "message is not modified: specified new message content",
        ),
        (
            lambda bot, ann, at: bot.edit_message_text("x", chat_id=ann.id, message_id=999),
            "message to edit not found",
        ),
        (
            lambda bot, ann, at: bot.edit_message_caption(chat_id=ann.id, message_id=at, caption="x"),
            "there is no caption in the message to edit",
        ),
        (lambda bot, ann, at: bot.delete_message(ann.id, 999), "message to delete not found"),
        (lambda bot, ann, at: bot.send_video(ann.id, "nonsense"), "wrong file identifier/HTTP URL specified"),
        (lambda bot, ann, at: bot.answer_callback_query("1"), "query is too old and response timeout expired"),
        (lambda bot, ann, at: bot.send_chat_action(ann.id, "dance"), "wrong parameter action"),
    ],
)
async def test_what_telegram_refuses_is_refused_in_its_words(bot: Bot, ann: User, call: Refused, words: str) -> None:
    standing = await bot.send_message(ann.id, "x")
    with pytest.raises(TelegramBadRequest) as refusal:
        await call(bot, ann, standing.message_id)
    assert words in refusal.value.message
    assert [message.text for message in ann.chat.messages] == ["x"]


async def test_the_longest_text_is_counted_after_its_tags_are_read(bot: Bot, ann: User) -> None:
    await bot.send_message(ann.id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert len(ann.chat.messages[-1].text) == 4096


async def test_an_answer_to_a_deleted_message_may_stand_alone(bot: Bot, ann: User) -> None:
    question = await ann.say("gone soon")
    await ann.delete(question)
    reply = ReplyParameters(message_id=question.id, allow_sending_without_reply=True)
    sent = await bot.send_message(ann.id, "x", reply_parameters=reply)
    assert sent.reply_to_message is None


async def test_an_edit_without_buttons_takes_them_away(bot: Bot, ann: User) -> None:
    sent = await bot.send_message(ann.id, "x", reply_markup=keyboard())
    await bot.edit_message_text("y", chat_id=ann.id, message_id=sent.message_id)
    assert ann.chat.messages[-1].buttons == []
    await bot.edit_message_reply_markup(chat_id=ann.id, message_id=sent.message_id, reply_markup=keyboard("Stop"))
    assert ann.chat.messages[-1].button("Stop").data == "go"


async def test_a_bot_cannot_edit_what_a_user_wrote_but_can_delete_it(bot: Bot, ann: User) -> None:
    written = await ann.say("mine")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("yours", chat_id=ann.id, message_id=written.id)
    await bot.delete_message(ann.id, written.id)
    assert written.deleted


async def test_a_message_can_be_deleted_for_two_days(bot: Bot, ann: User, clock: FakeClock) -> None:
    sent = await bot.send_message(ann.id, "x")
    clock.pass_(48 * 3600 + 1)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(ann.id, sent.message_id)


async def test_a_pressed_button_waits_for_the_answer_once(bot: Bot, ann: User, clock: FakeClock) -> None:
    await bot.send_message(ann.id, "x", reply_markup=keyboard())
    message = await ann.chat.wait_for()
    pressing = asyncio.create_task(ann.press(message, "Go"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.callback_query is not None
    assert (update.callback_query.data, update.callback_query.from_user.id) == ("go", ann.id)
    await bot.answer_callback_query(update.callback_query.id, text="Going", show_alert=True)
    answer = await pressing
    assert (answer.text, answer.show_alert) == ("Going", True)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(update.callback_query.id)


async def test_a_button_cannot_be_answered_after_150_seconds(bot: Bot, ann: User, clock: FakeClock) -> None:
    await bot.send_message(ann.id, "x", reply_markup=keyboard())
    query = await ann.tap(ann.chat.messages[-1], "Go")
    clock.pass_(151)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)
    assert await bot.get_updates() == []


async def test_pressing_what_is_not_there_names_what_is(bot: Bot, ann: User) -> None:
    await bot.send_message(ann.id, "x", reply_markup=keyboard("Cancel"))
    with pytest.raises(AssertionError, match="Cancel"):
        await ann.tap(ann.chat.messages[-1], "Pay")


async def test_onlookers_hear_of_messages_actions_and_drafts(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    heard: list[Event] = []
    unsubscribe = telegram.events.subscribe(heard.append)
    await bot.send_chat_action(ann.id, "upload_video")
    await bot.send_message_draft(ann.id, draft_id=7, text="so far")
    sent = await bot.send_message(ann.id, "x")
    unsubscribe()
    await bot.set_message_reaction(ann.id, sent.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert ChatAction(ann.id, "upload_video") in heard
    assert DraftShown(ann.id, 7, "so far") in heard
    assert [event.message.text for event in heard if isinstance(event, MessageChanged)] == ["x"]
    assert ann.chat.messages[-1].reactions == ["👍"]


async def test_copies_and_forwards_stand_as_messages_of_the_bot(bot: Bot, ann: User) -> None:
    written = await ann.say("words")
    await bot.copy_message(ann.id, ann.id, written.id)
    forwarded = await bot.forward_message(ann.id, ann.id, written.id)
    assert [message.text for message in ann.chat.from_bot()] == ["words", "words"]
    assert forwarded.forward_origin is not None


async def test_a_wrong_token_is_unauthorized_and_a_strange_method_not_found(
    telegram: SimulatedTelegram, bot: Bot
) -> None:
    async with Bot("42:wrong", session=bot.session) as stranger:
        with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
            await stranger.get_me()
    async with Bot(telegram.token, session=bot.session) as same:
        with pytest.raises(TelegramNotFound, match="method not found"):
            await same.get_custom_emoji_stickers(["1"])


async def test_what_the_bot_says_of_itself_is_kept(telegram: SimulatedTelegram, bot: Bot) -> None:
    await bot.set_my_description("Cleans videos", language_code="en")
    assert (await bot.get_my_description(language_code="en")).description == "Cleans videos"
    assert telegram.profile["description/default/en"] == "Cleans videos"
    assert (await bot.me()).username == telegram.bot["username"]
