"""How the log looks: for a person at a console, or as JSON for a machine."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import Processor

from bot.settings import CommonSettings

LOUD_LIBRARIES = ("aiogram", "httpx", "httpcore", "aiohttp.access", "alembic", "aiosqlite")
"""These log addresses, which may bear a token, or every statement; only their warnings are of use."""


def configure(settings: CommonSettings) -> None:
    """Send the log to standard error, in the form and from the level that the settings name."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    if settings.log_format == "json":
        shared.append(structlog.processors.format_exc_info)
        renderer: Processor = structlog.processors.JSONRenderer()
    else:
        renderer = structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
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
