"""/start and /help."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Message

from bot.fulfilment.accounts import Accounts
from bot.operators import Operators
from bot.telegram.menu import MenuCommand
from bot.telegram.views import Views
from bot.users.users import User


async def start(message: Message, user: User, views: Views, accounts: Accounts) -> None:
    """Say what this is, and show a sample."""
    await message.answer(views.start(user.locale, await accounts.balance(user.id)).text)


async def help_(
    message: Message, user: User, views: Views, operators: Operators, commands: Sequence[MenuCommand]
) -> None:
    """Say how it works, and list the commands."""
    await message.answer(views.help(user.locale, commands, for_operator=user.id in operators).text)
