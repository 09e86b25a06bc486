"""One trace a job, from its request to its end, where OTEL_EXPORTER_OTLP_ENDPOINT says where traces go.

Each step is a span, whichever process does it: a job's trace has a number that follows from the job's row. The span
around them is made when the job is closed. Spans have a job's number, kind, state and failure, and nothing of its user.
The `tracing` extra brings what this needs.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from contextvars import ContextVar
from typing import Any

from bot.extras import Extra
from bot.jobs.job import Job
from bot.jobs.runner import Steps
from bot.jobs.states import JobState

EXPORT_SECONDS = 2.0
NANOSECONDS = 1_000_000_000
NAMES = {
    JobState.HELD: "release",
    JobState.QUEUED: "submit",
    JobState.WAITING: "poll",
    JobState.DELIVERING: "deliver",
}
"""What a step does with a job in this state; one that has ended is closed."""

_ids: ContextVar[tuple[int, int] | None] = ContextVar("ids", default=None)
"""The numbers of the trace and the span that is made now; None for any."""


class TracedSteps:
    """The steps of jobs, each a span."""

    def __init__(self, steps: Steps, endpoint: str) -> None:
        """Raises ExtraMissing."""
        Extra.TRACING.need()
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        # Whether traces arrive is nothing that jobs depend on.
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
        self._steps = steps
        self._api: Any = trace
        self._provider: Any = TracerProvider(
            resource=Resource.create({"service.name": "sorabot"}),
            id_generator=_Ids(),
            shutdown_on_exit=False,
        )
        exporter = OTLPSpanExporter(endpoint=f"{endpoint}/v1/traces", timeout=EXPORT_SECONDS)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer: Any = self._provider.get_tracer("sorabot")

    async def step(self, job: Job) -> Job | None:
        """Do the next thing for a claimed job, in a span."""
        api = self._api
        trace_id, root_id = numbers(job)
        parent = api.SpanContext(trace_id, root_id, is_remote=True, trace_flags=api.TraceFlags(api.TraceFlags.SAMPLED))
        context = api.set_span_in_context(api.NonRecordingSpan(parent))
        span = self._tracer.start_span(NAMES.get(job.state, "close"), context=context, attributes=attributes(job))
        try:
            following = await self._steps.step(job)
        except BaseException as error:
            span.set_status(api.Status(api.StatusCode.ERROR, type(error).__name__))
            raise
        finally:
            span.end()
        if job.state.ended:
            self._close(job, trace_id, root_id)
        return following

    def _close(self, job: Job, trace_id: int, root_id: int) -> None:
        """The span around all steps of the job."""
        token = _ids.set((trace_id, root_id))
        try:
            start = int(job.created_at * NANOSECONDS)
            root = self._tracer.start_span("job", context=_nothing(), start_time=start, attributes=attributes(job))
        finally:
            _ids.reset(token)
        if job.failure is not None:
            root.set_status(self._api.Status(self._api.StatusCode.ERROR, job.failure.value))
        root.end()

    async def give_up(self, job: Job) -> None:
        """End a job that went wrong again and again."""
        await self._steps.give_up(job)

    async def stop(self) -> None:
        """Send what is not sent yet, for some seconds at most."""
        await asyncio.to_thread(self._provider.shutdown)


class _Ids:
    """Numbers for traces and spans: those that are asked for, or any."""

    def __init__(self) -> None:
        from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

        self._random: Any = RandomIdGenerator()

    def generate_trace_id(self) -> int:
        """As the library's own generator has it."""
        chosen = _ids.get()
        return int(self._random.generate_trace_id()) if chosen is None else chosen[0]

    def generate_span_id(self) -> int:
        """As the library's own generator has it."""
        chosen = _ids.get()
        return int(self._random.generate_span_id()) if chosen is None else chosen[1]

    def is_trace_id_random(self) -> bool:
        """As the library's own generator has it."""
        return _ids.get() is None


def numbers(job: Job) -> tuple[int, int]:
    """The numbers of the job's trace and of the span around its steps: the same in every process."""
    digest = hashlib.sha256(f"{job.id}:{job.created_at!r}".encode()).digest()
    return int.from_bytes(digest[:16]), int.from_bytes(digest[16:24])


def attributes(job: Job) -> dict[str, str | int]:
    """What a span says of the job."""
    told: dict[str, str | int] = {"job": job.id, "kind": job.order_kind, "state": job.state.value}
    if job.failure is not None:
        told["failure"] = job.failure.value
    return told


def _nothing() -> Any:
    from opentelemetry.context import Context

    return Context()
