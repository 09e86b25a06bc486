"""What happens to every update before its handler: the user is met, and nothing goes wrong unseen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from aiogram.types import User as TelegramUser

from bot.billing.promotions import Promotions
from bot.fulfilment.intake import Intake
from bot.fulfilment.maintenance import UnderMaintenance
from bot.storage.outage import DATABASE_ERRORS, is_conflict, is_outage
from bot.telegram.group_messages import GroupMessages
from bot.telegram.inline_views import guest_answer
from bot.telegram.views import Views
from bot.users.users import User, Users

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
LONGEST_ALERT = 200
"""As much as Telegram shows in answer to a button (https://core.telegram.org/bots/api#answercallbackquery)."""
OPEN_TO_THE_BARRED = ("/terms", "/privacy", "/paysupport", "/export")

log = structlog.get_logger(__name__)


class UserMiddleware(BaseMiddleware):
    """Meets the user, turns the banned away, retries once what met a change by another, and apologises for the rest.

    Raises what a database raises that is away: the update is not handled then.
    """

    def __init__(
        self, users: Users, promotions: Promotions, intake: Intake, views: Views, messages: GroupMessages
    ) -> None:
        self._users = users
        self._promotions = promotions
        self._intake = intake
        self._views = views
        self._messages = messages

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, Update)  # noqa: S101  # registered for updates
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(update=event.update_id)
        user: TelegramUser | None = data.get("event_from_user")
        if _is_sent_by_way_of(event, data["bot"].id):
            return None
        if speaks_for_nobody(event):
            user = None
        elif user is None or user.is_bot:
            return None
        try:
            try:
                return await self._handle(handler, event, data, user)
            except DATABASE_ERRORS as error:
                if not is_conflict(error):
                    raise
                log.info("an update met a change by another, and is tried again", error=type(error).__name__)
                # Another process may have removed the user meanwhile.
                if user is not None:
                    self._users.forget(user.id)
            return await self._handle(handler, event, data, user)
        except UnderMaintenance as maintenance:
            await self._say_maintenance(event, _locale(data, user), maintenance.words)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            # The user is gone, or what is answered is (a deleted message, an old button): nobody is waiting.
            log.info("an answer was refused", error=type(error).__name__, reason=error.message)
        except TelegramAPIError as error:
            log.warning("an answer could not be sent", error=type(error).__name__)
        except Exception as error:
            if is_outage(error):
                # It is tried again until it is handled, so there is nothing to apologise for.
                raise
            log.exception("an update went wrong")
            if user is not None:
                await self._apologise(event, _locale(data, user))
        return None

    async def _handle(self, handler: Handler, event: Update, data: dict[str, Any], user: TelegramUser | None) -> Any:
        data["user"] = None
        message = event.message or event.edited_message
        if message is not None and message.chat.type != ChatType.PRIVATE:
            data["meant"] = await self._messages.meant(message)
            if data["meant"] is None:
                return None
        if user is None:
            return await handler(event, data)
        if event.inline_query is not None:
            await self._offer(handler, event, data, user)
            return None
        known = await self._users.meet(user.id, user.language_code, user.username or "")
        data["user"] = known
        if known.banned and not _is_open_to_the_barred(event):
            await self._turn_away(event, known, data["bot"])
            return None
        if await self._promotions.give_daily(user.id):
            await self._intake.go_on(user.id)
        return await handler(event, data)

    async def _offer(self, handler: Handler, event: Update, data: dict[str, Any], user: TelegramUser) -> None:
        """A query comes with each letter that somebody types: who is new is not stored for it."""
        known = await self._users.look_up(user.id, user.language_code)
        data["is_new"] = known is None
        data["user"] = known or self._users.unknown(user.id, user.language_code)
        if known is not None and known.banned:
            assert event.inline_query is not None  # noqa: S101  # it comes here alone
            await event.inline_query.answer([], is_personal=True)
        else:
            await handler(event, data)

    async def _turn_away(self, event: Update, user: User, bot: Bot) -> None:
        """Tell them, where they wait for something."""
        chosen, guest = event.chosen_inline_result, event.guest_message
        words = self._views.say(user.locale, "banned-user").text
        if event.pre_checkout_query is not None:
            await event.pre_checkout_query.answer(ok=False, error_message=words)
        elif event.callback_query is not None:
            await event.callback_query.answer(words, show_alert=True)
        elif chosen is not None and chosen.inline_message_id is not None:
            await bot.edit_message_text(words, inline_message_id=chosen.inline_message_id)
        elif guest is not None and guest.guest_query_id is not None:
            await bot.answer_guest_query(guest.guest_query_id, guest_answer(words))
        elif event.message is not None and event.message.chat.type == "private":
            await event.message.answer(words)

    async def _say_maintenance(self, event: Update, locale: str, words: str | None) -> None:
        """Requests are not taken at the moment, wherever they come from."""
        view = self._views.maintenance(locale, words)
        try:
            if isinstance(event.event, Message):
                await event.event.reply(view.text)
            elif isinstance(event.event, CallbackQuery):
                await event.event.answer((words or view.text)[:LONGEST_ALERT], show_alert=True)
        except TelegramAPIError as error:
            log.info("an answer was refused", error=type(error).__name__, reason=error.message)

    async def _apologise(self, event: Update, locale: str) -> None:
        key = "went-wrong-with-payment" if _is_about_money(event) else "went-wrong"
        text = self._views.say(locale, key).text
        try:
            if event.pre_checkout_query is not None:
                refusal = self._views.say(locale, "went-wrong-at-checkout").text
                await event.pre_checkout_query.answer(ok=False, error_message=refusal)
            elif isinstance(event.event, Message) and event.event.chat.type == "private":
                await event.event.answer(text)
            elif isinstance(event.event, CallbackQuery):
                await event.event.answer(text, show_alert=True)
        except TelegramAPIError as error:
            log.info("an apology could not be sent", error=type(error).__name__)


def _locale(data: dict[str, Any], sender: TelegramUser | None) -> str:
    """The language of who sent the update, as far as they were met."""
    user: User | None = data.get("user")
    if user is not None:
        return user.locale
    return (sender.language_code or "") if sender is not None else ""


def speaks_for_nobody(event: Update) -> bool:
    """Whether its sender is no user of the bot's: an anonymous administrator or a channel, whose messages bear another
    name; or Telegram itself, which tells of the bot's own standing or of a group that moved.
    """
    message = event.message or event.edited_message
    if message is None:
        return event.my_chat_member is not None
    is_news = message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None
    return is_news or message.sender_chat is not None


def _is_sent_by_way_of(event: Update, bot_id: int) -> bool:
    """Whether it is a message that this bot offered, in a chat that the bot is in: its choice is told by itself."""
    message = event.message or event.edited_message
    return message is not None and message.via_bot is not None and message.via_bot.id == bot_id


def _is_open_to_the_barred(event: Update) -> bool:
    """Whether this reaches its handler even from who is banned: money that moved, and what the law gives everybody."""
    message = event.message
    if message is None:
        return False
    return _is_about_money(event) or (message.text or "").lower().startswith(OPEN_TO_THE_BARRED)


def _is_about_money(event: Update) -> bool:
    """Whether it tells of money that moved."""
    message = event.message
    return message is not None and (message.successful_payment is not None or message.refunded_payment is not None)
