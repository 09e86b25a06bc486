"""kie and Apikley, simulated (seeds: kie-sora-2-models.txt, apikley-sora-watermark-remover.txt; facts: providers)."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import time
from typing import Any

import aiohttp
from aiohttp import web

from bot.sandbox.providers.service import Exchange, SimulatedService, SimulatedTask, TaskEnd, Trouble

MODEL = "sora-watermark-remover"
LONGEST_ADDRESS = 500
WORDS = {
    Trouble.AUTH: (401, "You do not have access permissions"),
    Trouble.NO_CREDITS: (402, "Insufficient account balance"),
    Trouble.BAD_INPUT: (422, "video_url is not a link that can be read"),
    Trouble.MODERATION: (422, "The content is not allowed"),
    Trouble.RATE_LIMITED: (429, "Your call frequency is too high. Please try again later."),
    Trouble.PAUSED: (500, "This interface is temporarily paused"),
    Trouble.BROKEN: (500, "Internal server error"),
}


class SimulatedMarket(SimulatedService):
    """A service with this wire format."""

    callback_key: str | None = None
    """The key that callbacks are signed with, where the account turned that on."""
    deliveries: int = 1
    """How often each callback is sent."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._callbacks: set[asyncio.Task[None]] = set()

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(f"/{self.name}/api/v1/jobs/createTask", self._create)
        app.router.add_get(f"/{self.name}/api/v1/jobs/recordInfo", self._record)
        app.router.add_get(f"/{self.name}/api/v1/chat/credit", self._credit)

    def refuse(self, trouble: Trouble) -> web.Response:
        code, words = WORDS[trouble]
        headers = {"Retry-After": "1"} if trouble is Trouble.RATE_LIMITED else None
        # The service says 200 and means the code in the body.
        return web.json_response({"code": code, "msg": words, "data": None}, headers=headers)

    def _knows(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bearer {self.key}"

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        address = body.get("input", {}).get("video_url")
        if not address or body.get("model") != MODEL:
            if self.paused or self._standing_trouble is Trouble.PAUSED:
                return self.refuse(Trouble.PAUSED)
            return web.json_response({"code": 500, "msg": "video_url is required", "data": None})
        if len(address) > LONGEST_ADDRESS:
            return self.refuse(Trouble.BAD_INPUT)
        exchange = Exchange(address, callback_url=body.get("callBackUrl"), body=body)
        return await self.make(request, exchange, self._created)

    def _created(self, task: SimulatedTask) -> dict[str, Any]:
        if task.callback_url is not None:
            calling = asyncio.create_task(self._call_back(task, task.callback_url))
            self._callbacks.add(calling)
            calling.add_done_callback(self._callbacks.discard)
        return {"code": 200, "msg": "success", "data": {"taskId": task.id}}

    async def _record(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        return await self.look(request, request.query.get("taskId", ""), self._recorded)

    def _recorded(self, task: SimulatedTask | None) -> dict[str, Any]:
        if task is None:
            return {"code": 422, "msg": "recordInfo is null", "data": None}
        record: dict[str, Any] = {
            "taskId": task.id,
            "model": MODEL,
            "state": "generating",
            "param": json.dumps({"model": MODEL, "input": {"video_url": task.video_url}}),
            "resultJson": "",
            "failCode": None,
            "failMsg": None,
            "costTime": None,
            "completeTime": None,
            "createTime": int(task.created_at * 1000),
        }
        if self.has_ended(task):
            record["completeTime"] = int(task.ends_at * 1000)
            record["costTime"] = int(task.duration * 1000)
            if task.end is TaskEnd.SUCCESS:
                urls = {"resultUrls": [self.result_url(task)], "resultWaterMarkUrls": ["https://marked.example/"]}
                record |= {"state": "success", "resultJson": json.dumps(urls)}
            else:
                record |= {"state": "fail", "failCode": "501", "failMsg": "Failed to generate: try other material"}
        return {"code": 200, "msg": "success", "data": record}

    async def _credit(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        return web.json_response({"code": 200, "msg": "success", "data": int(self.balance)})

    async def _call_back(self, task: SimulatedTask, url: str) -> None:
        await asyncio.sleep(max(0.0, task.ends_at - time.time()))
        async with aiohttp.ClientSession() as session:
            for _ in range(self.deliveries):
                async with session.post(url, json=self._recorded(task), headers=self._signature(task)):
                    pass

    def _signature(self, task: SimulatedTask) -> dict[str, str]:
        if self.callback_key is None:
            return {}
        timestamp = str(int(time.time()))
        digest = hmac.digest(self.callback_key.encode(), f"{task.id}.{timestamp}".encode(), hashlib.sha256)
        return {"X-Webhook-Timestamp": timestamp, "X-Webhook-Signature": base64.b64encode(digest).decode()}


class SimulatedKie(SimulatedMarket):
    """kie."""

    name = "kie"
    price = 10.0


class SimulatedApikley(SimulatedMarket):
    """Apikley, which tells no balance."""

    name = "apikley"

    async def _credit(self, request: web.Request) -> web.Response:
        return web.json_response({"code": 404, "msg": "Not Found", "data": None}, status=404)
