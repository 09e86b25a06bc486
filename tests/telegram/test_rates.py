"""Telegram keeps its rates, and the bot stays within them by itself."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.telegram import Rates as SimulatedRates
from bot.sandbox.telegram import SimulatedMessage
from bot.telegram.paces import ChatPace, Kind, Rate, Rates
from tests.world import World, ask, is_video, new_link

MANY = 9
MEMBERS = 20
NO_RATES = Rates(chat=Rate(1000, 1.0, 1000))


@pytest.mark.parametrize("rates", [Rates(), NO_RATES], ids=["its own", "none"])
async def test_many_answers_in_one_chat(world: World, rates: Rates) -> None:
    """All come. By its own rates the bot is never refused; one that keeps none is refused again and again."""
    world.is_over_rate = rates == NO_RATES
    world.telegram.faults.keep_rates(SimulatedRates())
    async with world.bot(rates=rates):
        for _ in range(MANY):
            await world.ann.say("/help")
        await ask(world.ann, "/balance", "You have")
    assert len([message for message in world.ann.chat.from_bot() if "How it works" in message.text]) == MANY
    assert (len(world.telegram.faults.over_rate) > 1) is world.is_over_rate


def test_a_group_has_twenty_in_a_minute() -> None:
    """However the calls come, no minute has more of them, the one with the burst included."""
    pace, calls = ChatPace(Rates().group), []
    for second in range(600):
        while pace.wait(float(second), Kind.ANSWER) == 0:
            pace.take(float(second), Kind.ANSWER)
            calls.append(second)
    assert max(len([call for call in calls if start <= call <= start + 60]) for start in calls) == 20


async def test_twenty_members_paste_at_once(world: World) -> None:
    """Each gets their video; what the group's rate has no room for beside them, progress above all, is left out."""
    members = [world.telegram.user(f"Member {number}") for number in range(MEMBERS)]
    group = world.telegram.group("Friends", members)

    async def gets_video(message: SimulatedMessage) -> None:
        await group.wait_for(lambda video: is_video(video) and video.reply_to is message)

    async with world.bot():
        said = await asyncio.gather(*(member.say(f"/clean {new_link()}", chat=group) for member in members))
        await asyncio.gather(*map(gets_video, said))
    told = world.telegram.calls.of("sendMessage")
    assert len([call for call in told if call.chat_id == group.id]) < MEMBERS
