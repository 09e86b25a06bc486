"""What goes wrong on demand is the same at all four providers, and so are the moments to act at."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import httpx
import pytest

from bot.sandbox.providers import SimulatedProvider, SimulatedProviders, Slow, Trouble
from tests.clock import FakeClock
from tests.sandbox.providers.requests import order, poll

NAMES = ["kie", "apikley", "apimall", "savesora"]
BROKEN_LINE = (httpx.RemoteProtocolError, httpx.ReadError)


@pytest.fixture(params=NAMES)
def provider(request: pytest.FixtureRequest, providers: SimulatedProviders) -> SimulatedProvider:
    provider = getattr(providers, request.param)
    assert isinstance(provider, SimulatedProvider)
    provider.duration = 0.0
    return provider


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
    provider: SimulatedProvider,
    client: httpx.AsyncClient,
    trouble: Trouble,
    fits: Callable[[httpx.Response], bool],
) -> None:
    provider.trouble_next(trouble)
    assert fits(await order(client, provider))
    assert (provider.tasks, provider.creates) == ([], 1)
    assert (await order(client, provider)).status_code == 200
    assert len(provider.tasks) == 1


async def test_a_dropped_line_makes_nothing_and_a_lost_answer_makes_a_task(
    provider: SimulatedProvider, client: httpx.AsyncClient
) -> None:
    provider.trouble_next(Trouble.DROP)
    with pytest.raises(BROKEN_LINE):
        await order(client, provider)
    assert provider.tasks == []
    provider.trouble_next(Trouble.LOST_ANSWER)
    with pytest.raises(BROKEN_LINE):
        await order(client, provider)
    assert len(provider.tasks) == 1


async def test_trouble_lasts_until_it_is_ended_and_what_is_planned_comes_first(
    provider: SimulatedProvider, client: httpx.AsyncClient
) -> None:
    provider.trouble(Trouble.HTML)
    provider.trouble_next(Slow(0.0))
    assert len(provider.tasks) == 0
    await order(client, provider)
    assert len(provider.tasks) == 1
    for _ in range(3):
        assert "html" in (await order(client, provider)).text
    provider.trouble(None)
    await order(client, provider)
    assert len(provider.tasks) == 2


async def test_the_next_polls_meet_what_is_asked_for(providers: SimulatedProviders, client: httpx.AsyncClient) -> None:
    for provider in (providers.kie, providers.apikley, providers.apimall):
        await order(client, provider)
        provider.trouble_next_poll(Trouble.DROP)
        with pytest.raises(BROKEN_LINE):
            await poll(client, provider, provider.tasks[0].id)
        provider.trouble_polls(Trouble.HTML)
        assert "html" in (await poll(client, provider, provider.tasks[0].id)).text
        provider.trouble_polls(None)
        assert (await poll(client, provider, provider.tasks[0].id)).status_code == 200
        assert (provider.polls, provider.tasks[0].polls) == (3, 1)


async def test_a_provider_that_is_down_drops_its_lines_and_the_others_go_on(
    provider: SimulatedProvider, providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    provider.down = True
    with pytest.raises(BROKEN_LINE):
        await order(client, provider)
    other = next(other for other in providers.all if other is not provider)
    other.duration = 0.0
    assert (await order(client, other)).status_code == 200
    provider.down = False
    assert (await order(client, provider)).status_code == 200
    assert len(provider.tasks) == 1


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
    provider: SimulatedProvider, client: httpx.AsyncClient
) -> None:
    provider.latency = lambda: 0.1
    began = time.monotonic()
    await order(client, provider)
    assert time.monotonic() - began >= 0.1
    provider.latency = 0.0
    provider.trouble_next(Slow(60.0))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(order(client, provider), 0.1)
    await provider.wait_for_tasks(2)


async def test_code_runs_before_a_create_takes_effect_and_after_it_took_effect(
    provider: SimulatedProvider, client: httpx.AsyncClient
) -> None:
    seen: list[int] = []

    async def see() -> None:
        seen.append(len(provider.tasks))

    provider.before_create = provider.after_create = see
    await order(client, provider)
    assert seen == [0, 1]


async def test_a_moment_may_close_the_line_and_then_nothing_comes_of_what_was_asked(
    provider: SimulatedProvider, client: httpx.AsyncClient
) -> None:
    async def gone() -> None:
        raise ConnectionAbortedError

    provider.before_create = gone
    with pytest.raises(BROKEN_LINE):
        await order(client, provider)
    assert provider.tasks == []
    provider.before_create, provider.after_create = None, gone
    with pytest.raises(BROKEN_LINE):
        await order(client, provider)
    assert len(provider.tasks) == 1


async def test_code_runs_at_each_poll(providers: SimulatedProviders, client: httpx.AsyncClient) -> None:
    seen: list[int] = []

    async def see() -> None:
        seen.append(providers.kie.polls)

    providers.kie.on_poll = see
    await order(client, providers.kie)
    for _ in range(2):
        await poll(client, providers.kie, providers.kie.tasks[0].id)
    await providers.kie.wait_for_polls(2)
    assert seen == [1, 2]


async def test_each_task_takes_as_long_as_the_function_says(
    provider: SimulatedProvider, client: httpx.AsyncClient, clock: FakeClock
) -> None:
    times = iter([0.02, 0.03])
    provider.duration = lambda: next(times)
    await order(client, provider)
    await order(client, provider)
    assert [task.ends_at - clock() for task in provider.tasks] == pytest.approx([0.02, 0.03])


async def test_whoever_waits_for_tasks_hears_when_there_are_so_many(
    provider: SimulatedProvider, client: httpx.AsyncClient
) -> None:
    waiting = asyncio.create_task(provider.wait_for_tasks(2))
    await order(client, provider)
    assert not waiting.done()
    await order(client, provider)
    await waiting
    with pytest.raises(TimeoutError):
        await provider.wait_for_tasks(3, timeout=0.01)
