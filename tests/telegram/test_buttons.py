"""Buttons of old messages, and buttons that nobody made: a short answer each, and nothing else happens."""

from __future__ import annotations

from bot.sandbox.telegram import Button
from tests.world import World, ask, balance

STALE = "This button is from an old message"
FORGED = (
    "receipt:99999999999999999999",
    "receipt:-1",
    "receipt:0",
    "receipt:",
    "receipt",
    "receipt:1:2",
    "again:99999999999999999999",
    "again:١٢x",
    "cancel:9223372036854775808",
    "cancel:all",
    "history",
    "history:videos",
    "history:videos:-1",
    "history:videos:99999999999999999999",
    "history:entries:4611686018427387904",
    "history:everything:0",
    "buy:pack:10:75",
    "buy:10",
    "buy:0:0",
    "buy:99999999999999999999:1",
    "consent:1",
    "draft-create:0",
    "draft-create:all",
    "draft-choice:1:0",
    "draft-choice:1:-1:0",
    "draft-choice:1:0:1000",
    "draft-model:1:1e3",
    "draft-drop:",
    "create-again:99999999999999999999",
    "nonsense",
    "\x00",
)


def forged(data: str) -> Button:
    """A button with these words in it, as a modified client can press one."""
    return Button(text="?", data=data, url=None, wire={})


async def test_forged_buttons(world: World) -> None:
    """Whatever a button carries, the answer is a line in passing: no apology, no message, no traceback."""
    async with world.bot():
        start = await ask(world.ann, "/start", "Send me")
        for data in FORGED:
            answer = await world.ann.press(start, forged(data))
            assert STALE in answer.text, data
            assert not answer.show_alert
        assert await balance(world.ann) == 3
    assert [message for message in world.ann.chat.from_bot() if "went wrong" in message.text] == []


async def test_well_formed_buttons_of_nothing(world: World) -> None:
    """A number that fits, and is nobody's job, is told as what it is."""
    async with world.bot():
        start = await ask(world.ann, "/start", "Send me")
        last = 2**63 - 1
        assert "no receipt" in (await world.ann.press(start, forged(f"receipt:{last}"))).text
        assert "can't send" in (await world.ann.press(start, forged(f"again:{last}"))).text
        assert "Too late" in (await world.ann.press(start, forged(f"cancel:{last}"))).text
        assert "no longer sold" in (await world.ann.press(start, forged("buy:7:1"))).text
        assert (await world.ann.press(start, forged("history:entries:100000"))).text == ""
        for data in (
            f"draft-create:{last}",
            f"draft-choice:{last}:0:0",
            f"draft-model:{last}:0",
            f"create-again:{last}",
        ):
            assert (await world.ann.press(start, forged(data))).show_alert, data
