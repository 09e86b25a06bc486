"""What operators can do. To everyone else these commands do not exist."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import BaseFilter, Command
from aiogram.types import Message

from bot.people import Person
from bot.providers.pool import Pool
from bot.providers.report import report
from bot.providers.services import Services
from bot.storage.database import Database
from bot.telegram.views import Views


class FromOperator(BaseFilter):
    """Lets the operators' messages through."""

    async def __call__(self, message: Message, operators: frozenset[int]) -> bool:
        return message.from_user is not None and message.from_user.id in operators


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="operators")
    router.message.filter(FromOperator())
    router.message.register(providers, Command("providers"))
    return router


async def providers(
    message: Message, person: Person, views: Views, pool: Pool, services: Services, database: Database
) -> None:
    """Show how each provider stands and did over the last day."""
    async with database.reading() as connection:
        reports = await report(database, services, connection, [provider.name for provider in pool])
    await message.answer(views.providers(person.locale, reports).text)
