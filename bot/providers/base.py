"""The one interface that every provider is spoken to through, and the kinds of error it may answer with.

A provider is an outside service that makes videos; what it can make are its capabilities. The job does not know which
one it talks to; an adapter does not know of jobs, credits or users.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

CLEAN = "clean"
"""The kind of order that asks for the clean video behind a link."""
CREATE = "create"
"""The kind that asks for a video of somebody's words."""
CHARACTER = "character"
"""The kind that asks for a character, which later words can name."""


class ErrorKind(StrEnum):
    """What went wrong, as far as the job cares. Every answer of every provider falls into one of these."""

    AUTH = "auth"
    """The operator's key is refused."""
    NO_CREDITS = "no_credits"
    """The operator's account at the provider is empty."""
    BAD_INPUT = "bad_input"
    """The provider does not accept this input."""
    MODERATION = "moderation"
    """The provider does not serve this video, and no other will."""
    RATE_LIMITED = "rate_limited"
    """Too fast, or too many at once."""
    PAUSED = "paused"
    """The model is switched off for now."""
    JOB_FAILED = "job_failed"
    """The provider tried and could not."""
    BROKEN = "broken"
    """A 5xx, a timeout, garbage, a dropped line: nothing is known."""
    CONFLICT = "conflict"
    """Our idempotency key was used with another body."""
    RESULT_GONE = "result_gone"
    """It says that the video is done, and the video is not to be had at the address that it names."""


class ProviderError(Exception):
    """A provider did not do what it was asked.

    `detail` is for the log: it may quote the provider, never a key, and is never shown to a user.
    `retry_after` is in seconds, where the provider named a time. `lost` says that the provider may have done what it
    was asked, although no answer that can be understood tells so.
    """

    def __init__(self, kind: ErrorKind, detail: str, *, retry_after: float | None = None, lost: bool = False) -> None:
        super().__init__(f"{kind.value}: {detail}")
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after
        self.lost = lost


@dataclass(frozen=True, slots=True)
class Limits:
    """What a provider allows."""

    creates: int | None = None
    """New tasks in `window` seconds."""
    window: float = 10.0
    at_once: int | None = None
    """Tasks that run at the same time."""


@dataclass(frozen=True, slots=True)
class Capability:
    """What a provider can make: one kind of order, with one of its models."""

    kind: str
    """The kind of order."""
    model: str
    """The provider's name of the model, unique at that provider; it names the capability."""
    cost: float | None
    """What a task costs, in the provider's own credits; None where it is not known."""
    result_lifetime: float
    """Seconds for which a result's address can be relied on."""
    sources: frozenset[str] = frozenset()
    """The names of the sources whose links it takes; empty for kinds of order without links."""
    limits: Limits = Limits()
    """What the provider allows for this model, besides what it allows the account."""
    usual: float | None = None
    """How many seconds a task is said to take; None where nothing is said. What is seen counts more."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One task to be made."""

    model: str
    """The capability's."""
    inputs: Mapping[str, object]
    """The model's own input fields by their names, each of which can be JSON."""
    idempotency_key: str
    """The same for each try at the same task; providers that know such keys make one task of them."""
    callback_url: str | None = None
    """Where the provider may say that the task has changed."""


@dataclass(frozen=True, slots=True)
class ProviderTask:
    """What a provider says of a task that has not failed (a failure is raised)."""

    id: str
    """The provider's own name for it."""
    result_url: str | None = None
    """Where the result is; None while the task runs."""
    result: str | None = None
    """What came of it where that is no file, in the provider's own words; None while the task runs."""
    took: float | None = None
    """Seconds from the task's creation to its end, where the provider tells."""
    cost: float | None = None
    """What the provider charged for it, in its own credits, where it tells."""
    credits_left: float | None = None
    """What the operator's account holds after it, where the provider tells."""

    @property
    def is_done(self) -> bool:
        """Whether what was asked for is there."""
        return self.result_url is not None or self.result is not None


class Provider(Protocol):
    """One provider. Every method may raise ProviderError, and nothing else for anything the provider does."""

    name: ClassVar[str]
    limits: ClassVar[Limits]
    """What the provider allows the operator's account, over all capabilities."""
    knows_idempotency_keys: ClassVar[bool]
    """Whether a repeated `submit` with the same key makes no second task."""

    @property
    def capabilities(self) -> tuple[Capability, ...]:
        """In order of preference, where several can make the same. They stay the same as long as the process runs."""
        ...

    async def submit(self, submission: Submission) -> ProviderTask:
        """Have it made. A synchronous provider answers with the finished task."""
        ...

    async def poll(self, task_id: str) -> ProviderTask:
        """Ask how a task stands. Raises JOB_FAILED when the provider gave up on it."""
        ...

    async def balance(self) -> float | None:
        """The operator's remaining credits at the provider; None where it does not tell."""
        ...

    async def probe(self, capability: Capability) -> bool:
        """Find out, without cost, whether the capability works: False where there is no such way.

        Raises ProviderError of the kind that a real task would meet.
        """
        ...

    def read_callback(self, headers: Mapping[str, str], body: bytes) -> str | None:
        """The id of the task that a callback speaks of; None when it is forged, stale or not understood."""
        ...
