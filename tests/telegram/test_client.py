"""The client: answers that can't be read are an outage as any other, and what reads the others is built once."""

from __future__ import annotations

import gc
import traceback
import weakref

import pytest
from aiogram.exceptions import TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response
from aiogram.types import WebhookInfo

from bot.sandbox.telegram import ApiError, Garbage
from bot.telegram.client import create_bot
from tests.world import World, balance, is_video, new_link


@pytest.mark.parametrize("garbage", Garbage)
async def test_unreadable_answer(world: World, garbage: Garbage) -> None:
    """It is raised as an error of Telegram's server, in which nothing of the answer can be read."""
    bot = create_bot(world.settings())
    world.telegram.faults.garble(garbage)
    try:
        for ask in (bot.get_me, bot.get_updates, bot.get_my_commands, bot.delete_webhook):
            with pytest.raises(TelegramServerError) as outage:
                await ask()
            words = "".join(traceback.format_exception(outage.value))
            assert "html" not in words
            assert "wrong" not in words
    finally:
        world.telegram.faults.clear()
        await bot.session.close()


async def test_429_without_a_time(world: World) -> None:
    """Too Many Requests is one also where it does not tell for how long."""
    bot = create_bot(world.settings())
    try:
        for parameters in ({}, {"retry_after": 0}):
            world.telegram.faults.refuse(ApiError(429, "Too Many Requests", **parameters))
            with pytest.raises(TelegramRetryAfter) as refusal:
                await bot.get_me()
            assert refusal.value.retry_after == 1
    finally:
        await bot.session.close()


async def test_kinds_of_answers_are_kept(world: World) -> None:
    """The class that reads an answer is built for the first answer of its kind alone: it takes a thousand times as long
    as the reading.
    """
    bot = create_bot(world.settings())
    try:
        reader = weakref.ref(Response[WebhookInfo])
        await bot.get_webhook_info()
        gc.collect()
        assert reader() is not None
    finally:
        await bot.session.close()


async def test_unreadable_answers_on_the_way(world: World) -> None:
    """One of them at each step, from the start to the video, costs a moment, and the video comes."""
    for method in ("setMyCommands", "sendMessage", "sendVideo", "deleteMessage"):
        world.telegram.faults.garble(Garbage.HTML_502, calls=1, method=method)
    async with world.bot():
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
