"""/delete_me: asks once, then removes the user."""

from __future__ import annotations

import structlog
from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.accounts import Accounts
from bot.messenger import Messenger, MessengerError
from bot.storage.database import Clock
from bot.telegram.callbacks import DeleteMe
from bot.telegram.views import Views
from bot.users.users import User, Users

VALID_SECONDS = 3600.0
"""An older question may have been forgotten, or asked of who has come back since."""

log = structlog.get_logger(__name__)


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="delete_me")
    router.callback_query.register(remove, DeleteMe.filter())
    return router


async def ask(message: Message, user: User, views: Views, accounts: Accounts) -> None:
    """Say what would go and what would stay, with the button that does it."""
    view = views.delete_me(user.locale, await accounts.balance(user.id))
    await message.answer(view.text, reply_markup=view.keyboard)


async def remove(
    query: CallbackQuery, user: User, views: Views, users: Users, messenger: Messenger, clock: Clock
) -> None:
    """Remove the user. A second press, or the same one again after a crash, finds nothing more to do."""
    question = query.message
    if not isinstance(question, Message) or question.date.timestamp() + VALID_SECONDS < clock():
        await query.answer(views.say(user.locale, "delete-me-expired").text, show_alert=True)
        return
    for job in await users.remove(user.id):
        try:
            await messenger.close(job, balance=0)
        except MessengerError as error:
            log.info("the progress of a removed job could not be cleared", error=type(error).__name__)
    await query.answer()
    await question.edit_text(views.say(user.locale, "delete-me-done").text)
