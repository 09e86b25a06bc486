"""The links in a message: a request for each, and an answer on each that is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aiogram.enums import MessageEntityType
from aiogram.types import Message

from bot.fulfilment.intake import Intake, Request
from bot.orders.clean import Clean
from bot.sources.base import Found, Source, find
from bot.telegram.groups import Group
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User


@dataclass(frozen=True, slots=True)
class Asker:
    """On whose behalf links are taken, and who pays."""

    user: User | None
    """None where they cannot be told from others: an anonymous administrator, or a channel."""
    account: int
    locale: str
    group: Group | None = None

    @classmethod
    def alone(cls, user: User) -> Asker:
        """A user in their private chat."""
        return cls(user, user.id, user.locale)


class LinkRequests:
    """Takes the links of users' messages, at most `most` of each message's."""

    def __init__(self, intake: Intake, answers: Answers, views: Views, sources: Sequence[Source], *, most: int) -> None:
        self._intake = intake
        self._answers = answers
        self._views = views
        self._sources = sources
        self._most = most

    def are_links_alone(self, text: str) -> bool:
        """Whether a text is links of sources, and nothing besides."""
        words = text.split()
        return bool(words) and all(find(word, (), self._sources).links for word in words)

    def find(self, message: Message) -> Found:
        """The links in this message; where it has none, in the one that it answers."""
        found = links_in(message, self._sources)
        answered = message.reply_to_message
        if found.links or found.refusals or answered is None:
            return found
        return links_in(answered, self._sources)

    def has_links(self, message: Message) -> bool:
        """Whether there is anything to take in what the message says."""
        found = links_in(message, self._sources)
        return bool(found.links or found.refusals)

    async def take(self, message: Message, asker: Asker, found: Found | None = None, *, silent: bool = False) -> None:
        """Make a job of each link, wherever in the message it stands, or of those found; say why of each that is not
        taken, unless the message was not for the bot (`silent`).
        """
        found = found or links_in(message, self._sources)
        await self.take_orders(message, asker, self._orders(found), answer_to=message)
        if not silent:
            await self._tell_of_the_rest(message, asker, found)

    def of_edited(self, message: Message) -> list[Clean]:
        """The orders of an edited message. What it says besides was answered when it came."""
        return self._orders(links_in(message, self._sources))

    async def take_orders(self, message: Message, asker: Asker, orders: Iterable[Clean], *, answer_to: Message) -> int:
        """Make a job of each order in a message, and tell what came of it in answer to the same or another.

        Returns how many have a job.
        """
        # First what was asked for, then the words: these may fail, and the links are safe by then.
        taken = [await self._intake.request(_request(message, asker, order)) for order in orders]
        await self._answers.tell(answer_to, asker.user, taken, asker.group)
        return sum(answer.job is not None for answer in taken)

    def _orders(self, found: Found) -> list[Clean]:
        return [Clean(link=link) for link in found.links[: self._most]]

    async def _tell_of_the_rest(self, message: Message, asker: Asker, found: Found) -> None:
        locale = asker.locale if asker.user is None else asker.user.locale
        if found.refusals:
            await self._answers.tell_alone(message, asker.user, self._views.refusals(locale, found.refusals))
        elif not found.links:
            await self._answers.tell_once_a_burst(message, asker.user, self._views.what_to_send(locale))
        if len(found.links) > self._most:
            view = self._views.say(locale, "too-many-links", links=self._most)
            await self._answers.tell_alone(message, asker.user, view)


def _request(message: Message, asker: Asker, order: Clean) -> Request:
    return Request(
        order=order,
        asked_by=None if asker.user is None else asker.user.id,
        account=asker.account,
        reply_to=Place.of_message(message).reply_to(),
        locale=asker.locale,
        quota=None if asker.group is None else asker.group.quota,
    )


def links_in(message: Message, sources: Sequence[Source]) -> Found:
    """The links in a message's text or caption, and behind its text links and buttons."""
    quoted = message.quote.text if message.quote is not None else ""
    return find(f"{message.text or message.caption or ''}\n{quoted}", hidden_addresses(message), sources)


def hidden_addresses(message: Message) -> Iterator[str]:
    """The addresses behind the message's text links and buttons."""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            yield entity.url
    for row in message.reply_markup.inline_keyboard if message.reply_markup else ():
        for button in row:
            if button.url:
                yield button.url
