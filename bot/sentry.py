"""Sends the errors of the log to Sentry, where SENTRY_DSN names a project; the `sentry` extra brings what that needs.

What leaves the process is the event's name and fields, and of an exception its kind and where it was raised. Never what
it says, which may quote anything, nor variables, requests, users or what went before.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import SecretStr

from bot.extras import Extra

FLUSH_SECONDS = 2.0
KEPT = frozenset(
    {"event_id", "timestamp", "platform", "level", "logger", "message", "extra", "exception", "fingerprint"}
)
"""All else that the library adds stays here."""


@contextmanager
def reporting(dsn: SecretStr | None) -> Iterator[None]:
    """Report errors until the block ends; without a DSN, nothing happens. Raises ExtraMissing."""
    if dsn is None:
        yield
        return
    Extra.SENTRY.need()
    import sentry_sdk

    sentry_sdk.init(
        dsn=dsn.get_secret_value(),
        default_integrations=False,
        auto_enabling_integrations=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        before_send=stripped,
    )
    handler = Reporter()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        sentry_sdk.get_client().close(timeout=FLUSH_SECONDS)


class Reporter(logging.Handler):
    """Reports each error of the log, the bot's own and those of libraries."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        import sentry_sdk
        from sentry_sdk.utils import event_from_exception

        told: dict[str, Any] = dict(record.msg) if isinstance(record.msg, dict) else {"event": str(record.msg)}
        info = told.pop("exc_info", None) or record.exc_info
        exc_info = info if isinstance(info, tuple) else sys.exc_info()
        told.pop("exception", None)
        event: dict[str, Any] = {"level": "fatal" if record.levelno >= logging.CRITICAL else "error"}
        hint: dict[str, Any] = {}
        if exc_info[0] is not None:
            found, hint = event_from_exception(exc_info, client_options=sentry_sdk.get_client().options)
            event["exception"] = found["exception"]
        event |= {"message": told.pop("event", ""), "logger": record.name, "extra": told}
        sentry_sdk.capture_event(event, hint)


def stripped(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """Nothing but what is known to be harmless."""
    event = {name: value for name, value in event.items() if name in KEPT}
    for exception in event.get("exception", {}).get("values", []):
        exception["value"] = ""
        for frame in exception.get("stacktrace", {}).get("frames", []):
            frame.pop("vars", None)
    return event
