"""kie's callbacks, simulated: sent when the task ends, signed where the account turned that on."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from aiohttp import web

from bot.sandbox.providers import SimulatedProviders
from tests.sandbox.providers.requests import order

KEY = "callback-key"


@dataclass
class Ear:
    """Somebody who is called back."""

    url: str = ""
    heard: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)

    async def hear(self, request: web.Request) -> web.Response:
        self.heard.append((dict(request.headers), await request.json()))
        return web.Response()


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    ear = Ear()
    app = web.Application()
    app.router.add_post("/hear", ear.hear)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ear.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hear"
    yield ear
    await runner.cleanup()


async def test_whoever_asked_is_called_when_the_task_ends_with_its_record_and_a_signature(
    providers: SimulatedProviders, client: httpx.AsyncClient, ear: Ear
) -> None:
    kie = providers.kie
    kie.duration, kie.callback_key, kie.deliveries = 0.0, KEY, 2
    await order(client, kie, callBackUrl=ear.url)
    await kie.callbacks.wait_for(2)
    assert len(ear.heard) == 2
    headers, body = ear.heard[0]
    assert (body["code"], body["data"]["taskId"], body["data"]["state"]) == (200, kie.tasks[0].id, "success")
    signed = f"{kie.tasks[0].id}.{headers['X-Webhook-Timestamp']}".encode()
    expected = base64.b64encode(hmac.digest(KEY.encode(), signed, hashlib.sha256)).decode()
    assert headers["X-Webhook-Signature"] == expected
    assert [callback.status for callback in kie.callbacks.sent] == [200, 200]


async def test_a_failed_task_is_called_back_with_501(
    providers: SimulatedProviders, client: httpx.AsyncClient, ear: Ear
) -> None:
    providers.kie.duration = 0.0
    providers.kie.fail_next()
    await order(client, providers.kie, callBackUrl=ear.url)
    await providers.kie.callbacks.wait_for(1)
    headers, body = ear.heard[0]
    assert (body["code"], body["data"]["state"]) == (501, "fail")
    assert "X-Webhook-Signature" not in headers


async def test_a_callback_that_nobody_takes_is_noted_and_harms_nothing(
    providers: SimulatedProviders, client: httpx.AsyncClient
) -> None:
    providers.kie.duration = 0.0
    await order(client, providers.kie, callBackUrl="http://127.0.0.1:9/nobody")
    await providers.kie.callbacks.wait_for(1)
    assert providers.kie.callbacks.sent[0].status is None
    assert (await order(client, providers.kie)).json()["code"] == 200


async def test_a_callback_that_is_not_due_is_not_sent_when_the_simulation_ends(ear: Ear) -> None:
    async with SimulatedProviders() as providers, httpx.AsyncClient() as client:
        providers.kie.duration = 3600.0
        await order(client, providers.kie, callBackUrl=ear.url)
    assert ear.heard == []
