"""kie and Apikley, simulated: what their pages promise, over HTTP."""

from __future__ import annotations

import json

import httpx
import pytest

from bot.sandbox.providers import Refusal, SimulatedProviders, TaskState, Trouble
from bot.sandbox.providers.market import SimulatedMarket
from tests.clock import FakeClock
from tests.sandbox.providers.requests import MODEL, VIDEO, balance, bearer, look, order


@pytest.fixture(params=["kie", "apikley"])
def service(request: pytest.FixtureRequest, providers: SimulatedProviders) -> SimulatedMarket:
    service = getattr(providers, request.param)
    assert isinstance(service, SimulatedMarket)
    service.duration = 100.0
    return service


async def test_a_task_waits_runs_and_ends_with_the_address_of_the_clean_video(
    service: SimulatedMarket, client: httpx.AsyncClient, clock: FakeClock, providers: SimulatedProviders
) -> None:
    created = (await order(client, service)).json()
    assert (created["code"], created["msg"]) == (200, "success")
    task_id = created["data"]["taskId"]
    states = []
    for _ in range(5):
        record = (await look(client, service, task_id)).json()["data"]
        states.append(record["state"])
        assert record["resultJson"] == ("" if states[-1] != "success" else record["resultJson"])
        clock.pass_(15 if len(states) < 3 else 35)
    assert states == ["waiting", "queuing", "generating", "generating", "success"]
    assert record["taskId"] == task_id
    assert record["costTime"] == 100_000
    assert record["completeTime"] - record["createTime"] == 100_000
    assert json.loads(record["param"])["input"]["video_url"] == VIDEO
    result = json.loads(record["resultJson"])
    video = await client.get(result["resultUrls"][0])
    assert video.content == providers.sample.content
    assert result["resultWaterMarkUrls"] != result["resultUrls"]


async def test_a_task_that_fails_says_so_and_is_not_paid_for(
    service: SimulatedMarket, client: httpx.AsyncClient, clock: FakeClock
) -> None:
    before = service.balance
    service.fail_next()
    task_id = (await order(client, service)).json()["data"]["taskId"]
    assert service.balance == before - service.price
    clock.pass_(100)
    record = (await look(client, service, task_id)).json()["data"]
    assert record["state"] == "fail"
    assert record["failCode"] == "501"
    assert record["failMsg"]
    assert service.balance == before
    assert service.tasks[0].state is TaskState.FAILURE
    assert service.tasks[0].paid == 0


async def test_a_stranger_is_turned_away_everywhere(service: SimulatedMarket, client: httpx.AsyncClient) -> None:
    body = {"model": MODEL, "input": {"video_url": VIDEO, "upload_method": "s3"}}
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        created = await client.post(f"{service.url}/api/v1/jobs/createTask", json=body, headers=headers)
        assert (created.status_code, created.json()["code"]) == (200, 401)
        looked = await client.get(f"{service.url}/api/v1/jobs/recordInfo", params={"taskId": "1"}, headers=headers)
        assert looked.json()["code"] == 401
    assert service.tasks == []


async def test_an_unknown_task_has_no_record(service: SimulatedMarket, client: httpx.AsyncClient) -> None:
    assert (await look(client, service, "nothing")).json() == {"code": 422, "msg": "recordInfo is null", "data": None}


async def test_an_empty_input_is_told_what_is_required_or_that_the_service_rests_and_costs_nothing(
    service: SimulatedMarket, client: httpx.AsyncClient
) -> None:
    before = service.balance
    path = f"{service.url}/api/v1/jobs/createTask"
    probe = {"model": MODEL, "input": {}}
    assert "is required" in (await client.post(path, json=probe, headers=bearer(service))).json()["msg"]
    service.paused = True
    told = (await client.post(path, json=probe, headers=bearer(service))).json()
    assert (told["code"], told["msg"]) == (500, "This interface is temporarily paused")
    assert (await order(client, service)).json()["code"] == 500
    assert (service.balance, service.tasks) == (before, [])


@pytest.mark.parametrize(
    "body",
    [
        b"nonsense",
        b"[]",
        json.dumps({"model": MODEL, "input": "text"}).encode(),
        json.dumps({"model": "another", "input": {"video_url": VIDEO, "upload_method": "s3"}}).encode(),
        json.dumps({"model": MODEL, "input": {"video_url": f"{VIDEO}?{'x' * 500}", "upload_method": "s3"}}).encode(),
    ],
)
async def test_an_order_that_is_none_is_refused_and_costs_nothing(
    service: SimulatedMarket, client: httpx.AsyncClient, body: bytes
) -> None:
    told = await client.post(f"{service.url}/api/v1/jobs/createTask", content=body, headers=bearer(service))
    assert told.json()["code"] in {422, 500}
    assert service.tasks == []


@pytest.mark.parametrize("code", [400, 401, 402, 403, 408, 422, 429, 433, 455, 500, 501, 505])
async def test_each_error_comes_in_the_body_and_in_the_status_where_that_is_asked_for(
    service: SimulatedMarket, client: httpx.AsyncClient, code: int
) -> None:
    service.trouble_next(Refusal(code), 2)
    told = await order(client, service)
    assert (told.status_code, told.json()["code"], told.json()["data"]) == (200, code, None)
    assert told.json()["msg"] != "Unknown error"
    service.codes_are_statuses = True
    assert (await order(client, service)).status_code == code
    service.trouble_next_look(Refusal(code, "in other words"))
    assert (await look(client, service, "1")).json()["msg"] == "in other words"
    assert service.tasks == []


async def test_kie_tells_its_balance_and_apikley_does_not(
    providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    providers.kie.balance = 100
    assert (await balance(client, providers.kie)).json() == {"code": 200, "msg": "success", "data": 100}
    assert (await balance(client, providers.apikley)).json()["code"] == 404
    providers.kie.trouble_next_balance(Trouble.HTML)
    assert "html" in (await balance(client, providers.kie)).text


async def test_an_empty_account_gets_no_task(service: SimulatedMarket, client: httpx.AsyncClient) -> None:
    service.balance = service.price - 0.5
    assert (await order(client, service)).json()["code"] == 402
    assert service.tasks == []


async def test_kie_asks_for_the_upload_method_and_for_a_user_agent(
    providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    body = {"model": MODEL, "input": {"video_url": VIDEO}}
    path = f"{providers.kie.url}/api/v1/jobs/createTask"
    told = (await client.post(path, json=body, headers=bearer(providers.kie))).json()
    assert (told["code"], told["msg"]) == (500, "upload_method is required")
    request = client.build_request("POST", path, json=body, headers=bearer(providers.kie))
    del request.headers["User-Agent"]
    refused = await client.send(request)
    assert (refused.status_code, refused.text) == (403, "error code: 1010")


async def test_kies_own_limits_are_twenty_creates_in_ten_seconds_and_a_hundred_at_once(
    providers: SimulatedProviders, client: httpx.AsyncClient, clock: FakeClock
) -> None:
    kie = providers.kie
    kie.duration = 1000.0
    kie.keep_limits()
    for number in range(20):
        clock.pass_(0.1)
        assert (await order(client, kie, video=f"{VIDEO}{number}")).json()["code"] == 200
    refused = await order(client, kie)
    assert refused.json()["code"] == 429
    assert refused.headers["Retry-After"] == "9"
    clock.pass_(9)
    assert (await order(client, kie)).json()["code"] == 200
    assert (len(kie.tasks), kie.creates, kie.over_limit) == (21, 22, 1)
    kie.limit = None
    while len(kie.tasks) < 100:
        await order(client, kie)
    assert (await order(client, kie)).json()["code"] == 429
    assert kie.most_at_once == 100
    clock.pass_(1000)
    assert (await order(client, kie)).json()["code"] == 200
