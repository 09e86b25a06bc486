"""SaveSora, simulated: one call that answers with the video."""

from __future__ import annotations

import httpx
import pytest

from bot.sandbox.providers import Refusal, SimulatedProviders, SimulatedSaveSora, Trouble
from tests.sandbox.providers.requests import VIDEO, balance, order


@pytest.fixture
def savesora(providers: SimulatedProviders) -> SimulatedSaveSora:
    providers.savesora.duration = 0.0
    providers.savesora.balance = 100
    return providers.savesora


async def test_one_call_answers_with_the_clean_video_and_what_is_left(
    savesora: SimulatedSaveSora, client: httpx.AsyncClient, providers: SimulatedProviders
) -> None:
    told = (await order(client, savesora)).json()
    assert (told["code"], told["msg"]) == (200, "watermark removed successfully")
    assert (told["data"]["credits_used"], told["data"]["remaining_credits"]) == (1, 99)
    assert told["data"]["post_id"] == VIDEO.rsplit("/", 1)[1]
    links = told["data"]["download_links"]
    assert (await client.get(links["mp4"])).content == providers.sample.content
    assert links["mp4_source"] != links["mp4"]
    assert (await balance(client, savesora)).json()["data"] == {
        "paid_credits": 99,
        "onetime_credits": 0,
        "total_credits": 99,
    }


async def test_a_failure_costs_nothing(savesora: SimulatedSaveSora, client: httpx.AsyncClient) -> None:
    savesora.fail_next()
    assert (await order(client, savesora)).json()["code"] == 5002
    assert (savesora.balance, savesora.tasks[0].paid) == (100, 0)


async def test_the_answer_comes_when_the_video_is_done(savesora: SimulatedSaveSora, client: httpx.AsyncClient) -> None:
    savesora.duration = 60.0
    with pytest.raises(httpx.ReadTimeout):
        await client.post(
            f"{savesora.url}/api/v1/download", json={"api_key": savesora.key, "video_url": VIDEO}, timeout=0.2
        )
    assert len(savesora.tasks) == 1


async def test_who_asks_without_key_or_link_hears_its_own_code_for_that(
    savesora: SimulatedSaveSora, client: httpx.AsyncClient
) -> None:
    for path in ("download", "credits"):
        for key, code in ((None, 4001), ("wrong", 4003)):
            body = {"api_key": key, "video_url": VIDEO}
            told = await client.post(f"{savesora.url}/api/v1/{path}", json=body)
            assert (told.status_code, told.json()["code"]) == (200, code)
    told = await client.post(f"{savesora.url}/api/v1/download", json={"api_key": savesora.key})
    assert told.json()["code"] == 4002


@pytest.mark.parametrize("code", [4001, 4002, 4003, 4004, 4005, 4006, 4007, 5001, 5002])
async def test_its_own_codes_come_with_status_200(
    savesora: SimulatedSaveSora, client: httpx.AsyncClient, code: int
) -> None:
    savesora.trouble_next(Refusal(code))
    told = await order(client, savesora)
    assert (told.status_code, told.json()["code"]) == (200, code)
    assert told.json()["msg"] != "error"
    assert savesora.tasks == []


async def test_an_empty_account_is_told_what_it_has_and_needs(
    savesora: SimulatedSaveSora, client: httpx.AsyncClient
) -> None:
    savesora.balance = 0
    told = (await order(client, savesora)).json()
    assert told == {
        "code": 4007,
        "msg": "insufficient credits",
        "data": {"current_credits": 0, "required_credits": 1},
    }


async def test_too_many_and_paused_come_as_statuses(savesora: SimulatedSaveSora, client: httpx.AsyncClient) -> None:
    savesora.trouble_next(Trouble.RATE_LIMITED)
    limited = await order(client, savesora)
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "1")
    savesora.paused = True
    assert (await order(client, savesora)).status_code == 503
