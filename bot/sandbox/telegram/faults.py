"""What can go wrong on demand: refusals, outages, dropped lines, and moments at which a test runs code."""

from __future__ import annotations

import math
import time
from collections.abc import Awaitable, Callable
from enum import Enum
from http import HTTPStatus

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.errors import ApiError, too_many_requests
from bot.sandbox.telegram.rates import Limiter, Rates, is_counted
from bot.sandbox.telegram.waiting import Waiters

GRACE_SECONDS = 0.05
Hook = Callable[[Call], Awaitable[None]]
UnreadableAnswer = tuple[int, str, bytes]
"""Status, content type, body."""


class Moment(Enum):
    """Where in a call a line drops."""

    BEFORE = "before"
    """The call never takes effect."""
    AFTER = "after"
    """The call takes effect, and its answer is lost."""


class LineDropped(Exception):
    """The connection is to be closed without an answer."""


class Garbage(Enum):
    """An answer that is none of the Bot API's: status, content type, body."""

    HTML_502 = (502, "text/html", b"<html><head><title>502 Bad Gateway</title></head></html>")
    HTML_200 = (200, "text/html", b"<html><body>Log in to the network to go on</body></html>")
    BROKEN_UTF8 = (200, "application/json", b'{"ok":true,"result":"\xff\xfe"}')
    HALF_JSON = (200, "application/json", b'{"ok":true,"resu')
    NO_RESULT = (200, "application/json", b'{"ok":true}')
    WRONG_SHAPE = (200, "application/json", b'{"ok":true,"result":{"wrong":["shape"]}}')
    NO_DESCRIPTION = (500, "application/json", b'{"ok":false}')
    NO_OBJECT = (200, "application/json", b"null")


class Garbled(Exception):
    """The call is to be answered with this."""

    def __init__(self, answer: UnreadableAnswer) -> None:
        super().__init__()
        self.status, self.content_type, self.body = answer


class Fault:
    """One thing that goes wrong. Lasts for a number of calls, or until it is lifted."""

    def __init__(
        self,
        faults: Faults,
        *,
        calls: int | None,
        method: str | None,
        chat_id: int | None = None,
        spares_polls: bool,
        moment: Moment = Moment.BEFORE,
        error: ApiError | None = None,
        garbage: UnreadableAnswer | None = None,
    ) -> None:
        """Many parameters because each narrows down which calls it meets, or says what these get."""
        self._faults = faults
        self.error = error
        """The answer; without it and without garbage the line is dropped."""
        self.garbage = garbage
        self.moment = moment
        self.left = calls
        """Calls that it will still meet; None: until lifted."""
        self.method = method.lower() if method is not None else None
        self.chat_id = chat_id
        self.spares_polls = spares_polls
        self.hits: list[Call] = []
        """The calls that it met."""

    def fits(self, call: Call) -> bool:
        """Whether this call is to meet it."""
        name = call.method.lower()
        if self.method is not None:
            if self.method != name:
                return False
        elif name == "getupdates" and self.spares_polls:
            return False
        return self.chat_id is None or self.chat_id == call.chat_id

    def hit(self, call: Call) -> None:
        """Note that the call met it."""
        self.hits.append(call)
        if self.left is not None:
            self.left -= 1
            if self.left <= 0:
                self._end()
        self._faults.met.tell(self)

    async def wait_until_hit(self, times: int = 1, *, timeout: float = PATIENCE_SECONDS) -> None:
        """Until so many calls have met it. Raises TimeoutError."""
        if len(self.hits) < times:
            await self._faults.met.wait(lambda fault: fault is self and len(self.hits) >= times, timeout)

    def lift(self) -> None:
        """It is over, and who was told to wait need not."""
        self._faults.forget_waits(self)
        self._end()

    def _end(self) -> None:
        if self in self._faults.active:
            self._faults.active.remove(self)
            self._faults.changed()


class Faults:
    """The switches. Faults are met in the order in which they were asked for; one call meets one of them.

    Where no method is named, long polls are spared, except by an outage or a drop that lasts until it is lifted.
    """

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self.met: Waiters[Fault] = Waiters()
        self.changed: Callable[[], None] = lambda: None
        """Told when faults begin or end (the simulation's own)."""
        self.before: Hook | None = None
        """Run before each call takes effect (long polls too), e.g. to kill the bot at an exact moment.

        If it raises LineDropped, the call takes no effect.
        """
        self.after: Hook | None = None
        """Run after each call took effect and before it is answered."""
        self.over_rate: list[Call] = []
        """The calls that were refused since the bot keeps no rates, or obeys no 429 of theirs."""
        self._limiter: Limiter | None = Limiter(Rates())
        self._waits: dict[int | str, tuple[float, Fault | None]] = {}
        """Until when a chat, or an inline message, was told to wait, and by what, unless by the rates."""

    def too_many_requests(
        self, retry_after: int = 1, *, calls: int | None = 1, method: str | None = None, chat_id: int | None = None
    ) -> Fault:
        """Answer 429 with `retry_after` (seconds), also to all else that is sent to that chat before then."""
        return self.refuse(too_many_requests(retry_after), calls=calls, method=method, chat_id=chat_id)

    def outage(
        self, status: int = 502, *, json: bool = False, calls: int | None = None, method: str | None = None
    ) -> Fault:
        """Answer with a page of this status for some calls, or until the fault is lifted.

        What stands before Telegram's servers speaks HTML; with `json` the Bot API itself answers.
        """
        words = HTTPStatus(status).phrase
        error = ApiError(status, words) if json else None
        page = f"<html><head><title>{status} {words}</title></head></html>"
        garbage = None if json else (status, "text/html", page.encode())
        spares_polls = calls is not None
        return self._add(
            Fault(self, error=error, garbage=garbage, calls=calls, method=method, spares_polls=spares_polls)
        )

    def garble(self, garbage: Garbage, *, calls: int | None = None, method: str | None = None) -> Fault:
        """Answer some calls, or all until the fault is lifted, with what is no answer; they take no effect."""
        return self._add(Fault(self, garbage=garbage.value, calls=calls, method=method, spares_polls=calls is not None))

    def refuse(
        self, error: ApiError, *, calls: int | None = 1, method: str | None = None, chat_id: int | None = None
    ) -> Fault:
        """Answer with this refusal; the call takes no effect."""
        return self._add(Fault(self, error=error, calls=calls, method=method, chat_id=chat_id, spares_polls=True))

    def drop(
        self,
        moment: Moment = Moment.BEFORE,
        *,
        calls: int | None = 1,
        method: str | None = None,
        chat_id: int | None = None,
    ) -> Fault:
        """Close the line without an answer, before or after the call takes effect."""
        spares_polls = calls is not None
        return self._add(
            Fault(self, moment=moment, calls=calls, method=method, chat_id=chat_id, spares_polls=spares_polls)
        )

    def keep_rates(self, rates: Rates | None) -> None:
        """Answer 429 by these rates from now on, or by none."""
        self._limiter = Limiter(rates) if rates is not None else None

    def clear(self) -> None:
        """Nothing goes wrong any more: faults and hooks are gone. The rates are kept."""
        self.active.clear()
        self._waits.clear()
        self.before = self.after = None
        self.changed()

    def _add(self, fault: Fault) -> Fault:
        self.active.append(fault)
        self.changed()
        return fault

    def strike(self, call: Call, moment: Moment) -> None:
        """Let the call meet what waits for it. Raises ApiError, Garbled or LineDropped."""
        if moment is Moment.BEFORE:
            self._keep_waiting(call)
        for fault in self.active:
            if fault.moment is moment and fault.fits(call):
                fault.hit(call)
                if fault.garbage is not None:
                    raise Garbled(fault.garbage)
                if fault.error is None:
                    raise LineDropped
                self._let_wait(call, fault, fault.error)
                raise fault.error
        if moment is Moment.BEFORE:
            self._keep_rates(call)

    def _keep_rates(self, call: Call) -> None:
        wait = self._limiter.check(call.method, call.chat_id) if self._limiter is not None else None
        if wait is not None:
            self.over_rate.append(call)
            error = too_many_requests(wait)
            self._let_wait(call, None, error)
            raise error

    def forget_waits(self, fault: Fault) -> None:
        """Let those chats be written to again that this fault told to wait."""
        self._waits = {chat: wait for chat, wait in self._waits.items() if wait[1] is not fault}

    def _let_wait(self, call: Call, fault: Fault | None, error: ApiError) -> None:
        seconds = error.parameters.get("retry_after")
        if seconds is not None and call.place is not None and is_counted(call.method):
            self._waits[call.place] = time.monotonic() + seconds, fault

    def _keep_waiting(self, call: Call) -> None:
        if call.place not in self._waits or not is_counted(call.method):
            return
        until, fault = self._waits[call.place]
        # The answer was on its way for a moment, and its reader's clock is another one.
        left = until - time.monotonic() - GRACE_SECONDS
        if left > 0:
            (self.over_rate if fault is None else fault.hits).append(call)
            raise too_many_requests(math.ceil(left))
        del self._waits[call.place]
