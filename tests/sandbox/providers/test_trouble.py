"""What goes wrong on demand is the same at all four services, and so are the moments to act at."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import httpx
import pytest

from bot.sandbox.providers import SimulatedProviders, SimulatedService, Slow, Trouble
from tests.clock import FakeClock
from tests.sandbox.providers.requests import look, order

NAMES = ["kie", "apikley", "apimall", "savesora"]
BROKEN_LINE = (httpx.RemoteProtocolError, httpx.ReadError)


@pytest.fixture(params=NAMES)
def service(request: pytest.FixtureRequest, providers: SimulatedProviders) -> SimulatedService:
    service = getattr(providers, request.param)
    assert isinstance(service, SimulatedService)
    service.duration = 0.0
    return service


@pytest.mark.parametrize(
    ("trouble", "fits"),
    [
        (Trouble.HTML, lambda answer: answer.headers["Content-Type"].startswith("text/html")),
        (Trouble.HALF_JSON, lambda answer: answer.text.startswith("{") and not answer.text.endswith("}")),
        (Trouble.WRONG_TYPES, lambda answer: answer.json()["data"] == 7),
        (Trouble.JUNK, lambda answer: len(answer.content) == 10 * 1024 * 1024),
    ],
)
async def test_garbage_is_answered_once_as_asked_for_and_nothing_is_made(
    service: SimulatedService,
    client: httpx.AsyncClient,
    trouble: Trouble,
    fits: Callable[[httpx.Response], bool],
) -> None:
    service.trouble_next(trouble)
    assert fits(await order(client, service))
    assert (service.tasks, service.creates) == ([], 1)
    assert (await order(client, service)).status_code == 200
    assert len(service.tasks) == 1


async def test_a_dropped_line_makes_nothing_and_a_lost_answer_makes_a_task(
    service: SimulatedService, client: httpx.AsyncClient
) -> None:
    service.trouble_next(Trouble.DROP)
    with pytest.raises(BROKEN_LINE):
        await order(client, service)
    assert service.tasks == []
    service.trouble_next(Trouble.LOST_ANSWER)
    with pytest.raises(BROKEN_LINE):
        await order(client, service)
    assert len(service.tasks) == 1


async def test_trouble_lasts_until_it_is_ended_and_what_is_planned_comes_first(
    service: SimulatedService, client: httpx.AsyncClient
) -> None:
    service.trouble(Trouble.HTML)
    service.trouble_next(Slow(0.0))
    assert len(service.tasks) == 0
    await order(client, service)
    assert len(service.tasks) == 1
    for _ in range(3):
        assert "html" in (await order(client, service)).text
    service.trouble(None)
    await order(client, service)
    assert len(service.tasks) == 2


async def test_the_next_looks_meet_what_is_asked_for(providers: SimulatedProviders, client: httpx.AsyncClient) -> None:
    for service in (providers.kie, providers.apikley, providers.apimall):
        await order(client, service)
        service.trouble_next_look(Trouble.DROP)
        with pytest.raises(BROKEN_LINE):
            await look(client, service, service.tasks[0].id)
        service.trouble_looks(Trouble.HTML)
        assert "html" in (await look(client, service, service.tasks[0].id)).text
        service.trouble_looks(None)
        assert (await look(client, service, service.tasks[0].id)).status_code == 200
        assert (service.looks, service.tasks[0].looks) == (3, 1)


async def test_a_service_that_is_down_drops_its_lines_and_the_others_go_on(
    service: SimulatedService, providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    service.down = True
    with pytest.raises(BROKEN_LINE):
        await order(client, service)
    other = next(other for other in providers.all if other is not service)
    other.duration = 0.0
    assert (await order(client, other)).status_code == 200
    service.down = False
    assert (await order(client, service)).status_code == 200
    assert len(service.tasks) == 1


async def test_a_closed_port_refuses_connections_until_it_is_opened_again_at_the_same_address(
    providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    url = providers.kie.url
    assert (await order(client, providers.kie)).status_code == 200
    await providers.close_port()
    with pytest.raises(httpx.ConnectError):
        await order(client, providers.kie)
    await providers.open_port()
    assert (await order(client, providers.kie)).status_code == 200
    assert providers.kie.url == url
    assert len(providers.kie.tasks) == 2


async def test_answers_are_late_by_the_latency_or_by_what_was_asked_for_once(
    service: SimulatedService, client: httpx.AsyncClient
) -> None:
    service.latency = lambda: 0.1
    began = time.monotonic()
    await order(client, service)
    assert time.monotonic() - began >= 0.1
    service.latency = 0.0
    service.trouble_next(Slow(60.0))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(order(client, service), 0.1)
    await service.wait_for_tasks(2)


async def test_code_runs_before_a_create_takes_effect_and_after_it_took_effect(
    service: SimulatedService, client: httpx.AsyncClient
) -> None:
    seen: list[int] = []

    async def see() -> None:
        seen.append(len(service.tasks))

    service.before_create = service.after_create = see
    await order(client, service)
    assert seen == [0, 1]


async def test_a_moment_may_close_the_line_and_then_nothing_comes_of_what_was_asked(
    service: SimulatedService, client: httpx.AsyncClient
) -> None:
    async def gone() -> None:
        raise ConnectionAbortedError

    service.before_create = gone
    with pytest.raises(BROKEN_LINE):
        await order(client, service)
    assert service.tasks == []
    service.before_create, service.after_create = None, gone
    with pytest.raises(BROKEN_LINE):
        await order(client, service)
    assert len(service.tasks) == 1


async def test_code_runs_at_each_look(providers: SimulatedProviders, client: httpx.AsyncClient) -> None:
    seen: list[int] = []

    async def see() -> None:
        seen.append(providers.kie.looks)

    providers.kie.on_look = see
    await order(client, providers.kie)
    for _ in range(2):
        await look(client, providers.kie, providers.kie.tasks[0].id)
    await providers.kie.wait_for_looks(2)
    assert seen == [1, 2]


async def test_each_task_takes_as_long_as_the_function_says(
    service: SimulatedService, client: httpx.AsyncClient, clock: FakeClock
) -> None:
    times = iter([0.02, 0.03])
    service.duration = lambda: next(times)
    await order(client, service)
    await order(client, service)
    assert [task.ends_at - clock() for task in service.tasks] == pytest.approx([0.02, 0.03])


async def test_whoever_waits_for_tasks_hears_when_there_are_so_many(
    service: SimulatedService, client: httpx.AsyncClient
) -> None:
    waiting = asyncio.create_task(service.wait_for_tasks(2))
    await order(client, service)
    assert not waiting.done()
    await order(client, service)
    await waiting
    with pytest.raises(TimeoutError):
        await service.wait_for_tasks(3, timeout=0.01)
