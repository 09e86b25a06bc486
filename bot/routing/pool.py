"""Which provider a job goes to next: by preference, by what was tried for it, and by how each provider stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.states import Failure
from bot.providers.base import ErrorKind, Provider
from bot.routing.health import Health, HealthStore
from bot.routing.tasks import Task, TaskState

TRIES_WHEN_BROKEN = 3
TRIES_WHEN_REFUSED = 2
TRIES_WHEN_CONFLICTING = 2
BACKOFF_SECONDS = (1.0, 3.0, 10.0)
FULL_SECONDS = 5.0
"""How long to wait for a place at a provider that takes no more at once; a task that ends wakes who waits."""

USED_UP = frozenset(
    {
        ErrorKind.AUTH,
        ErrorKind.NO_CREDITS,
        ErrorKind.PAUSED,
        ErrorKind.BAD_INPUT,
        ErrorKind.JOB_FAILED,
        ErrorKind.RESULT_GONE,
    }
)
"""After one of these, the same provider is not asked again for the same job."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask this provider."""

    provider: Provider


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

    async def choose(
        self,
        connection: AsyncConnection,
        tried: Sequence[Task],
        *,
        source: str,
        now: float,
        is_among_first: Callable[[int], Awaitable[bool]],
    ) -> Ask | Wait | GiveUp:
        """What to do next for a job with these tasks behind it.

        `source` is the name of the one that its link is from: where no provider takes those, none is asked.
        `is_among_first` tells whether the job is one of the first so many that wait for a provider: where fewer places
        are free, it has to wait.
        """
        takers = [provider for provider in self if source in provider.sources]
        if not takers:
            return GiveUp(Failure.NOT_ACCEPTED)
        states = await self._health_store.lock(connection)
        candidates = [provider for provider in takers if may_try(provider.name, tried)]
        waits: list[float] = []
        places = 0
        for provider in candidates:
            health = states.get(provider.name) or Health(provider.name)
            if health.is_empty or health.in_cooldown(now):
                continue
            if health.busy_until is not None and health.busy_until > now:
                waits.append(health.busy_until - now)
                continue
            free = await self._health_store.free(connection, provider.name, provider.limits)
            places += free.places
            if not await is_among_first(places):
                waits.append(free.wait or FULL_SECONDS)
            elif health.is_well or await self._health_store.take_trial(connection, provider.name):
                return Ask(provider)
        if waits:
            return Wait(min(waits))
        return GiveUp(verdict(tried))

    async def is_open_now(self) -> bool:
        """Whether a video could be cleaned now."""
        return self.is_open(await self._health_store.read())

    def is_open(self, states: dict[str, Health]) -> bool:
        """Whether a provider is known to work: its last answer was good, and the operator's account holds something."""
        known = [states.get(name) or Health(name) for name in self._providers]
        return any(health.is_well and not health.is_empty for health in known)


def may_try(name: str, tried: Sequence[Task]) -> bool:
    """Whether this provider can still do something for a job with these tasks behind it."""
    kinds = Counter(task.failure for task in tried if task.failure)
    if kinds[ErrorKind.MODERATION]:
        return False
    if kinds[ErrorKind.BAD_INPUT] >= TRIES_WHEN_REFUSED or kinds[ErrorKind.JOB_FAILED] >= TRIES_WHEN_REFUSED:
        return False
    own = [task for task in tried if task.provider == name]
    broken = sum(task.failure is ErrorKind.BROKEN or task.state is TaskState.LOST for task in own)
    conflicts = sum(task.failure is ErrorKind.CONFLICT for task in own)
    return (
        broken < TRIES_WHEN_BROKEN
        and conflicts < TRIES_WHEN_CONFLICTING
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
    return Failure.RESTING


def seconds_until_next_try(tried: Sequence[Task], kind: ErrorKind) -> float:
    """How long to wait after a task ended with `kind`, when these tasks had gone before it.

    After most kinds the provider is passed over, so the next one can be asked at once.
    """
    if kind is ErrorKind.BROKEN:
        before = sum(task.failure is ErrorKind.BROKEN or task.state is TaskState.LOST for task in tried)
        return BACKOFF_SECONDS[min(before, len(BACKOFF_SECONDS) - 1)]
    return 0.0
