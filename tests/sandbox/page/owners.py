"""Users of the demo who have something to show in the gallery."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.demo import Demo
from bot.sandbox.telegram import SimulatedMessage, User
from tests.sandbox.page.chat import a_link
from tests.telegram.test_create import card_of, create_button
from tests.world import is_video

WORDS = "a red fox in the snow"


@dataclass(frozen=True, slots=True)
class Owners:
    """Ann has a video of a link and, newer, one of her words, which took all her credits; Bob has one of a link."""

    ann: User
    bob: User
    link: str
    """Of Ann's video."""


async def make_owners(demo: Demo) -> Owners:
    """Let them ask for their videos, and wait for these."""
    ann, bob, _ = demo.cast.users
    link = a_link()
    await _confirmed(ann, link)
    card = await card_of(ann, f"/create {WORDS}")
    await _confirmed(ann, card)
    await _confirmed(bob, a_link())
    return Owners(ann, bob, link)


async def _confirmed(user: User, asked: str | SimulatedMessage) -> None:
    """Ask for a video for the first time, by a link or by a card's button."""
    if isinstance(asked, str):
        said = await user.say(asked)
    else:
        said = asked
        await user.press(asked, create_button(asked))
    question = await user.chat.wait_for(lambda message: "I confirm" in _buttons(message), after=said)
    await user.press(question, "I confirm")
    await user.chat.wait_for(is_video, after=said)


def _buttons(message: SimulatedMessage) -> list[str]:
    return [button.text for button in message.buttons]
