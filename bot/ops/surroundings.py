"""What `doctor` finds around the bot: Telegram's settings of it, the public address, the disk and the clock."""

from __future__ import annotations

import shutil
import time
from collections.abc import AsyncIterator, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramUnauthorizedError,
)
from aiogram.types import User, WebhookInfo

from bot.addresses import gallery_url, webhook_path
from bot.ops.findings import Finding, Verdict
from bot.ops.watch import LITTLE_SPACE, MEGABYTE
from bot.settings import Settings, Updates
from bot.storage.database import Database
from bot.telegram.client import create_bot

REQUEST_SECONDS = 10
CLOCK_SECONDS = 10.0
"""By so much the clock may differ: Telegram's own tells whole seconds, and the answer was on its way."""
MANY_WAITING = 1000
INLINE_ON = (
    "on; whether feedback is on Telegram does not tell: turn it on with /setinlinefeedback in BotFather, or a button"
    " under each message begins the video"
)
INLINE_OFF = "off; turn it on with /setinline in BotFather, should users ask for videos in other chats"
NO_STORAGE = (
    "STORAGE_CHAT_ID is not set: in inline messages and guest chats users get videos alone that the bot has sent"
    " before, and for other links they are told to ask in the private chat"
)


async def telegram(settings: Settings) -> AsyncIterator[Finding]:
    """The token, and what Telegram knows of the bot."""
    bot = create_bot(settings)
    try:
        try:
            me = await bot.get_me(request_timeout=REQUEST_SECONDS)
        except TelegramUnauthorizedError:
            yield Finding(Verdict.FAILURE, "token", "Telegram refuses it; take it anew from BotFather")
            return
        except TelegramAPIError as error:
            words = f"Telegram does not answer ({type(error).__name__}); see to the network, or to TELEGRAM_API_URL"
            yield Finding(Verdict.FAILURE, "token", words)
            return
        yield Finding(Verdict.OK, "token", f"it is @{me.username}'s")
        for finding in _profile(me):
            yield finding
        yield _gallery(settings, me)
        if settings.storage_chat_id is not None:
            yield await _storage(bot, settings.storage_chat_id)
        elif me.supports_inline_queries or me.supports_guest_queries:
            yield Finding(Verdict.WARNING, "storage chat", NO_STORAGE)
        try:
            webhook = await bot.get_webhook_info(request_timeout=REQUEST_SECONDS)
        except TelegramAPIError as error:
            words = f"Telegram does not tell of it ({type(error).__name__}); try again in a minute"
            yield Finding(Verdict.WARNING, "webhook", words)
            return
        yield _webhook(settings, webhook)
    finally:
        await bot.session.close()


def _profile(me: User) -> Iterator[Finding]:
    """What BotFather was told of groups and inline queries."""
    if not me.can_join_groups:
        yield Finding(Verdict.OK, "groups", "it cannot be added to any; BotFather's /setjoingroups changes that")
    elif me.can_read_all_group_messages:
        yield Finding(Verdict.OK, "groups", "privacy mode is off: it sees every message, and can take bare links")
    else:
        words = "privacy mode is on: it sees commands, mentions and replies alone; BotFather's /setprivacy changes that"
        yield Finding(Verdict.OK, "groups", words)
    yield Finding(Verdict.OK, "inline mode", INLINE_ON if me.supports_inline_queries else INLINE_OFF)
    yield Finding(Verdict.OK, "guest mode", "on" if me.supports_guest_queries else "off in BotFather")


def _gallery(settings: Settings, me: User) -> Finding:
    """Which ways lead to it."""
    url = gallery_url(settings)
    if url is None:
        return Finding(Verdict.OK, "gallery", "off, as PUBLIC_URL is not set")
    if me.has_main_web_app:
        words = f"on; https://t.me/{me.username}?startapp opens it, too, if {url} is the main Mini App in BotFather"
        return Finding(Verdict.OK, "gallery", words)
    words = f"on; for a link that opens it, name {url} as the main Mini App in BotFather"
    return Finding(Verdict.OK, "gallery", words)


async def _storage(bot: Bot, chat_id: int) -> Finding:
    """Whether the bot may write there. Nothing is sent: a chat action is refused where a message would be."""
    try:
        await bot.send_chat_action(chat_id, ChatAction.UPLOAD_VIDEO, request_timeout=REQUEST_SECONDS)
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        words = f"the bot may not write in the chat of STORAGE_CHAT_ID ({error.message}); write /start to it there"
        return Finding(Verdict.FAILURE, "storage chat", words)
    except TelegramAPIError as error:
        words = f"Telegram does not tell of it ({type(error).__name__}); try again in a minute"
        return Finding(Verdict.WARNING, "storage chat", words)
    return Finding(Verdict.OK, "storage chat", "the bot may write there")


def _webhook(settings: Settings, info: WebhookInfo) -> Finding:
    """What is set there against UPDATES. Its address is secret but for the host."""
    if settings.updates is Updates.POLLING:
        if not info.url:
            return Finding(Verdict.OK, "webhook", "none is set, as UPDATES=polling needs it")
        words = (
            f"one is set, to {urlsplit(info.url).hostname}, while UPDATES=polling: `run` removes it;"
            " if another process of yours set it, stop that one, or give this one UPDATES=none"
        )
        return Finding(Verdict.WARNING, "webhook", words)
    if settings.updates is Updates.NONE:
        return Finding(Verdict.OK, "webhook", "not this process's matter, with UPDATES=none")
    if not info.url:
        return Finding(Verdict.WARNING, "webhook", "none is set yet; `run` sets it")
    if info.url != f"{settings.public_url}{webhook_path(settings.bot_token)}":
        words = f"it is set to {urlsplit(info.url).hostname}, by another program or setting; `run` sets it anew"
        return Finding(Verdict.WARNING, "webhook", words)
    if info.last_error_message:
        words = f"Telegram could not deliver lately: {info.last_error_message}; see to PUBLIC_URL and its proxy"
        return Finding(Verdict.WARNING, "webhook", words)
    if info.pending_update_count > MANY_WAITING:
        words = f"{info.pending_update_count} updates wait at Telegram; is the bot running?"
        return Finding(Verdict.WARNING, "webhook", words)
    return Finding(Verdict.OK, "webhook", "set, and Telegram delivers to it")


async def public_address(settings: Settings, client: httpx.AsyncClient) -> Finding | None:
    """Whether PUBLIC_URL answers at all; its form was checked with the settings. None without one."""
    if settings.public_url is None:
        return None
    host = urlsplit(settings.public_url).netloc
    try:
        answer = await client.get(settings.public_url, timeout=REQUEST_SECONDS)
    except httpx.HTTPError as error:
        words = (
            f"{host} does not answer from here ({type(error).__name__});"
            " see to its name, its certificate, the firewall, and the proxy in front of the bot"
        )
        return Finding(Verdict.WARNING, "PUBLIC_URL", words)
    if answer.is_server_error:
        words = f"{host} answers {answer.status_code}: the proxy there does not reach the bot; is it running?"
        return Finding(Verdict.WARNING, "PUBLIC_URL", words)
    return Finding(Verdict.OK, "PUBLIC_URL", f"{host} answers")


async def clock(settings: Settings, client: httpx.AsyncClient) -> Finding | None:
    """This machine's clock against that of Telegram's server. None where that tells no time."""
    try:
        answer = await client.get(settings.telegram_api_url, timeout=REQUEST_SECONDS)
        there = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (httpx.HTTPError, KeyError, ValueError):
        # That it does not answer has a line of its own.
        return None
    return clock_finding(time.time() - there)


def clock_finding(ahead: float) -> Finding:
    """What to say of a clock that is so many seconds ahead of Telegram's."""
    if abs(ahead) <= CLOCK_SECONDS:
        return Finding(Verdict.OK, "clock", "it agrees with Telegram's")
    way = "ahead of" if ahead > 0 else "behind"
    words = f"it is {abs(ahead):.0f} s {way} Telegram's; let the machine set it by the network (NTP)"
    return Finding(Verdict.WARNING, "clock", words)


def disk(database: Database) -> Finding | None:
    """The space where the SQLite file is; None for PostgreSQL, whose disk is not for the bot to see."""
    if database.folder is None or not database.folder.exists():
        return None
    free = shutil.disk_usage(database.folder).free
    if free < LITTLE_SPACE:
        words = f"{free // MEGABYTE} MB are free where the database is; make room"
        return Finding(Verdict.FAILURE, "disk", words)
    return Finding(Verdict.OK, "disk", f"{free // MEGABYTE} MB are free where the database is")
