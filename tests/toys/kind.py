"""A kind of order: a video of somebody's words, made by a provider of the tests' own. Each is its user's alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.fulfilment.intake import Intake, Request
from bot.orders.base import Order
from bot.providers.base import Capability
from bot.providers.kie import Kie
from bot.settings import Settings
from bot.telegram.menu import MenuCommand
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.users.users import User

PRICE = 2
MODEL = "word-drawer"


class Draw(Order):
    """Draw these words."""

    kind: ClassVar[str] = "draw"

    words: str

    @property
    def title(self) -> str:
        return self.words[:20]

    def price(self, settings: Settings, *, known: bool) -> int:
        return PRICE

    def is_made_by(self, capability: Capability) -> bool:
        return capability.kind == self.kind

    def inputs(self) -> Mapping[str, object]:
        return {"prompt": self.words}


class Drawer(Kie):
    """Draws, and does nothing else."""

    name: ClassVar[str] = "drawer"
    capabilities: ClassVar[tuple[Capability, ...]] = (Capability(Draw.kind, MODEL, cost=7.0, result_lifetime=3600.0),)
    added_inputs: ClassVar[Mapping[str, Mapping[str, object]]] = {}


async def draw(message: Message, user: User, command: CommandObject, intake: Intake, answers: Answers) -> None:
    """Have the words behind the command drawn."""
    request = Request(
        order=Draw(words=command.args or ""),
        asked_by=user.id,
        account=user.id,
        reply_to=Place.of_message(message).reply_to(),
        locale=user.locale,
    )
    await answers.tell(message, user, [await intake.request(request)])


DRAW = MenuCommand("draw", draw)


def add_words(language: Path) -> None:
    """Give a language the words that the command needs; the kind itself does with those for any kind."""
    with (language / "bot.ftl").open("a", encoding="utf-8") as file:
        file.write("\ncommand-draw = Draw your words\n")
