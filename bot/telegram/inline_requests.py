"""What is asked for by way of the bot, in chats that it need not be in: inline messages and guest chats.

A query makes nothing and writes nothing: it comes with each letter typed. The message that was chosen from its results
is the place of the request, and becomes the video.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aiogram import Bot
from aiogram.types import InlineQueryResultCachedVideo, InlineQueryResultsButton
from aiogram.utils.deep_linking import create_start_link

from bot.core import Core
from bot.fulfilment.gallery import Search
from bot.fulfilment.intake import Answer, Request
from bot.fulfilment.maintenance import UnderMaintenance
from bot.orders.clean import Clean
from bot.sources.base import Found, Link, find
from bot.telegram.files import is_lost
from bot.telegram.inline_views import BUY, CONFIRM, InlineViews, Result
from bot.telegram.places import InlinePlace, Place
from bot.telegram.views import Views
from bot.users.users import User

MOST_RESULTS = 50
"""In one answer (docs/telegram.md, "Inline messages and guest chats")."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a query is answered with."""

    button: InlineQueryResultsButton
    results: Sequence[Result] = ()
    next_offset: str = ""


class InlineMessages:
    """Tells in inline messages what came of the requests that they are the places of."""

    def __init__(self, bot: Bot, views: InlineViews, said: Views) -> None:
        """`said` has what is said in any chat."""
        self._bot = bot
        self._views = views
        self._said = said

    async def tell(self, place: Place, locale: str, answer: Answer) -> None:
        """Let the message say why its job waits. A job that goes on shows its own progress: an edit that is made here
        might come behind the one that tells its end.
        """
        to_confirm = await create_start_link(self._bot, CONFIRM)
        to_buy = await create_start_link(self._bot, BUY)
        view = self._views.not_started(locale, answer.reply, to_confirm=to_confirm, to_buy=to_buy)
        if view is not None:
            await place.tell(self._bot, view)

    async def tell_maintenance(self, place: Place, user: User, link: Link, words: str | None) -> None:
        """Let the message of this user's say why it does not begin now, above the button by which it begins later."""
        said = self._said.maintenance(user.locale, words)
        await place.tell(self._bot, self._views.waiting(said.text, user.locale, link, user.id))


class InlineRequests:
    """Offers what can be sent by way of the bot, and takes the requests of what was sent."""

    def __init__(self, bot: Bot, core: Core, views: InlineViews, messages: InlineMessages) -> None:
        self._bot = bot
        self._database = core.database
        self._intake = core.intake
        self._videos = core.parts.videos
        self._gallery = core.gallery
        self._accounts = core.accounts
        self._sources = core.sources
        self._views = views
        self._messages = messages
        self._can_store = core.settings.storage_chat_id is not None
        """Videos that Telegram does not have yet go there first."""

    def found(self, text: str, hidden: Iterable[str] = ()) -> Found:
        """The links in what was typed."""
        return find(text, hidden, self._sources)

    async def offer(self, user: User, text: str, offset: str, *, is_new: bool) -> Offer:
        """The results for a query: of the link in it, or the user's own videos."""
        balance = None if is_new else await self._accounts.balance(user.id)
        button = self._views.balance_button(user.locale, balance)
        if not text.strip():
            return await self._own_videos(user, offset, button)
        found = self.found(text)
        if not found.links:
            return Offer(self._views.why_nothing_button(user.locale, found.refusals))
        link = found.links[0]
        outlook = await self._intake.outlook(user, Clean(link=link))
        if outlook.video.blocked:
            return Offer(self._views.blocked_button(user.locale))
        if outlook.needs_consent:
            button = self._views.confirm_button(user.locale, link)
        return Offer(button, [await self.result(user, link)])

    async def offer_again(self, user: User, text: str, offered: Offer) -> Offer:
        """The same, where Telegram does not know a file of it: the link's message, or those of the user's own videos
        whose files it knows. It is not asked for the others again. Where it knows all of them, none is offered.
        """
        if links := self.found(text).links:
            return replace(offered, results=[await self.result(user, links[0], as_file=False)])
        videos = [result for result in offered.results if isinstance(result, InlineQueryResultCachedVideo)]
        are_lost = await asyncio.gather(*(is_lost(self._bot, video.video_file_id) for video in videos))
        lost = [video.video_file_id for video, gone in zip(videos, are_lost, strict=True) if gone]
        if not lost:
            return replace(offered, results=())
        async with self._database.transaction() as connection:
            await self._videos.forget_files(connection, lost)
        return replace(offered, results=[video for video in videos if video.video_file_id not in lost])

    async def _own_videos(self, user: User, offset: str, button: InlineQueryResultsButton) -> Offer:
        before = int(offset) if offset.isascii() and offset.isdecimal() and len(offset) < len(str(2**63)) else None
        # One more than fits tells whether there are others.
        videos = await self._gallery.find(user.id, Search(before=before), limit=MOST_RESULTS + 1)
        results = [self._views.own_video(user.locale, video) for video in videos[:MOST_RESULTS]]
        more = str(videos[MOST_RESULTS - 1].job.id) if len(videos) > MOST_RESULTS else ""
        return Offer(button, results, more)

    async def result(self, user: User, link: Link, *, as_file: bool = True) -> Result:
        """The message for this link: the video itself where Telegram has it and nothing is to be paid or confirmed
        for it, unless `as_file` is off; else one that becomes it; or where the bot cannot bring it, one that says so.
        """
        outlook = await self._intake.outlook(user, Clean(link=link))
        file_id = outlook.video.file_id
        if as_file and file_id is not None and outlook.price == 0 and not outlook.needs_consent:
            return self._views.known_video(user.locale, link, file_id)
        if file_id is not None or self._can_store:
            placeholder = self._views.placeholder(user.locale, link, user.id, outlook.price)
            if placeholder is not None:
                return placeholder
        return self._views.elsewhere(user.locale, link, await create_start_link(self._bot, "link"))

    async def begin(self, user: User, link: Link, place: InlinePlace) -> None:
        """The same as `take` for a message that was just sent; during maintenance it says so, and keeps its button."""
        try:
            await self.take(user, link, place)
        except UnderMaintenance as maintenance:
            await self._messages.tell_maintenance(place, user, link, maintenance.words)

    async def take(self, user: User, link: Link, place: InlinePlace) -> None:
        """Request the clean video of this link for this message. The same again changes nothing.

        Raises UnderMaintenance.
        """
        answer = await self._intake.request(
            Request(
                order=Clean(link=link),
                asked_by=user.id,
                account=user.id,
                reply_to=place.reply_to(),
                locale=user.locale,
            )
        )
        await self._messages.tell(place, user.locale, answer)
