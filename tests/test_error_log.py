"""What is logged as an error is noticed."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable

import pytest
import structlog

from tests.error_log import ErrorLog, errors_in

LOUD: dict[str, Callable[[], object]] = {
    "structlog": lambda: structlog.get_logger("bot").error("it broke", job=1),
    "logging": lambda: logging.getLogger("asyncio").error("it broke"),
}


@pytest.mark.parametrize("library", LOUD)
def test_error_in_this_process(error_log: ErrorLog, library: str) -> None:
    """It is noticed, once, unless its words were announced; a warning is none."""
    LOUD[library]()
    assert error_log.unexpected([]) != []
    assert error_log.unexpected([]) == []
    LOUD[library]()
    assert error_log.unexpected(["it broke"]) == []
    structlog.get_logger("bot").warning("it may break")
    assert error_log.unexpected([]) == []


@pytest.mark.parametrize(("words", "is_noticed"), [("unexpected connection_lost() call", False), ("it broke", True)])
def test_future_that_nobody_read(error_log: ErrorLog, words: str, is_noticed: bool) -> None:
    """It is noticed, but for the one that asyncpg leaves when a new connection is not waited for."""
    loop = asyncio.new_event_loop()
    loop.create_future().set_exception(ConnectionError(words))
    loop.close()
    gc.collect()
    assert (error_log.unexpected([]) != []) == is_noticed


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-01T00:00:00Z [error    ] a step went wrong   job=1",
        '{"event": "a step went wrong", "level": "error"}',
        "Traceback (most recent call last):",
    ],
)
def test_error_in_another_process(line: str) -> None:
    """It is found in what that process printed, in either form."""
    assert errors_in(f"2026-01-01T00:00:00Z [warning  ] the errors of others\n{line}\n") == [line]
