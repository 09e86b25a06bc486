"""APIMall, in the words of its page."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import httpx
import pytest
from pydantic import SecretStr

from bot.providers.apimall import APIMall
from bot.providers.base import ErrorKind, ProviderError, ProviderTask
from tests.providers.contract import (
    ADDRESS,
    CALLBACK_URL,
    IDEMPOTENCY_KEY,
    KEY,
    RESULT,
    TASK,
    ProviderContract,
    submission,
)
from tests.providers.scripted_provider import Says, ScriptedProvider

STATUSES = {
    400: ErrorKind.BAD_INPUT,
    401: ErrorKind.AUTH,
    402: ErrorKind.NO_CREDITS,
    403: ErrorKind.AUTH,
    404: ErrorKind.BROKEN,
    409: ErrorKind.CONFLICT,
    429: ErrorKind.RATE_LIMITED,
    451: ErrorKind.MODERATION,
    500: ErrorKind.BROKEN,
    503: ErrorKind.PAUSED,
}


def refusal(code: object) -> dict[str, object]:
    error = {"code": code, "message": f"No: {KEY}"}
    return {"success": False, "error": error, "request_id": "req_01HQ9M7J7X9P7Y8T6W5V4U3S2R"}


def video(status: str, **fields: Any) -> Says:
    """The answer to a poll. `fields` replace the video's own."""
    told = {
        "task_id": TASK,
        "model": "sora-watermark-remover",
        "status": status,
        "output": None,
        "video_url": None,
        "error_message": None,
        "credits_used": 30,
        "credits_refunded": 0,
        "created_at": "2026-03-12T09:35:00.000Z",
        "updated_at": "2026-03-12T09:36:48.000Z",
        "completed_at": None,
        **fields,
    }
    return Says({"success": True, "data": told, "request_id": "req_01HQ9M7J7X9P7Y8T6W5V4U3S2R"})


class TestAPIMall(ProviderContract):
    provider_class = APIMall
    created = Says(
        {
            "success": True,
            "data": {
                "task_id": TASK,
                "request_id": "provider_req_01HQ9MAGWQJZ0RZN6G40YRMN6E",
                "credits_used": 30,
                "remaining_credits": 90,
                "model": "sora-watermark-remover",
            },
            "request_id": "req_01HQ9M7J7X9P7Y8T6W5V4U3S2R",
        }
    )
    task = ProviderTask(TASK, cost=30.0, credits_left=90.0)
    running: ClassVar = {state: video(state) for state in ("pending", "processing", "unknown", "created")}
    finished = video(
        "completed",
        video_url=RESULT,
        output={"resultUrls": ["https://files.example.com/upstream.mp4"]},
        completed_at="2026-03-12T09:36:48.000Z",
    )
    finished_task = ProviderTask(TASK, result_url=RESULT, took=108.0, cost=30.0)
    failed = video("failed", error_message="Upstream gave up")
    refusals: ClassVar = {
        **{f"status {status}": (Says(refusal("some_code"), status=status), kind) for status, kind in STATUSES.items()},
        "empty account at a good status": (Says(refusal("insufficient_credits")), ErrorKind.NO_CREDITS),
        "a number for a code": (Says(refusal(451)), ErrorKind.MODERATION),
        "an unknown code at a good status": (Says(refusal("some_code")), ErrorKind.BROKEN),
        "an error in one word": (Says({"success": False, "error": "no"}, status=400), ErrorKind.BAD_INPUT),
    }
    balance = (Says({"success": True, "data": {"remaining_credits": 90}}), 90.0)
    callback = json.dumps(finished.body).encode()


@pytest.fixture
def apimall(client: httpx.AsyncClient, scripted: ScriptedProvider) -> APIMall:
    return APIMall(client, scripted.url, SecretStr(KEY))


async def test_an_order_bears_its_idempotency_key(apimall: APIMall, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestAPIMall.created
    await apimall.submit(submission(apimall))
    await apimall.submit(submission(apimall))
    first, second = scripted.asked
    assert first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"] == IDEMPOTENCY_KEY
    assert (first.method, first.path) == ("POST", "/api/v1/videos/generate")
    assert first.body == {
        "model": "sora-watermark-remover",
        "callBackUrl": CALLBACK_URL,
        "input": {"video_url": ADDRESS, "upload_method": "s3"},
    }
    assert first.headers["Authorization"] == f"Bearer {KEY}"


async def test_a_poll_asks_for_the_video_by_name(apimall: APIMall, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestAPIMall.finished
    await apimall.poll(TASK)
    (asked,) = scripted.asked
    assert (asked.method, asked.path) == ("GET", f"/api/v1/videos/{TASK}")


async def test_a_name_of_a_task_cannot_lead_to_another_address(apimall: APIMall, scripted: ScriptedProvider) -> None:
    scripted.behaviour = video("pending", task_id="../account?x=1#y")
    await apimall.poll("../account?x=1#y")
    (asked,) = scripted.asked
    assert asked.path == "/api/v1/videos/../account?x=1#y"
    assert not asked.query


async def test_an_answer_about_another_task(apimall: APIMall, scripted: ScriptedProvider) -> None:
    """Its video is somebody else's."""
    scripted.behaviour = TestAPIMall.finished
    with pytest.raises(ProviderError) as caught:
        await apimall.poll("another")
    assert caught.value.kind is ErrorKind.BROKEN


@pytest.mark.parametrize("hosted", [None, "", "ftp://files.example.com/x", 7])
async def test_without_a_hosted_video_the_upstream_one_is_taken(
    apimall: APIMall, scripted: ScriptedProvider, hosted: object
) -> None:
    scripted.behaviour = video("completed", video_url=hosted, output={"resultUrls": [RESULT]})
    assert (await apimall.poll(TASK)).result_url == RESULT


@pytest.mark.parametrize("output", [None, {}, {"resultUrls": []}, {"resultUrls": None}, "x"])
async def test_a_completed_task_without_a_video_is_broken(
    apimall: APIMall, scripted: ScriptedProvider, output: object
) -> None:
    scripted.behaviour = video("completed", output=output)
    with pytest.raises(ProviderError) as caught:
        await apimall.poll(TASK)
    assert caught.value.kind is ErrorKind.BROKEN


@pytest.mark.parametrize(
    ("created_at", "completed_at"),
    [
        ("2026-03-12T09:35:00Z", None),
        ("yesterday", "2026-03-12T09:35:00Z"),
        ("2026-03-12T09:35:00Z", "2026-03-12T09:36:00"),
        ("2026-03-12T09:35:00Z", "2026-03-12T09:34:00Z"),
    ],
)
async def test_moments_that_make_no_sense_do_not_cost_the_video(
    apimall: APIMall, scripted: ScriptedProvider, created_at: object, completed_at: object
) -> None:
    scripted.behaviour = video("completed", video_url=RESULT, created_at=created_at, completed_at=completed_at)
    assert await apimall.poll(TASK) == ProviderTask(TASK, result_url=RESULT, cost=30.0)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (90, 90.0),
        ("90.5", 90.5),
        ({"balance": 90}, 90.0),
        ({"credits": {"available": 90, "reserved": 5}}, 90.0),
        ({"balances": [{"currency": "credits", "balance": 90}]}, 90.0),
        ([{"type": "credits", "amount": 0}], 0.0),
        ({"name": "someone"}, None),
        ({"balance": True}, None),
        ([], None),
    ],
)
async def test_the_balance_is_found_in_whatever_shape_it_comes(
    apimall: APIMall, scripted: ScriptedProvider, told: object, expected: float | None
) -> None:
    scripted.behaviour = Says({"success": True, "data": told})
    assert await apimall.balance() == expected
    assert scripted.asked[0].path == "/api/v1/account/balances"


@pytest.mark.parametrize(
    "body", [{"data": {"task_id": TASK}}, {"data": {"id": TASK}}, {"task_id": TASK}, {"taskId": TASK}]
)
def test_a_callback_may_name_its_task_in_several_places(apimall: APIMall, body: object) -> None:
    assert apimall.read_callback({}, json.dumps(body).encode()) == TASK


async def test_no_probe_is_known(apimall: APIMall, scripted: ScriptedProvider) -> None:
    assert await apimall.probe(apimall.capabilities[0]) is False
    assert not scripted.asked
