"""Drafts: what users put together, on a card, before it is created. A draft is a row, so it outlives a restart."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row, Table, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import ReplyTo
from bot.providers.catalogue import Scalar
from bot.storage.database import Database
from bot.storage.tables import drafts

KEPT = 20
"""So many of a user's are kept, the newest."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words as one message brought them."""

    words: str
    number: int
    """The message's, which rises from one to the next in the same place."""
    at: float
    """Unix seconds."""
    size: int
    """The whole message's length, in UTF-16 code units; 0 where it is not for the messenger to cut it."""


@dataclass(frozen=True, slots=True)
class Photo:
    """An image that a user sent. Its bytes stay with the messenger."""

    file_id: str
    """The messenger's name for it."""
    media_type: str = ""
    """By its first bytes; empty where it was looked at before."""
    size: int = 0
    """In bytes; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. Moments are Unix seconds."""

    id: int
    user_id: int
    account_id: int
    """Who pays, as the card tells it."""
    request: str
    """Names what it was begun by."""
    reply_to: ReplyTo
    words: str
    """As they were written; empty until they are."""
    parts: tuple[int, ...]
    """The numbers of the messages that words came by, in order."""
    part_at: float
    part_size: int
    model: str
    options: Mapping[str, Scalar]
    price: int
    """In credits, as the card tells it."""
    card: str | None
    """What the messenger noted of the card."""
    created_at: float
    started_at: float | None
    photos: tuple[Photo, ...] = ()
    """What it is made from besides the words."""
    album: str | None = None
    """The messenger's name of the album that they came in."""
    characters: tuple[str, ...] = ()
    """The providers' ids of those that were picked."""
    dropped_at: float | None = None
    """From then on nothing of it is kept but which messages were words."""

    @property
    def part(self) -> int:
        """The number of the last message that words came by."""
        return self.parts[-1]

    @classmethod
    def from_row(cls, row: Row[Any]) -> Draft:
        values = dict(row._mapping)  # noqa: SLF001  # the documented way to a row's names
        values["reply_to"] = ReplyTo(values.pop("reply_place"), values.pop("reply_message"))
        values["words"] = json.loads(values["words"])
        values["parts"] = tuple(json.loads(values["parts"]))
        values["options"] = json.loads(values["options"])
        values["photos"] = tuple(Photo(**photo) for photo in json.loads(values["photos"]))
        values["characters"] = tuple(json.loads(values["characters"]))
        return cls(**values)


class Drafts:
    """The drafts of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, connection: AsyncConnection, user_id: int, request: str, reply_to: ReplyTo, written: Written, **form: Any
    ) -> Draft:
        """Store a new draft, and let go of the user's oldest. What was begun by this request before stays as it is.

        `form` is what `change` takes, besides words.
        """
        values = {
            "parts": json.dumps([written.number]),
            "user_id": user_id,
            "request": request,
            "reply_place": reply_to.place,
            "reply_message": reply_to.message,
            "created_at": self._database.now,
        }
        statement = self._database.insert(drafts).values(**values, **_stored(written=written, **form))
        await connection.execute(statement.on_conflict_do_nothing())
        added = (await connection.execute(select(drafts).where(drafts.c.request == request))).one()
        await keep_newest(connection, drafts, user_id, KEPT)
        return Draft.from_row(added)

    async def find(self, connection: AsyncConnection, draft_id: int) -> Draft | None:
        """The draft with this number; None when it is not kept any more."""
        kept = (drafts.c.id == draft_id, drafts.c.dropped_at.is_(None))
        row = (await connection.execute(select(drafts).where(*kept))).one_or_none()
        return None if row is None else Draft.from_row(row)

    async def newest(self, connection: AsyncConnection, user_id: int, place: str | None = None) -> Draft | None:
        """The user's newest draft; in this place, if one is named."""
        where = [drafts.c.user_id == user_id, drafts.c.dropped_at.is_(None)]
        if place is not None:
            where.append(drafts.c.reply_place == place)
        statement = select(drafts).where(*where).order_by(drafts.c.id.desc()).limit(1)
        row = (await connection.execute(statement)).one_or_none()
        return None if row is None else Draft.from_row(row)

    async def open(self, connection: AsyncConnection, user_id: int, place: str) -> Sequence[Draft]:
        """The user's drafts there that were neither started nor dropped."""
        there = (drafts.c.user_id == user_id, drafts.c.reply_place == place)
        unended = (drafts.c.started_at.is_(None), drafts.c.dropped_at.is_(None))
        rows = await connection.execute(select(drafts).where(*there, *unended))
        return [Draft.from_row(row) for row in rows]

    async def of_album(self, connection: AsyncConnection, user_id: int, place: str, album: str) -> Draft | None:
        """The user's draft that was begun there with this album."""
        where = (drafts.c.user_id == user_id, drafts.c.reply_place == place, drafts.c.album == album)
        statement = select(drafts).where(*where, drafts.c.dropped_at.is_(None)).order_by(drafts.c.id.desc()).limit(1)
        row = (await connection.execute(statement)).one_or_none()
        return None if row is None else Draft.from_row(row)

    async def change(self, connection: AsyncConnection, draft: Draft, **changes: Any) -> Draft:
        """Change a draft: its `written`, `options`, `photos`, `characters`, or a column.

        Returns it as it then stands.
        """
        if "written" in changes:
            changes["parts"] = json.dumps([*draft.parts, changes["written"].number])
        statement = update(drafts).where(drafts.c.id == draft.id).values(**_stored(**changes)).returning(drafts)
        return Draft.from_row((await connection.execute(statement)).one())

    async def start(self, connection: AsyncConnection, draft: Draft) -> None:
        """Note that it was started. The first time counts."""
        not_yet = (drafts.c.id == draft.id, drafts.c.started_at.is_(None))
        await connection.execute(update(drafts).where(*not_yet).values(started_at=self._database.now))

    async def drop(self, connection: AsyncConnection, draft: Draft) -> None:
        """Keep it no more, nor what asks for words in the same place: nobody waits for these then."""
        there = (drafts.c.user_id == draft.user_id, drafts.c.reply_place == draft.reply_to.place)
        asking = and_(*there, drafts.c.words == json.dumps(""), drafts.c.started_at.is_(None))
        emptied = _stored(words="", options={}, photos=[], characters=[], album=None, dropped_at=self._database.now)
        await connection.execute(update(drafts).where(or_(drafts.c.id == draft.id, asking)).values(emptied))

    async def have(self, connection: AsyncConnection, user_id: int, place: str, number: int) -> bool:
        """Whether the message with this number brought words of a draft there, also of one that was dropped."""
        return await is_part(connection, drafts, user_id, place, number)


async def keep_newest(connection: AsyncConnection, kept: Table, user_id: int, most: int) -> None:
    """Let go of the user's oldest rows of this table of drafts, beyond so many."""
    own = kept.c.user_id == user_id
    newest = select(kept.c.id).where(own).order_by(kept.c.id.desc()).limit(most)
    await connection.execute(delete(kept).where(own, kept.c.id.not_in(newest)))


async def is_part(connection: AsyncConnection, kept: Table, user_id: int, place: str, number: int) -> bool:
    """Whether the message with this number is among the parts of the user's rows there, in a table of drafts."""
    there = (kept.c.user_id == user_id, kept.c.reply_place == place)
    rows = (await connection.execute(select(kept.c.parts).where(*there))).scalars()
    return any(number in json.loads(parts) for parts in rows)


def _stored(
    *,
    written: Written | None = None,
    options: Mapping[str, Scalar] | None = None,
    photos: Sequence[Photo] | None = None,
    characters: Sequence[str] | None = None,
    **others: Any,
) -> dict[str, Any]:
    if written is not None:
        others |= {"words": written.words, "part_at": written.at, "part_size": written.size}
    if "words" in others:
        others["words"] = json.dumps(others["words"])
    if options is not None:
        others["options"] = json.dumps(dict(options))
    if photos is not None:
        others["photos"] = json.dumps([asdict(photo) for photo in photos])
    if characters is not None:
        others["characters"] = json.dumps(list(characters))
    return others
