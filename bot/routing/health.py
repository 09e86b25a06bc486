"""How each provider stands, for all processes and across restarts, at two levels.

The account: whether the key is taken, what credits are left, whether the provider asked for patience. The capability:
whether this model works. A paused model does not stop the provider's others; an empty or refused account stops all.

What fails is in cooldown, each time for longer. When that is over, one job (or a probe that costs nothing) tries it;
the others pass it over until that has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    Row,
    Select,
    Text,
    Update,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.providers.base import Capability, ErrorKind, Limits, Provider, ProviderError
from bot.providers.http import MAX_RETRY_AFTER_SECONDS
from bot.storage.database import Database
from bot.storage.tables import provider_health, tasks

ACCOUNT = ""
"""What stands in place of a capability for the operator's account at the provider."""
BROKEN_TOLERATED = 2
"""So many failures without a success between them may be chance."""
TRIAL_SECONDS = 120.0
"""How long one job may try what was in cooldown before another does."""
ASKING_AT_ONCE = 5
"""Creates under way at the same time at one provider: when it dies, no more than these find out the hard way."""
PATIENCE_SECONDS = 5.0
"""After a 429 that names no time."""
WINDOW_MARGIN = 1.0
"""Seconds by which creates may bunch up on their way to the provider, so that its window sees more than ours."""


@dataclass(frozen=True, slots=True)
class Cooldown:
    """How long: `first` seconds, then twice as long each time, up to `longest`."""

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
"""After other kinds the account and the capability are well."""
OWN_TASKS = and_(
    tasks.c.provider == bindparam("by"),
    or_(bindparam("model", type_=Text) == ACCOUNT, tasks.c.capability == bindparam("model", type_=Text)),
)
"""Those of one capability, or of the account."""
OF_THE_ACCOUNT = frozenset({ErrorKind.AUTH, ErrorKind.NO_CREDITS})
"""What stops everything at the provider; the other cooldowns stop one capability."""


@dataclass(frozen=True, slots=True)
class Health:
    """How one capability stands, or one account. Moments are Unix seconds."""

    provider: str
    capability: str = ACCOUNT
    failures: int = 0
    """Since the last success; 0 when all is well."""
    cooldown_until: float | None = None
    busy_until: float | None = None
    """The provider asked the account for patience (429) until then."""
    reason: ErrorKind | None = None
    balance: float | None = None
    """The account's credits, where the provider tells them."""
    balance_at: float | None = None
    told: str | None = None
    """What the operators were told of the account last; None when all is well."""
    stopped_at: float | None = None
    """Since when the account rests by an operator's order, which lasts until they wake it."""

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


class States:
    """How everything stands, as read in one moment."""

    def __init__(self, known: Iterable[Health] = ()) -> None:
        self._known = {(health.provider, health.capability): health for health in known}

    def account(self, provider: str) -> Health:
        """The operator's account at the provider; well where nothing is known of it."""
        return self.capability(provider, ACCOUNT)

    def capability(self, provider: str, model: str) -> Health:
        """The provider's capability; well where nothing is known of it."""
        return self._known.get((provider, model)) or Health(provider, model)

    def works(self, provider: str, model: str) -> bool:
        """Whether the last answer was good, of the account as of the capability, and there are credits left."""
        account = self.account(provider)
        usable = account.is_well and not account.is_empty and account.stopped_at is None
        return usable and self.capability(provider, model).is_well


class HealthStore:
    """The state of all accounts and capabilities.

    A transaction locks their rows in one order: by the provider's name, then the capability's, so the account first.
    """

    def __init__(self, database: Database, *, task_seconds: float) -> None:
        """`task_seconds` is for how long a task can be waited for: an older one takes no place."""
        self._database = database
        self._worked = self._working()
        now, window = database.now, bindparam("window", type_=Double)
        is_open = and_(OWN_TASKS, tasks.c.ended_at.is_(None), tasks.c.created_at > now - task_seconds)
        self._count_open = select(func.count()).where(is_open)
        self._count_asked = self._count_open.where(tasks.c.provider_task_id.is_(None))
        self._waits = (
            select(tasks.c.created_at - now + window)
            .where(OWN_TASKS, tasks.c.created_at.between(now - window, now))
            .order_by(tasks.c.created_at)
        )
        """Seconds until each create of the window is out of it, oldest first."""

    async def register(self, providers: Iterable[Provider]) -> None:
        """Have a row for each account and each capability."""
        rows = [
            {"provider": provider.name, "capability": name, "failures": 0}
            for provider in providers
            for name in (ACCOUNT, *(capability.model for capability in provider.capabilities))
        ]
        async with self._database.transaction() as connection:
            for row in sorted(rows, key=lambda row: (row["provider"], row["capability"])):
                await connection.execute(self._database.insert(provider_health).values(row).on_conflict_do_nothing())

    async def all(self, connection: AsyncConnection) -> States:
        """How everything stands."""
        rows = await connection.execute(select(provider_health))
        return States(map(Health.from_row, rows))

    async def read(self) -> States:
        """The same as `all`, outside of any transaction."""
        async with self._database.reading() as connection:
            return await self.all(connection)

    async def lock(self, connection: AsyncConnection) -> States:
        """The same as `all`, and no other transaction chooses a provider until this one ends."""
        rows = await connection.execute(LOCK_ALL)
        return States(map(Health.from_row, rows))

    async def failed(self, connection: AsyncConnection, provider: str, capability: str, error: ProviderError) -> None:
        """Count a failure: the account or the capability is in cooldown, or given the time that it asked for."""
        kind = error.kind
        if kind is ErrorKind.RATE_LIMITED:
            patience = PATIENCE_SECONDS if error.retry_after is None else error.retry_after
            await self._change(connection, provider, ACCOUNT, busy_until=self._database.now + patience)
        if kind not in COOLDOWNS:
            return
        name = ACCOUNT if kind in OF_THE_ACCOUNT else capability
        (health,) = await self._lock(connection, *_is(provider, name))
        failures = health.failures + 1
        counted = failures - BROKEN_TOLERATED if kind is ErrorKind.BROKEN else failures
        seconds = COOLDOWNS[kind].after(counted) if counted > 0 else 0.0
        await self._change(
            connection,
            provider,
            name,
            failures=failures,
            reason=kind,
            cooldown_until=self._database.now + seconds if seconds else None,
        )

    async def worked(
        self, connection: AsyncConnection, provider: str, capability: str, credits_left: float | None = None
    ) -> None:
        """The provider did what it was asked; it may have told what the operator's account holds."""
        values = {"by": provider, "model": capability, "credits_left": credits_left}
        await connection.execute(self._worked, values)

    def _working(self) -> Update:
        left = bindparam("credits_left", type_=Double)
        tells_balance = and_(provider_health.c.capability == ACCOUNT, left.is_not(None))
        changes = or_(provider_health.c.failures > 0, tells_balance)
        own = and_(
            provider_health.c.provider == bindparam("by"),
            provider_health.c.capability.in_((ACCOUNT, bindparam("model"))),
        )
        locked = _in_order(select(provider_health.c.capability).where(own, changes)).cte("locked")
        return (
            update(provider_health)
            .where(own, provider_health.c.capability.in_(select(locked.c.capability)))
            .values(
                failures=0,
                cooldown_until=None,
                reason=None,
                balance=case((tells_balance, left), else_=provider_health.c.balance),
                balance_at=case((tells_balance, self._database.now), else_=provider_health.c.balance_at),
            )
        )

    async def take_trial(self, connection: AsyncConnection, provider: str, capability: str) -> float | None:
        """Be the one that tries a capability after its cooldown, or its account's.

        Returns until when nobody else does; None where another tries, or a cooldown is not over, or there was none.
        """
        both = await self._lock(connection, *_are(provider, capability))
        now: float = (await connection.execute(select(self._database.now))).scalar_one()
        unwell = [health for health in both if not health.is_well]
        if not unwell or any(health.in_cooldown(now) for health in unwell):
            return None
        for health in unwell:
            await self._change(connection, provider, health.capability, cooldown_until=now + TRIAL_SECONDS)
        return now + TRIAL_SECONDS

    async def end_trial(self, connection: AsyncConnection, provider: str, capability: str, trial: float) -> None:
        """It is over, and others may try. `trial` is what `take_trial` returned."""
        await self._lock(connection, *_are(provider, capability))
        for name in (ACCOUNT, capability):
            statement = update(provider_health).where(*_is(provider, name), provider_health.c.cooldown_until == trial)
            await connection.execute(statement.values(cooldown_until=self._database.now))

    async def stop(self, connection: AsyncConnection, provider: str) -> bool:
        """An operator lets the account rest until they wake it. Returns whether it did not rest so before."""
        statement = update(provider_health).where(*_is(provider, ACCOUNT), provider_health.c.stopped_at.is_(None))
        return (await connection.execute(statement.values(stopped_at=self._database.now))).rowcount > 0

    async def wake(self, connection: AsyncConnection, provider: str) -> bool:
        """An operator wakes the account and its capabilities, and their failures count no more.

        Returns whether that changes anything.
        """
        unwell = or_(provider_health.c.stopped_at.is_not(None), provider_health.c.failures > 0)
        if not await self._lock(connection, provider_health.c.provider == provider, unwell):
            return False
        statement = update(provider_health).where(provider_health.c.provider == provider)
        await connection.execute(statement.values(stopped_at=None, failures=0, cooldown_until=None, reason=None))
        return True

    async def undo_lost_time(self, connection: AsyncConnection) -> None:
        """After the clock was set back: no cooldown, and no patience, is longer than it can have been meant."""
        now = self._database.now
        longest = case(
            {kind.value: cooldown.longest for kind, cooldown in COOLDOWNS.items()},
            value=provider_health.c.reason,
            else_=0.0,
        )
        far = {
            provider_health.c.cooldown_until: (provider_health.c.cooldown_until > now + longest + TRIAL_SECONDS, now),
            provider_health.c.busy_until: (provider_health.c.busy_until > now + MAX_RETRY_AFTER_SECONDS, None),
            provider_health.c.balance_at: (provider_health.c.balance_at > now, None),
        }
        if not await self._lock(connection, or_(*(condition for condition, _ in far.values()))):
            return
        for column, (condition, value) in far.items():
            await connection.execute(update(provider_health).where(condition).values({column: value}))

    async def note_balance(self, connection: AsyncConnection, provider: str, balance: float | None) -> None:
        """The provider was asked what the operator's account holds; None when it does not tell."""
        await self._change(connection, provider, ACCOUNT, balance=balance, balance_at=self._database.now)

    async def note_told(self, connection: AsyncConnection, provider: str, told: str | None) -> None:
        """The operators were told this of the account; None when there is nothing to tell any more."""
        await self._change(connection, provider, ACCOUNT, told=told)

    async def _lock(self, connection: AsyncConnection, *where: ColumnElement[bool]) -> Sequence[Health]:
        rows = await connection.execute(_in_order(select(provider_health).where(*where)))
        return [Health.from_row(row) for row in rows]

    async def _change(self, connection: AsyncConnection, provider: str, name: str, **changes: Any) -> None:
        await connection.execute(update(provider_health).where(*_is(provider, name)).values(**changes))

    async def free(self, connection: AsyncConnection, provider: Provider) -> Free:
        """What the account's limits leave, over all capabilities. Call it under `lock`, so that nobody takes the same
        place.
        """
        return await self._free(connection, provider.limits, provider.name, ACCOUNT)

    async def free_for(self, connection: AsyncConnection, provider: Provider, capability: Capability) -> Free:
        """What the capability's own limits leave, the account's apart. Call it under `lock`, too."""
        if capability.limits == Limits():
            return Free(ASKING_AT_ONCE)
        return await self._free(connection, capability.limits, provider.name, capability.model)

    async def _free(self, connection: AsyncConnection, limits: Limits, provider: str, model: str) -> Free:
        own = {"by": provider, "model": model}
        places = ASKING_AT_ONCE - (await connection.execute(self._count_asked, own)).scalar_one()
        if limits.at_once is not None:
            places = min(places, limits.at_once - (await connection.execute(self._count_open, own)).scalar_one())
        if limits.creates is None:
            return Free(max(0, places))
        window = {"window": limits.window + WINDOW_MARGIN}
        waits = list((await connection.execute(self._waits, own | window)).scalars())
        creates = limits.creates - len(waits)
        wait = max(0.0, waits[-limits.creates]) if creates <= 0 else 0.0
        return Free(max(0, min(places, creates)), wait)


def _in_order(fitting: Select[Any]) -> Select[Any]:
    """The fitting rows, locked in the order that everybody keeps."""
    return fitting.order_by(provider_health.c.provider, provider_health.c.capability).with_for_update()


LOCK_ALL = _in_order(select(provider_health))


def _is(provider: str, name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return provider_health.c.provider == provider, provider_health.c.capability == name


def _are(provider: str, capability: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return provider_health.c.provider == provider, provider_health.c.capability.in_((ACCOUNT, capability))


@dataclass(frozen=True, slots=True)
class Free:
    """What limits leave."""

    places: int
    """New tasks that may be made now."""
    wait: float = 0.0
    """Seconds until a window takes another."""
