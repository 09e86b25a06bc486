"""How many requests of the gallery are answered at once: of one user, so that nobody has all the others wait, and of
all, so that the bot itself still has connections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

OF_ONE_USER = 8
"""A browser opens six connections to one server."""
OF_ALL = 60


class NoTurn(Exception):
    """There are too many at the moment."""


class Turns:
    """The requests that are being answered."""

    def __init__(self) -> None:
        self._of: Counter[int] = Counter()

    @contextmanager
    def taken(self, user_id: int) -> Iterator[None]:
        """Answer one more of this user's. Raises NoTurn."""
        if self._of[user_id] >= OF_ONE_USER or self._of.total() >= OF_ALL:
            raise NoTurn
        self._of[user_id] += 1
        try:
            yield
        finally:
            self._of[user_id] -= 1
            if not self._of[user_id]:
                del self._of[user_id]
