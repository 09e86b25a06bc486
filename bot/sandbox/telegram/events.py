"""What happens in the simulation, for those who poll on (a page, a test)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.transcript import SimulatedMessage


class Change(StrEnum):
    """What happened to a message."""

    SENT = "sent"
    EDITED = "edited"
    DELETED = "deleted"
    REACTED = "reacted"


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """The bot called, and was answered (or not: `call.status` is 0)."""

    call: Call


@dataclass(frozen=True, slots=True)
class MessageChanged:
    """A message, of whomever, was sent, edited or deleted."""

    message: SimulatedMessage
    change: Change


@dataclass(frozen=True, slots=True)
class ChatAction:
    """The bot shows that it types, uploads a video, …"""

    chat_id: int
    action: str
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class DraftShown:
    """The bot shows a message that is still being made."""

    chat_id: int
    draft_id: int
    text: str


@dataclass(frozen=True, slots=True)
class MenuButtonChosen:
    """The bot set the menu button of a private chat, or of all that have none of their own (None)."""

    chat_id: int | None


@dataclass(frozen=True, slots=True)
class UpdatePushed:
    """An update waits for the bot."""

    kind: str
    update: dict[str, Any]


Event = CallAnswered | MessageChanged | ChatAction | DraftShown | MenuButtonChosen | UpdatePushed
Listener = Callable[[Event], None]


class Events:
    """Tells listeners. A listener must not block, and its errors are the caller's."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def tell(self, event: Event) -> None:
        """Tell all listeners."""
        for listener in self._listeners:
            listener(event)

    @property
    def wanted(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell this listener from now on. Returns what ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    @asynccontextmanager
    async def stream(self) -> AsyncIterator[AsyncGenerator[Event, None]]:
        """All events from now on: `async with events.stream() as stream: async for event in stream: …`."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        unsubscribe = self.subscribe(queue.put_nowait)

        async def stream() -> AsyncGenerator[Event, None]:
            while True:
                yield await queue.get()

        generator = stream()
        try:
            yield generator
        finally:
            unsubscribe()
            await generator.aclose()
