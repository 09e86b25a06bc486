"""Which provider's capability a job goes to next: by preference, by what was tried for it, and by how each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.states import Failure
from bot.providers.base import Capability, ErrorKind, Provider
from bot.routing.health import OF_THE_ACCOUNT, Free, HealthStore, States
from bot.routing.tasks import Task, TaskState

TRIES_WHEN_BROKEN = 3
TRIES_WHEN_REFUSED = 2
TRIES_WHEN_CONFLICTING = 2
BACKOFF_SECONDS = (1.0, 3.0, 10.0)
FULL_SECONDS = 5.0
"""How long to wait for a place at a provider that takes no more at once; a task that ends wakes who waits."""

USED_UP = frozenset({ErrorKind.PAUSED, ErrorKind.BAD_INPUT, ErrorKind.JOB_FAILED, ErrorKind.RESULT_GONE})
"""After one of these, the same capability is not asked again for the same job."""
Needs = Callable[[str, Capability], bool]
"""Tells whether the provider of this name can make what is asked for by this capability."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask this provider for what this capability makes."""

    provider: Provider
    capability: Capability


@dataclass(frozen=True, slots=True)
class Wait:
    """Every provider that could be asked is at capacity, or asked for patience: choose again later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Ask nobody any more; this is why."""

    failure: Failure


class Pool:
    """The providers that the operator has keys for, in order of preference."""

    def __init__(self, providers: Sequence[Provider], health_store: HealthStore) -> None:
        self._providers = {provider.name: provider for provider in providers}
        self._health_store = health_store

    def __getitem__(self, name: str) -> Provider:
        return self._providers[name]

    def __contains__(self, name: str) -> bool:
        return name in self._providers

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._providers.values())

    def capability(self, provider: str, model: str) -> Capability | None:
        """The capability with this name at the provider; None where there is none (any more)."""
        offered = self._providers[provider].capabilities if provider in self else ()
        return next((capability for capability in offered if capability.model == model), None)

    async def choose(
        self,
        connection: AsyncConnection,
        tried: Sequence[Task],
        *,
        needs: Needs,
        now: float,
        is_among_first: Callable[[int], Awaitable[bool]],
    ) -> Ask | Wait | GiveUp:
        """What to do next for a job with these tasks behind it.

        `needs` tells whether a provider's capability can make what is asked for: where none can, none is asked.
        `is_among_first` tells whether the job is one of the first so many that wait for a provider: where fewer places
        are free, it has to wait.
        """
        able = [ask for ask in self._offers() if needs(ask.provider.name, ask.capability)]
        if not able:
            return GiveUp(Failure.NOT_ACCEPTED)
        states = await self._health_store.lock(connection)
        places = Places(self._health_store, connection)
        waits: list[float] = []
        for ask in able:
            provider, model = ask.provider.name, ask.capability.model
            account, own = states.account(provider), states.capability(provider, model)
            if not may_try(provider, model, tried):
                continue
            if account.stopped_at is not None or account.is_empty or account.in_cooldown(now) or own.in_cooldown(now):
                continue
            if account.busy_until is not None and account.busy_until > now:
                waits.append(account.busy_until - now)
                continue
            wait = await places.add(ask)
            if not await is_among_first(places.count):
                waits.append(wait or FULL_SECONDS)
            elif (account.is_well and own.is_well) or await self._health_store.take_trial(connection, provider, model):
                return ask
        if waits:
            return Wait(min(waits))
        return GiveUp(verdict(tried))

    def _offers(self) -> Iterator[Ask]:
        return (Ask(provider, capability) for provider in self for capability in provider.capabilities)

    async def is_open_now(self, needs: Needs | None = None) -> bool:
        """Whether something could be made now by a capability that fits; without `needs`, by any."""
        return self.is_open(await self._health_store.read(), needs)

    def is_open(self, states: States, needs: Needs | None = None) -> bool:
        """Whether a capability that fits is known to work; without `needs`, any."""
        return any(
            states.works(ask.provider.name, ask.capability.model)
            for ask in self._offers()
            if needs is None or needs(ask.provider.name, ask.capability)
        )


class Places:
    """How many new tasks the capabilities that were looked at take. Those of one provider share its account's."""

    def __init__(self, health_store: HealthStore, connection: AsyncConnection) -> None:
        self._health_store = health_store
        self._connection = connection
        self._accounts: dict[str, Free] = {}
        self._taken: dict[str, int] = {}

    @property
    def count(self) -> int:
        """All of them together."""
        return sum(self._taken.values())

    async def add(self, ask: Ask) -> float:
        """Count what this capability takes besides. Returns how many seconds a window takes none for."""
        name = ask.provider.name
        if name not in self._accounts:
            self._accounts[name] = await self._health_store.free(self._connection, ask.provider)
        account = self._accounts[name]
        own = await self._health_store.free_for(self._connection, ask.provider, ask.capability)
        self._taken[name] = min(account.places, self._taken.get(name, 0) + own.places)
        return max(account.wait, own.wait)


def may_try(provider: str, model: str, tried: Sequence[Task]) -> bool:
    """Whether this capability can still do something for a job with these tasks behind it."""
    kinds = Counter(task.failure for task in tried if task.failure)
    if kinds[ErrorKind.MODERATION]:
        return False
    if kinds[ErrorKind.BAD_INPUT] >= TRIES_WHEN_REFUSED or kinds[ErrorKind.JOB_FAILED] >= TRIES_WHEN_REFUSED:
        return False
    there = [task for task in tried if task.provider == provider]
    own = [task for task in there if task.capability == model]
    broken = sum(task.failure is ErrorKind.BROKEN or task.state is TaskState.LOST for task in own)
    conflicts = sum(task.failure is ErrorKind.CONFLICT for task in own)
    return (
        broken < TRIES_WHEN_BROKEN
        and conflicts < TRIES_WHEN_CONFLICTING
        and not any(task.failure in OF_THE_ACCOUNT for task in there)
        and not any(task.failure in USED_UP for task in own)
    )


def verdict(tried: Sequence[Task]) -> Failure:
    """Why a job that nobody can be asked for any more failed."""
    kinds = Counter(task.failure for task in tried if task.failure)
    if kinds[ErrorKind.MODERATION]:
        return Failure.MODERATED
    if kinds[ErrorKind.JOB_FAILED]:
        return Failure.NOT_MADE
    if kinds[ErrorKind.RESULT_GONE]:
        return Failure.RESULT_GONE
    if kinds[ErrorKind.BAD_INPUT]:
        return Failure.NOT_ACCEPTED
    return Failure.UNAVAILABLE


def seconds_until_next_try(tried: Sequence[Task], kind: ErrorKind) -> float:
    """How long to wait after a task ended with `kind`, when these tasks had gone before it.

    After most kinds the capability is passed over, so the next one can be asked at once.
    """
    if kind is ErrorKind.BROKEN:
        before = sum(task.failure is ErrorKind.BROKEN or task.state is TaskState.LOST for task in tried)
        return BACKOFF_SECONDS[min(before, len(BACKOFF_SECONDS) - 1)]
    return 0.0
