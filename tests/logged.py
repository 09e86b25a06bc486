"""What the bot logs, as a test sees it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog
from structlog.testing import capture_logs


@contextmanager
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    """All lines from now on, of each level."""
    before = structlog.get_config()["wrapper_class"]
    with capture_logs() as lines:
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG))
        try:
            yield lines
        finally:
            structlog.configure(wrapper_class=before)
