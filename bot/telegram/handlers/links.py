"""A message with links: a job for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import Message

from bot.fulfilment.intake import Intake, Request
from bot.orders.clean import Clean
from bot.sources.base import Source, find
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.telegram.views import Prices, Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="links")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(unknown_command, F.text.startswith("/"))
    router.message.register(take_links)
    return router


async def unknown_command(message: Message, user: User, views: Views, answers: Answers) -> None:
    """Say that there is no such command."""
    await answers.tell_once_a_burst(message, user, views.say(user.locale, "unknown-command"))


async def take_links(
    message: Message,
    user: User,
    *,
    views: Views,
    intake: Intake,
    answers: Answers,
    prices: Prices,
    sources: Sequence[Source],
) -> None:
    """Make a job of each link, wherever in the message it stands; say why of each that is not taken."""
    found = find(message.text or message.caption or "", hidden_addresses(message), sources)
    # First what was asked for, then the words: these may fail, and the links are safe by then.
    taken = [
        await intake.request(
            Request(
                order=Clean(link=link),
                asked_by=user.id,
                account=user.id,
                reply_to=Place.of_message(message).reply_to(),
                locale=user.locale,
            )
        )
        for link in found.links[: prices.links_per_message]
    ]
    await answers.tell(message, user, taken)
    if found.refusals:
        await message.reply(views.refusals(user.locale, found.refusals).text)
    elif not found.links:
        await answers.tell_once_a_burst(message, user, views.what_to_send(user.locale))
    if len(found.links) > prices.links_per_message:
        await message.reply(
            views.say(user.locale, "too-many-links", links=prices.links_per_message).text,
            allow_sending_without_reply=True,
        )


def hidden_addresses(message: Message) -> Iterator[str]:
    """The addresses behind the message's text links and buttons."""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            yield entity.url
    for row in message.reply_markup.inline_keyboard if message.reply_markup else ():
        for button in row:
            if button.url:
                yield button.url
