"""Inline queries, chosen results, inline messages, and guest mentions."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedVideo,
    InputMediaVideo,
    InputTextMessageContent,
    Update,
)

from bot.sandbox.telegram import InlineAnswer, SimulatedTelegram, User
from tests.clock import FakeClock

WAIT = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="wait", callback_data="wait")]])


def article(keyboard: InlineKeyboardMarkup | None = WAIT) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text="in the making")
    return InlineQueryResultArticle(id="1", title="Clean it", input_message_content=content, reply_markup=keyboard)


async def next_update(bot: Bot) -> Update:
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def ask(bot: Bot, ann: User, result: InlineQueryResultArticle | InlineQueryResultCachedVideo) -> InlineAnswer:
    asking = asyncio.create_task(ann.query("a link"))
    update = await next_update(bot)
    assert update.inline_query is not None
    assert update.inline_query.query == "a link"
    await bot.answer_inline_query(update.inline_query.id, [result], cache_time=5, is_personal=True)
    return await asking


async def test_a_chosen_result_becomes_a_message_that_becomes_a_video(bot: Bot, ann: User) -> None:
    answer = await ask(bot, ann, article())
    assert (answer.cache_time, answer.is_personal) == (5, True)
    message = await ann.choose(answer.result("Clean it"))
    chosen = (await next_update(bot)).chosen_inline_result
    assert chosen is not None
    assert (chosen.result_id, chosen.query, chosen.inline_message_id) == ("1", "a link", message.inline_message_id)
    stored = await bot.send_video(ann.id, BufferedInputFile(b"film", "v.mp4"))
    assert stored.video is not None
    media = InputMediaVideo(media=stored.video.file_id, caption="clean")
    assert await bot.edit_message_media(media, inline_message_id=chosen.inline_message_id) is True
    await message.wait_until(lambda message: message.video is not None)
    assert message.text == "clean"


async def test_an_inline_message_takes_no_upload(bot: Bot, ann: User) -> None:
    message = await ann.choose((await ask(bot, ann, article())).results[0])
    media = InputMediaVideo(media=BufferedInputFile(b"film", "v.mp4"))
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await bot.edit_message_media(media, inline_message_id=message.inline_message_id)
    with pytest.raises(TelegramBadRequest, match="MESSAGE_ID_INVALID"):
        await bot.edit_message_text("x", inline_message_id="nonsense")


async def test_a_result_without_buttons_can_never_be_edited(bot: Bot, ann: User) -> None:
    message = await ann.choose((await ask(bot, ann, article(keyboard=None))).results[0])
    chosen = (await next_update(bot)).chosen_inline_result
    assert chosen is not None
    assert chosen.inline_message_id is None
    assert message.inline_message_id is None


async def test_without_inline_feedback_the_choice_stays_unknown(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    telegram.inline_feedback = False
    await ann.choose((await ask(bot, ann, article())).results[0])
    assert await bot.get_updates() == []


async def test_a_button_of_an_inline_message_names_that_message(bot: Bot, ann: User) -> None:
    message = await ann.choose((await ask(bot, ann, article())).results[0])
    await next_update(bot)
    await ann.tap(message, "wait")
    pressed = (await next_update(bot)).callback_query
    assert pressed is not None
    assert (pressed.inline_message_id, pressed.message) == (message.inline_message_id, None)


async def test_a_stored_video_can_be_a_result(bot: Bot, ann: User) -> None:
    stored = await bot.send_video(ann.id, BufferedInputFile(b"film", "v.mp4"))
    assert stored.video is not None
    result = InlineQueryResultCachedVideo(id="1", video_file_id=stored.video.file_id, title="Mine", caption="mine")
    message = await ann.choose((await ask(bot, ann, result)).results[0])
    assert message.video is not None
    assert message.text == "mine"


async def test_results_are_checked_and_the_query_grows_old(bot: Bot, ann: User, clock: FakeClock) -> None:
    asking = asyncio.create_task(ann.query("a link"))
    update = await next_update(bot)
    assert update.inline_query is not None
    with pytest.raises(TelegramBadRequest, match="RESULTS_TOO_MUCH"):
        await bot.answer_inline_query(update.inline_query.id, [article()] * 51)
    with pytest.raises(TelegramBadRequest, match="RESULT_ID_DUPLICATE"):
        await bot.answer_inline_query(update.inline_query.id, [article()] * 2)
    clock.pass_(31)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(update.inline_query.id, [article()])
    asking.cancel()


async def test_a_guests_mention_is_answered_by_a_message_that_can_be_edited(bot: Bot, ann: User) -> None:
    asking = asyncio.create_task(ann.mention_as_guest("@clean_video_bot a link"))
    message = (await next_update(bot)).guest_message
    assert message is not None
    assert message.guest_query_id is not None
    sent = await bot.answer_guest_query(message.guest_query_id, article(keyboard=None))
    answer = await asking
    assert (answer.text, answer.inline_message_id) == ("in the making", sent.inline_message_id)
    await bot.edit_message_text("done", inline_message_id=sent.inline_message_id)
    assert answer.text == "done"


async def test_a_guests_answer_names_who_called_and_takes_one_answer(bot: Bot, ann: User) -> None:
    asking = asyncio.create_task(ann.mention_as_guest("@clean_video_bot a link"))
    message = (await next_update(bot)).guest_message
    assert message is not None
    assert message.guest_query_id is not None
    await bot.answer_guest_query(message.guest_query_id, article())
    assert (await asking).wire["guest_bot_caller_user"]["id"] == ann.id
    with pytest.raises(TelegramBadRequest, match="query ID is invalid"):
        await bot.answer_guest_query(message.guest_query_id, article())


async def test_a_guest_hears_of_mentions_alone_and_only_in_guest_mode(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    await ann.summon("a link")
    telegram.guest_mode = False
    await ann.summon("@clean_video_bot a link")
    assert await bot.get_updates() == []
    assert (await bot.get_me()).supports_guest_queries is False


async def test_without_inline_mode_nobody_hears_what_is_typed(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    telegram.inline_mode = False
    with pytest.raises(AssertionError, match="has not answered"):
        await ann.query("a link", timeout=0.1)
    assert await bot.get_updates() == []
    assert (await bot.get_me()).supports_inline_queries is False


async def test_a_deleted_inline_message_cannot_be_edited(bot: Bot, ann: User) -> None:
    message = await ann.choose((await ask(bot, ann, article())).results[0])
    await ann.delete(message)
    with pytest.raises(TelegramBadRequest, match="MESSAGE_ID_INVALID"):
        await bot.edit_message_text("x", inline_message_id=message.inline_message_id)


async def test_told_to_wait_an_inline_message_waits_and_others_do_not(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    telegram.inline_feedback = False
    one, other = [await ann.choose((await ask(bot, ann, article())).results[0]) for _ in range(2)]
    fault = telegram.faults.too_many_requests(5, calls=1, method="editMessageText")
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter):
            await bot.edit_message_text("x", inline_message_id=one.inline_message_id)
    assert await bot.edit_message_text("x", inline_message_id=other.inline_message_id)
    assert len(fault.hits) == 2
