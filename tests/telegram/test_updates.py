"""Updates: taken in order, bounded, and none of them ends or stops the bot, by polling and by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot import app as bot_app
from bot import duties
from bot.app import App
from bot.routing.monitor import Monitor
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import ApiError, Call, Garbage, LineDropped, SimulatedMessage, User
from bot.telegram import subscription, update_queue, updates
from bot.telegram.inbox import Inbox
from tests.images import photo
from tests.logged import logged
from tests.test_failover import free_port
from tests.world import World, ask, is_video, new_link

WAYS = ["polling", "webhook"]
SECRET_WORDS = "do not tell this"


@asynccontextmanager
async def bot(world: World, way: str, **changes: Any) -> AsyncIterator[App]:
    """The bot, which takes its updates this way."""
    if way == "webhook":
        port = free_port()
        changes |= {"updates": "webhook", "public_url": f"http://127.0.0.1:{port}", "http_port": port}
    async with world.bot(**changes) as app:
        yield app


class Held:
    """Lets the bot's messages to one chat, or to all, wait at Telegram's door; those with some words, where told."""

    def __init__(self, world: World, chat_id: int | None = None, words: str = "") -> None:
        self._chat_id = chat_id
        self._words = words
        self._open = asyncio.Event()
        self._are_dropped = False
        self._count = asyncio.Semaphore(0)
        world.telegram.faults.before = self._hold

    async def _hold(self, call: Call) -> None:
        is_held = self._chat_id in (None, call.chat_id) and self._words in str(call.parameters.get("text"))
        if call.method == "sendMessage" and is_held:
            self._count.release()
            if not self._open.is_set():
                await self._open.wait()
                if self._are_dropped:
                    raise LineDropped

    async def until(self, calls: int) -> None:
        """Until so many more have come."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            for _ in range(calls):
                await self._count.acquire()

    def release(self) -> None:
        """Let them, and all that follow, through."""
        self._open.set()

    def drop(self) -> None:
        """Let none of them through, as where their sender is dead, but all that follow."""
        self._are_dropped = True
        self._open.set()


def odd_updates(world: World) -> list[int]:
    """Bring updates that this bot cannot know: of a new kind, with a new member of a union, and of another shape."""
    chat = world.ann.chat
    message = {"message_id": 900, "date": 0, "chat": chat.wire(), "from": world.ann.wire, "text": SECRET_WORDS}
    origin = {"type": "hologram", "date": 0, "words": SECRET_WORDS}
    return [
        world.telegram.inject("hologram", {"chat": chat.wire(), "text": SECRET_WORDS}, chat=chat),
        world.telegram.inject("message", {**message, "forward_origin": origin}, chat=chat),
        world.telegram.inject("message", [SECRET_WORDS], chat=chat),
        world.telegram.inject("callback_query", {"id": 5, "message": SECRET_WORDS, "from": SECRET_WORDS}, chat=chat),
    ]


@pytest.mark.parametrize("way", WAYS)
async def test_unreadable_updates(world: World, way: str) -> None:
    """They are set aside, counted, and logged without their words; those beside them are handled."""
    with logged() as lines:
        async with bot(world, way) as app:
            await ask(world.ann, "/help", "How it works")
            numbers = odd_updates(world)
            await ask(world.ann, "/help", "How it works")
            await world.telegram.all_confirmed()
            assert "sorabot_updates_unreadable_total 4.0" in app.metrics.text().decode()
    told = [line for line in lines if "cannot be read" in line["event"]]
    assert [line["update"] for line in told] == numbers
    assert [line["kinds"] for line in told] == [["hologram"], ["message"], ["message"], ["callback_query"]]
    assert SECRET_WORDS not in str(lines)


async def test_unreadable_stored_update(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that an earlier process stored does not keep this one from starting."""
    monkeypatch.setattr(bot_app, "STOP_SECONDS", 0.2)
    held = Held(world)
    async with world.bot():
        await world.ann.say("/help")
        await held.until(1)
        odd_updates(world)
        await world.telegram.all_confirmed()
    held.release()
    async with world.bot() as app:
        await world.ann.chat.wait_for(lambda message: "How it works" in message.text)
        await ask(world.ann, "/balance", "You have")
        # The two in whose shape no chat can be found stand in no line of a chat, and were set aside at once.
        assert "sorabot_updates_unreadable_total 2.0" in app.metrics.text().decode()


@pytest.mark.parametrize("garbage", [Garbage.HTML_502, Garbage.HTML_200, Garbage.BROKEN_UTF8, Garbage.WRONG_SHAPE])
async def test_unreadable_polls(world: World, garbage: Garbage) -> None:
    """Whatever getUpdates is answered with, updates are taken as soon as Telegram is itself again."""
    world.telegram.faults.garble(garbage, method="getUpdates", calls=1)
    async with world.bot():
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)


async def test_refused_webhook(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log has Telegram's own words, and the bot tries again by itself."""
    words = "Bad Request: bad webhook: IP address 10.0.0.1 is reserved"
    refusal = world.telegram.faults.refuse(ApiError(400, words), calls=2, method="setWebhook")
    monkeypatch.setattr(subscription, "PAUSE_SECONDS", 0.01)
    with logged() as lines:
        async with bot(world, "webhook"):
            await refusal.wait_until_hit(2)
            await ask(world.ann, "/help", "How it works")
    told = [line for line in lines if line.get("method") == "SetWebhook"]
    assert [line["reason"] for line in told] == [words] * 2


@pytest.mark.parametrize("way", WAYS)
async def test_order_within_a_chat(world: World, way: str) -> None:
    """A /cancel waits for the link before it, also when that waits for seconds on a chat told to slow down."""
    slow_down = world.telegram.faults.too_many_requests(4, method="sendMessage", chat_id=world.ann.id)
    # They come in one batch, the first of which holds up the second.
    await world.ann.say("/balance")
    await world.ann.say(new_link())
    async with bot(world, way, free_credits=0):
        await slow_down.wait_until_hit()
        await world.telegram.all_confirmed()
        said = await world.ann.say("/cancel")
        answer = await world.ann.chat.wait_for(
            lambda message: message.from_bot and "cancel" in message.text.lower(), after=said
        )
        assert "nothing" not in answer.text.lower()


@pytest.mark.parametrize("way", WAYS)
async def test_the_next_while_one_is_dropped(world: World, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes while an update that was stored is taken out of the inbox is handled, too."""
    dropping, go_on, drop = asyncio.Event(), asyncio.Event(), Inbox.drop

    async def drop_later(inbox: Inbox, numbers: Collection[int]) -> None:
        dropping.set()
        await go_on.wait()
        await drop(inbox, numbers)

    monkeypatch.setattr(Inbox, "drop", drop_later)
    async with bot(world, way) as app:
        held = Held(world)
        await world.ann.say("/help")
        await held.until(1)
        await world.telegram.all_confirmed()
        held.release()
        await dropping.wait()
        said = await world.ann.say("/balance")
        async with asyncio.timeout(PATIENCE_SECONDS):
            while "sorabot_updates_waiting 1.0" not in app.metrics.text().decode():  # noqa: ASYNC110  # it is counted
                await asyncio.sleep(0.01)
        go_on.set()
        await world.ann.chat.wait_for(lambda message: "You have" in message.text, after=said)


@pytest.mark.parametrize("way", WAYS)
async def test_stored_updates_at_start(world: World, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a polling process had stored is handled by the next one, however that takes its updates."""
    monkeypatch.setattr(bot_app, "STOP_SECONDS", 0.2)
    held = Held(world)
    async with world.bot():
        await world.ann.say("/help")
        await held.until(1)
        await world.ann.say("/balance")
        await world.telegram.all_confirmed()
    held.release()
    async with bot(world, way):
        helped = await world.ann.chat.wait_for(lambda message: "How it works" in message.text)
        await world.ann.chat.wait_for(lambda message: "You have" in message.text, after=helped)


@pytest.mark.parametrize(("seconds", "acts"), [(100, True), (3600, False)])
async def test_stored_buttons(world: World, monkeypatch: pytest.MonkeyPatch, seconds: float, acts: bool) -> None:
    """After a stop longer than Telegram keeps presses and checkouts, they do nothing; messages and payments count."""
    monkeypatch.setattr(bot_app, "STOP_SECONDS", 0.2)
    async with world.bot(require_consent=True):
        question = await ask(world.ann, new_link(), "please confirm")
        invoice = await _invoice(world.ann)
        held = Held(world)
        await world.ann.say("/help")
        await held.until(1)
        await world.ann.tap(question, "I confirm")
        await world.ann.checkout(invoice)
        world.ann._charge(invoice)
        await world.ann.say("/balance")
        await world.telegram.all_confirmed()
    held.release()
    world.clock.pass_(seconds)
    with logged() as lines:
        async with world.bot(require_consent=True):
            paid = await world.ann.chat.wait_for(lambda message: "10 credits added" in message.text)
            await world.ann.chat.wait_for(lambda message: "You have" in message.text, after=paid)
            await question.wait_until(lambda message: ("Thank you" in message.text) is acts)
    assert bool(world.telegram.calls.of("answerPreCheckoutQuery")) is acts
    late = [(line["update"], line["kind"]) for line in lines if "too late" in line["event"]]
    assert [kind for _, kind in late] == ([] if acts else ["callback_query", "pre_checkout_query"])
    assert all(isinstance(number, int) for number, _ in late)


async def _invoice(user: User) -> SimulatedMessage:
    shop = await ask(user, "/buy", "Stars")
    await user.press(shop, shop.buttons[0])
    return await user.chat.wait_for(lambda message: message.invoice is not None, after=shop)


@pytest.mark.parametrize("way", WAYS)
async def test_bounded_intake(world: World, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When updates come faster than they are handled, the bot takes so many and leaves the others with Telegram."""
    monkeypatch.setattr(update_queue, "WAITING_AT_MOST", 20)
    monkeypatch.setattr(updates, "BATCH", 10)
    users = [world.telegram.user(f"User {number}", started=True) for number in range(40)]
    async with bot(world, way):
        await ask(world.ann, "/help", "How it works")
        held = Held(world)
        for user in users:
            await user.say("/help")
        await held.until(20)
        with pytest.raises(AssertionError, match="not confirmed"):
            await world.telegram.all_confirmed(timeout=5)
        held.release()
        for user in users:
            await user.chat.wait_for(lambda message: "How it works" in message.text)
        await world.telegram.all_confirmed()


@pytest.mark.parametrize("way", WAYS)
async def test_one_chats_flood(world: World, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much one chat has in line, the others are answered."""
    monkeypatch.setattr(update_queue, "WAITING_AT_MOST", 20)
    bob = world.telegram.user("Bob", started=True)
    async with bot(world, way):
        await ask(bob, "/help", "How it works")
        held = Held(world, chat_id=world.ann.id)
        for _ in range(30):
            await world.ann.say("/help")
        await held.until(1)
        await ask(bob, "/balance", "You have")
        held.release()
        await world.telegram.all_confirmed()

        def answers() -> list[SimulatedMessage]:
            return [message for message in world.ann.chat.messages if message.from_bot]

        await world.ann.chat.wait_for(lambda _: len(answers()) >= 30)
        assert len(answers()) == 30


async def test_a_broken_duty(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks off beside the rest is logged and begins again; the bot goes on meanwhile."""
    polls = asyncio.Semaphore(0)
    real = Monitor.check_all

    async def poll(monitor: Monitor) -> None:
        polls.release()
        monkeypatch.setattr(Monitor, "check_all", real)
        raise RuntimeError("nobody expected this")

    monkeypatch.setattr(Monitor, "check_all", poll)
    monkeypatch.setattr(duties, "PAUSE_SECONDS", 0.01)
    with logged() as lines:
        async with world.bot() as app:
            await polls.acquire()
            await world.ann.say(new_link())
            await world.ann.chat.wait_for(is_video)
            ended = asyncio.create_task(app.wait())
            assert not (await asyncio.wait({ended}, timeout=0))[0]
            ended.cancel()
    assert [line["duty"] for line in lines if line["log_level"] == "error"] == ["monitor"]


async def test_filters_are_asked_where_they_are(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """No update goes to a thread for a filter, which takes longer than most filters do."""
    in_threads: list[str] = []
    to_thread = asyncio.to_thread

    async def note(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        in_threads.append(repr(function))
        return await to_thread(function, *arguments, **named)

    monkeypatch.setattr("asyncio.to_thread", note)
    async with world.bot():
        start = await ask(world.ann, "/start", "Send me")
        await world.ann.press(start, "My balance")
        await ask(world.ann, "hello", "link")
        said = await world.ann.say(new_link())
        await world.ann.edit(said, "hello again")
        await world.ann.chat.wait_for(is_video)
        await world.ann.say("see", media=photo())
        await world.ann.query("")
        await world.telegram.all_confirmed()
    assert [name for name in in_threads if "aiogram" in name or "magic" in name.lower()] == []


async def test_telegram_is_not_asked_on_and_on(world: World) -> None:
    """While it is out of order, some time goes by between two questions for updates."""
    fault = world.telegram.faults.garble(Garbage.HTML_502, method="getUpdates")
    async with world.bot():
        await fault.wait_until_hit(2)
        fault.lift()
        await ask(world.ann, "/help", "How it works")
    first, second = (call.at for call in fault.hits[:2])
    assert second - first >= 0.9 * updates.PAUSES[0]
