"""SaveSora, simulated (docs/providers.md, "Wire formats"): one call, which answers with the video."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, ClassVar

from aiohttp import web

from bot.sandbox.providers.faults import Refusal, Trouble
from bot.sandbox.providers.provider import SimulatedProvider, read_body, retry_header
from bot.sandbox.providers.tasks import ReceivedOrder, SimulatedTask, TaskEnd

LOWEST_CODE = 1000
"""Its own codes come with HTTP 200; smaller ones are statuses, and come as such."""
SENTENCES = {
    429: "too many requests",
    503: "service unavailable",
    4001: "api_key is required",
    4002: "video_url is required",
    4003: "invalid api_key",
    4004: "user not found",
    4005: "user account is banned",
    4006: "invalid video url",
    4007: "insufficient credits",
    5001: "internal server error",
    5002: "watermark pipeline failed",
}


class SimulatedSaveSora(SimulatedProvider):
    """SaveSora."""

    name = "savesora"
    price = 1.0
    refusals: ClassVar[Mapping[Trouble, Refusal]] = {
        Trouble.AUTH: Refusal(4003),
        Trouble.NO_CREDITS: Refusal(4007),
        Trouble.BAD_INPUT: Refusal(4006),
        Trouble.MODERATION: Refusal(5002),
        Trouble.RATE_LIMITED: Refusal(429),
        Trouble.PAUSED: Refusal(503),
        Trouble.BROKEN: Refusal(5001),
    }

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(f"/{self.name}/api/v1/download", self._download)
        app.router.add_post(f"/{self.name}/api/v1/credits", self._credits)

    def refuse_with(self, refusal: Refusal) -> web.Response:
        data = None
        if refusal.code == self.refusals[Trouble.NO_CREDITS].code:
            data = {"current_credits": int(self.balance), "required_credits": int(self.price)}
        body = {"code": refusal.code, "msg": refusal.words or SENTENCES.get(refusal.code, "error"), "data": data}
        status = refusal.code if refusal.code < LOWEST_CODE else 200
        return web.json_response(body, status=status, headers=retry_header(refusal))

    def _stranger(self, body: dict[str, Any]) -> web.Response | None:
        """What somebody without a key of ours is told; None for a customer."""
        key = body.get("api_key")
        if key == self.key:
            return None
        return self.refuse(Trouble.AUTH) if key else self.refuse_with(Refusal(4001))

    async def _download(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        refused = self._stranger(body)
        if refused is not None:
            return refused
        address = body.get("video_url")
        if not address or not isinstance(address, str):
            return self.refuse_with(Refusal(4002))
        return await self.make(request, ReceivedOrder(address, body=body), self._answer)

    async def work(self, task: SimulatedTask) -> None:
        await asyncio.sleep(max(0.0, task.ends_at - self._clock()))

    def _answer(self, task: SimulatedTask) -> dict[str, Any]:
        if task.end is TaskEnd.FAILURE:
            return {"code": 5002, "msg": f"{SENTENCES[5002]}, credits will be refunded", "data": None}
        data = {
            "post_id": task.video_url.rsplit("/", 1)[-1],
            "prompt": "A sun over waves",
            "thumbnail": "https://thumbnail.example/",
            "download_links": {"mp4": self.result_url(task), "mp4_source": "https://marked.example/"},
            "credits_used": int(self.price),
            "remaining_credits": int(self.balance),
        }
        return {"code": 200, "msg": "watermark removed successfully", "data": data}

    async def _credits(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        refused = self._stranger(body)
        return refused if refused is not None else await self.count(request, self._counted)

    def _counted(self) -> dict[str, Any]:
        total = int(self.balance)
        data = {"paid_credits": total, "onetime_credits": 0, "total_credits": total}
        return {"code": 200, "msg": "success", "data": data}
