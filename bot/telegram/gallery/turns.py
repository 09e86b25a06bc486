"""How much the gallery does for one user: so many requests at once and in a minute, so that nobody has all the others
wait; and how much for all, so that the bot itself still has connections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from bot.storage.database import Clock
from bot.telegram.paces import Pace, Rate

OF_ONE_USER = 8
"""A browser opens six connections to one server."""
OF_ALL = 60
READS = Rate(240, 60.0, burst=120)
"""Pages, pictures, and the parts that a player asks for."""
ACTS = Rate(20, 60.0, burst=20)
"""What has Telegram asked for something."""
REMEMBERED = 10_000


class NoTurn(Exception):
    """There are too many at the moment."""


class Turns:
    """The requests that are being answered, and were lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._of: Counter[int] = Counter()
        self._paces: dict[tuple[int, Rate], Pace] = {}

    @contextmanager
    def taken(self, user_id: int, rate: Rate) -> Iterator[None]:
        """Answer one more of this user's. Raises NoTurn."""
        if self._of[user_id] >= OF_ONE_USER or self._of.total() >= OF_ALL:
            raise NoTurn
        self._count(user_id, rate)
        self._of[user_id] += 1
        try:
            yield
        finally:
            self._of[user_id] -= 1
            if not self._of[user_id]:
                del self._of[user_id]

    def _count(self, user_id: int, rate: Rate) -> None:
        now = self._clock()
        if len(self._paces) >= REMEMBERED:
            self._paces = {key: pace for key, pace in self._paces.items() if pace.wait(now)}
        pace = self._paces.setdefault((user_id, rate), Pace(rate))
        if pace.wait(now):
            raise NoTurn
        pace.take(now)
