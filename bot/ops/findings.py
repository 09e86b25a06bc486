"""What `doctor` says: a line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a line begins."""

    OK = "ok"
    WARNING = "warn"
    """The bot works, but somebody should look at it."""
    FAILURE = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line."""

    verdict: Verdict
    subject: str
    words: str

    def __str__(self) -> str:
        return f"{self.verdict.value:4} {self.subject}: {self.words}"
