"""What happens to every update before its handler: the person is met, and nothing goes wrong unseen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import stamina
import structlog
from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User
from sqlalchemy.exc import SQLAlchemyError

from bot.people import People
from bot.presents import Presents
from bot.telegram.views import Views

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
DATABASE_TRIES = 4
DATABASE_ERRORS = (SQLAlchemyError, OSError)

log = structlog.get_logger(__name__)


class Arrivals(BaseMiddleware):
    """Meets the person, turns the barred away, retries what a busy database refused, and apologises for the rest."""

    def __init__(self, people: People, presents: Presents, views: Views) -> None:
        self._people = people
        self._presents = presents
        self._views = views

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, Update)  # noqa: S101  # registered for updates
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(update=event.update_id)
        user: User | None = data.get("event_from_user")
        if user is None or user.is_bot:
            return None
        try:
            try:
                return await self._handle(handler, event, data, user)
            except DATABASE_ERRORS as error:
                log.warning("the database did not answer, the update is tried again", error=type(error).__name__)
                # Another process may have removed the person meanwhile.
                self._people.forget(user.id)
            async for attempt in stamina.retry_context(on=DATABASE_ERRORS, attempts=DATABASE_TRIES):
                with attempt:
                    return await self._handle(handler, event, data, user)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            # The person is gone, or what is answered is (a deleted message, an old button): nobody is waiting.
            log.info("an answer was refused", error=type(error).__name__, reason=error.message)
        except TelegramAPIError as error:
            log.warning("an answer could not be sent", error=type(error).__name__)
        except Exception:
            log.exception("an update went wrong")
            await self._apologise(event, user)
        return None

    async def _handle(self, handler: Handler, event: Update, data: dict[str, Any], user: User) -> Any:
        person = await self._people.meet(user.id, user.language_code)
        data["person"] = person
        await self._presents.give_daily(person.id)
        if person.banned:
            if event.message is not None and event.message.chat.type == "private":
                await event.message.answer(self._views.say(person.locale, "barred-person").text)
            return None
        return await handler(event, data)

    async def _apologise(self, event: Update, user: User) -> None:
        text = self._views.say(user.language_code or "", "went-wrong").text
        try:
            if isinstance(event.event, Message) and event.event.chat.type == "private":
                await event.event.answer(text)
            elif isinstance(event.event, CallbackQuery):
                await event.event.answer(text, show_alert=True)
        except TelegramAPIError as error:
            log.info("an apology could not be sent", error=type(error).__name__)
