"""Who runs the bot, and how they hear of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import structlog
from sqlalchemy import delete

from bot.messenger import MessengerError, Notifier
from bot.storage.database import Database
from bot.storage.tables import notices

log = structlog.get_logger(__name__)


class Notices:
    """What is so and the operators were told of: by one process, once each time that it becomes so."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_news(self, name: str, *, so: bool) -> bool:
        """Note that it is so, or is not. Returns whether that changed."""
        async with self._database.transaction() as connection:
            statement = self._database.insert(notices).values(name=name).on_conflict_do_nothing()
            changed = statement if so else delete(notices).where(notices.c.name == name)
            return (await connection.execute(changed)).rowcount == 1


class Operators:
    """The operators that the settings name."""

    def __init__(self, ids: Collection[int], notifier: Notifier) -> None:
        self._ids = sorted(ids)
        self._notifier = notifier

    def __contains__(self, user_id: object) -> bool:
        return user_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    async def tell(self, key: str, **values: object) -> int:
        """Send each of them the words for `key`. Returns how many were reached."""
        reached = 0
        for operator in self._ids:
            try:
                await self._notifier.notify(operator, key, locale=None, **values)
                reached += 1
            except MessengerError as error:
                log.warning("an operator could not be told", news=key, error=type(error).__name__)
        return reached


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """Where users turn to."""

    operators: Operators
    contact: str | None
    """Where else they can write, as `SUPPORT_CONTACT` has it."""
