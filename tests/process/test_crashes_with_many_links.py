"""`kill -9` around the card of a message with many links, around an album, and around a file's button."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import Call, SimulatedMessage, Upload
from tests.process.test_crashes import Arm, Killer, at_call, bot_process
from tests.telegram.test_many_links import is_card, ready_together
from tests.world import World, balance, is_video, new_link

pytestmark = pytest.mark.process
LINKS = 3


def _is_card(call: Call) -> bool:
    return "1 of 3" in str(call.parameters.get("text"))


MOMENTS: dict[str, Callable[[World], Arm]] = {
    "the card is sent": lambda world: at_call(world, "sendMessage", before=True, fits=_is_card),
    "the card stands, unnoted": lambda world: at_call(world, "sendMessage", before=False, fits=_is_card),
    "the card is edited": lambda world: at_call(world, "editMessageText", before=True),
    "the card was edited": lambda world: at_call(world, "editMessageText", before=False),
    "the album is sent": lambda world: at_call(world, "sendMediaGroup", before=True),
    "the album stands, unnoted": lambda world: at_call(world, "sendMediaGroup", before=False),
    "the card is about to be cleared": lambda world: at_call(world, "deleteMessage", before=True),
    "the card was cleared, unnoted": lambda world: at_call(world, "deleteMessage", before=False),
}
WHILE_ASKING = ("the card is sent", "the card stands, unnoted")
"""Then a provider may be on the point of answering: nobody can find such a task again, and the operator pays for it."""


@pytest.mark.parametrize("moment", MOMENTS)
async def test_killed_when(moment: str, world: World, tmp_path: Path) -> None:
    """A video a link, each paid once, a task each, and no card left standing that was noted."""
    if "edited" in moment:
        world.kie.duration = 2.0
    if "album" in moment:
        ready_together(world, LINKS)
    async with bot_process(world, tmp_path) as bot:
        killer = Killer(bot)
        MOMENTS[moment](world)(killer)
        said = await world.ann.say(" ".join(new_link() for _ in range(LINKS)))
        await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
        world.telegram.faults.before = world.telegram.faults.after = world.providers.results.on_download = None
        await bot.start()
        unnoted = 1 if moment == "the card stands, unnoted" else 0
        await _until(world, lambda: len(_texts(world)) == LINKS and len(_cards(world)) <= unnoted)
        assert await balance(world.ann) == 0
        assert {video.reply_to for video in _videos(world)} == {said}
        # The one moment that nobody can close: Telegram has the videos, and nobody knows.
        assert len(_videos(world)) == (2 * LINKS if moment == "the album stands, unnoted" else LINKS)
    assert len({task.video_url for task in world.kie.tasks}) == LINKS
    assert len(world.kie.tasks) == LINKS or moment in WHILE_ASKING


async def test_killed_when_a_file_was_started(world: World, tmp_path: Path) -> None:
    """The press comes again after the start, and makes no second job."""
    async with bot_process(world, tmp_path) as bot:
        data = "\n".join(new_link() for _ in range(LINKS)).encode()
        await world.ann.say(media=Upload("document", data, "links.txt", "text/plain"))
        summary = await world.ann.chat.wait_for(lambda message: "in this file" in message.text)
        killer = Killer(bot)
        at_call(world, "answerCallbackQuery", before=True)(killer)
        await world.ann.tap(summary, "Clean 3 videos")
        await asyncio.wait_for(killer.struck.wait(), PATIENCE_SECONDS)
        world.telegram.faults.before = None
        await bot.start()
        await summary.wait_until(lambda message: "Started: 3 links" in message.text)
        await _until(world, lambda: len(_texts(world)) == LINKS)
        assert await balance(world.ann) == 0
    assert len({task.video_url for task in world.kie.tasks}) == LINKS


def _videos(world: World) -> list[SimulatedMessage]:
    return [message for message in world.ann.chat.from_bot() if is_video(message)]


def _texts(world: World) -> set[str]:
    return {video.text for video in _videos(world)}


def _cards(world: World) -> list[SimulatedMessage]:
    return [message for message in world.ann.chat.from_bot() if is_card(message)]


async def _until(world: World, fits: Callable[[], bool]) -> None:
    if not fits():
        await world.telegram.calls.wait_for(lambda call: fits())
