"""The users that the bot knows: their language and theme, whether they are banned, what they confirmed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import Ledger
from bot.jobs.job import Job
from bot.storage.database import Database
from bot.storage.tables import accounts, consents, users
from bot.users.erasure import Erasure
from bot.users.marks import Marks

REMEMBERED = 10_000
REMEMBERED_SECONDS = 5.0
"""A user who writes again so soon is not looked up; what another process changed counts after that."""

FIND = (
    select(
        users.c.banned_at,
        users.c.language,
        users.c.chosen_language,
        users.c.theme,
        users.c.name_mark,
        consents.c.wording,
    )
    .outerjoin(consents, consents.c.user_id == users.c.id)
    .where(users.c.id == bindparam("user_id"))
)


class Theme(StrEnum):
    """How pictures are drawn for a user. In a chat, a bot is not told which one their app has."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class User:
    """Someone who wrote to the bot."""

    id: int
    locale: str
    banned: bool
    confirmed: frozenset[str]
    """The names of the wordings that they confirmed."""
    language: str | None = None
    """What their Telegram spoke when they last wrote (an IETF tag)."""
    chosen_language: str | None = None
    """What they chose by /language; it counts over what their Telegram speaks."""
    theme: Theme = Theme.LIGHT
    name_mark: str | None = None
    """By which their @name is recognised; names themselves are not kept."""


class Users:
    """Everyone who ever wrote."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        erasure: Erasure,
        marks: Marks,
        *,
        free_credits: int,
        default_locale: str,
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._erasure = erasure
        self._marks = marks
        self._free_credits = free_credits
        self._default_locale = default_locale
        self._lately: dict[tuple[int, str | None], tuple[float, User]] = {}

    async def meet(self, user_id: int, language: str | None = None, name: str | None = None) -> User:
        """The user with this Telegram id. Who is new is stored, and given the free credits; who left before is new
        in all but that.

        `language` is what their Telegram speaks (an IETF tag); it counts until they choose another. `name` is their
        @name, empty for who has none and None where it is not known.
        """
        mark = self._marks.name(name) if name else None
        known = self._lately.get((user_id, language))
        if known is not None and known[0] > self._database.time() and (name is None or known[1].name_mark == mark):
            return known[1]
        async with self._database.reading() as connection:
            user = await self._find(connection, user_id, language)
        if user is None:
            user = await self._add(user_id, language)
        elif language is not None and user.language != language:
            async with self._database.one_statement() as connection:
                await connection.execute(update(users).where(users.c.id == user_id).values(language=language))
        if name is not None and user.name_mark != mark:
            await self._note_name(user_id, mark)
            user = replace(user, name_mark=mark)
        if len(self._lately) >= REMEMBERED:
            self._lately.clear()
        self._lately[user_id, language] = (self._database.time() + REMEMBERED_SECONDS, user)
        return user

    async def look_up(self, user_id: int, language: str | None = None) -> User | None:
        """The same, without storing who is new: None then."""
        known = self._lately.get((user_id, language))
        if known is not None and known[0] > self._database.time():
            return known[1]
        async with self._database.reading() as connection:
            return await self._find(connection, user_id, language)

    def unknown(self, user_id: int, language: str | None) -> User:
        """Somebody who is not stored, as they would be."""
        return User(user_id, language or self._default_locale, banned=False, confirmed=frozenset())

    def forget(self, user_id: int) -> None:
        """Look the user up the next time."""
        for key in [key for key in self._lately if key[0] == user_id]:
            del self._lately[key]

    async def _add(self, user_id: int, language: str | None) -> User:
        async with self._database.transaction() as connection:
            await self.welcome(connection, user_id)
            await connection.execute(update(users).where(users.c.id == user_id).values(language=language))
            user = await self._find(connection, user_id, language)
        assert user is not None  # noqa: S101  # it was stored in this transaction
        return user

    async def welcome(self, connection: AsyncConnection, user_id: int) -> int:
        """Store the user, if they are not here. Returns the free credits that they were given."""
        values = {"id": user_id, "created_at": self._database.now}
        added = await connection.execute(self._database.insert(accounts).values(values).on_conflict_do_nothing())
        if added.rowcount == 0:
            return 0
        # Only now: who is leaving at this very moment was waited for.
        await connection.execute(self._database.insert(users).values(values))
        left_on = await self._erasure.left_on(connection, user_id)
        if left_on is not None:
            await connection.execute(update(accounts).where(accounts.c.id == user_id).values(left_on=left_on))
            return 0
        await self._ledger.welcome(connection, user_id, self._free_credits)
        return self._free_credits

    async def _note_name(self, user_id: int, mark: str | None) -> None:
        # A name that somebody gave up is anybody's.
        of_both = or_(users.c.id == user_id, users.c.name_mark == mark) if mark is not None else users.c.id == user_id
        async with self._database.transaction() as connection:
            # In one order, since two users may swap theirs.
            both = select(users.c.id).where(of_both).order_by(users.c.id).with_for_update()
            met = (await connection.execute(both)).scalars().all()
            await connection.execute(update(users).where(users.c.id.in_(met)).values(name_mark=None))
            await connection.execute(update(users).where(users.c.id == user_id).values(name_mark=mark))
        for each in met:
            self.forget(each)

    async def named(self, name: str) -> int | None:
        """The Telegram id of the user who wrote under this @name last, if they did not give it up since."""
        async with self._database.reading() as connection:
            found: int | None = await connection.scalar(
                select(users.c.id).where(users.c.name_mark == self._marks.name(name))
            )
        return found

    async def find(self, user_id: int) -> User | None:
        """The user with this Telegram id, if they ever wrote."""
        async with self._database.reading() as connection:
            return await self._find(connection, user_id, None)

    async def _find(self, connection: AsyncConnection, user_id: int, language: str | None) -> User | None:
        rows = (await connection.execute(FIND, {"user_id": user_id})).all()
        if not rows:
            return None
        return User(
            id=user_id,
            locale=rows[0].chosen_language or language or rows[0].language or self._default_locale,
            banned=rows[0].banned_at is not None,
            confirmed=frozenset(row.wording for row in rows if row.wording is not None),
            language=rows[0].language,
            chosen_language=rows[0].chosen_language,
            theme=Theme(rows[0].theme or Theme.LIGHT),
            name_mark=rows[0].name_mark,
        )

    async def is_banned(self, connection: AsyncConnection, user_id: int) -> bool:
        """Whether the user is banned, as it stands in the database."""
        banned = select(users.c.id).where(users.c.id == user_id, users.c.banned_at.is_not(None))
        return (await connection.execute(banned)).first() is not None

    async def confirmed(
        self, connection: AsyncConnection, user_ids: Collection[int | None]
    ) -> Collection[tuple[int, str]]:
        """Which of these users confirmed which wordings."""
        given = select(consents.c.user_id, consents.c.wording).where(consents.c.user_id.in_(user_ids))
        return {(row.user_id, row.wording) for row in await connection.execute(given)}

    async def confirm(self, connection: AsyncConnection, user_id: int, wording: str) -> None:
        """Note that the user confirmed this wording. The first time counts."""
        await connection.execute(
            self._database.insert(consents)
            .values(user_id=user_id, wording=wording, given_at=self._database.now)
            .on_conflict_do_nothing()
        )
        self.forget(user_id)

    async def choose_language(self, user_id: int, language: str | None) -> None:
        """Speak this language to the user from now on; None is whichever their Telegram speaks."""
        async with self._database.one_statement() as connection:
            await connection.execute(update(users).where(users.c.id == user_id).values(chosen_language=language))
        self.forget(user_id)

    async def choose_theme(self, user_id: int, theme: Theme) -> None:
        """Draw the user's pictures so from now on."""
        async with self._database.one_statement() as connection:
            await connection.execute(update(users).where(users.c.id == user_id).values(theme=theme))
        self.forget(user_id)

    async def remove(self, user_id: int) -> tuple[Job, ...]:
        """Remove the user at their own request. Returns the jobs that had not ended, which are gone, too."""
        async with self._database.transaction() as connection:
            gone = await self._erasure.remove(connection, user_id)
        self.forget(user_id)
        return gone.jobs
