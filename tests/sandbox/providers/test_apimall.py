"""APIMall, simulated: what its page promises, over HTTP."""

from __future__ import annotations

from datetime import datetime

import httpx
import pytest

from bot.sandbox.providers import Refusal, SimulatedAPIMall, SimulatedProviders, Trouble
from tests.clock import FakeClock
from tests.sandbox.providers.requests import MODEL, VIDEO, balance, bearer, order, poll


@pytest.fixture
def apimall(providers: SimulatedProviders) -> SimulatedAPIMall:
    providers.apimall.duration = 108.0
    providers.apimall.balance = 120
    return providers.apimall


async def test_a_task_goes_from_pending_to_completed_and_tells_what_it_cost(
    apimall: SimulatedAPIMall, client: httpx.AsyncClient, clock: FakeClock, providers: SimulatedProviders
) -> None:
    created = (await order(client, apimall)).json()
    assert created["success"] is True
    assert (created["data"]["credits_used"], created["data"]["remaining_credits"]) == (30, 90)
    statuses = []
    for _ in range(3):
        told = (await poll(client, apimall, created["data"]["task_id"])).json()["data"]
        statuses.append(told["status"])
        clock.pass_(54)
    assert statuses == ["pending", "processing", "completed"]
    took = datetime.fromisoformat(told["completed_at"]) - datetime.fromisoformat(told["created_at"])
    assert took.total_seconds() == 108
    assert told["output"]["resultUrls"] == [told["video_url"]]
    assert (await client.get(told["video_url"])).content == providers.sample.content


async def test_a_failed_task_gives_its_credits_back(
    apimall: SimulatedAPIMall, client: httpx.AsyncClient, clock: FakeClock
) -> None:
    apimall.fail_next()
    task_id = (await order(client, apimall)).json()["data"]["task_id"]
    assert (await balance(client, apimall)).json()["data"]["balance"] == 90
    clock.pass_(108)
    told = (await poll(client, apimall, task_id)).json()["data"]
    assert (told["status"], told["credits_used"], told["credits_refunded"]) == ("failed", 30, 30)
    assert told["error_message"]
    assert (await balance(client, apimall)).json()["data"]["balance"] == 120


async def test_the_same_order_twice_is_one_task_and_another_by_the_same_key_conflicts(
    apimall: SimulatedAPIMall, client: httpx.AsyncClient
) -> None:
    first = await order(client, apimall, key="once")
    again = await order(client, apimall, key="once")
    assert first.json()["data"]["task_id"] == again.json()["data"]["task_id"]
    other = await order(client, apimall, key="once", video=f"{VIDEO}0")
    assert (other.status_code, other.json()["success"]) == (409, False)
    assert (await order(client, apimall, key="twice")).status_code == 200
    assert (len(apimall.tasks), apimall.balance) == (2, 60)


async def test_an_order_whose_answer_was_lost_is_found_again_by_its_key(
    apimall: SimulatedAPIMall, client: httpx.AsyncClient
) -> None:
    apimall.trouble_next(Trouble.LOST_ANSWER)
    with pytest.raises(httpx.RemoteProtocolError):
        await order(client, apimall, key="once")
    assert (await order(client, apimall, key="once")).json()["data"]["task_id"] == apimall.tasks[0].id
    assert len(apimall.tasks) == 1


@pytest.mark.parametrize("status", [400, 401, 402, 403, 409, 429, 451, 500, 503])
async def test_each_error_comes_as_a_status_with_a_code_in_words(
    apimall: SimulatedAPIMall, client: httpx.AsyncClient, status: int
) -> None:
    apimall.trouble_next(Refusal(status, retry_after=7))
    told = await order(client, apimall)
    assert (told.status_code, told.headers["Retry-After"]) == (status, "7")
    assert told.json()["success"] is False
    assert set(told.json()["error"]) == {"code", "message"}
    assert told.json()["request_id"]


async def test_fields_may_stand_flat_as_the_pages_table_has_them(
    apimall: SimulatedAPIMall, client: httpx.AsyncClient
) -> None:
    path = f"{apimall.url}/api/v1/videos/generate"
    flat = {"model": MODEL, "video_url": VIDEO}
    assert (await client.post(path, json=flat, headers=bearer(apimall))).json()["success"] is True
    assert (await client.post(path, json={"model": MODEL}, headers=bearer(apimall))).status_code == 400
    assert (await client.post(path, json=flat)).status_code == 401


async def test_an_unknown_task_is_not_found(apimall: SimulatedAPIMall, client: httpx.AsyncClient) -> None:
    assert (await poll(client, apimall, "vid_nothing")).status_code == 404
