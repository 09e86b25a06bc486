"""`kill -9` in the middle of a broadcast: the next process goes on with it, and one message at most comes twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sandbox.telegram import Call
from tests.process.test_crashes import Killer, at_call, bot_process
from tests.world import World, ask

pytestmark = pytest.mark.process
NEWS = "Videos are faster now"
READERS = 8
KILLED_AT = 4


@pytest.mark.parametrize("before", [True, False], ids=["before it is sent", "before it is noted"])
async def test_killed_while_it_sends(before: bool, world: World, tmp_path: Path) -> None:
    """Everybody gets it, and nobody twice but the one whose message was on its way."""
    olga = world.telegram.user("Olga", started=True)
    users = [world.telegram.user(f"User {number}") for number in range(READERS)]

    def news(call: Call) -> bool:
        return call.parameters.get("text") == NEWS and str(call.parameters["chat_id"]) == str(users[KILLED_AT].id)

    async with bot_process(world, tmp_path, ADMIN_IDS=str(olga.id)) as bot:
        for user in users:
            await ask(user, "/start", "Send me")
        question = await ask(olga, f"/broadcast {NEWS}", "Who gets it?")
        killer = Killer(bot)
        at_call(world, "sendMessage", before=before, fits=news)(killer)
        await olga.tap(question, f"All ({READERS + 1})")
        await killer.struck.wait()
        world.telegram.faults.before = world.telegram.faults.after = None
        await bot.start()
        told = await olga.chat.wait_for(lambda message: "The broadcast is done" in message.text)
        assert f"{READERS + 1} sent, 0 have blocked me, 0 failed" in told.text
    got = [sum(message.text == NEWS for message in user.chat.from_bot()) for user in users]
    assert got == [1 if before or number != KILLED_AT else 2 for number in range(READERS)]
