"""What a simulated provider can be made to answer with instead of what it should."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web

JUNK_BYTES = 10 * 1024 * 1024


class Trouble(StrEnum):
    """What can go wrong at any provider. The first names are those of the kinds of error."""

    AUTH = "auth"
    NO_CREDITS = "no_credits"
    BAD_INPUT = "bad_input"
    MODERATION = "moderation"
    RATE_LIMITED = "rate_limited"
    PAUSED = "paused"
    BROKEN = "broken"
    HTML = "html"
    HALF_JSON = "half json"
    WRONG_TYPES = "wrong types"
    JUNK = "junk"
    DROP = "drop"
    """The line drops before anything is done."""
    LOST_ANSWER = "lost answer"
    """It is done, and the line drops before the answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One of the provider's own errors, by its code: `Refusal(433)`, `Refusal(4005)`."""

    code: int
    words: str | None = None
    """None: the provider's own sentence for the code."""
    retry_after: float | None = None
    """Seconds, for the header; None: no header."""


@dataclass(frozen=True, slots=True)
class Slow:
    """All goes well, but the answer comes so many seconds late."""

    seconds: float


Fault = Trouble | Refusal | Slow


class FaultLine:
    """The faults that requests of one kind are to meet."""

    def __init__(self) -> None:
        self.standing: Fault | None = None
        """What each one meets that nothing else is planned for."""
        self._planned: deque[Fault | None] = deque()

    def plan(self, fault: Fault | None, count: int) -> None:
        """So many more meet this; None leaves them to what stands."""
        self._planned.extend([fault] * count)

    def next(self) -> Fault | None:
        """What this one meets."""
        planned = self._planned.popleft() if self._planned else None
        return planned if planned is not None else self.standing


def drop(request: web.Request) -> web.Response:
    """Close the line. The answer goes nowhere; aiohttp wants one."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


GARBAGE = frozenset({Trouble.HTML, Trouble.HALF_JSON, Trouble.WRONG_TYPES, Trouble.JUNK})


def garbage(trouble: Trouble) -> web.Response:
    """An answer that is no answer. Raises ValueError for a trouble that is not of this sort."""
    match trouble:
        case Trouble.HTML:
            return web.Response(text="<html><body>502 Bad Gateway</body></html>", content_type="text/html")
        case Trouble.HALF_JSON:
            return web.Response(text='{"code": 200, "data": {"task', content_type="application/json")
        case Trouble.WRONG_TYPES:
            return web.json_response({"code": [], "success": "yes", "data": 7})
        case Trouble.JUNK:
            return web.Response(body=b"[" * JUNK_BYTES, content_type="application/json")
        case _:
            raise ValueError(f"{trouble} is not garbage")
