"""A job as it stands in its row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Row

from bot.jobs.states import Failure, JobState


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """Where the answer to a request belongs. Only the messenger that made it reads it; all others store it, hand it
    back, and may tell whether two are the same.
    """

    place: str
    """One conversation: a chat, say."""
    message: str = ""
    """What is answered there."""


@dataclass(frozen=True, slots=True)
class Job:
    """One order of one request. Moments are Unix seconds."""

    id: int
    request: str
    """Names the request: the same order in the same message always makes the same name."""
    account_id: int
    """Who pays."""
    asked_by: int | None
    """The user who asked; None where nobody can be told from others, or they were removed."""
    reply_to: ReplyTo
    locale: str
    order_kind: str
    order_value: str
    """The order, as `Kinds.read` takes it."""
    identity: str
    """Jobs with the same one have the same result: the order's, or one of the job's own."""
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
    progress: str | None
    """What the messenger noted of the message that shows the job's progress."""
    created_at: float
    queued_at: float | None
    turn: int
    """How many jobs of the user's were ahead of it when it was queued, and itself."""
    ended_at: float | None

    @classmethod
    def from_row(cls, row: Row[Any]) -> Job:
        """The job in a row, which may hold more beside it."""
        found = row._mapping  # noqa: SLF001  # the documented way to a row's names
        values = {field.name: found[field.name] for field in fields(cls) if field.name != "reply_to"}
        values["reply_to"] = ReplyTo(row.reply_place, row.reply_message)
        values["state"] = JobState(values["state"])
        values["failure"] = Failure(values["failure"]) if values["failure"] else None
        return cls(**values)
