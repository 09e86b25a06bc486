"""How the log polls: for a user at a console, or as JSON for a machine. It has no words of users and no secrets."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from bot.settings import CommonSettings

LOUD_LIBRARIES = (
    *("aiogram", "aiohttp", "aiosqlite", "alembic", "asyncio", "asyncpg"),
    *("filelock", "httpcore", "httpx", "PIL", "sqlalchemy"),
)
"""These log addresses, which may bear a token, or every statement; only their warnings are of use."""

TELLS_NO_CONTENT = (
    *(ArithmeticError, AssertionError, AttributeError, ImportError, IndexError, NameError, OSError, RuntimeError),
    *(TypeError, sqlite3.Error),
)
"""Errors whose text is about the code or the system. The text of any other may quote what was being worked on: a
message, a code, an address with its signature."""

ADDRESS_END = re.compile(r"(https?://[^\s?#\"'<>]*)[?#][^\s\"'<>]*")
"""What an address has behind its path: signatures, mostly."""
BOT_TOKEN = re.compile(r"/bot\d+:[\w-]+")
"""Part of each address of the Bot API."""

log = structlog.get_logger(__name__)


def configure(settings: CommonSettings) -> None:
    """Send the log to standard error, in the form and from the level that the settings name."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
        _without_secrets_of_addresses,
    ]
    if settings.log_format == "json":
        shared.append(structlog.processors.ExceptionRenderer(_as_text))
        renderer: Processor = structlog.processors.JSONRenderer()
    else:
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_print)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level)
    for name in LOUD_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _uncaught


def _without_secrets_of_addresses(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """Libraries quote addresses in what they say of a failure."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = BOT_TOKEN.sub("/bot…", ADDRESS_END.sub(r"\1", value))
    return event


def note_unhandled(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For `set_exception_handler`: an error that nobody waited for. asyncio's own line would quote it."""
    error = context.get("exception")
    what = str(context.get("message", "")).partition("\n")[0]
    log.error("an error that nobody waited for", what=what, exc_info=error if error is not None else False)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("the process ends", exc_info=(kind, error, trace))


def _print(out: TextIO, exc_info: ExcInfo) -> None:
    out.write("\n" + _as_text(exc_info))


def _as_text(exc_info: ExcInfo) -> str:
    """A traceback without what the errors say, unless that tells no content."""
    return "".join(_lines(exc_info[1], set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _lines(cause, seen)
        yield "\n\n" + ("It was the cause of:" if error.__cause__ else "While it was handled:") + "\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield _name(error)
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            if id(inner) not in seen:
                yield "\n\nOne of them:\n\n"
                yield from _lines(inner, seen)


def _name(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, TELLS_NO_CONTENT):
        return f"{name}: {error}"
    state = getattr(error, "sqlstate", None)
    return f"{name} ({state})" if state else name
