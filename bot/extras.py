"""What is installed only where an operator wants it."""

from __future__ import annotations

from enum import Enum
from importlib import import_module


class ExtraMissing(Exception):
    """A setting asks for an extra that is not installed. The text is for the operator."""


class Extra(Enum):
    """One extra: its name, the setting that asks for it, and a module that it brings."""

    SENTRY = ("sentry", "SENTRY_DSN", "sentry_sdk")
    TRACING = ("tracing", "OTEL_EXPORTER_OTLP_ENDPOINT", "opentelemetry.exporter.otlp.proto.http.trace_exporter")

    def need(self) -> None:
        """Raises ExtraMissing where it is not installed."""
        name, setting, module = self.value
        try:
            import_module(module)
        except ImportError:
            told = f"{setting}: install sorabot with its `{name}` extra, or leave the setting out"
            raise ExtraMissing(told) from None
