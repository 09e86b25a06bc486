"""The results that were delivered before, and those that the operator does not allow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messenger import KeptFile
from bot.storage.database import Database
from bot.storage.tables import videos

FIND = select(videos.c.file_id, videos.c.thumbnail, videos.c.blocked_at).where(
    videos.c.identity == bindparam("identity")
)


@dataclass(frozen=True, slots=True)
class Video:
    """What is known of a video."""

    file_id: str | None = None
    """Telegram's name for the file, for this bot alone (docs/telegram.md, "Files")."""
    thumbnail: str | None = None
    """The same for a small picture of it."""
    blocked: bool = False


class Videos:
    """All videos, by the identity of the orders that they come of."""

    def __init__(self, database: Database) -> None:
        self._database = database
        adding = database.insert(videos).values(created_at=database.now)
        self._keep = adding.on_conflict_do_update(
            index_elements=["identity"],
            # Not every answer of Telegram's tells the picture of a file that it has.
            set_={
                "file_id": adding.excluded.file_id,
                "thumbnail": func.coalesce(adding.excluded.thumbnail, videos.c.thumbnail),
            },
        )

    async def find(self, connection: AsyncConnection, identity: str) -> Video:
        """What is known of it; an empty Video where nothing is."""
        row = (await connection.execute(FIND, {"identity": identity})).one_or_none()
        if row is None:
            return Video()
        return Video(file_id=row.file_id, thumbnail=row.thumbnail, blocked=row.blocked_at is not None)

    async def keep_file(self, connection: AsyncConnection, identity: str, file: KeptFile) -> None:
        """Remember the messenger's names for the file and its picture."""
        values = {"identity": identity, "file_id": file.file_id, "thumbnail": file.thumbnail}
        await connection.execute(self._keep, values)

    async def block(self, connection: AsyncConnection, identity: str) -> bool:
        """Let nobody have the video. Returns whether it was allowed."""
        if (await self.find(connection, identity)).blocked:
            return False
        now = self._database.now
        await connection.execute(
            self._database.insert(videos)
            .values(identity=identity, blocked_at=now, created_at=now)
            .on_conflict_do_update(index_elements=["identity"], set_={"blocked_at": now})
        )
        return True

    async def unblock(self, connection: AsyncConnection, identity: str) -> bool:
        """Let users have the video again. Returns whether it was blocked."""
        blocked = (videos.c.identity == identity, videos.c.blocked_at.is_not(None))
        return (await connection.execute(update(videos).where(*blocked).values(blocked_at=None))).rowcount > 0

    async def forget_files(self, connection: AsyncConnection, file_ids: Collection[str]) -> None:
        """Telegram does not know these files any more."""
        await self._forget(connection, videos.c.file_id.in_(file_ids))

    async def forget_file(self, connection: AsyncConnection, identity: str) -> None:
        """Telegram does not know the file any more."""
        await self._forget(connection, videos.c.identity == identity)

    async def _forget(self, connection: AsyncConnection, which: ColumnElement[bool]) -> None:
        await connection.execute(update(videos).where(which).values(file_id=None, thumbnail=None))
