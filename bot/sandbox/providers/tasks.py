"""A simulated provider's tasks: what was ordered, how long it takes, and how it ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class TaskEnd(StrEnum):
    """How a task will end."""

    SUCCESS = "success"
    FAILURE = "failure"


class TaskState(StrEnum):
    """How a task stands now."""

    WAITING = "waiting"
    RUNNING = "running"
    SUCCESS = "success"
    FAILURE = "failure"


WAITING_SHARE = 0.2
"""The part of a task's time before its work begins."""


@dataclass(slots=True)
class SimulatedTask:
    """One task. Moments are Unix seconds, times are seconds, prices are the provider's credits."""

    id: str
    video_url: str
    created_at: float
    duration: float
    end: TaskEnd
    model: str = ""
    """The one that makes it, where the provider has several."""
    callback_url: str | None = None
    idempotency_key: str | None = None
    inputs: Mapping[str, Any] = field(default_factory=dict)
    """The order's, as they came."""
    price: float = 0.0
    polls: int = 0
    clock: Callable[[], float] = field(default=time.time, repr=False)

    @property
    def ends_at(self) -> float:
        """When it is done, well or not."""
        return self.created_at + self.duration

    @property
    def state(self) -> TaskState:
        """How it stands now."""
        now = self.clock()
        if now >= self.ends_at:
            return TaskState.SUCCESS if self.end is TaskEnd.SUCCESS else TaskState.FAILURE
        return TaskState.WAITING if now < self.created_at + self.duration * WAITING_SHARE else TaskState.RUNNING

    @property
    def paid(self) -> float:
        """What it costs the operator: nothing, once it has failed."""
        return 0.0 if self.state is TaskState.FAILURE else self.price


@dataclass(slots=True)
class ReceivedOrder:
    """One order, as it came."""

    video_url: str
    model: str = ""
    callback_url: str | None = None
    idempotency_key: str | None = None
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What the model is told, where the body keeps that apart."""
        inputs = self.body.get("input")
        return inputs if isinstance(inputs, dict) else {}
