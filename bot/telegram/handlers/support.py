"""/paysupport, /terms and /privacy. A question reaches the operators, who answer by replying to it.

The question's message carries the user's id, so an answer finds its way whatever was restarted in between.
"""

from __future__ import annotations

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.fulfilment.accounts import Accounts
from bot.messenger import MessengerError, Notifier
from bot.operators import HelpDesk
from bot.telegram.handlers.operators import FromOperator
from bot.telegram.magic import Magic
from bot.telegram.views import Views
from bot.users.users import User, Users

ASKER = re.compile(r"#u(\d+)\b")
"""How a question that was brought to operators names who asked."""
PART = 1500
"""Characters that one message surely holds beside the bot's own words, whatever they are: longer questions come in
parts, and longer answers by themselves.
"""
SHOWN_PAYMENTS = 3


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="support")
    router.message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    is_answer = (FromOperator(), Magic(F.reply_to_message.text.regexp(ASKER, mode="search")))
    router.message.register(answer, *is_answer)
    router.edited_message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    router.edited_message.register(pass_over, *is_answer)
    return router


async def terms(message: Message, user: User, views: Views) -> None:
    """Say what is offered, on which terms."""
    await message.answer(views.say(user.locale, "terms").text)


async def privacy(message: Message, user: User, views: Views) -> None:
    """Say what is kept, and who gets what."""
    await message.answer(views.say(user.locale, "privacy").text)


async def ask(
    message: Message, command: CommandObject, user: User, views: Views, accounts: Accounts, help_desk: HelpDesk
) -> None:
    """Bring a question about a payment, with the last ones made, to every operator who can be reached."""
    words = (command.args or "").strip()
    if not words:
        await message.answer(views.say(user.locale, "support-how").text)
        return
    paid = await accounts.payments(user.id, SHOWN_PAYMENTS)
    parts = [words[start : start + PART] for start in range(0, len(words), PART)]
    question = {"user": str(user.id), "payments": views.payments(paid)}
    reached = [
        await help_desk.operators.tell("support-question", words=views.quote(part), **question) for part in parts
    ]
    if all(reached):
        await message.answer(views.say(user.locale, "support-sent").text)
    elif help_desk.contact is not None:
        contact = views.quote(help_desk.contact)
        await message.answer(views.say(user.locale, "support-elsewhere", contact=contact).text)
    else:
        key = "support-nobody" if help_desk.operators else "support-nobody-ever"
        await message.answer(views.say(user.locale, key).text)


async def answer(message: Message, user: User, views: Views, notifier: Notifier, users: Users) -> None:
    """Bring an operator's reply to who asked: short words with what they are, anything else after it."""
    question = message.reply_to_message
    asker = ASKER.search(question.text or "") if question is not None else None
    assert asker is not None  # noqa: S101  # the filter's condition
    try:
        other = await users.find(int(asker[1]))
        locale = None if other is None else other.locale
        words = message.text if message.text is not None and len(message.text) <= PART else ""
        await notifier.notify(int(asker[1]), "support-answer", locale=locale, words=views.quote(words))
        if not words:
            await message.copy_to(int(asker[1]))
    except (MessengerError, TelegramAPIError):
        await message.answer(views.say(user.locale, "support-unreachable").text)
    else:
        await message.answer(views.say(user.locale, "support-answered").text)


async def pass_over(message: Message) -> None:
    """An answer that was edited has been brought already, and a link in it is no request."""
