"""Which provider a job goes to next, from what has been tried for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.jobs.states import Failure
from bot.providers.base import ErrorKind, Provider
from bot.tasks import Task, TaskState

TRIES_WHEN_BROKEN = 3
TRIES_WHEN_REFUSED = 2
BACKOFF_SECONDS = (1.0, 3.0, 10.0)
RATE_LIMITED_SECONDS = 5.0

USED_UP = frozenset({ErrorKind.AUTH, ErrorKind.NO_CREDITS, ErrorKind.PAUSED, ErrorKind.BAD_INPUT, ErrorKind.JOB_FAILED})
"""After one of these, the same provider is not asked again for the same job."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask this provider."""

    provider: Provider


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Ask nobody any more; this is why."""

    failure: Failure


class Pool:
    """The providers that the operator has keys for, in order of preference."""

    def __init__(self, providers: Sequence[Provider]) -> None:
        self._providers = {provider.name: provider for provider in providers}

    def __getitem__(self, name: str) -> Provider:
        return self._providers[name]

    def __contains__(self, name: str) -> bool:
        return name in self._providers

    def choose(self, tried: Sequence[Task]) -> Ask | GiveUp:
        """What to do next for a job with these tasks behind it."""
        failures = Counter((task.provider, task.failure) for task in tried if task.failure)
        kinds = Counter(task.failure for task in tried if task.failure)
        if kinds[ErrorKind.MODERATION]:
            return GiveUp(Failure.MODERATED)
        if kinds[ErrorKind.BAD_INPUT] < TRIES_WHEN_REFUSED and kinds[ErrorKind.JOB_FAILED] < TRIES_WHEN_REFUSED:
            for name, provider in self._providers.items():
                broken = failures[name, ErrorKind.BROKEN]
                if broken < TRIES_WHEN_BROKEN and not any(failures[name, kind] for kind in USED_UP):
                    return Ask(provider)
        if kinds[ErrorKind.JOB_FAILED]:
            return GiveUp(Failure.NOT_CLEANED)
        if kinds[ErrorKind.BAD_INPUT]:
            return GiveUp(Failure.NOT_ACCEPTED)
        return GiveUp(Failure.RESTING)


def seconds_until_next_try(tried: Sequence[Task], kind: ErrorKind, retry_after: float | None) -> float:
    """How long to wait after a task ended with `kind`, when these tasks had gone before it."""
    if retry_after is not None:
        return retry_after
    if kind is ErrorKind.RATE_LIMITED:
        return RATE_LIMITED_SECONDS
    if kind is ErrorKind.BROKEN:
        before = sum(task.failure is ErrorKind.BROKEN or task.state is TaskState.LOST for task in tried)
        return BACKOFF_SECONDS[min(before, len(BACKOFF_SECONDS) - 1)]
    return 0.0
