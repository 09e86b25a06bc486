"""Telegram keeps its rates, and the bot stays within them by itself."""

from __future__ import annotations

import pytest

from bot.sandbox.telegram import Rates as SimulatedRates
from bot.telegram.paces import Rate, Rates
from tests.world import World, ask

MANY = 9
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
