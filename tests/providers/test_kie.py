"""kie, in the words of its page and of docs/providers.md."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any, ClassVar

import httpx
import pytest
from pydantic import SecretStr

from bot.providers.base import ErrorKind, Limits, Provider, ProviderError, ProviderTask, Submission
from bot.providers.catalogue import shipped
from bot.providers.kie import Kie
from tests.providers.contract import (
    ADDRESS,
    CALLBACK_KEY,
    CALLBACK_URL,
    KEY,
    RESULT,
    TASK,
    ProviderContract,
    sample_inputs,
    submission,
)
from tests.providers.jobs_api import record, refusals, unclear
from tests.providers.scripted_provider import Says, ScriptedProvider

NOW = 1_760_000_000


class TestKie(ProviderContract):
    provider_class = Kie
    created = Says({"code": 200, "msg": "success", "data": {"taskId": TASK}})
    task = ProviderTask(TASK)
    running: ClassVar = {state: record(state) for state in ("waiting", "queuing", "generating", "something new")}
    finished = record("success", costTime=13_000, resultWaterMarkUrls=["https://files.example.com/marked.mp4"])
    finished_task = ProviderTask(TASK, result_url=RESULT, took=13.0)
    failed = record("fail", failCode="501", failMsg="Generation failed")
    refusals = refusals
    unclear = unclear
    balance = (Says({"code": 200, "msg": "success", "data": 100}), 100.0)
    callback = json.dumps(finished.body).encode()


class TestKieTextToVideo(TestKie):
    model = "sora-2-text-to-video"


class TestKieImageToVideo(TestKie):
    model = "sora-2-image-to-video"


class TestKieCharacters(TestKie):
    model = "sora-2-characters-pro"
    result = json.dumps({"resultObject": {"character_id": "example_123456789", "character_user_name": "mzsdaag.ab"}})
    finished = record("success", model=model, resultJson=result, costTime=2500)
    finished_task = ProviderTask(id=TASK, result=result, took=2.5)


@pytest.mark.parametrize("model", ["sora-2-text-to-video", "sora-2-image-to-video", "sora-2-characters-pro"])
async def test_models_of_the_catalogue(kie: Kie, scripted: ScriptedProvider, model: str) -> None:
    """The body is what the entry makes of what was chosen; what the entry does not take is not sent."""
    scripted.behaviour = TestKie.created
    entry = shipped().find(model)
    assert entry is not None
    kie.offer([entry])
    assert [capability.model for capability in kie.capabilities] == ["sora-watermark-remover", model]
    assert [capability.model for capability in Kie.capabilities] == ["sora-watermark-remover"]
    inputs = sample_inputs(entry, ADDRESS)
    await kie.submit(Submission(model, inputs, "key", CALLBACK_URL))
    (asked,) = scripted.asked
    assert asked.body == {"model": model, "callBackUrl": CALLBACK_URL, "input": entry.body(inputs)}
    for wrong in ({**inputs, "seed": 7}, dict(list(inputs.items())[1:]), {**inputs, next(iter(inputs)): "x" * 10_001}):
        with pytest.raises(ProviderError) as caught:
            await kie.submit(Submission(model, wrong, "key"))
        assert caught.value.kind is ErrorKind.BAD_INPUT
        assert not caught.value.lost
    assert len(scripted.asked) == 1


@pytest.fixture
def kie(client: httpx.AsyncClient, scripted: ScriptedProvider) -> Kie:
    return Kie(client, scripted.url, SecretStr(KEY))


async def test_an_order_asks_for_storage_at_s3(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestKie.created
    await kie.submit(submission(kie))
    (asked,) = scripted.asked
    assert (asked.method, asked.path) == ("POST", "/api/v1/jobs/createTask")
    assert asked.body == {
        "model": "sora-watermark-remover",
        "callBackUrl": CALLBACK_URL,
        "input": {"video_url": ADDRESS, "upload_method": "s3"},
    }
    assert asked.headers["Authorization"] == f"Bearer {KEY}"


async def test_a_poll_asks_for_the_record_by_name(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestKie.finished
    await kie.poll(TASK)
    (asked,) = scripted.asked
    assert (asked.method, asked.path, asked.query) == ("GET", "/api/v1/jobs/recordInfo", {"taskId": TASK})


async def test_an_address_of_more_than_500_characters_is_not_sent(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestKie.created
    longest = ADDRESS + "x" * (500 - len(ADDRESS))
    assert await kie.submit(submission(kie, longest)) == ProviderTask(TASK)
    with pytest.raises(ProviderError) as caught:
        await kie.submit(submission(kie, longest + "x"))
    assert caught.value.kind is ErrorKind.BAD_INPUT
    assert len(scripted.asked) == 1


async def test_a_result_that_stands_beside_a_running_state_is_not_believed(
    kie: Kie, scripted: ScriptedProvider
) -> None:
    scripted.behaviour = record("waiting", resultJson=json.dumps({"resultUrls": [RESULT]}))
    assert await kie.poll(TASK) == ProviderTask(TASK)


@pytest.mark.parametrize(
    "result",
    [
        None,
        "",
        "not JSON",
        "{}",
        '{"resultUrls": []}',
        '{"resultUrls": ["file:///etc/passwd"]}',
        '{"resultWaterMarkUrls": ["https://files.example.com/marked.mp4"]}',
        '{"resultObject": {}}',
    ],
)
async def test_a_success_without_a_clean_video_is_broken(kie: Kie, scripted: ScriptedProvider, result: object) -> None:
    scripted.behaviour = record("success", resultJson=result)
    with pytest.raises(ProviderError) as caught:
        await kie.poll(TASK)
    assert caught.value.kind is ErrorKind.BROKEN


async def test_a_result_may_come_unpacked(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = record("success", resultJson={"resultUrls": [RESULT]})
    assert (await kie.poll(TASK)).result_url == RESULT


async def test_figures_of_a_wrong_type_do_not_cost_the_video(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = record("success", costTime="soon", createTime=[], completeTime={}, failMsg=7)
    assert await kie.poll(TASK) == ProviderTask(TASK, result_url=RESULT)


async def test_the_time_is_told_from_the_moments_where_the_length_is_missing(
    kie: Kie, scripted: ScriptedProvider
) -> None:
    scripted.behaviour = record("success", costTime=None, createTime=1_757_584_164_490, completeTime=1_757_584_166_990)
    assert (await kie.poll(TASK)).took == 2.5


async def test_a_record_of_another_task_is_not_believed(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = record("success", taskId="task_of_somebody_else")
    with pytest.raises(ProviderError) as caught:
        await kie.poll(TASK)
    assert caught.value.kind is ErrorKind.BROKEN


async def test_a_task_that_is_not_known_yet_is_not_given_up(kie: Kie, scripted: ScriptedProvider) -> None:
    scripted.behaviour = Says({"code": 422, "msg": "recordInfo is null", "data": None})
    with pytest.raises(ProviderError) as caught:
        await kie.poll(TASK)
    assert caught.value.kind is ErrorKind.BROKEN


async def test_any_model_and_its_inputs(kie: Kie, scripted: ScriptedProvider) -> None:
    """They are passed on as they are, whatever they are."""
    scripted.behaviour = TestKie.created
    inputs = {
        "prompt": 'A "fox" \\ in snow,\n\t雪の狐 🦊\ud83d',
        "image_urls": ["https://bot.example.com/images/a?x=1&y=%20"],
        "n_frames": "15",
        "remove_watermark": True,
        "seed": None,
        "strength": 0.1,
        "video_url": "https://example.com/" + "x" * 600,
    }
    assert await kie.submit(Submission("maker/text-to-video", inputs, "key")) == ProviderTask(TASK)
    (asked,) = scripted.asked
    assert asked.body == {"model": "maker/text-to-video", "input": inputs}
    assert list(asked.body["input"]) == list(inputs)


# The probe.


@pytest.mark.parametrize("code", [422, 500])
async def test_a_probe_of_a_live_model_sends_nothing_and_is_true(
    kie: Kie, scripted: ScriptedProvider, code: int
) -> None:
    scripted.behaviour = Says({"code": code, "msg": "video_url is required"})
    assert await kie.probe(kie.capabilities[0]) is True
    (asked,) = scripted.asked
    assert asked.body == {"model": "sora-watermark-remover", "input": {}}


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Says({"code": 500, "msg": "This interface is temporarily paused"}), ErrorKind.PAUSED),
        (Says({"code": 422, "msg": "The model name you specified is not supported"}), ErrorKind.PAUSED),
        (Says({"code": 401, "msg": "no"}), ErrorKind.AUTH),
        (Says({"code": 402, "msg": "no"}), ErrorKind.NO_CREDITS),
        (Says(b"<html>", status=502), ErrorKind.BROKEN),
    ],
)
async def test_a_probe_meets_what_an_order_would_meet(
    kie: Kie, scripted: ScriptedProvider, answer: Says, kind: ErrorKind
) -> None:
    scripted.behaviour = answer
    with pytest.raises(ProviderError) as caught:
        await kie.probe(kie.capabilities[0])
    assert caught.value.kind is kind


# The callback's signature.


def signed(task_id: str = TASK, timestamp: object = NOW, key: str = CALLBACK_KEY) -> dict[str, str]:
    digest = hmac.digest(key.encode(), f"{task_id}.{timestamp}".encode(), hashlib.sha256)
    return {"X-Webhook-Timestamp": str(timestamp), "X-Webhook-Signature": base64.b64encode(digest).decode()}


@pytest.fixture
def signing(client: httpx.AsyncClient) -> Provider:
    return Kie(client, "http://127.0.0.1", SecretStr(KEY), SecretStr(CALLBACK_KEY), now=lambda: float(NOW))


@pytest.mark.parametrize("timestamp", [NOW, NOW - 300, NOW + 300])
def test_a_callback_with_its_signature_is_heard(signing: Provider, timestamp: int) -> None:
    headers = signed(timestamp=timestamp)
    assert signing.read_callback(headers, TestKie.callback) == TASK
    assert signing.read_callback({name.lower(): headers[name] for name in headers}, TestKie.callback) == TASK


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(key="another"),
        signed(task_id="another"),
        signed(timestamp=NOW - 301),
        signed(timestamp=NOW + 301),
        signed(timestamp=""),
        signed(timestamp="9" * 5000),
        signed(timestamp=f"{NOW}.0"),
        signed() | {"X-Webhook-Timestamp": str(NOW + 1)},
        signed() | {"X-Webhook-Signature": ""},
        signed() | {"X-Webhook-Signature": "Unterschrift, gefälscht"},
    ],
)
def test_a_callback_that_is_forged_or_stale_is_not_heard(signing: Provider, headers: dict[str, str]) -> None:
    assert signing.read_callback(headers, TestKie.callback) is None


def test_a_callback_of_absurd_size_is_not_read(signing: Provider) -> None:
    body = json.dumps({"data": {"taskId": TASK}, "padding": "x" * 2_000_000}).encode()
    assert signing.read_callback(signed(), body) is None


def test_the_callback_key_is_not_shown(signing: Provider) -> None:
    assert CALLBACK_KEY not in repr(signing) + repr(vars(signing))


def test_its_limits_are_those_that_it_tells() -> None:
    """20 creates in 10 s, 100 at once for the account, and clean videos that live for a day (docs/providers.md)."""
    assert Kie.limits == Limits(creates=20, window=10.0, at_once=100)
    (cleaner,) = Kie.capabilities
    assert (cleaner.cost, cleaner.result_lifetime, cleaner.limits) == (10.0, 24 * 60 * 60, Limits())


@pytest.mark.parametrize(
    ("times", "took"),
    [
        ({"costTime": 13_000}, 13.0),
        ({"costTime": 0, "createTime": 1_000, "completeTime": 4_500}, 3.5),
        ({"createTime": 5_000, "completeTime": 4_000}, None),
        ({"createTime": None, "completeTime": 4_000}, None),
        ({"createTime": 5_000, "completeTime": None}, None),
    ],
)
async def test_how_long_a_task_took(
    kie: Kie, scripted: ScriptedProvider, times: dict[str, Any], took: float | None
) -> None:
    """The length that is told, else the time between the moments, unless those make no sense."""
    scripted.behaviour = record("success", **times)
    assert (await kie.poll(TASK)).took == took
