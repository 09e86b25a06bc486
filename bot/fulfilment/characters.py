"""Characters: what providers made of users' videos, and what words or picks can name in later ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.job import Job
from bot.messenger import MadeCharacter
from bot.orders.base import Order
from bot.orders.character import MakeCharacter
from bot.routing.tasks import Task
from bot.storage.database import Database
from bot.storage.tables import characters

IDS = ("characterid", "id")
HANDLES = ("characterusername", "username", "handle")
"""What a result may call them, without regard to case and underscores; the first that is there counts."""
LONGEST_NAME = 200
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a user's."""

    id: int
    user_id: int
    provider: str
    model: str
    handle: str
    """What words call it, without the @; empty where nobody gave it a name."""
    traits: str
    provider_character_id: str | None
    """None where the provider's result tells none."""
    created_at: float
    """Unix seconds."""

    @classmethod
    def from_row(cls, row: Row[Any]) -> Character:
        values = {name: value for name, value in row._mapping.items() if name not in ("job_id", "result")}  # noqa: SLF001  # the documented way to a row's names
        values["handle"] = json.loads(values["handle"])
        values["traits"] = json.loads(values["traits"])
        return cls(**values)


class Characters:
    """The characters of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, connection: AsyncConnection, job: Job, order: Order, task: Task) -> None:
        """Keep what a task made for this job: its result as it came, and what can be read of it."""
        assert isinstance(order, MakeCharacter)  # noqa: S101  # no other kind makes characters
        result = task.result or ""
        statement = self._database.insert(characters).values(
            user_id=job.asked_by,
            job_id=job.id,
            provider=task.provider,
            model=task.capability,
            handle=json.dumps(name_in(result, HANDLES) or order.handle),
            traits=json.dumps(order.traits),
            provider_character_id=name_in(result, IDS),
            result=result,
            created_at=self._database.now,
        )
        await connection.execute(statement.on_conflict_do_nothing())

    async def of_job(self, connection: AsyncConnection, job: Job) -> MadeCharacter | None:
        """What the job made; None where it made none, or it was removed."""
        row = (await connection.execute(select(characters).where(characters.c.job_id == job.id))).one_or_none()
        found = None if row is None else Character.from_row(row)
        return None if found is None else MadeCharacter(found.handle, found.traits)

    async def of_user(self, connection: AsyncConnection, user_id: int) -> Sequence[Character]:
        """The user's, oldest first."""
        own = select(characters).where(characters.c.user_id == user_id).order_by(characters.c.id)
        return [Character.from_row(row) for row in await connection.execute(own)]

    async def remove(self, user_id: int, character_id: int) -> None:
        """Keep it no more. What the provider keeps of it is the provider's."""
        own = (characters.c.id == character_id, characters.c.user_id == user_id)
        async with self._database.transaction() as connection:
            await connection.execute(delete(characters).where(*own))


def name_in(result: str, keys: Sequence[str]) -> str | None:
    """The first name that stands under one of these keys, however deep in a provider's result; None where none does."""
    found = dict(reversed(list(_named(_parsed(result), DEEPEST))))
    return next((found[key] for key in keys if key in found), None)


def _named(value: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
        value = _parsed(value)
    if depth == 0 or not isinstance(value, dict | list):
        return
    for key, inner in value.items() if isinstance(value, dict) else [("", each) for each in value]:
        if isinstance(inner, str | int) and not isinstance(inner, bool) and _is_name(str(inner)):
            yield str(key).replace("_", "").lower(), str(inner).removeprefix("@")
        yield from _named(inner, depth - 1)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_name(words: str) -> bool:
    return 0 < len(words) <= LONGEST_NAME and words.isprintable() and not any(map(str.isspace, words))
