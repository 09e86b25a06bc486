"""Photos that users send for a creation: which are taken, and how those of one album come together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.drafts import Photo
from bot.fulfilment.images import Images
from bot.providers.catalogue import Input, Model
from bot.storage.database import Database
from bot.storage.tables import album_photos

ALBUM_SECONDS = 3600.0
"""For so long, what came of an album is kept for the words that may come with another photo of it."""


class PhotoRefusal(StrEnum):
    """Why a photo is not taken. Each has a sentence in every language."""

    NOT_HERE = "not-here"
    """Providers cannot reach the bot (PUBLIC_URL), or no model takes photos."""
    NO_IMAGE = "no-image"
    """Of no type that a model takes."""
    TOO_BIG = "too-big"
    UNREAD = "unread"
    """The messenger did not hand it out."""


@dataclass(frozen=True, slots=True)
class Album:
    """What came of an album so far."""

    photos: Sequence[Photo]
    """In order."""
    is_refused: bool
    """Whether one of them was not taken."""


class Photos:
    """The photos of one bot's users."""

    def __init__(self, database: Database, images: Images, models: Sequence[Model]) -> None:
        self._database = database
        self._inputs = [model.image for model in models if model.image is not None] if images.can_be_fetched else []

    @property
    def largest(self) -> int | None:
        """How many bytes one may have; None where that is not bounded."""
        bounds = [each.max_bytes for each in self._inputs]
        return None if None in bounds else max((bound for bound in bounds if bound is not None), default=0)

    def why_not(self, size: int) -> PhotoRefusal | None:
        """Why nothing of this size, in bytes, is taken; before its bytes are looked at."""
        if not self._inputs:
            return PhotoRefusal.NOT_HERE
        return None if self.largest is None or size <= self.largest else PhotoRefusal.TOO_BIG

    def check(self, photo: Photo) -> PhotoRefusal | None:
        """Why no model takes this photo, now that its type is known."""
        if refusal := self.why_not(photo.size):
            return refusal
        if not any(_accepts(each, photo) for each in self._inputs):
            return PhotoRefusal.NO_IMAGE
        return None if any(fits(each, [photo]) for each in self._inputs) else PhotoRefusal.TOO_BIG

    async def keep(self, user_id: int, place: str, number: int, album: str, photo: Photo | PhotoRefusal) -> Album:
        """Keep one photo of an album, which a crash may bring again. Returns what came of the album so far, in order;
        `number` rises from one to the next.
        """
        values = {
            "place": place,
            "number": number,
            "album": album,
            "user_id": user_id,
            "photo": json.dumps(asdict(photo)) if isinstance(photo, Photo) else None,
            "refusal": photo.value if isinstance(photo, PhotoRefusal) else None,
            "came_at": self._database.now,
        }
        async with self._database.transaction() as connection:
            old = self._database.now - ALBUM_SECONDS
            await connection.execute(delete(album_photos).where(album_photos.c.came_at < old))
            await connection.execute(self._database.insert(album_photos).values(values).on_conflict_do_nothing())
            return await self._of_album(connection, place, album)

    async def _of_album(self, connection: AsyncConnection, place: str, album: str) -> Album:
        own = (album_photos.c.place == place, album_photos.c.album == album)
        rows = (await connection.execute(select(album_photos).where(*own).order_by(album_photos.c.number))).all()
        taken = [Photo(**json.loads(row.photo)) for row in rows if row.photo is not None]
        return Album(taken, is_refused=any(row.refusal is not None for row in rows))


def fits(taking: Input, photos: Sequence[Photo]) -> bool:
    """Whether a model's input takes these photos."""
    if taking.max_items is not None and len(photos) > taking.max_items:
        return False
    return all(
        _accepts(taking, photo) and (taking.max_bytes is None or photo.size <= taking.max_bytes) for photo in photos
    )


def _accepts(taking: Input, photo: Photo) -> bool:
    return not taking.accepts or not photo.media_type or photo.media_type in taking.accepts
