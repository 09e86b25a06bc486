"""`kill -9` at each moment of a job's life, in the real process: nothing is lost, and nothing is paid twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.providers.catalogue import shipped
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import BotProcess, sandbox_settings
from bot.sandbox.telegram import Call, LineDropped, SimulatedMessage
from tests.databases import migrated
from tests.error_log import errors_in
from tests.process.forked_bot import ForkedBot
from tests.telegram.test_inline import choose, has_video
from tests.test_money import invoice
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

pytestmark = pytest.mark.process


class Killer:
    """Kills the bot's process, once, at the moment that a test names."""

    def __init__(self, bot: BotProcess) -> None:
        self._bot = bot
        self.struck = asyncio.Event()

    async def strike(self) -> None:
        """Kill, the first time; the process is gone when this returns."""
        if not self.struck.is_set():
            self._bot.kill()
            await self._bot.wait()
            self.struck.set()


Arm = Callable[[Killer], None]
"""Makes the killer strike at some moment."""


@asynccontextmanager
async def bot_process(
    world: World, folder: Path, *, announced: str | None = None, **more: str
) -> AsyncIterator[ForkedBot]:
    """The bot's process, killed at the end. Fails the test when an error without the announced words is in its log."""
    bot = ForkedBot(
        sandbox_settings(
            token=world.telegram.token,
            telegram_url=world.telegram.url,
            database_url=world.database_url,
            providers={"kie": (world.kie.url, world.kie.key)},
            **({"REQUIRE_CONSENT": "false", "MODELS": ""} | more),
        ),
        folder=folder,
    )
    await bot.start()
    try:
        yield bot
    finally:
        bot.kill()
        await bot.wait()
    assert [line for line in errors_in(bot.log) if announced is None or announced not in line] == []


def at_call(world: World, method: str, *, before: bool, fits: Callable[[Call], bool] = lambda call: True) -> Arm:
    def arm(killer: Killer) -> None:
        async def hook(call: Call) -> None:
            if call.method == method and fits(call):
                await killer.strike()
                if before:
                    raise LineDropped

        if before:
            world.telegram.faults.before = hook
        else:
            world.telegram.faults.after = hook

    return arm


def _queued(call: Call) -> bool:
    return "Got it" in str(call.parameters.get("text"))


def _at_download(world: World, moment: str) -> Arm:
    def arm(killer: Killer) -> None:
        async def hook(now: str) -> None:
            if now == moment:
                await killer.strike()

        world.providers.results.on_download = hook

    return arm


def _at_provider(world: World, hook: str) -> Arm:
    def arm(killer: Killer) -> None:
        async def strike() -> None:
            await killer.strike()
            # Whoever asked is dead: what it asked for does not come about.
            raise ConnectionAbortedError

        setattr(world.kie, hook, strike)

    return arm


def _at_second_poll(world: World) -> Arm:
    def arm(killer: Killer) -> None:
        # The first poll must not find it done.
        world.hold_tasks()

        async def hook() -> None:
            if world.kie.polls >= 2:
                await killer.strike()

        world.kie.on_poll = hook

    return arm


MOMENTS: dict[str, Callable[[World], Arm]] = {
    "the update was handed over": lambda world: at_call(world, "sendMessage", before=True, fits=_queued),
    "the progress message stands, unnoted": lambda world: at_call(world, "sendMessage", before=False, fits=_queued),
    "the provider is asked": lambda world: _at_provider(world, "before_create"),
    "the first progress is told": lambda world: at_call(world, "editMessageText", before=True),
    "the task is polled": lambda world: _at_provider(world, "on_poll"),
    "the task is polled again": _at_second_poll,
    "the download begins": lambda world: _at_download(world, "start"),
    "the download is half done": lambda world: _at_download(world, "half"),
    "the upload begins": lambda world: at_call(world, "sendVideo", before=True),
    "the progress is about to be cleared": lambda world: at_call(world, "deleteMessage", before=True),
    "the progress was cleared, unnoted": lambda world: at_call(world, "deleteMessage", before=False),
}


@pytest.mark.parametrize("moment", MOMENTS)
async def test_killed_when(moment: str, world: World, tmp_path: Path) -> None:
    """One video, one task at the provider, a balance that adds up, and no progress left standing."""
    if "progress is told" in moment:
        world.hold_tasks()
    async with bot_process(world, tmp_path) as bot:
        killer = Killer(bot)
        MOMENTS[moment](world)(killer)
        await world.ann.say(new_link())
        await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
        _disarm(world)
        await bot.start()
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
        assert videos(world) == 1
        # Told by the update that came again, or never told: a message that nobody noted cannot be found again.
        unnoted = 1 if moment == "the progress message stands, unnoted" else 0
        await _until(world, lambda: len(progress(world)) <= unnoted)
    assert len(world.kie.tasks) == 1


async def test_killed_when_telegram_has_the_video_and_the_bot_has_not_noted_it(world: World, tmp_path: Path) -> None:
    """The one moment that nobody can close: the video may come twice, and is paid once."""
    async with bot_process(world, tmp_path) as bot:
        killer = Killer(bot)
        at_call(world, "sendVideo", before=False)(killer)
        await world.ann.say(new_link())
        await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
        first = await world.ann.chat.wait_for(is_video)
        _disarm(world)
        await bot.start()
        await world.ann.chat.wait_for(is_video, after=first)
        assert await balance(world.ann) == 2
        assert videos(world) == 2
    assert len(world.kie.tasks) == 1


async def a_card(world: World) -> SimulatedMessage:
    said = await world.ann.say("/create a fox")
    return await world.ann.chat.wait_for(lambda message: "a fox" in message.text and bool(message.buttons), after=said)


CREATING = {"MODELS": "sora-2-text-to-video", "FREE_CREDITS": "20"}
OF_A_CARD: dict[str, Callable[[World], Arm]] = {
    "the press is about to be answered": lambda world: _at_card(world, "answerCallbackQuery", before=True),
    "the press was answered": lambda world: _at_card(world, "answerCallbackQuery", before=False),
    "the card is about to be changed": lambda world: _at_card(world, "editMessageText", before=True, fits=_is_the_card),
    "the card was changed": lambda world: _at_card(world, "editMessageText", before=False, fits=_is_the_card),
    **MOMENTS,
    "the first progress is told": lambda world: at_call(world, "editMessageText", before=True, fits=_is_its_progress),
}


def _is_its_progress(call: Call) -> bool:
    return "Creating" in str(call.parameters.get("text"))


def _at_card(world: World, method: str, *, before: bool, fits: Callable[[Call], bool] = lambda call: True) -> Arm:
    """As `at_call`, and no provider has the order before: the job goes on by itself while the card is changed."""

    def arm(killer: Killer) -> None:
        async def hold() -> None:
            await killer.struck.wait()
            raise ConnectionAbortedError

        world.kie.before_create = hold
        at_call(world, method, before=before, fits=fits)(killer)

    return arm


def _is_the_card(call: Call) -> bool:
    return "a fox" in str(call.parameters.get("text"))


@pytest.mark.parametrize("moment", OF_A_CARD)
async def test_a_creation_killed_when(moment: str, world: World, tmp_path: Path) -> None:
    """One video, one task and one price, though the button is pressed once more after the restart."""
    if "progress is told" in moment:
        world.hold_tasks()
    entry = shipped().find(CREATING["MODELS"])
    assert entry is not None
    async with migrated(world.database_url, time.time) as database:
        await teach(database, "kie", seconds=TASK_SECONDS, models=[entry.capability])
    async with bot_process(world, tmp_path, **CREATING) as bot:
        card = await a_card(world)
        create = card.button("Create, 5 credits")
        killer = Killer(bot)
        OF_A_CARD[moment](world)(killer)
        await world.ann.tap(card, create)
        await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
        _disarm(world)
        await bot.start()
        await world.ann.tap(card, create)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 15
        assert videos(world) == 1
        await card.wait_until(lambda message: not message.buttons)
    assert len(world.kie.tasks) == 1


@pytest.mark.parametrize("before", [True, False])
async def test_a_card_killed_as_it_is_shown(world: World, tmp_path: Path, *, before: bool) -> None:
    """The words are not lost, and whichever card stands then creates once."""
    async with bot_process(world, tmp_path, **CREATING) as bot:
        killer = Killer(bot)
        at_call(world, "sendMessage", before=before, fits=_is_the_card)(killer)
        await world.ann.say("/create a fox")
        await _start_again(world, bot, killer)
        await world.ann.chat.wait_for(lambda message: bool(message.buttons))
        for card in [message for message in world.ann.chat.from_bot() if message.buttons]:
            await world.ann.tap(card, "Create, 5 credits")
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 15
    assert len(world.kie.tasks) == 1


async def test_killed_when_the_provider_has_the_task_and_the_bot_has_not_noted_it(world: World, tmp_path: Path) -> None:
    """kie offers no way to find the task again: the operator may pay for a second one, the user never does."""
    async with bot_process(world, tmp_path) as bot:
        killer = Killer(bot)
        world.kie.after_create = killer.strike
        await world.ann.say(new_link())
        await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
        _disarm(world)
        await bot.start()
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
        assert videos(world) == 1
    assert len(world.kie.tasks) == 2


INLINE_MOMENTS: dict[str, Callable[[World], Arm]] = {
    "the provider is asked": lambda world: _at_provider(world, "before_create"),
    "the task is polled": lambda world: _at_provider(world, "on_poll"),
    "the download is half done": lambda world: _at_download(world, "half"),
    "the upload begins": lambda world: at_call(world, "sendVideo", before=True),
    "the storage chat has the video, unnoted": lambda world: at_call(world, "sendVideo", before=False),
    "the message is about to become the video": lambda world: at_call(world, "editMessageMedia", before=True),
    "the message is the video, unnoted": lambda world: at_call(world, "editMessageMedia", before=False),
}


@pytest.mark.parametrize("moment", INLINE_MOMENTS)
async def test_an_inline_message_killed_when(moment: str, world: World, tmp_path: Path) -> None:
    """One task, one price, and the message becomes the video."""
    olga = world.telegram.user("Olga", started=True)
    async with bot_process(world, tmp_path, STORAGE_CHAT_ID=str(olga.id)) as bot:
        killer = Killer(bot)
        INLINE_MOMENTS[moment](world)(killer)
        message = await choose(world.ann, new_link())
        await _start_again(world, bot, killer)
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2
        assert message.text.startswith("AI-generated")
    assert len(world.kie.tasks) == 1


async def test_an_inline_message_killed_when_it_was_chosen(world: World, tmp_path: Path) -> None:
    """The choice is brought again, and what was not asked for yet is."""
    olga = world.telegram.user("Olga", started=True)
    async with bot_process(world, tmp_path, STORAGE_CHAT_ID=str(olga.id)) as bot:
        answer = await world.ann.query(new_link())
        bot.kill()
        await bot.wait()
        message = await world.ann.choose(answer.results[0])
        await bot.start()
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


@pytest.mark.parametrize("before", [True, False])
async def test_an_inline_message_killed_when_it_tells_why_not(world: World, tmp_path: Path, *, before: bool) -> None:
    """The message ends as its reason, and the credit is back."""
    olga = world.telegram.user("Olga", started=True)
    world.kie.fail_next()
    async with bot_process(world, tmp_path, STORAGE_CHAT_ID=str(olga.id)) as bot:
        killer = Killer(bot)
        told = at_call(
            world, "editMessageText", before=before, fits=lambda call: "could not" in str(call.parameters.get("text"))
        )
        told(killer)
        message = await choose(world.ann, new_link())
        await _start_again(world, bot, killer)
        await message.wait_until(lambda message: "could not be cleaned. It may help to try again" in message.text)
        assert await balance(world.ann) == 3


async def test_a_guests_answer_killed_before_the_job_is_stored(world: World, tmp_path: Path) -> None:
    """Telegram has named the message, and nobody knows it any more: its button begins, and nothing is paid twice."""
    olga = world.telegram.user("Olga", started=True)
    async with bot_process(world, tmp_path, STORAGE_CHAT_ID=str(olga.id)) as bot:
        killer = Killer(bot)
        at_call(world, "answerGuestQuery", before=False)(killer)
        message = await world.ann.mention_as_guest(f"@clean_video_bot {new_link()}")
        await _start_again(world, bot, killer)
        await world.ann.press(message, "Get the clean video")
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_killed_while_a_chat_has_to_wait_what_was_written_there_meanwhile_is_not_lost(
    world: World, tmp_path: Path
) -> None:
    async with bot_process(world, tmp_path) as bot:
        bot.kill()
        await bot.wait()
        told = world.telegram.faults.too_many_requests(60, calls=1, chat_id=world.ann.id)
        await world.ann.say("/balance")
        await world.ann.say(new_link())
        await bot.start()
        await told.wait_until_hit()
        # The bot has told Telegram that it has both; the link's turn comes when the first was answered.
        await world.telegram.all_confirmed()
        assert len(world.kie.tasks) == 0
        bot.kill()
        await bot.wait()
        told.lift()
        await bot.start()
        await world.ann.chat.wait_for(lambda message: "You have" in message.text)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
        assert videos(world) == 1


async def test_killed_before_it_answers_a_gift_is_wrapped_once(world: World, tmp_path: Path) -> None:
    async with bot_process(world, tmp_path) as bot:
        killer = _kill_when_it_says(world, bot, "Here is your gift")
        await world.ann.say("/gift 2")
        await _start_again(world, bot, killer)
        await world.ann.chat.wait_for(lambda message: "Here is your gift of 2" in message.text)
        assert await balance(world.ann) == 1


async def test_killed_before_it_thanks_a_payment_is_booked_once_and_told(world: World, tmp_path: Path) -> None:
    async with bot_process(world, tmp_path) as bot:
        bill = await invoice(world.ann)
        killer = _kill_when_it_says(world, bot, "Thank you.")
        await world.ann.pay(bill)
        await _start_again(world, bot, killer)
        await world.ann.chat.wait_for(lambda message: "your balance is 13" in message.text)
        assert await balance(world.ann) == 13


async def test_killed_before_it_says_so_somebody_is_removed_all_the_same(world: World, tmp_path: Path) -> None:
    async with bot_process(world, tmp_path) as bot:
        question = await ask(world.ann, "/delete_me", "Shall I remove you?")
        killer = Killer(bot)
        at_call(world, "answerCallbackQuery", before=True)(killer)
        await world.ann.tap(question, "Remove me")
        await _start_again(world, bot, killer)
        await question.wait_until(lambda message: "you are removed" in message.text)
        assert await balance(world.ann) == 0


async def test_asked_to_stop_the_bot_ends_in_time_and_goes_on_afterwards(world: World, tmp_path: Path) -> None:
    world.kie.duration = 3.0
    async with bot_process(world, tmp_path) as bot:
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        assert await bot.stop() == 0
        await bot.start()
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_a_second_process_on_the_same_file_is_turned_away_plainly(world: World, tmp_path: Path) -> None:
    async with bot_process(world, tmp_path) as bot, bot_process(world, tmp_path) as second:
        ended = {asyncio.create_task(bot.wait()), asyncio.create_task(second.wait())}
        done, running = await asyncio.wait(ended, timeout=PATIENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        assert [task.result() for task in done] == [2]
        for task in running:
            task.cancel()


def _kill_when_it_says(world: World, bot: BotProcess, words: str) -> Killer:
    killer = Killer(bot)
    at_call(world, "sendMessage", before=True, fits=lambda call: words in str(call.parameters.get("text")))(killer)
    return killer


async def _start_again(world: World, bot: BotProcess, killer: Killer) -> None:
    await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
    _disarm(world)
    await bot.start()


def videos(world: World) -> int:
    return sum(is_video(message) for message in world.ann.chat.from_bot())


def progress(world: World) -> list[SimulatedMessage]:
    words = ("Got it", "Cleaning", "on its way")
    return [
        message
        for message in world.ann.chat.from_bot()
        if message.text.startswith(words[:2]) or words[2] in message.text
    ]


async def _until(world: World, fits: Callable[[], bool]) -> None:
    if not fits():
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage" and fits())


def _disarm(world: World) -> None:
    world.telegram.faults.before = world.telegram.faults.after = None
    world.kie.before_create = world.kie.after_create = world.kie.on_poll = None
    world.providers.results.on_download = None
    # What was to last until the kill need not last any longer.
    world.let_tasks_end()
