"""What a job can be, and why it can fail. No I/O."""

from __future__ import annotations

from enum import StrEnum


class JobState(StrEnum):
    """Where a job stands. The README draws the ways between them."""

    HELD = "held"
    """Nothing is reserved yet: the user has to confirm their rights, or to get credits, first."""
    QUEUED = "queued"
    """Credits are reserved; no provider has the job yet."""
    WAITING = "waiting"
    """A provider works on it."""
    DELIVERING = "delivering"
    """The result is known and is being sent."""
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether the outcome, and with it the ledger entry, is final."""
        return self in ENDED


ENDED = frozenset({JobState.DELIVERED, JobState.FAILED, JobState.CANCELLED})
CANCELLABLE = frozenset({JobState.HELD, JobState.QUEUED})


class Failure(StrEnum):
    """Why a job failed, in the terms of the user who asked. Each has a sentence in every language."""

    NOT_ACCEPTED = "not-accepted"
    """No provider takes this order."""
    MODERATED = "moderated"
    """The providers do not serve this order."""
    NOT_MADE = "not-made"
    """It was tried and did not work."""
    UNAVAILABLE = "unavailable"
    """No provider works at the moment."""
    TIMED_OUT = "timed-out"
    """It took longer than JOB_TIMEOUT_SECONDS."""
    RESULT_GONE = "result-gone"
    """The result could not be fetched."""
    BANNED = "banned"
    """The operator does not allow this video, or this user."""
    LAPSED = "lapsed"
    """It was held for a day, and nobody confirmed, or no credits came."""
    NO_VIDEOS = "no-videos"
    """The bot may write in this chat, but send no videos."""
    UNREACHABLE = "unreachable"
    """The chat cannot be written to, so nobody is told."""
    BROKEN = "broken"
    """Something of ours went wrong, again and again."""
