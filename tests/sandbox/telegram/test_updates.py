"""Updates: long polling, redelivery, conflicts, and the webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import Update
from aiohttp import web

from bot.sandbox.telegram import Call, SimulatedTelegram, User
from tests.clock import FakeClock

Handler = Callable[[web.Request], Awaitable[web.Response]]


async def waiting_poll(telegram: SimulatedTelegram, bot: Bot) -> asyncio.Task[list[Update]]:
    """A long poll that has reached Telegram and waits there."""
    arrived = asyncio.Event()

    async def note(call: Call) -> None:
        arrived.set()

    telegram.faults.before = note
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    await arrived.wait()
    telegram.faults.before = None
    return polling


async def test_an_update_comes_again_until_a_later_offset_confirms_it(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    await ann.say("one")
    await ann.say("two")
    first, second = await bot.get_updates()
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["one", "two"]
    assert [update.update_id for update in await bot.get_updates(offset=second.update_id)] == [second.update_id]
    assert await bot.get_updates(offset=second.update_id + 1) == []
    assert second.update_id == first.update_id + 1
    await telegram.all_confirmed(timeout=0.01)


async def test_a_long_poll_ends_when_something_happens(bot: Bot, ann: User) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    await ann.say("hello")
    (update,) = await polling
    assert update.message is not None
    assert update.message.text == "hello"


async def test_only_what_was_asked_for_is_kept(bot: Bot, ann: User) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    message = await ann.say("hello")
    await ann.edit(message, "goodbye")
    (update,) = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "goodbye"


async def test_a_second_poller_takes_the_firsts_place(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    first = await waiting_poll(telegram, bot)
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    await ann.say("hello")
    assert len(await second) == 1


async def test_updates_wait_a_day(bot: Bot, ann: User, clock: FakeClock) -> None:
    await ann.say("hello")
    clock.pass_(24 * 3600 + 1)
    assert await bot.get_updates() == []


async def test_waiting_for_a_bot_that_takes_nothing_names_what_waits(telegram: SimulatedTelegram, ann: User) -> None:
    await ann.say("hello")
    with pytest.raises(AssertionError, match="hello"):
        await telegram.all_confirmed(timeout=0.01)


@asynccontextmanager
async def webhook(handler: Handler) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/hook", handler)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_updates_with_its_secret_in_order_until_it_takes_them(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    seen: list[tuple[str | None, str]] = []

    async def handler(request: web.Request) -> web.Response:
        update = await request.json()
        seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update["message"]["text"]))
        return web.Response(status=500 if len(seen) < 3 else 200)

    async with webhook(handler) as url:
        await ann.say("one")
        await bot.set_webhook(url, secret_token="hush")
        await ann.say("two")
        await telegram.all_confirmed()
        info = await bot.get_webhook_info()
    assert seen == [("hush", "one"), ("hush", "one"), ("hush", "one"), ("hush", "two")]
    assert info.url == url
    assert info.last_error_message is not None
    assert "500" in info.last_error_message


async def test_a_webhook_may_answer_with_a_call(bot: Bot, ann: User) -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response({"method": "sendMessage", "chat_id": ann.id, "text": "at once"})

    async with webhook(handler) as url:
        await bot.set_webhook(url)
        await ann.say("hello")
        assert (await ann.chat.wait_for()).text == "at once"


async def test_polling_and_a_webhook_exclude_each_other(telegram: SimulatedTelegram, bot: Bot) -> None:
    polling = await waiting_poll(telegram, bot)
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await polling
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_a_secret_with_strange_letters_is_refused(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="secret token contains unallowed characters"):
        await bot.set_webhook("https://example.org/hook", secret_token="no spaces")
