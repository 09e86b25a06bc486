"""Apikley, which speaks kie's wire format."""

from __future__ import annotations

import json
from typing import ClassVar

import httpx
from pydantic import SecretStr

from bot.providers.apikley import Apikley
from bot.providers.base import ProviderTask
from tests.providers.contract import ADDRESS, CALLBACK_URL, KEY, RESULT, TASK, ProviderContract, submission
from tests.providers.jobs_api import record, refusals, unclear
from tests.providers.scripted_provider import Says, ScriptedProvider


class TestApikley(ProviderContract):
    provider_class = Apikley
    created = Says({"code": 200, "msg": "success", "data": {"taskId": TASK}})
    task = ProviderTask(TASK)
    running: ClassVar = {state: record(state) for state in ("waiting", "queuing", "generating")}
    finished = record("success", costTime=2_000)
    finished_task = ProviderTask(TASK, result_url=RESULT, took=2.0)
    failed = record("fail", failCode="501", failMsg="Generation failed")
    refusals = refusals
    unclear = unclear
    callback = json.dumps(finished.body).encode()


class TestApikleyTextToVideo(TestApikley):
    model = "sora-2-pro-text-to-video"


async def test_an_order_names_no_storage(client: httpx.AsyncClient, scripted: ScriptedProvider) -> None:
    scripted.behaviour = TestApikley.created
    apikley = Apikley(client, scripted.url, SecretStr(KEY))
    await apikley.submit(submission(apikley))
    (asked,) = scripted.asked
    assert (asked.method, asked.path) == ("POST", "/api/v1/jobs/createTask")
    assert asked.body == {
        "model": "sora-watermark-remover",
        "callBackUrl": CALLBACK_URL,
        "input": {"video_url": ADDRESS},
    }
