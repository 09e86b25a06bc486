"""How each provider stands, for all processes and across restarts: its breaker, its balance, what it allows now.

A provider that fails is in cooldown, each time for longer. When that is over, one job (or a probe that costs nothing)
tries it; the others pass it over until that has ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.providers.base import ErrorKind, Limits, ProviderError
from bot.providers.http import MAX_RETRY_AFTER_SECONDS
from bot.storage.database import Database
from bot.storage.tables import notices, provider_health, tasks

BROKEN_TOLERATED = 2
"""So many failures without a success between them may be chance."""
ALL_REST = "all-rest"
TRIAL_SECONDS = 120.0
"""How long one job may try a provider before another does."""
ASKING_AT_ONCE = 5
"""Creates under way at the same time: when a provider dies, no more than these find out the hard way."""
PATIENCE_SECONDS = 5.0
"""After a 429 that names no time."""
WINDOW_MARGIN = 1.0
"""Seconds by which creates may bunch up on their way to the provider, so that its window sees more than ours."""


@dataclass(frozen=True, slots=True)
class Cooldown:
    """How long a provider rests: `first` seconds, then twice as long each time, up to `longest`."""

    first: float
    longest: float

    def after(self, failures: int) -> float:
        """Seconds, for the nth failure in a row (from 1)."""
        return min(self.longest, self.first * 2.0 ** min(failures - 1, 30))


COOLDOWNS = {
    ErrorKind.PAUSED: Cooldown(60, 1800),
    ErrorKind.AUTH: Cooldown(300, 3600),
    ErrorKind.NO_CREDITS: Cooldown(300, 3600),
    ErrorKind.BROKEN: Cooldown(30, 900),
}
"""After other kinds the provider itself is well."""


@dataclass(frozen=True, slots=True)
class Health:
    """One provider's state. Moments are Unix seconds."""

    provider: str
    failures: int = 0
    """Since the last success; 0 when all is well."""
    cooldown_until: float | None = None
    busy_until: float | None = None
    """It asked for patience (429) until then."""
    reason: ErrorKind | None = None
    balance: float | None = None
    balance_at: float | None = None
    told: str | None = None
    """What the operators were told of it last; None when all is well."""

    @property
    def is_well(self) -> bool:
        """Whether nothing speaks against asking it."""
        return self.cooldown_until is None

    def in_cooldown(self, now: float) -> bool:
        """Whether it is too early to try it again."""
        return self.cooldown_until is not None and self.cooldown_until > now

    @property
    def is_empty(self) -> bool:
        """Whether the operator's account is known to hold nothing."""
        return self.balance is not None and self.balance <= 0

    @classmethod
    def from_row(cls, row: Row[Any]) -> Health:
        values = dict(row._mapping)  # noqa: SLF001  # the documented way to a row's names
        values["reason"] = ErrorKind(values["reason"]) if values["reason"] else None
        return cls(**values)


class HealthStore:
    """The state of all providers."""

    def __init__(self, database: Database, *, task_seconds: float) -> None:
        """`task_seconds` is for how long a task can be waited for: an older one takes no place."""
        self._database = database
        self._task_seconds = task_seconds

    async def register(self, names: Iterable[str]) -> None:
        """Have a row for each provider."""
        async with self._database.transaction() as connection:
            for name in names:
                await connection.execute(
                    self._database.insert(provider_health).values(provider=name, failures=0).on_conflict_do_nothing()
                )

    async def all(self, connection: AsyncConnection) -> dict[str, Health]:
        """Every provider's state, by name."""
        rows = await connection.execute(select(provider_health))
        return {row.provider: Health.from_row(row) for row in rows}

    async def read(self) -> dict[str, Health]:
        """The same as `all`, outside of any transaction."""
        async with self._database.reading() as connection:
            return await self.all(connection)

    async def lock(self, connection: AsyncConnection) -> dict[str, Health]:
        """The same as `all`, and no other transaction chooses a provider until this one ends."""
        rows = await connection.execute(select(provider_health).order_by(provider_health.c.provider).with_for_update())
        return {row.provider: Health.from_row(row) for row in rows}

    async def failed(self, connection: AsyncConnection, name: str, error: ProviderError) -> None:
        """Count a failure: the provider rests, or is given the time that it asked for."""
        kind = error.kind
        if kind is ErrorKind.RATE_LIMITED:
            patience = PATIENCE_SECONDS if error.retry_after is None else error.retry_after
            await self._change(connection, name, busy_until=self._database.now + patience)
        if kind not in COOLDOWNS:
            return
        (health,) = [
            Health.from_row(row)
            for row in await connection.execute(
                select(provider_health).where(provider_health.c.provider == name).with_for_update()
            )
        ]
        failures = health.failures + 1
        counted = failures - BROKEN_TOLERATED if kind is ErrorKind.BROKEN else failures
        seconds = COOLDOWNS[kind].after(counted) if counted > 0 else 0.0
        await self._change(
            connection,
            name,
            failures=failures,
            reason=kind,
            cooldown_until=self._database.now + seconds if seconds else None,
        )

    async def worked(self, connection: AsyncConnection, name: str, credits_left: float | None = None) -> None:
        """The provider did what it was asked; it may have told what the operator's account holds."""
        statement = update(provider_health).where(provider_health.c.provider == name, provider_health.c.failures > 0)
        await connection.execute(statement.values(failures=0, cooldown_until=None, reason=None))
        if credits_left is not None:
            await self.note_balance(connection, name, credits_left)

    async def take_trial(self, connection: AsyncConnection, name: str) -> bool:
        """Be the one that tries a provider whose rest is over; False when another is, or the rest is not over."""
        statement = (
            update(provider_health)
            .where(provider_health.c.provider == name, provider_health.c.cooldown_until <= self._database.now)
            .values(cooldown_until=self._database.now + TRIAL_SECONDS)
        )
        return (await connection.execute(statement)).rowcount == 1

    async def undo_lost_time(self, connection: AsyncConnection) -> None:
        """After the clock was set back: no rest, and no patience, is longer than it can have been meant."""
        now = self._database.now
        longest = case(
            {kind.value: rest.longest for kind, rest in COOLDOWNS.items()}, value=provider_health.c.reason, else_=0.0
        )
        far = provider_health.c.cooldown_until > now + longest + TRIAL_SECONDS
        await connection.execute(update(provider_health).where(far).values(cooldown_until=now))
        far = provider_health.c.busy_until > now + MAX_RETRY_AFTER_SECONDS
        await connection.execute(update(provider_health).where(far).values(busy_until=None))
        later = provider_health.c.balance_at > now
        await connection.execute(update(provider_health).where(later).values(balance_at=None))

    async def note_balance(self, connection: AsyncConnection, name: str, balance: float | None) -> None:
        """The provider was asked what the operator's account holds; None when it does not tell."""
        await self._change(connection, name, balance=balance, balance_at=self._database.now)

    async def note_told(self, connection: AsyncConnection, name: str, told: str | None) -> None:
        """The operators were told of this; None when there is nothing to tell any more."""
        await self._change(connection, name, told=told)

    async def note_rest_of_all(self, connection: AsyncConnection, *, rest: bool) -> bool:
        """All providers rest, or not. Returns whether that is news: to one process, once."""
        if rest:
            statement = self._database.insert(notices).values(name=ALL_REST).on_conflict_do_nothing()
            return (await connection.execute(statement)).rowcount == 1
        return (await connection.execute(delete(notices).where(notices.c.name == ALL_REST))).rowcount == 1

    async def _change(self, connection: AsyncConnection, name: str, **changes: Any) -> None:
        await connection.execute(update(provider_health).where(provider_health.c.provider == name).values(**changes))

    async def free(self, connection: AsyncConnection, name: str, limits: Limits) -> Free:
        """What the provider's limits leave now. Call it under `lock`, so that nobody takes the same place."""
        own = tasks.c.provider == name
        is_open = and_(own, tasks.c.ended_at.is_(None), tasks.c.created_at > self._database.now - self._task_seconds)
        asking = select(func.count()).where(is_open, tasks.c.provider_task_id.is_(None))
        places = ASKING_AT_ONCE - (await connection.execute(asking)).scalar_one()
        if limits.at_once is not None:
            running = select(func.count()).where(is_open)
            places = min(places, limits.at_once - (await connection.execute(running)).scalar_one())
        if limits.creates is None:
            return Free(max(0, places))
        window = limits.window + WINDOW_MARGIN
        recent = (
            select(tasks.c.created_at - self._database.now + window)
            .where(own, tasks.c.created_at.between(self._database.now - window, self._database.now))
            .order_by(tasks.c.created_at)
        )
        waits = list((await connection.execute(recent)).scalars())
        creates = limits.creates - len(waits)
        wait = max(0.0, waits[-limits.creates]) if creates <= 0 else 0.0
        return Free(max(0, min(places, creates)), wait)


@dataclass(frozen=True, slots=True)
class Free:
    """What a provider's limits leave."""

    places: int
    """New tasks that it takes now."""
    wait: float = 0.0
    """Seconds until its window takes another."""
