"""/export: a user's own data. /ledger: the operators' books."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator

from aiogram import Bot
from aiogram.exceptions import TelegramEntityTooLarge
from aiogram.filters import CommandObject
from aiogram.types import BufferedInputFile, InputFile, Message

from bot.storage.database import Database
from bot.telegram.views import Views
from bot.users.exports import Month, ledger_csv, user_data
from bot.users.users import User

DATA_NAME = "my-data.json"
LEDGER_NAME = "ledger.csv"
UPLOAD_SECONDS = 900


class LedgerFile(InputFile):
    """The ledger, read while it is uploaded."""

    def __init__(self, database: Database, month: Month | None, name: str) -> None:
        super().__init__(filename=name)
        self._database = database
        self._month = month

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        async for chunk in ledger_csv(self._database, self._month):
            yield chunk


async def export(message: Message, user: User, views: Views, database: Database) -> None:
    """Send the user all that is kept of them."""
    data = await user_data(database, user.id)
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    await message.answer_document(
        BufferedInputFile(content, DATA_NAME), caption=views.say(user.locale, "export-caption").text
    )


async def books(message: Message, command: CommandObject, user: User, views: Views, database: Database) -> None:
    """`/ledger [2026-11]`: send the ledger, or one month of it."""
    words = (command.args or "").strip()
    try:
        month = Month.parse(words) if words else None
    except ValueError:
        await message.answer(views.say(user.locale, "ledger-how").text)
        return
    name = f"ledger-{words}.csv" if words else LEDGER_NAME
    try:
        await message.answer_document(
            LedgerFile(database, month, name),
            caption=views.say(user.locale, "ledger-caption").text,
            request_timeout=UPLOAD_SECONDS,
        )
    except TelegramEntityTooLarge:
        await message.answer(views.say(user.locale, "ledger-too-long").text)
