"""A job as it stands in its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.jobs.states import Failure, JobState


@dataclass(frozen=True, slots=True)
class Job:
    """One user's request for one video. Moments are Unix seconds."""

    id: int
    request: str
    """Names the request: the same message and link always make the same name."""
    account_id: int
    chat_id: int
    message_id: int | None
    thread_id: int | None
    locale: str
    video: str
    address: str
    price: int
    state: JobState
    due: float | None
    leased: bool
    woken: bool
    token: int
    """Grows with each claim; whoever holds an older one may no longer write."""
    attempts: int
    """Steps that went wrong since the last that went well."""
    claims: int
    """Claims since a step last ended, well or not: more than one where the process died during a step."""
    task_id: int | None
    failure: Failure | None
    progress_message_id: int | None
    created_at: float
    queued_at: float | None
    turn: int
    """How many jobs of the user's were ahead of it when it was queued, and itself."""
    ended_at: float | None

    @classmethod
    def from_row(cls, row: Row[Any]) -> Job:
        values = dict(row._mapping)  # noqa: SLF001  # the documented way to a row's names
        values["state"] = JobState(values["state"])
        values["failure"] = Failure(values["failure"]) if values["failure"] else None
        return cls(**values)
