"""The people that the bot knows: their language, whether they are barred, what they confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.credits import Ledger
from bot.departures import Departures
from bot.jobs.job import Job
from bot.storage.database import Clock, Database
from bot.storage.tables import consents, people

CONSENT_WORDING = "2026-11"
"""Names the wording that people confirm. A new wording gets a new name, and each person is asked again."""

REMEMBERED = 10_000
REMEMBERED_SECONDS = 5.0
"""A person who writes again so soon is not looked up; what another process changed counts after that."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who wrote to the bot."""

    id: int
    locale: str
    banned: bool
    consented: bool


class People:
    """Everyone who ever wrote."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        departures: Departures,
        *,
        free_credits: int,
        default_locale: str,
        clock: Clock,
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._departures = departures
        self._free_credits = free_credits
        self._default_locale = default_locale
        self._clock = clock
        self._lately: dict[tuple[int, str | None], tuple[float, Person]] = {}

    async def meet(self, person_id: int, language: str | None = None) -> Person:
        """The person with this Telegram id. Who is new is stored, and given the free credits; who left before is new
        in all but that.

        `language` is what their Telegram speaks (an IETF tag); it counts until they choose another.
        """
        known = self._lately.get((person_id, language))
        if known is not None and known[0] > self._clock():
            return known[1]
        async with self._database.reading() as connection:
            person = await self._find(connection, person_id, language)
        if person is None:
            person = await self._add(person_id, language)
        if len(self._lately) >= REMEMBERED:
            self._lately.clear()
        self._lately[person_id, language] = (self._clock() + REMEMBERED_SECONDS, person)
        return person

    def forget(self, person_id: int) -> None:
        """Look the person up the next time."""
        for key in [key for key in self._lately if key[0] == person_id]:
            del self._lately[key]

    async def _add(self, person_id: int, language: str | None) -> Person:
        async with self._database.transaction() as connection:
            await self.welcome(connection, person_id)
            person = await self._find(connection, person_id, language)
        assert person is not None  # noqa: S101  # it was stored in this transaction
        return person

    async def welcome(self, connection: AsyncConnection, person_id: int) -> int:
        """Store the person, if they are not here. Returns the free credits that they were given."""
        added = await connection.execute(
            self._database.insert(people).values(id=person_id, created_at=self._database.now).on_conflict_do_nothing()
        )
        if added.rowcount == 0:
            return 0
        # Only now: who is leaving at this very moment was waited for.
        left_on = await self._departures.left_on(connection, person_id)
        if left_on is not None:
            await connection.execute(update(people).where(people.c.id == person_id).values(left_on=left_on))
            return 0
        await self._ledger.welcome(connection, person_id, self._free_credits)
        return self._free_credits

    async def find(self, person_id: int) -> Person | None:
        """The person with this Telegram id, if they ever wrote."""
        async with self._database.reading() as connection:
            return await self._find(connection, person_id, None)

    async def _find(self, connection: AsyncConnection, person_id: int, language: str | None) -> Person | None:
        statement = (
            select(people.c.locale, people.c.banned_at, consents.c.given_at)
            .outerjoin(consents, and_(consents.c.person_id == people.c.id, consents.c.wording == CONSENT_WORDING))
            .where(people.c.id == person_id)
        )
        row = (await connection.execute(statement)).one_or_none()
        if row is None:
            return None
        return Person(
            id=person_id,
            locale=row.locale or language or self._default_locale,
            banned=row.banned_at is not None,
            consented=row.given_at is not None,
        )

    async def has_confirmed(self, connection: AsyncConnection, person_id: int) -> bool:
        """Whether the person confirmed the present wording."""
        given = select(consents.c.given_at).where(
            consents.c.person_id == person_id, consents.c.wording == CONSENT_WORDING
        )
        return (await connection.execute(given)).first() is not None

    async def confirm_rights(self, connection: AsyncConnection, person_id: int) -> None:
        """Note that the person confirmed the present wording. The first time counts."""
        await connection.execute(
            self._database.insert(consents)
            .values(person_id=person_id, wording=CONSENT_WORDING, given_at=self._database.now)
            .on_conflict_do_nothing()
        )
        self.forget(person_id)

    async def speak(self, person_id: int, locale: str) -> None:
        """Answer the person in this language from now on."""
        async with self._database.transaction() as connection:
            await connection.execute(update(people).where(people.c.id == person_id).values(locale=locale))
        self.forget(person_id)

    async def remove(self, person_id: int) -> tuple[Job, ...]:
        """Remove the person at their own wish. Returns the jobs that had not ended, which are gone, too."""
        async with self._database.transaction() as connection:
            gone = await self._departures.remove(connection, person_id)
        self.forget(person_id)
        return gone.jobs
