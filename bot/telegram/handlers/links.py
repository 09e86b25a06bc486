"""A message with links: a job for each."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bot.fulfilment.character_drafts import CharacterDrafts
from bot.fulfilment.creations import Creations
from bot.telegram.link_requests import Asker, LinkRequests
from bot.telegram.magic import Magic
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="links")
    router.message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    router.message.register(unknown_command, Magic(F.text.startswith("/")))
    router.message.register(take_links)
    router.edited_message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    router.edited_message.register(take_edited_links, Command("clean", ignore_case=True))
    router.edited_message.register(take_edited_links, Magic(~F.text.startswith("/"), ~F.caption.startswith("/")))
    return router


async def unknown_command(message: Message, user: User, views: Views, answers: Answers) -> None:
    """Say that there is no such command."""
    await answers.tell_once_a_burst(message, user, views.say(user.locale, "unknown-command"))


async def take_links(message: Message, user: User, links: LinkRequests) -> None:
    """Make a job of each link."""
    await links.take(message, Asker.alone(user))


async def take_edited_links(
    message: Message, user: User, links: LinkRequests, creations: Creations, character_drafts: CharacterDrafts
) -> None:
    """Make a job of each link that the message has now and had not before, unless it was words for something else."""
    orders = links.of_edited(message)
    whose = (user.id, Place.of_message(message).reply_to().place, message.message_id)
    if orders and not (await creations.has_words_of(*whose) or await character_drafts.has_answer_of(*whose)):
        await links.take_orders(message, Asker.alone(user), orders, answer_to=message)


async def clean(message: Message, user: User, links: LinkRequests) -> None:
    """`/clean <link>…`, or in answer to a message with links: the same. A file goes on to whom its links concern."""
    if message.document is not None:
        raise SkipHandler
    await links.take(message, Asker.alone(user), links.find(message))
