"""/balance: what a user has, what is reserved, and the last entries."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bot.billing.ledger import Ledger
from bot.storage.database import Database
from bot.telegram.views import Views
from bot.users.users import User

LATEST = 5


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="balance")
    router.message.register(balance, Command("balance"), F.chat.type == ChatType.PRIVATE)
    return router


async def balance(message: Message, user: User, views: Views, ledger: Ledger, database: Database) -> None:
    """Tell the balance; the first number in the answer is it."""
    async with database.reading() as connection:
        has = await ledger.balance(connection, user.id)
        reserved = await ledger.reserved(connection, user.id)
        latest = await ledger.latest(connection, user.id, LATEST)
    await message.answer(views.balance(user.locale, has, reserved, latest).text)
