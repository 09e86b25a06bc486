"""Serves the gallery: its page, what the page asks for its user, and the files of their videos.

Every request bears the initData that Telegram handed to the page, and is answered for the user in it alone. The files'
addresses are signed instead, since a picture and a player send no headers of the page's.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiohttp import web

from bot.addresses import GALLERY_PATH
from bot.core import Core
from bot.fulfilment.creations import Refusal
from bot.fulfilment.gallery import Search
from bot.fulfilment.maintenance import UnderMaintenance
from bot.settings import CreditPack
from bot.storage.outage import DATABASE_ERRORS
from bot.telegram.again import send_again
from bot.telegram.create_views import CreateViews
from bot.telegram.file_streams import FileStreams
from bot.telegram.files import FileNotHad, FileTooBig, FileUnknown
from bot.telegram.gallery import shown
from bot.telegram.gallery.file_addresses import FOLDER, FileAddresses, Part
from bot.telegram.gallery.page import FILES, policy
from bot.telegram.gallery.streaming import send_file
from bot.telegram.gallery.turns import ACTS, READS, NoTurn, Turns
from bot.telegram.gallery.visitor import Forged, Stale, visitor
from bot.telegram.inline_views import InlineViews
from bot.telegram.invoices import of_pack
from bot.telegram.places import ChatPlace
from bot.telegram.texts import Texts
from bot.telegram.views import Views
from bot.users.users import User

PAGE_OF_VIDEOS = 24
PAGE_OF_ENTRIES = 20
SCHEME = "tma "
"""How the Authorization header begins, by the custom of Mini Apps."""
LONGEST_INIT_DATA = 4096
LONGEST_SEARCH = 200
BODY_SECONDS = 10.0

log = structlog.get_logger(__name__)

Act = Callable[[web.Request, User], Awaitable[dict[str, Any]]]
"""Answers a user's request with JSON. May raise Refused."""


class Refused(Exception):
    """The user does not get what they asked for; `key` names the words that say why."""

    def __init__(self, key: str, status: int = 409) -> None:
        super().__init__(key)
        self.key = key
        self.status = status


@dataclass(frozen=True, slots=True)
class Speech:
    """What the gallery says, and shows in chats."""

    texts: Texts
    views: Views
    inline_views: InlineViews
    create_views: CreateViews


class GalleryServer:
    """The gallery of one bot."""

    def __init__(self, core: Core, bot: Bot, speech: Speech) -> None:
        self._core = core
        self._bot = bot
        self._texts = speech.texts
        self._views = speech.views
        self._inline_views = speech.inline_views
        self._create_views = speech.create_views
        self._clock = core.database.time
        self._addresses = FileAddresses(core.settings.bot_token, self._clock)
        self._streams = FileStreams(bot, self._clock)
        self._turns = Turns(self._clock)

    def add_to(self, app: web.Application) -> None:
        """Serve it with the bot's other addresses."""
        app.router.add_get(GALLERY_PATH, self._show_page("index.html"))
        for name in FILES:
            app.router.add_get(f"{GALLERY_PATH}/{name}", self._show_page(name))
        app.router.add_get(FOLDER + "{signed}", self._send_file)
        app.router.add_get(f"{GALLERY_PATH}/api/start", self._for_user(self._start))
        app.router.add_get(f"{GALLERY_PATH}/api/videos", self._for_user(self._videos))
        app.router.add_get(f"{GALLERY_PATH}/api/videos/{{job}}", self._for_user(self._video))
        app.router.add_get(f"{GALLERY_PATH}/api/credits", self._for_user(self._credits))
        app.router.add_post(f"{GALLERY_PATH}/api/invoice", self._for_user(self._invoice))
        app.router.add_post(f"{GALLERY_PATH}/api/videos/{{job}}/send", self._for_user(self._send))
        app.router.add_post(f"{GALLERY_PATH}/api/videos/{{job}}/share", self._for_user(self._share))
        app.router.add_post(f"{GALLERY_PATH}/api/videos/{{job}}/create-again", self._for_user(self._create_again))

    def _show_page(self, name: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        content = (Path(__file__).parent / "page" / name).read_bytes()
        kind, headers = FILES[name], policy(self._core.settings.public_url or "")

        async def show(request: web.Request) -> web.Response:
            return web.Response(body=content, content_type=kind, charset="utf-8", headers=headers)

        return show

    # Who asks, and what they hear when it does not go well.

    def _for_user(self, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            locale = _spoken_by_browser(request)
            try:
                user = await self._user(request)
                locale = user.locale
                async with self._turns.taken(user.id, READS if request.method == "GET" else ACTS):
                    return _json(await act(request, user))
            except Refused as refused:
                return self._refuse(locale, refused.key, refused.status)
            except NoTurn:
                return self._refuse(locale, "gallery-trouble", 429)
            except UnderMaintenance as maintenance:
                words = maintenance.words or self._texts.get(locale, "maintenance-default")
                return _json({"said": words}, 503)
            except TelegramForbiddenError:
                return self._refuse(locale, "gallery-unreachable", 409)
            except (TelegramAPIError, FileNotHad) as error:
                log.warning("the gallery could not ask Telegram", error=type(error).__name__)
                return self._refuse(locale, "gallery-trouble", 502)
            except DATABASE_ERRORS as error:
                log.warning("the gallery could not be read", error=type(error).__name__)
                return self._refuse(locale, "gallery-trouble", 503)

        return answer

    async def _user(self, request: web.Request) -> User:
        """Raises Refused."""
        given = request.headers.get("Authorization", "")
        if not given.startswith(SCHEME) or len(given) > LONGEST_INIT_DATA:
            raise Refused("gallery-outside", 401)
        try:
            known = visitor(self._core.settings.bot_token, given.removeprefix(SCHEME), self._clock())
        except Forged:
            raise Refused("gallery-outside", 401) from None
        except Stale:
            raise Refused("gallery-stale", 401) from None
        user = await self._core.users.meet(known.id, known.language)
        if user.banned:
            raise Refused("banned-user", 403)
        if await self._core.promotions.give_daily(user.id):
            await self._core.intake.go_on(user.id)
        return user

    def _refuse(self, locale: str, key: str, status: int) -> web.Response:
        return _json({"said": shown.plain(self._texts.get(locale, key))}, status)

    # What they ask for.

    async def _start(self, request: web.Request, user: User) -> dict[str, Any]:
        return {
            "locale": self._texts.language(user.locale),
            "words": shown.words(self._texts, user.locale),
            **await self._account(user),
            **await self._found(user, Search()),
        }

    async def _account(self, user: User) -> dict[str, Any]:
        return {"account": shown.account(await self._core.accounts.statement(user.id, latest=0))}

    async def _videos(self, request: web.Request, user: User) -> dict[str, Any]:
        query = request.query
        return await self._found(
            user,
            Search(
                words=query.get("words", "")[:LONGEST_SEARCH],
                since=_moment(query.get("since")),
                until=_moment(query.get("until")),
                before=_number(query.get("before")),
            ),
        )

    async def _found(self, user: User, search: Search) -> dict[str, Any]:
        # One more than a page tells whether there is another.
        found = await self._core.gallery.find(user.id, search, limit=PAGE_OF_VIDEOS + 1)
        videos = [shown.video(each, self._addresses) for each in found[:PAGE_OF_VIDEOS]]
        return {"videos": videos, "more": len(found) > PAGE_OF_VIDEOS}

    async def _video(self, request: web.Request, user: User) -> dict[str, Any]:
        job_id = _job(request)
        video = await self._core.gallery.video(job_id, user.id)
        receipt = await self._core.receipts.find(job_id, user.id)
        if video is None or receipt is None:
            raise Refused("video-gone", 404)
        lines = shown.plain(self._views.receipt(user.locale, receipt, balance=None).text).splitlines()
        address: str | None = self._addresses.make(Part.VIDEO, job_id)
        try:
            await self._streams.locate(video.file_id)
        except FileTooBig:
            address = None
        except FileUnknown:
            raise Refused("video-gone", 404) from None
        return {**shown.video(video, self._addresses), "address": address, "receipt": lines}

    async def _credits(self, request: web.Request, user: User) -> dict[str, Any]:
        offset = _number(request.query.get("offset")) or 0
        latest = await self._core.accounts.entries(user.id, offset=offset, limit=PAGE_OF_ENTRIES + 1)
        is_open = await self._core.routing.pool.is_open_now()
        packs = self._core.settings.credit_packs if is_open else ()
        return {
            **await self._account(user),
            "entries": shown.entries(self._texts, user.locale, latest[:PAGE_OF_ENTRIES]),
            "more": len(latest) > PAGE_OF_ENTRIES,
            "shop": self._texts.get(user.locale, "shop" if is_open else "shop-closed"),
            "packs": shown.packs(self._texts, user.locale, packs),
        }

    async def _invoice(self, request: web.Request, user: User) -> dict[str, Any]:
        asked = await _body(request)
        pack = next((each for each in self._core.settings.credit_packs if _is_pack(each, asked)), None)
        if pack is None:
            raise Refused("pack-gone")
        if not await self._core.routing.pool.is_open_now():
            raise Refused("shop-closed-short")
        return {"link": await self._bot.create_invoice_link(**of_pack(self._views, user.locale, pack))}

    async def _send(self, request: web.Request, user: User) -> dict[str, Any]:
        if not await send_again(self._bot, self._core.gallery, self._views, user, _job(request)):
            raise Refused("video-gone", 404)
        return {"said": self._texts.get(user.locale, "gallery-sent")}

    async def _share(self, request: web.Request, user: User) -> dict[str, Any]:
        video = await self._core.gallery.video(_job(request), user.id)
        if video is None:
            raise Refused("video-gone", 404)
        message = self._inline_views.own_video(user.locale, video)
        chats = {"allow_user_chats": True, "allow_group_chats": True, "allow_channel_chats": True}
        try:
            prepared = await self._bot.save_prepared_inline_message(user.id, message, **chats)
        except TelegramBadRequest:
            raise Refused("video-gone", 404) from None
        return {"prepared": prepared.id}

    async def _create_again(self, request: web.Request, user: User) -> dict[str, Any]:
        creations, reply_to = self._core.creations, ChatPlace(user.id).reply_to()
        card = await creations.begin_again(user.id, _job(request), reply_to, name=secrets.token_hex(8))
        if isinstance(card, Refusal):
            return {"said": self._create_views.refusal(user.locale, card)}
        view = self._create_views.card(user.locale, card)
        sent = await self._bot.send_message(user.id, view.text, reply_markup=view.keyboard)
        if card.problem is None:
            await creations.note_card(card.draft, str(sent.message_id))
        return {"said": self._texts.get(user.locale, "gallery-card")}

    async def _send_file(self, request: web.Request) -> web.StreamResponse:
        named = self._addresses.read(request.match_info["signed"])
        try:
            video = None if named is None else await self._core.gallery.video(named.job_id)
            file_id = None
            if named is not None and video is not None:
                file_id = video.file_id if named.part is Part.VIDEO else video.thumbnail
            if video is None or video.job.asked_by is None or file_id is None:
                return web.Response(status=404)
            async with self._turns.taken(video.job.asked_by, READS):
                return await send_file(request, self._streams, file_id)
        except NoTurn:
            return web.Response(status=429, headers={"Retry-After": "1"})
        except FileNotHad as error:
            log.warning("a video could not be fetched from Telegram", reason=str(error))
            return web.Response(status=502)
        except DATABASE_ERRORS as error:
            log.warning("the gallery could not be read", error=type(error).__name__)
            return web.Response(status=503)


def _json(content: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(content, status=status, headers={"Cache-Control": "no-store"})


def _spoken_by_browser(request: web.Request) -> str:
    """The first language that the browser would like; for who is not known."""
    return request.headers.get("Accept-Language", "").split(",")[0].split(";")[0].strip()


async def _body(request: web.Request) -> dict[str, Any]:
    """Raises Refused."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = json.loads(await request.read())
    except (ValueError, RecursionError, TimeoutError, web.RequestPayloadError):
        body = None
    if not isinstance(body, dict):
        raise Refused("gallery-trouble", 400)
    return body


def _job(request: web.Request) -> int:
    """Raises Refused."""
    number = _number(request.match_info["job"])
    if number is None:
        raise Refused("video-gone", 404)
    return number


def _number(text: str | None) -> int | None:
    """As both databases count; None for anything else."""
    if text is None or not text.isascii() or not text.isdecimal() or len(text) >= len(str(2**63)):
        return None
    return int(text)


def _moment(text: str | None) -> float | None:
    number = _number(text)
    return None if number is None else float(number)


def _is_pack(pack: CreditPack, asked: dict[str, Any]) -> bool:
    return asked.get("credits") == pack.credits and asked.get("stars") == pack.stars
