"""Telegram keeps its rates, and the bot stays within them by itself."""

from __future__ import annotations

import pytest

from bot.telegram.paces import Rates
from tests.world import UNHURRIED, World, ask

MANY = 9


@pytest.mark.parametrize("rates", [Rates(), UNHURRIED], ids=["its own", "none"])
async def test_many_answers_in_one_chat(world: World, rates: Rates) -> None:
    """All come. By its own rates the bot is refused hardly ever; one that keeps none is refused again and again."""
    world.telegram.faults.keep_rates()
    async with world.bot(rates=rates):
        for _ in range(MANY):
            await world.ann.say("/help")
        await ask(world.ann, "/balance", "You have")
    assert len([message for message in world.ann.chat.from_bot() if "How it works" in message.text]) == MANY
    refused = [call for call in world.telegram.calls if call.status == 429]
    assert (len(refused) <= 1) is (rates == Rates())
