"""/balance: what a person has, what is reserved, and the last movements."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bot.credits import Ledger
from bot.people import Person
from bot.storage.database import Database
from bot.telegram.views import Views

LATEST = 5


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="balance")
    router.message.register(balance, Command("balance"), F.chat.type == ChatType.PRIVATE)
    return router


async def balance(message: Message, person: Person, views: Views, ledger: Ledger, database: Database) -> None:
    """Tell the balance; the first number in the answer is it."""
    async with database.reading() as connection:
        has = await ledger.balance(connection, person.id)
        reserved = await ledger.reserved(connection, person.id)
        latest = await ledger.latest(connection, person.id, LATEST)
    await message.answer(views.balance(person.locale, has, reserved, latest).text)
