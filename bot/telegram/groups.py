"""The groups that the bot is or was in, each with an account and its own settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, overload

from sqlalchemy import ColumnElement, Row, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.intake import Quota
from bot.storage.database import Database
from bot.storage.tables import accounts, groups
from bot.users.users import User


class Payer(StrEnum):
    """Whose credits pay for what is asked for in a group."""

    MEMBERS = "members"
    GROUP = "group"


class WhoMayAsk(StrEnum):
    """Whose links are taken in a group."""

    EVERYONE = "everyone"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Group:
    """A group, and how it wants the bot to be."""

    chat_id: int
    account: int
    """Its own number in the accounts: it stays when the group becomes a supergroup, and its chat's id changes."""
    payer: Payer
    bare_links: bool
    """Whether links are taken from messages that do not address the bot."""
    locale: str
    who_may_ask: WhoMayAsk
    daily_each: int | None
    daily_together: int | None
    confirmed: bool
    """Whether an administrator has confirmed, for all who ask at the group's expense, what each would confirm."""
    moved_from: int | None
    is_gone: bool
    """Whether the bot was removed, or may not write."""

    @property
    def places(self) -> frozenset[str]:
        """What jobs call it."""
        return frozenset(str(chat_id) for chat_id in (self.chat_id, self.moved_from) if chat_id is not None)

    @property
    def quota(self) -> Quota | None:
        """Its limits, if it has any."""
        if self.daily_each is None and self.daily_together is None:
            return None
        return Quota(self.account, self.places, self.daily_each, self.daily_together)

    @overload
    def account_for(self, user: User) -> int: ...

    @overload
    def account_for(self, user: User | None) -> int | None: ...

    def account_for(self, user: User | None) -> int | None:
        """Who pays for what this user asks for; None when it is nobody, as they cannot be told from others."""
        if self.payer is Payer.GROUP:
            return self.account
        return None if user is None else user.id


class Groups:
    """All groups of one database."""

    def __init__(self, database: Database, default_locale: str) -> None:
        self._database = database
        self._default_locale = default_locale

    async def find(self, chat_id: int) -> Group | None:
        """The group with this chat id, or that had it before it became a supergroup."""
        async with self._database.reading() as connection:
            return await self._find(connection, or_(groups.c.chat_id == chat_id, groups.c.moved_from == chat_id))

    async def of_account(self, account: int) -> Group | None:
        """The group whose account this is."""
        async with self._database.reading() as connection:
            return await self._find(connection, groups.c.account_id == account)

    async def meet(self, chat_id: int, user: User | None = None) -> Group:
        """The same as `find`; a group that is new is stored, and speaks this user's language until it is told to speak
        another.
        """
        known = await self.find(chat_id)
        return known or await self._add(chat_id, None if user is None else user.locale)

    async def _add(self, chat_id: int, locale: str | None) -> Group:
        now = self._database.now
        async with self._database.transaction() as connection:
            account = self._database.insert(accounts).values(id=chat_id, created_at=now)
            await connection.execute(account.on_conflict_do_nothing())
            group = self._database.insert(groups).values(
                chat_id=chat_id,
                account_id=chat_id,
                payer=Payer.MEMBERS,
                bare_links=False,
                locale=locale or self._default_locale,
                who_may_ask=WhoMayAsk.EVERYONE,
                created_at=now,
            )
            await connection.execute(group.on_conflict_do_nothing())
            added = await self._find(connection, groups.c.chat_id == chat_id)
        assert added is not None  # noqa: S101  # it was stored in this transaction
        return added

    async def change(self, group: Group, **settings: Any) -> Group:
        """Change settings by the names of their columns. Returns the group as it then is."""
        async with self._database.transaction() as connection:
            own = groups.c.account_id == group.account
            await connection.execute(update(groups).where(own).values(**settings))
            changed = await self._find(connection, own)
        assert changed is not None  # noqa: S101  # groups are never removed
        return changed

    async def confirm(self, group: Group) -> Group:
        """An administrator confirmed for the group, and lets it pay. The first time counts."""
        confirmed_at = {} if group.confirmed else {"confirmed_at": self._database.now}
        return await self.change(group, payer=Payer.GROUP, **confirmed_at)

    async def arrive(self, chat_id: int, locale: str | None) -> tuple[Group, bool]:
        """The bot may write in this group. Returns whether it is new here, or was gone."""
        known = await self.find(chat_id)
        if known is None:
            return await self._add(chat_id, locale), True
        return (await self.change(known, gone_at=None), True) if known.is_gone else (known, False)

    async def leave(self, chat_id: int) -> Group | None:
        """The bot was removed from this group, or may not write there any more. None where it never was; a chat that
        has moved on is no group.
        """
        known = await self.find(chat_id)
        if known is None or known.chat_id != chat_id:
            return None
        return known if known.is_gone else await self.change(known, gone_at=self._database.now)

    async def move(self, old: int, new: int) -> None:
        """The group has become a supergroup, with another chat id: all else stays. Doing it again changes nothing."""
        async with self._database.transaction() as connection:
            if await self._find(connection, groups.c.chat_id == old) is None:
                return
            # Met under its new id by a message that came before this news.
            await connection.execute(delete(groups).where(groups.c.chat_id == new))
            moved = update(groups).where(groups.c.chat_id == old)
            await connection.execute(moved.values(chat_id=new, moved_from=old, gone_at=None))

    async def _find(self, connection: AsyncConnection, where: ColumnElement[bool]) -> Group | None:
        row = (await connection.execute(select(groups).where(where))).one_or_none()
        return None if row is None else _group(row)


def _group(row: Row[Any]) -> Group:
    return Group(
        chat_id=row.chat_id,
        account=row.account_id,
        payer=Payer(row.payer),
        bare_links=row.bare_links,
        locale=row.locale,
        who_may_ask=WhoMayAsk(row.who_may_ask),
        daily_each=row.daily_each,
        daily_together=row.daily_together,
        confirmed=row.confirmed_at is not None,
        moved_from=row.moved_from,
        is_gone=row.gone_at is not None,
    )
