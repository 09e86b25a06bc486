"""kie and Apikley, simulated: what their pages promise, over HTTP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.providers.catalogue import Model, shipped
from bot.sandbox.providers import Refusal, SimulatedProviders, TaskState, Trouble
from bot.sandbox.providers.jobs_api import SimulatedMarket
from tests.clock import FakeClock
from tests.images import image
from tests.providers.contract import sample_inputs
from tests.sandbox.providers.requests import MODEL, VIDEO, balance, bearer, order, poll
from tests.sandbox.telegram.test_files import site


@pytest.fixture(params=["kie", "apikley"])
def provider(request: pytest.FixtureRequest, providers: SimulatedProviders) -> SimulatedMarket:
    provider = getattr(providers, request.param)
    assert isinstance(provider, SimulatedMarket)
    provider.duration = 100.0
    return provider


async def test_a_task_waits_runs_and_ends_with_the_address_of_the_clean_video(
    provider: SimulatedMarket, client: httpx.AsyncClient, clock: FakeClock, providers: SimulatedProviders
) -> None:
    created = (await order(client, provider)).json()
    assert (created["code"], created["msg"]) == (200, "success")
    task_id = created["data"]["taskId"]
    states = []
    for _ in range(5):
        record = (await poll(client, provider, task_id)).json()["data"]
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
    provider: SimulatedMarket, client: httpx.AsyncClient, clock: FakeClock
) -> None:
    before = provider.balance
    provider.fail_next()
    task_id = (await order(client, provider)).json()["data"]["taskId"]
    assert provider.balance == before - provider.price
    clock.pass_(100)
    record = (await poll(client, provider, task_id)).json()["data"]
    assert record["state"] == "fail"
    assert record["failCode"] == "501"
    assert record["failMsg"]
    assert provider.balance == before
    assert provider.tasks[0].state is TaskState.FAILURE
    assert provider.tasks[0].paid == 0


async def test_a_stranger_is_turned_away_everywhere(provider: SimulatedMarket, client: httpx.AsyncClient) -> None:
    body = {"model": MODEL, "input": {"video_url": VIDEO, "upload_method": "s3"}}
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        created = await client.post(f"{provider.url}/api/v1/jobs/createTask", json=body, headers=headers)
        assert (created.status_code, created.json()["code"]) == (200, 401)
        polled = await client.get(f"{provider.url}/api/v1/jobs/recordInfo", params={"taskId": "1"}, headers=headers)
        assert polled.json()["code"] == 401
    assert provider.tasks == []


async def test_an_unknown_task_has_no_record(provider: SimulatedMarket, client: httpx.AsyncClient) -> None:
    assert (await poll(client, provider, "nothing")).json() == {"code": 422, "msg": "recordInfo is null", "data": None}


async def test_an_empty_input_is_told_what_is_required_or_that_the_provider_rests_and_costs_nothing(
    provider: SimulatedMarket, client: httpx.AsyncClient
) -> None:
    before = provider.balance
    path = f"{provider.url}/api/v1/jobs/createTask"
    probe = {"model": MODEL, "input": {}}
    assert "is required" in (await client.post(path, json=probe, headers=bearer(provider))).json()["msg"]
    provider.paused = True
    told = (await client.post(path, json=probe, headers=bearer(provider))).json()
    assert (told["code"], told["msg"]) == (500, "This interface is temporarily paused")
    assert (await order(client, provider)).json()["code"] == 500
    assert (provider.balance, provider.tasks) == (before, [])


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
    provider: SimulatedMarket, client: httpx.AsyncClient, body: bytes
) -> None:
    told = await client.post(f"{provider.url}/api/v1/jobs/createTask", content=body, headers=bearer(provider))
    assert told.json()["code"] in {422, 500}
    assert provider.tasks == []


@pytest.mark.parametrize("code", [400, 401, 402, 403, 408, 422, 429, 433, 455, 500, 501, 505])
async def test_each_error_comes_in_the_body_and_in_the_status_where_that_is_asked_for(
    provider: SimulatedMarket, client: httpx.AsyncClient, code: int
) -> None:
    provider.trouble_next(Refusal(code), 2)
    told = await order(client, provider)
    assert (told.status_code, told.json()["code"], told.json()["data"]) == (200, code, None)
    assert told.json()["msg"] != "Unknown error"
    provider.codes_are_statuses = True
    assert (await order(client, provider)).status_code == code
    provider.trouble_next_poll(Refusal(code, "in other words"))
    assert (await poll(client, provider, "1")).json()["msg"] == "in other words"
    assert provider.tasks == []


async def test_kie_tells_its_balance_and_apikley_does_not(
    providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    providers.kie.balance = 100
    assert (await balance(client, providers.kie)).json() == {"code": 200, "msg": "success", "data": 100}
    assert (await balance(client, providers.apikley)).json()["code"] == 404
    providers.kie.trouble_next_balance(Trouble.HTML)
    assert "html" in (await balance(client, providers.kie)).text


async def test_an_empty_account_gets_no_task(provider: SimulatedMarket, client: httpx.AsyncClient) -> None:
    provider.balance = provider.price - 0.5
    assert (await order(client, provider)).json()["code"] == 402
    assert provider.tasks == []


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


@pytest.fixture
async def image_address() -> AsyncIterator[str]:
    async with site(image(), "image/jpeg") as address:
        yield address


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"<html>", "text/html", 200),
        (b"<html>", "image/jpeg", 200),
        (image("png"), "image/jpeg", 200),
        (image(), "image/jpeg", 404),
        (image() + bytes(10_000_000), "image/jpeg", 200),
    ],
    ids=["a page", "a page that claims otherwise", "another type", "gone", "too big"],
)
async def test_images_that_are_not_taken(
    client: httpx.AsyncClient, providers: SimulatedProviders, body: bytes, content_type: str, status: int
) -> None:
    """It fetches what it is given an address of, and refuses what is no image that its model takes."""
    kie = providers.kie
    async with site(body, content_type, status) as address:
        inputs = {"prompt": "a fox", "image_urls": [address]}
        told = {"model": "sora-2-image-to-video", "input": inputs}
        answer = await client.post(f"{kie.url}/api/v1/jobs/createTask", json=told, headers=bearer(kie))
        assert answer.json()["code"] == 422
    assert kie.tasks == []


async def test_characters(client: httpx.AsyncClient, providers: SimulatedProviders, clock: FakeClock) -> None:
    """They are made of its own tasks alone, and have the name that was wished for."""
    kie = providers.kie

    async def told(origin: str) -> int:
        inputs = {"origin_task_id": origin, "character_user_name": "sky_ranger", "character_prompt": "a fox"}
        body = {"model": "sora-2-characters-pro", "input": inputs}
        answer = await client.post(f"{kie.url}/api/v1/jobs/createTask", json=body, headers=bearer(kie))
        return int(answer.json()["code"])

    assert await told("another") == 422
    await order(client, kie)
    assert await told(kie.tasks[0].id) == 200
    clock.pass_(1000)
    record = (await poll(client, kie, kie.tasks[1].id)).json()["data"]
    made = json.loads(record["resultJson"])["resultObject"]
    assert made["character_user_name"] == "sky_ranger"
    assert made["character_id"]


@pytest.mark.parametrize("model", [each for each in shipped() if each.kind == "create"], ids=lambda each: each.name)
async def test_models_that_create(
    providers: SimulatedProviders, client: httpx.AsyncClient, clock: FakeClock, model: Model, image_address: str
) -> None:
    """Each answers with the sample, is checked as its entry says, and can be paused by itself."""
    market = getattr(providers, model.provider)
    address = f"{market.url}/api/v1/jobs/createTask"
    inputs = sample_inputs(model, "a fox")
    if model.image is not None:
        inputs[model.image.name] = [image_address]

    async def told(given: dict[str, object]) -> tuple[int, str]:
        body = {"model": model.name, "input": given}
        answer = (await client.post(address, json=body, headers=bearer(market))).json()
        return answer["code"], answer["msg"]

    assert await told({}) == (500, "prompt is required")
    assert await told({**inputs, "prompt": "x" * 10_001}) == (
        422,
        "Parameter validation failed: prompt is longer than 10000 characters",
    )
    assert (await told({**inputs, "n_frames": "11"}))[0] == 422
    assert market.tasks == []
    market.paused_models.add(model.name)
    assert await told(inputs) == (500, "This interface is temporarily paused")
    market.paused_models.clear()
    assert await told(inputs) == (200, "success")
    clock.pass_(1000)
    record = (await poll(client, market, market.tasks[0].id)).json()["data"]
    assert (record["model"], record["state"]) == (model.name, "success")
    video = await client.get(json.loads(record["resultJson"])["resultUrls"][0])
    assert video.content == providers.sample.content
