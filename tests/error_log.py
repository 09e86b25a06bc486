"""What was logged as an error: nobody sees it when a step is retried behind a test's back, so a test fails by it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

import structlog
from structlog.typing import EventDict, WrappedLogger

AN_ERROR = re.compile(
    r"Traceback \(most recent call last\)|\[(?:error|critical) *\]|\"level\": ?\"(?:error|critical)\""
)
"""How a line of the bot's own log, for users or for machines, tells of an error."""

LEFT_BY_ASYNCPG = "ConnectionError('unexpected connection_lost() call')"
"""What asyncpg leaves to be collected, unread, when whoever waits for a new connection is cancelled: it opens the
socket to ask for TLS, and asyncio closes it before anybody holds the future of the answer. Nothing is lost by it."""


class ErrorLog(logging.Handler):
    """Collects what this process logs as an error, by structlog or by the standard library."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "aiohttp.server" and record.exc_info and isinstance(record.exc_info[1], ConnectionError):
            # A test's server, or a simulation, whose client hung up or was killed.
            return
        if record.name == "asyncio" and record.exc_info and repr(record.exc_info[1]) == LEFT_BY_ASYNCPG:
            return
        self._seen.append(f"{record.name}: {record.getMessage()}")

    def note(self, logger: WrappedLogger, level: str, event: EventDict) -> EventDict:
        """The same for structlog, as one of its processors."""
        if level in ("error", "exception", "critical"):
            self._seen.append(f"{event.get('event')} { ({key: event[key] for key in event if key != 'event'}) }")
        return event

    def listen(self) -> None:
        """Hear of errors alone, from both logs. To be called before each test: some tests set up the log anew."""
        structlog.reset_defaults()
        processors = [self.note, *structlog.get_config()["processors"]]
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR), processors=processors)
        if self not in logging.getLogger().handlers:
            logging.getLogger().addHandler(self)

    def unexpected(self, announced: Iterable[str]) -> list[str]:
        """What was logged since the last call, without what has one of the announced words in it."""
        seen, self._seen = self._seen, []
        words = tuple(announced)
        return [line for line in seen if not any(word in line for word in words)]


def errors_in(log: str) -> list[str]:
    """The lines of a process's log that tell of an error."""
    return [line for line in log.splitlines() if AN_ERROR.search(line)]
