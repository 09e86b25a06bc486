"""/start and /help."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from bot.fulfilment.accounts import Accounts
from bot.operators import Operators
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(start, CommandStart())
    router.message.register(help_, Command("help"))
    return router


async def start(message: Message, user: User, views: Views, accounts: Accounts) -> None:
    """Say what this is, and show a sample."""
    await message.answer(views.start(user.locale, await accounts.balance(user.id)).text)


async def help_(message: Message, user: User, views: Views, operators: Operators) -> None:
    """Say how it works, and list the commands."""
    await message.answer(views.help(user.locale, for_operator=user.id in operators).text)
