"""Questions that the bot has to answer in time: pressed buttons, inline queries, checkouts, guest mentions."""

from __future__ import annotations

import asyncio
import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.errors import bad_request

Answer = TypeVar("Answer")

CALLBACK_SECONDS = 150.0
INLINE_SECONDS = 30.0
CHECKOUT_SECONDS = 10.0
GUEST_SECONDS = 150.0


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the user sees after pressing a button."""

    text: str
    show_alert: bool
    url: str | None
    cache_time: int


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the user sees above the input field."""

    results: tuple[InlineResult, ...]
    cache_time: int
    """Seconds; 300 unless the bot says otherwise."""
    is_personal: bool
    next_offset: str
    button: dict[str, Any] | None

    def result(self, text: str) -> InlineResult:
        """The result whose title or id contains this. Raises AssertionError."""
        for result in self.results:
            if text in result.title or text == result.id:
                return result
        raise AssertionError(f"no result says {text!r}; there are {[result.title for result in self.results]}")


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One of the results."""

    id: str
    type: str
    title: str
    query: str
    """What the user had typed."""
    wire: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CheckoutAnswer:
    """Whether the bot takes the money."""

    ok: bool
    error: str | None


class Query(Generic[Answer]):
    """A question to the bot, and its answer once there is one."""

    def __init__(self, query_id: str, wire: dict[str, Any], expires_at: float) -> None:
        self.id = query_id
        self.wire = wire
        self.expires_at = expires_at
        """Unix seconds by the simulation's clock."""
        self._answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    @property
    def is_answered(self) -> bool:
        """Whether the bot answered."""
        return self._answer.done()

    def answer(self, answer: Answer) -> None:
        """The bot answers."""
        self._answer.set_result(answer)

    async def answered(self, timeout: float = PATIENCE_SECONDS) -> Answer:
        """The bot's answer. Raises AssertionError after `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.shield(self._answer)
        except TimeoutError:
            raise AssertionError(f"the bot has not answered within {timeout} s: {self.wire}") from None


class Queries:
    """All open questions."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ids = itertools.count(4_000_000_000_000_000_000 + secrets.randbelow(1_000_000_000))
        self._open: dict[tuple[str, str], Query[Any]] = {}

    def ask(self, kind: str, wire: dict[str, Any], seconds: float, *, id_name: str = "id") -> Query[Any]:
        """A new question, to be answered within so many seconds. Its id is put into `wire`."""
        query_id = str(next(self._ids))
        query: Query[Any] = Query(query_id, {id_name: query_id, **wire}, self._clock() + seconds)
        self._open[kind, query_id] = query
        return query

    def take(self, kind: str, query_id: str) -> Query[Any]:
        """The question that is being answered. Raises ApiError when it is too old, unknown, or was answered."""
        query = cast("Query[Any] | None", self._open.pop((kind, query_id), None))
        if query is None or query.expires_at < self._clock():
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query
