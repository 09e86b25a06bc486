"""The client of the Bot API server that the settings name."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import LinkPreviewOptions

from bot.settings import Settings


class UnreadableAnswer(TelegramServerError):
    """What came back is no answer of the Bot API's. It says nothing of what it held."""

    def __init__(self, method: TelegramMethod[Any]) -> None:
        super().__init__(method=method, message="the answer cannot be read")


class Session(AiohttpSession):
    """aiogram's, for which an answer that cannot be read is an outage as any other.

    It closes at once: aiohttp's connector waits by itself for what aiogram's own pause of a quarter of a second is for.
    """

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError:
            # Raised below, the error holds no content.
            pass
        raise UnreadableAnswer(method)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        _kind_of_answer(method.__returning__)
        response: Response[TelegramType] | None = None
        try:
            response = super().check_response(bot, method, status_code, content)
        except (ClientDecodeError, TypeError):
            # A TypeError is aiogram's for a refusal without a description.
            pass
        except TelegramAPIError as error:
            if type(error) is not TelegramAPIError:
                raise
            if status_code == HTTPStatus.TOO_MANY_REQUESTS:
                raise TelegramRetryAfter(method=method, message=error.message, retry_after=1) from None
            if status_code >= HTTPStatus.BAD_REQUEST:
                raise
        if response is None or response.result is None:
            raise UnreadableAnswer(method)
        return response

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@cache
def _kind_of_answer(result: Any) -> type[Response[Any]]:
    # aiogram makes the class with each answer, and pydantic keeps it as long as somebody else does.
    return Response[result]


def create_bot(settings: Settings) -> Bot:
    """A client; close it with `await bot.session.close()`."""
    server = TelegramAPIServer.from_base(settings.telegram_api_url, is_local=settings.telegram_api_local)
    return Bot(
        settings.bot_token.get_secret_value(),
        session=Session(api=server),
        default=DefaultBotProperties(
            parse_mode=ParseMode.HTML,
            link_preview=LinkPreviewOptions(is_disabled=True),
            # Whoever deleted their message meanwhile still gets the answer.
            allow_sending_without_reply=True,
        ),
    )
