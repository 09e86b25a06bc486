"""Messages that a Mini App lets its user send."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LIFETIME_SECONDS = 24 * 3600
"""For how long one can be sent; no page tells, the answer names the time."""


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """A message that waits to be sent."""

    id: str
    user_id: int
    """Who alone can send it."""
    result: dict[str, Any]
    """The Bot API's InlineQueryResult that it becomes."""
    kinds: frozenset[str]
    """Where it may go: `user`, `bot`, `group`, `channel`."""
    expires_at: int
    """Unix seconds by the simulation's clock."""


class PreparedMessages:
    """All that wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: dict[str, PreparedMessage] = {}

    def keep(self, user_id: int, result: dict[str, Any], kinds: frozenset[str]) -> PreparedMessage:
        """Store one for a user."""
        expires_at = int(self._clock()) + LIFETIME_SECONDS
        prepared = PreparedMessage(secrets.token_urlsafe(18), user_id, result, kinds, expires_at)
        self._waiting[prepared.id] = prepared
        return prepared

    def find(self, prepared_id: str, user_id: int) -> PreparedMessage | None:
        """The message with this id; None where it is unknown, too old, or another user's."""
        prepared = self._waiting.get(prepared_id)
        if prepared is None or prepared.user_id != user_id or prepared.expires_at <= self._clock():
            return None
        return prepared
