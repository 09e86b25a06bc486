"""The client of the Bot API server that the settings name."""

from __future__ import annotations

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import LinkPreviewOptions

from bot.settings import Settings


class Session(AiohttpSession):
    """aiogram's, without its pause of a quarter of a second after closing: aiohttp's connector waits by itself now."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


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
