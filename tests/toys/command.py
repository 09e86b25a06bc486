"""A command: /echo says what stands behind it."""

from __future__ import annotations

from pathlib import Path

from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.telegram.menu import MenuCommand
from bot.telegram.views import Views
from bot.users.users import User


async def echo(message: Message, user: User, command: CommandObject, views: Views) -> None:
    """Answer with the same words."""
    await message.answer(views.say(user.locale, "echo", words=command.args or "").text)


ECHO = MenuCommand("echo", echo)
WORDS = "\ncommand-echo = Say it again\necho = You said: { $words }\n"


def add_words(language: Path) -> None:
    """Give a language the words that the command needs."""
    with (language / "bot.ftl").open("a", encoding="utf-8") as file:
        file.write(WORDS)
