"""/balance: what a user has, what is reserved, and the last entries."""

from __future__ import annotations

from aiogram.types import Message

from bot.fulfilment.accounts import Accounts
from bot.telegram.views import Views
from bot.users.users import User

LATEST = 5


async def balance(message: Message, user: User, views: Views, accounts: Accounts) -> None:
    """Tell the balance; the first number in the answer is it."""
    statement = await accounts.statement(user.id, LATEST)
    view = views.balance(user.locale, statement.balance, statement.reserved, statement.latest)
    await message.answer(view.text)
