"""/start and /help."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.accounts import Accounts
from bot.operators import Operators
from bot.telegram.callbacks import Show, Topic
from bot.telegram.handlers.balance import balance
from bot.telegram.menu import MenuCommand
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The buttons under /start."""
    router = Router(name="start")
    router.callback_query.register(show, Show.filter())
    return router


async def start(message: Message, user: User, views: Views, accounts: Accounts) -> None:
    """Say what this is, and show a sample."""
    view = views.start(user.locale, await accounts.balance(user.id))
    await message.answer(view.text, reply_markup=view.keyboard)


async def show(
    query: CallbackQuery,
    callback_data: Show,
    user: User,
    views: Views,
    accounts: Accounts,
    operators: Operators,
    commands: Sequence[MenuCommand],
) -> None:
    """Answer as the command does. Many parameters because either command's are needed."""
    await query.answer()
    if not isinstance(query.message, Message):
        return
    if callback_data.what is Topic.BALANCE:
        await balance(query.message, user, views, accounts)
    else:
        await help_(query.message, user, views, operators, commands)


async def help_(
    message: Message, user: User, views: Views, operators: Operators, commands: Sequence[MenuCommand]
) -> None:
    """Say how it works, and list the commands."""
    await message.answer(views.help(user.locale, commands, for_operator=user.id in operators).text)
