"""/start and /help."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from bot.credits import Ledger
from bot.people import Person
from bot.storage.database import Database
from bot.telegram.views import Views


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(start, CommandStart())
    router.message.register(help_, Command("help"))
    return router


async def start(message: Message, person: Person, views: Views, ledger: Ledger, database: Database) -> None:
    """Say what this is, and show a sample."""
    async with database.reading() as connection:
        balance = await ledger.balance(connection, person.id)
    await message.answer(views.start(person.locale, balance).text)


async def help_(message: Message, person: Person, views: Views, operators: frozenset[int]) -> None:
    """Say how it works, and list the commands."""
    await message.answer(views.help(person.locale, for_operator=person.id in operators).text)
