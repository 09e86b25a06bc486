"""The updates that wait for the bot, and how it takes them by long polling.

An update waits until it is confirmed by a later offset, or until it is too old: 24 hours, 150 s for callback and
pre-checkout queries, 600 s for chosen results, 30 s for inline queries (docs/telegram.md, "Updates").
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.errors import conflict

DAY = 86_400.0
LIFETIMES = {
    "callback_query": 150.0,
    "pre_checkout_query": 150.0,
    "chosen_inline_result": 600.0,
    "inline_query": 30.0,
    "guest_message": 150.0,
}
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL_SECONDS = 50
LARGEST_BATCH = 100


@dataclass(slots=True, eq=False)
class PendingUpdate:
    """An update that is not confirmed."""

    id: int
    kind: str
    body: dict[str, Any]
    chat_id: int
    expires_at: float


class UpdateQueue:
    """All updates that are not confirmed, oldest first."""

    def __init__(self, clock: Callable[[], float], first_id: int) -> None:
        self._clock = clock
        self._next_id = first_id
        self._poll: asyncio.Future[None] | None = None
        self._empty = asyncio.Event()
        self._empty.set()
        self.pending: deque[PendingUpdate] = deque()
        self.allowed: frozenset[str] | None = None
        """The kinds that the bot last asked for; None for Telegram's default."""
        self.webhook_url = ""
        self.on_push: Callable[[], None] = lambda: None
        """Told of each new update (the webhook's)."""

    def wants(self, kind: str) -> bool:
        """Whether the bot gets updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: list[str] | None) -> None:
        """Remember what the bot asked for; None leaves it as it was, an empty list is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def push(self, kind: str, payload: dict[str, Any], chat_id: int) -> dict[str, Any] | None:
        """Add an update, unless the bot does not want its kind. Returns its wire form."""
        return self.push_unasked(kind, payload, chat_id) if self.wants(kind) else None

    def push_unasked(self, kind: str, payload: Any, chat_id: int) -> dict[str, Any]:
        """Add an update whether or not the bot asked for its kind."""
        body = {"update_id": self._next_id, kind: payload}
        expires_at = self._clock() + LIFETIMES.get(kind, DAY)
        self.pending.append(PendingUpdate(self._next_id, kind, body, chat_id, expires_at))
        self._next_id += 1
        self._empty.clear()
        self.wake()
        self.on_push()
        return body

    def wake(self) -> None:
        """Let the waiting poll poll again."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def abort_poll(self, cause: str) -> None:
        """Answer the waiting poll with 409, terminated by this."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(f"terminated by {cause}"))

    async def get(
        self, *, offset: int | None, limit: int, timeout: float, allowed: list[str] | None
    ) -> list[dict[str, Any]]:
        """Answer a long poll. Raises ApiError 409 when a webhook is set, or another poll takes this one's place."""
        if self.webhook_url:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.allow(allowed)
        self.abort_poll("other getUpdates request; make sure that only one bot instance is running")
        self._confirm(offset)
        self._drop_expired()
        if not self.pending and timeout > 0:
            self._poll = poll = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(min(timeout, LONGEST_POLL_SECONDS)):
                    await poll
            except TimeoutError:
                pass
            finally:
                if self._poll is poll:
                    self._poll = None
        count = min(max(limit, 1), LARGEST_BATCH)
        return [self.pending[index].body for index in range(min(count, len(self.pending)))]

    def _confirm(self, offset: int | None) -> None:
        if offset is None or offset == 0:
            return
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and offset > 0 and self.pending[0].id < offset:
            self.pending.popleft()
        self._note_emptiness()

    def _drop_expired(self) -> None:
        now = self._clock()
        if any(update.expires_at <= now for update in self.pending):
            self.pending = deque(update for update in self.pending if update.expires_at > now)
            self._note_emptiness()

    def remove(self, update: PendingUpdate) -> None:
        """An update was delivered by the webhook."""
        if update in self.pending:
            self.pending.remove(update)
        self._note_emptiness()

    def clear(self) -> None:
        """Drop all that waits."""
        self.pending.clear()
        self._note_emptiness()

    def _note_emptiness(self) -> None:
        if not self.pending:
            self._empty.set()

    async def all_confirmed(self, timeout: float) -> None:
        """Until no update waits. Raises AssertionError after `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                await self._empty.wait()
        except TimeoutError:
            waiting = [update.body for update in self.pending]
            raise AssertionError(f"after {timeout} s the bot has not confirmed {waiting}") from None
