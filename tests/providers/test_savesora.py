"""SaveSora, in the words of its page."""

from __future__ import annotations

from typing import Any, ClassVar

import httpx
import pytest
from pydantic import SecretStr

from bot.providers.base import ErrorKind, ProviderError, ProviderTask
from bot.providers.savesora import SaveSora
from tests.providers.contract import ADDRESS, IDEMPOTENCY_KEY, KEY, RESULT, TASK, ProviderContract, submission
from tests.providers.scripted_provider import Says, ScriptedProvider

CODES = {
    4001: ErrorKind.AUTH,
    4002: ErrorKind.BAD_INPUT,
    4003: ErrorKind.AUTH,
    4004: ErrorKind.AUTH,
    4005: ErrorKind.AUTH,
    4006: ErrorKind.BAD_INPUT,
    4007: ErrorKind.NO_CREDITS,
    5001: ErrorKind.BROKEN,
    5002: ErrorKind.JOB_FAILED,
    4999: ErrorKind.BROKEN,
}
STATUSES = {
    400: ErrorKind.BAD_INPUT,
    401: ErrorKind.AUTH,
    402: ErrorKind.NO_CREDITS,
    403: ErrorKind.AUTH,
    422: ErrorKind.BAD_INPUT,
    429: ErrorKind.RATE_LIMITED,
    500: ErrorKind.BROKEN,
    503: ErrorKind.PAUSED,
}
MARKED = "https://files.example.com/marked.mp4"


def downloaded(**fields: Any) -> Says:
    """The answer with the video. `fields` replace the data's own."""
    data = {
        "post_id": "s_68dc40f1f5a481919a01594fef247dd4",
        "prompt": "A cinematic shot of...",
        "thumbnail": "https://files.example.com/thumbnail.jpg",
        "download_links": {"mp4": RESULT, "mp4_source": MARKED},
        "credits_used": 1,
        "remaining_credits": 99,
        **fields,
    }
    return Says({"code": 200, "msg": "watermark removed successfully", "data": data})


class TestSaveSora(ProviderContract):
    provider_class = SaveSora
    created = downloaded()
    task = ProviderTask(IDEMPOTENCY_KEY, result_url=RESULT, cost=1.0, credits_left=99.0)
    refusals: ClassVar = {
        **{f"code {code} at 200": (Says({"code": code, "msg": f"no, {KEY}"}), kind) for code, kind in CODES.items()},
        **{f"code {code} at 500": (Says({"code": code, "msg": ""}, status=500), kind) for code, kind in CODES.items()},
        **{f"status {status}": (Says({"msg": "no"}, status=status), kind) for status, kind in STATUSES.items()},
        "the page's own sample": (
            Says({"code": 4007, "msg": "insufficient credits", "data": {"current_credits": 0, "required_credits": 1}}),
            ErrorKind.NO_CREDITS,
        ),
    }
    balance = (
        Says({"code": 200, "msg": "ok", "data": {"paid_credits": 50, "onetime_credits": 50, "total_credits": 100}}),
        100.0,
    )


@pytest.fixture
def savesora(client: httpx.AsyncClient, scripted: ScriptedProvider) -> SaveSora:
    return SaveSora(client, scripted.url, SecretStr(KEY))


async def test_an_order_bears_the_key_in_its_body_alone(savesora: SaveSora, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestSaveSora.created
    await savesora.submit(submission(savesora))
    (asked,) = scripted.asked
    assert (asked.method, asked.path) == ("POST", "/api/v1/download")
    assert asked.body == {"api_key": KEY, "video_url": ADDRESS}
    assert "Authorization" not in asked.headers


@pytest.mark.parametrize("links", [{}, {"mp4_source": MARKED}, {"mp4": None, "mp4_source": MARKED}, None, [MARKED]])
async def test_the_marked_video_is_never_taken_for_the_clean_one(
    savesora: SaveSora, scripted: ScriptedProvider, links: object
) -> None:
    scripted.behaviour = downloaded(download_links=links)
    with pytest.raises(ProviderError) as caught:
        await savesora.submit(submission(savesora))
    assert caught.value.kind is ErrorKind.BROKEN
    assert caught.value.lost


async def test_figures_of_a_wrong_type_do_not_cost_the_video(savesora: SaveSora, scripted: ScriptedProvider) -> None:
    scripted.behaviour = downloaded(credits_used="one", remaining_credits=None, post_id=7)
    assert await savesora.submit(submission(savesora)) == ProviderTask(IDEMPOTENCY_KEY, result_url=RESULT)


async def test_there_is_nothing_to_poll_at_afterwards(savesora: SaveSora, scripted: ScriptedProvider) -> None:
    with pytest.raises(ProviderError) as caught:
        await savesora.poll(TASK)
    assert caught.value.kind is ErrorKind.BROKEN
    assert not scripted.asked


async def test_the_balance_is_added_up_where_no_total_is_told(savesora: SaveSora, scripted: ScriptedProvider) -> None:
    scripted.behaviour = Says({"code": 200, "msg": "success", "data": {"paid_credits": 2, "onetime_credits": 3}})
    assert await savesora.balance() == 5.0
    (asked,) = scripted.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/api/v1/credits", {"api_key": KEY})


async def test_no_probe_is_known(savesora: SaveSora, scripted: ScriptedProvider) -> None:
    assert await savesora.probe(savesora.capabilities[0]) is False
    assert not scripted.asked
