"""The Bot API calls that the bot made, as they happen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.waiting import Waiters

REMEMBERED_CALLS = 10_000


@dataclass(slots=True, eq=False)
class Call:
    """One call. `parameters` are as sent, JSON strings read; an uploaded file stands there as a short description."""

    number: int
    method: str
    """As Telegram spells it."""
    parameters: dict[str, Any]
    at: float
    """Unix seconds by the simulation's clock."""
    status: int | None = None
    """The answer's HTTP status; 0 when the line was dropped; None while there is no answer."""
    error: str | None = None
    """The refusal's description."""
    result: Any = field(default=None, repr=False)
    """What was answered."""
    took_effect: bool = False
    """Whether Telegram did what was asked, answered or not."""

    @property
    def chat_id(self) -> int | str | None:
        """The chat that the call concerns."""
        chat_id = self.parameters.get("chat_id")
        if isinstance(chat_id, str) and chat_id.removeprefix("-").isdecimal():
            return int(chat_id)
        return chat_id if isinstance(chat_id, int | str) else None

    @property
    def place(self) -> int | str | None:
        """What a told wait counts for: the chat, or the inline message."""
        inline: str | None = self.parameters.get("inline_message_id")
        return self.chat_id if self.chat_id is not None else inline


class CallLog:
    """The last calls, oldest first. A sequence of `Call`."""

    def __init__(self, remembered: int = REMEMBERED_CALLS) -> None:
        self._calls: deque[Call] = deque(maxlen=remembered)
        self._answered: Waiters[Call] = Waiters()
        self._number = 0

    def begin(self, method: str, at: float) -> Call:
        """Note a call that has come in."""
        self._number += 1
        call = Call(self._number, method, {}, at)
        self._calls.append(call)
        return call

    def end(self, call: Call) -> None:
        """Tell those who wait that the call was answered."""
        self._answered.tell(call)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def __getitem__(self, index: int) -> Call:
        return self._calls[index]

    def of(self, *methods: str) -> list[Call]:
        """The calls of these methods, oldest first."""
        return [call for call in self._calls if call.method in methods]

    def clear(self) -> None:
        """Forget what was called so far."""
        self._calls.clear()

    async def wait_for(
        self, fits: Callable[[Call], bool], *, timeout: float = PATIENCE_SECONDS, after: Call | None = None
    ) -> Call:
        """The first answered call that fits, remembered or to come; with `after`, only later ones.

        Raises AssertionError that names the last calls when none fits within `timeout` seconds.
        """
        least = after.number if after is not None else 0

        def wanted(call: Call) -> bool:
            return call.number > least and call.status is not None and fits(call)

        for call in self._calls:
            if wanted(call):
                return call
        try:
            return await self._answered.wait(wanted, timeout)
        except TimeoutError:
            last = "\n".join(f"  {call.method} {call.parameters} -> {call.status} {call.error or ''}" for call in self)
            raise AssertionError(f"no call fitted within {timeout} s; these were made:\n{last[-4000:]}") from None
