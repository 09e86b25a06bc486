"""`reconcile`: compares Telegram's own list of Star payments with what was booked, and books what is missing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError

from bot.billing.payments import Differences, sold
from bot.core import Core, build
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.telegram.client import create_bot
from bot.telegram.stars import star_transactions

Ask = Callable[[str], bool]
"""Puts a yes-or-no question to the operator."""


async def reconcile(settings: Settings, ask: Ask) -> int:
    """Tell the differences, and book what is missing if the operator says so.

    Returns 0 when nothing differs any more, else 1. Raises DatabaseError.
    """
    database = Database(settings.database_url, time.time)
    await database.open()
    core = build(settings, database)
    payments = core.parts.payments
    bot = create_bot(settings)
    try:
        await migrate(database)
        told = await star_transactions(bot)
        async with database.reading() as connection:
            differences = await payments.compare(connection, told)
        for line in _lines(differences):
            sys.stdout.write(f"{line}\n")
        missing = len(differences.not_booked) + len(differences.not_taken_back)
        if missing and ask(f"Book these {missing} now?"):
            await _book(differences, core)
            async with database.reading() as connection:
                differences = await payments.compare(connection, told)
    except (TelegramUnauthorizedError, TelegramNotFound):
        sys.stdout.write("Telegram refuses the token; nothing was compared. Take it anew from BotFather.\n")
        return 1
    except TelegramAPIError as error:
        sys.stdout.write(f"Telegram does not answer ({type(error).__name__}); nothing was compared.\n")
        return 1
    finally:
        await bot.session.close()
        await database.close()
    sys.stdout.write("Some differences remain.\n" if differences else "Telegram's list and the payments agree.\n")
    return 1 if differences else 0


async def _book(differences: Differences, core: Core) -> None:
    payments = core.parts.payments
    for missing in differences.not_booked:
        purchase = sold(missing.payload)
        assert purchase is not None  # noqa: S101  # `differences` keeps the others apart
        await core.users.meet(missing.paid_by)
        async with core.database.transaction() as connection:
            await payments.book(
                connection,
                charge_id=missing.charge_id,
                account_id=purchase.account or missing.paid_by,
                pack=purchase.pack,
                paid_by=missing.paid_by,
            )
    for refunded in differences.not_taken_back:
        async with core.database.transaction() as connection:
            await payments.take_back(connection, refunded.charge_id)


def _lines(differences: Differences) -> list[str]:
    lines = [f"paid and not booked: {one.charge_id}, {one.stars} Stars" for one in differences.not_booked]
    lines += [f"refunded and not taken back: {one.charge_id}" for one in differences.not_taken_back]
    lines += [f"paid for nothing that is sold here: {one.charge_id}" for one in differences.not_ours]
    lines += [f"booked, and not in Telegram's list: {one.charge_id}" for one in differences.unknown_to_telegram]
    return lines
