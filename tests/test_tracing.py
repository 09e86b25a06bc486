"""One trace a job, whichever process does its steps, and nothing of the user in it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.__main__ import WRONG_SETTINGS, _run
from tests.world import World, ask, is_video, new_link


class Collector:
    """Takes traces as OTLP over HTTP brings them."""

    def __init__(self) -> None:
        self.spans: list[Any] = []
        self.bodies = b""
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

        body = await request.read()
        self.bodies += body
        told = ExportTraceServiceRequest.FromString(body)
        self.spans += [span for each in told.resource_spans for scope in each.scope_spans for span in scope.spans]
        return web.Response(content_type="application/x-protobuf")


@pytest.fixture
async def collector() -> AsyncIterator[Collector]:
    pytest.importorskip("opentelemetry.sdk")
    pytest.importorskip("opentelemetry.exporter.otlp.proto.http")
    collector = Collector()
    app = web.Application()
    app.router.add_post("/v1/traces", collector.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    collector.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield collector
    await runner.cleanup()


async def test_one_trace_a_job(world: World, collector: Collector) -> None:
    """From the request to the end, also over a restart: the steps are spans within one that lasts as long as all."""
    world.hold_tasks()
    async with world.bot(otel_exporter_otlp_endpoint=collector.url):
        link = new_link()
        await world.ann.say(link)
        await world.kie.wait_for_tasks(1)
    world.let_tasks_end()
    async with world.bot(otel_exporter_otlp_endpoint=collector.url):
        await world.ann.chat.wait_for(is_video)
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        world.kie.paused = True
        await ask(world.ann, new_link(), "unavailable")
    jobs: dict[bytes, list[Any]] = {}
    for span in collector.spans:
        jobs.setdefault(span.trace_id, []).append(span)
    assert len(jobs) == 2
    for spans in jobs.values():
        (root,) = [span for span in spans if span.name == "job"]
        steps = [span for span in spans if span is not root]
        assert not root.parent_span_id
        assert {span.parent_span_id for span in steps} == {root.span_id}
        assert root.start_time_unix_nano <= min(span.start_time_unix_nano for span in steps)
        assert root.end_time_unix_nano >= max(span.end_time_unix_nano for span in steps)
    names = [sorted({span.name for span in spans}) for spans in jobs.values()]
    assert names == [["close", "deliver", "job", "poll", "submit"], ["close", "job", "submit"]]
    for secret in (str(world.ann.id), link.rpartition("/")[2], world.kie.key):
        assert secret.encode() not in collector.bodies


async def test_a_collector_that_is_away(world: World) -> None:
    """Jobs do not depend on whether traces arrive, nor does the log fill with that."""
    pytest.importorskip("opentelemetry.sdk")
    async with world.bot(otel_exporter_otlp_endpoint="http://127.0.0.1:9"):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)


async def test_not_installed(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for and not there is one line, before anything starts."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "opentelemetry"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    assert await _run(world.settings(otel_exporter_otlp_endpoint="http://127.0.0.1:4318")) == WRONG_SETTINGS
    words = "OTEL_EXPORTER_OTLP_ENDPOINT: install sorabot with its `tracing` extra, or leave the setting out\n"
    assert capsys.readouterr().err == words
