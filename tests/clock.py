"""The one part that tests cannot have for real: time that passes at once."""

from __future__ import annotations

import time


class FakeClock:
    """Unix seconds that stand still until `pass_` is called."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        """Let so much time pass."""
        self.now += seconds


class ShiftedClock(FakeClock):
    """The real time, and what was let pass besides."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def __call__(self) -> float:
        return time.time() + self.now
