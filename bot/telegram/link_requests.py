"""The links in a message: a request for each, and an answer on each that is not taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiogram.enums import MessageEntityType
from aiogram.types import Message

from bot.fulfilment.intake import Intake, Request
from bot.orders.clean import Clean
from bot.sources.base import Found, Source, find
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User


class LinkRequests:
    """Takes the links of users' messages, at most `most` of each message's."""

    def __init__(self, intake: Intake, answers: Answers, views: Views, sources: Sequence[Source], *, most: int) -> None:
        self._intake = intake
        self._answers = answers
        self._views = views
        self._sources = sources
        self._most = most

    def is_one_link(self, text: str) -> bool:
        """Whether a text is a link of a source, and nothing besides."""
        return len(text.split()) == 1 and bool(find(text, (), self._sources).links)

    async def take(self, message: Message, user: User) -> None:
        """Make a job of each link, wherever in the message it stands; say why of each that is not taken."""
        found = find(message.text or message.caption or "", hidden_addresses(message), self._sources)
        # First what was asked for, then the words: these may fail, and the links are safe by then.
        orders = [Clean(link=link) for link in found.links[: self._most]]
        taken = [await self._intake.request(_request(message, user, order)) for order in orders]
        await self._answers.tell(message, user, taken)
        await self._tell_of_the_rest(message, user, found)

    async def _tell_of_the_rest(self, message: Message, user: User, found: Found) -> None:
        if found.refusals:
            await message.reply(self._views.refusals(user.locale, found.refusals).text)
        elif not found.links:
            await self._answers.tell_once_a_burst(message, user, self._views.what_to_send(user.locale))
        if len(found.links) > self._most:
            view = self._views.say(user.locale, "too-many-links", links=self._most)
            await message.reply(view.text, allow_sending_without_reply=True)


def _request(message: Message, user: User, order: Clean) -> Request:
    return Request(
        order=order,
        asked_by=user.id,
        account=user.id,
        reply_to=Place.of_message(message).reply_to(),
        locale=user.locale,
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
