"""Faults on demand: refusals, outages, dropped lines, rates, and moments to act at."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator

import httpx
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.sandbox.telegram import ApiError, Call, Garbage, LineDropped, Moment, Rate, Rates, SimulatedTelegram, User


@pytest.fixture(autouse=True)
async def faultless_end(telegram: SimulatedTelegram) -> AsyncIterator[None]:
    yield
    telegram.faults.clear()


async def test_429_tells_when_to_try_again_and_concerns_one_chat(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    bob = telegram.user("Bob", started=True)
    fault = telegram.faults.too_many_requests(3, chat_id=ann.id)
    await bot.send_message(bob.id, "x")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(ann.id, "x")
    assert refusal.value.retry_after == 3
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(ann.id, "too early")
    assert [(call.method, call.status) for call in fault.hits] == [("sendMessage", 429)] * 2
    await bot.send_chat_action(ann.id, "typing")
    fault.lift()
    await bot.send_message(ann.id, "x")


async def test_a_429_ends_by_itself(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """Who waits as long as they were told is served."""
    telegram.faults.too_many_requests(1, chat_id=ann.id)
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(ann.id, "x")
    await asyncio.sleep(refusal.value.retry_after)
    await bot.send_message(ann.id, "x")


async def test_an_outage_lasts_until_it_is_lifted_and_ends_long_polls(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    fault = telegram.faults.outage(502)
    with pytest.raises(ClientDecodeError):
        await bot.send_message(ann.id, "x")
    with pytest.raises(ClientDecodeError):
        await polling
    fault.lift()
    await bot.send_message(ann.id, "x")
    assert len(ann.chat.messages) == 1


async def test_a_counted_outage_ends_by_itself_and_spares_polls(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    fault = telegram.faults.outage(500, json=True, calls=2)
    assert await bot.get_updates() == []
    for _ in range(2):
        with pytest.raises(TelegramServerError):
            await bot.send_message(ann.id, "x")
    await bot.send_message(ann.id, "x")
    await fault.wait_until_hit(2)


async def test_a_line_dropped_before_the_call_leaves_nothing(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    telegram.faults.drop(Moment.BEFORE, method="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ann.id, "x")
    assert len(ann.chat.messages) == 0
    assert (telegram.calls[-1].status, telegram.calls[-1].took_effect) == (0, False)


async def test_a_lost_answer_leaves_the_message(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    telegram.faults.drop(Moment.AFTER, method="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ann.id, "x")
    assert [message.text for message in ann.chat.messages] == ["x"]
    assert telegram.calls[-1].took_effect


async def test_a_lost_answer_to_a_poll_brings_its_updates_again(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    await ann.say("hello")
    telegram.faults.drop(Moment.AFTER, method="getUpdates")
    with pytest.raises(TelegramNetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_any_refusal_can_be_asked_for(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    telegram.faults.refuse(ApiError(400, "Bad Request: PEER_FLOOD"), method="sendMessage")
    with pytest.raises(TelegramBadRequest, match="PEER_FLOOD"):
        await bot.send_message(ann.id, "x")


async def test_code_can_run_before_and_after_a_call_takes_effect(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    stood: list[tuple[str, int]] = []

    async def before(call: Call) -> None:
        stood.append((call.method, len(ann.chat.messages)))

    async def after(call: Call) -> None:
        stood.append((call.parameters["text"], len(ann.chat.messages)))

    telegram.faults.before, telegram.faults.after = before, after
    await bot.send_message(ann.id, "x")
    assert stood == [("sendMessage", 0), ("x", 1)]


async def test_the_real_rates_refuse_a_burst_in_one_chat_and_let_others_pass(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    bob = telegram.user("Bob", started=True)
    telegram.faults.keep_rates(Rates(chat=Rate(1, 60.0, burst=2)))
    await bot.send_message(ann.id, "1")
    await bot.send_message(ann.id, "2")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.edit_message_text("3", chat_id=ann.id, message_id=ann.chat.messages[-1].id)
    assert 50 <= refusal.value.retry_after <= 60
    await bot.send_message(bob.id, "1")
    await bot.send_chat_action(ann.id, "typing")


async def test_a_group_has_twenty_a_minute_and_all_have_thirty_a_second(
    telegram: SimulatedTelegram, bot: Bot, ann: User
) -> None:
    group = telegram.group("Friends", [ann])
    results = await asyncio.gather(*[bot.send_message(group.id, "x") for _ in range(22)], return_exceptions=True)
    assert sum(isinstance(result, TelegramRetryAfter) for result in results) == 2
    users = [telegram.user(f"P{number}", started=True) for number in range(70)]
    results = await asyncio.gather(*[bot.send_message(one.id, "x") for one in users], return_exceptions=True)
    assert any(isinstance(result, TelegramRetryAfter) for result in results)


async def test_garbled_answers(telegram: SimulatedTelegram, ann: User) -> None:
    """An answer that can't be read comes for as many calls as asked for; the call takes no effect."""
    address = f"{telegram.url}/bot{telegram.token}/sendMessage"
    async with httpx.AsyncClient() as client:
        for garbage in Garbage:
            status, content_type, body = garbage.value
            telegram.faults.garble(garbage, calls=1)
            answer = await client.post(address, data={"chat_id": ann.id, "text": "x"})
            assert (answer.status_code, answer.content) == (status, body)
            assert answer.headers["Content-Type"].startswith(content_type)
        assert not ann.chat.messages
        assert (await client.post(address, data={"chat_id": ann.id, "text": "x"})).json()["ok"]


async def test_injected_update(telegram: SimulatedTelegram) -> None:
    """An update of a kind that nobody asked for, and of any shape, waits as every other does."""
    number = telegram.inject("new_kind", ["odd"])
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{telegram.url}/bot{telegram.token}/getUpdates")
        assert answer.json()["result"] == [{"update_id": number, "new_kind": ["odd"]}]
        await client.post(f"{telegram.url}/bot{telegram.token}/getUpdates", data={"offset": number + 1})
    assert not telegram.pending_updates


async def test_calls_can_be_waited_for_and_looked_up(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    waiting = asyncio.create_task(telegram.calls.wait_for(lambda call: call.method == "sendMessage"))
    await bot.get_me()
    await bot.send_message(ann.id, "x")
    call = await waiting
    assert (call.chat_id, call.parameters["text"], call.status) == (ann.id, "x", 200)
    assert telegram.calls.of("sendMessage") == [call]
    with pytest.raises(AssertionError, match="getMe"):
        await telegram.calls.wait_for(lambda call: call.method == "sendVideo", timeout=0.01)


SENDER = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], data=sys.argv[2].encode())"


@pytest.mark.process
@pytest.mark.parametrize("moment", list(Moment))
async def test_a_process_can_be_killed_before_and_after_telegram_took_its_message(
    telegram: SimulatedTelegram, ann: User, moment: Moment
) -> None:
    async def kill(call: Call) -> None:
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()
        if moment is Moment.BEFORE:
            raise LineDropped

    if moment is Moment.BEFORE:
        telegram.faults.before = kill
    else:
        telegram.faults.after = kill
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", SENDER, url, f"chat_id={ann.id}&text=x")
    call = await telegram.calls.wait_for(lambda call: call.method == "sendMessage")
    assert await process.wait() == -signal.SIGKILL
    assert call.took_effect is (moment is Moment.AFTER)
    assert len(ann.chat.messages) == (1 if moment is Moment.AFTER else 0)
