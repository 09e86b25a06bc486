"""Telegram's rates: what comes faster is refused.

About 1 message a second in a chat, 20 a minute in a group, 30 a second over all; edits count, answers to buttons do not
(docs/telegram.md, Rates).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

COUNTED = ("send", "edit", "copy", "forward")
NOT_COUNTED = frozenset({"sendchataction", "sendmessagedraft"})


def is_counted(method: str) -> bool:
    """Whether calls of this method count, in whatever case its name is written."""
    return method.lower().startswith(COUNTED) and method.lower() not in NOT_COUNTED


@dataclass(frozen=True, slots=True)
class Rate:
    """`calls` in `seconds`, of which `burst` may come at once."""

    calls: int
    seconds: float
    burst: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What one bot is allowed."""

    chat: Rate = Rate(1, 1.0, burst=5)
    group: Rate = Rate(20, 60.0, burst=20)
    overall: Rate = Rate(30, 1.0, burst=30)
    tempo: float = 1.0
    """How many times as fast all of them run; the bursts stay as they are."""
    lateness: float = 1.0
    """By how many seconds calls may come closer together than they left: each is on its way for another time."""


class Limiter:
    """Counts calls and tells when there are too many. A refused call counts for nothing."""

    def __init__(self, rates: Rates, clock: Callable[[], float] = time.monotonic) -> None:
        self.rates = rates
        self._clock = clock
        self._full_at: dict[int | str, float] = {}
        self._overall_full_at = 0.0

    def check(self, method: str, chat_id: int | str | None) -> int | None:
        """Seconds after which to try again, if this call is too many; None when it is allowed."""
        if not is_counted(method):
            return None
        now = self._clock()
        overall = self._next(self.rates.overall, self._overall_full_at, now)
        if overall is None:
            return self._wait(self.rates.overall, self._overall_full_at, now)
        if chat_id is not None:
            rate = self.rates.group if isinstance(chat_id, int) and chat_id < 0 else self.rates.chat
            taken = self._full_at.get(chat_id, 0.0)
            chat = self._next(rate, taken, now)
            if chat is None:
                return self._wait(rate, taken, now)
            self._full_at[chat_id] = chat
        self._overall_full_at = overall
        return None

    def _interval(self, rate: Rate) -> float:
        return rate.seconds / rate.calls / self.rates.tempo

    def _next(self, rate: Rate, taken: float, now: float) -> float | None:
        interval = self._interval(rate)
        if taken - now > (rate.burst - 1) * interval + self.rates.lateness:
            return None
        return max(taken, now) + interval

    def _wait(self, rate: Rate, taken: float, now: float) -> int:
        return max(1, math.ceil(taken - now - (rate.burst - 1) * self._interval(rate)))
