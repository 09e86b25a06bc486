"""SaveSora, simulated (seed: savesora-remove-sora-watermark.txt): one call, which answers with the video."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from bot.sandbox.providers.service import Exchange, SimulatedService, SimulatedTask, TaskEnd, Trouble

WORDS = {
    Trouble.AUTH: (4003, "invalid api_key"),
    Trouble.NO_CREDITS: (4007, "insufficient credits"),
    Trouble.BAD_INPUT: (4006, "invalid video url"),
    Trouble.MODERATION: (5002, "watermark removal failed"),
    Trouble.RATE_LIMITED: (429, "too many requests"),
    Trouble.PAUSED: (503, "service unavailable"),
    Trouble.BROKEN: (5001, "internal server error"),
}
FAILED = {"code": 5002, "msg": "watermark removal failed, credits will be refunded", "data": None}


class SimulatedSaveSora(SimulatedService):
    """SaveSora."""

    name = "savesora"
    price = 1.0

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(f"/{self.name}/api/v1/download", self._download)
        app.router.add_post(f"/{self.name}/api/v1/credits", self._credits)

    def refuse(self, trouble: Trouble) -> web.Response:
        code, words = WORDS[trouble]
        return web.json_response({"code": code, "msg": words, "data": None})

    async def _download(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body.get("api_key") != self.key:
            return self.refuse(Trouble.AUTH)
        address = body.get("video_url")
        if not address:
            return web.json_response({"code": 4002, "msg": "video_url is required", "data": None})
        made: list[SimulatedTask] = []
        response = await self.make(request, Exchange(address), lambda task: self._answer(task, made))
        for task in made:
            await asyncio.sleep(task.duration)
        return response

    def _answer(self, task: SimulatedTask, made: list[SimulatedTask]) -> dict[str, Any]:
        made.append(task)
        if task.end is TaskEnd.FAILURE:
            self.balance += task.paid
            task.paid = 0.0
            return FAILED
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
        body = await request.json()
        if body.get("api_key") != self.key:
            return self.refuse(Trouble.AUTH)
        total = int(self.balance)
        data = {"paid_credits": total, "onetime_credits": 0, "total_credits": total}
        return web.json_response({"code": 200, "msg": "success", "data": data})
