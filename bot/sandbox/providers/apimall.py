"""APIMall, simulated (seed: apimall-sora-watermark-remover.txt)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from bot.sandbox.providers.service import Exchange, SimulatedService, SimulatedTask, TaskEnd, Trouble

WORDS = {
    Trouble.AUTH: (401, "invalid_api_key", "Invalid API key"),
    Trouble.NO_CREDITS: (402, "insufficient_credits", "Insufficient credits"),
    Trouble.BAD_INPUT: (400, "invalid_parameters", "Invalid request parameters"),
    Trouble.MODERATION: (451, "content_blocked", "Prompt blocked by content moderation"),
    Trouble.RATE_LIMITED: (429, "rate_limited", "Rate limit exceeded or too many concurrent jobs"),
    Trouble.PAUSED: (503, "upstream_unavailable", "Upstream provider is busy or temporarily unavailable"),
    Trouble.BROKEN: (500, "internal_error", "Internal server error"),
}
CONFLICT = {"code": "idempotency_conflict", "message": "Idempotency-Key conflict"}


class SimulatedAPIMall(SimulatedService):
    """APIMall, which knows an order by its key."""

    name = "apimall"
    price = 30.0

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(f"/{self.name}/api/v1/videos/generate", self._create)
        app.router.add_get(f"/{self.name}/api/v1/videos/{{task_id}}", self._status)
        app.router.add_get(f"/{self.name}/api/v1/account/balances", self._balances)

    def refuse(self, trouble: Trouble) -> web.Response:
        status, code, words = WORDS[trouble]
        headers = {"Retry-After": "1"} if trouble is Trouble.RATE_LIMITED else None
        body = {"success": False, "error": {"code": code, "message": words}, "request_id": "req_1"}
        return web.json_response(body, status=status, headers=headers)

    def _knows(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bearer {self.key}"

    async def _create(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        body = await request.json()
        address = body.get("input", {}).get("video_url")
        if not address:
            return self.refuse(Trouble.BAD_INPUT)
        key = request.headers.get("Idempotency-Key")
        known = next((task for task in self.tasks if key is not None and task.idempotency_key == key), None)
        if known is not None and known.video_url != address:
            return web.json_response({"success": False, "error": CONFLICT, "request_id": "req_1"}, status=409)
        exchange = Exchange(address, callback_url=body.get("callBackUrl"), idempotency_key=key, body=body)
        return await self.make(request, exchange, self._created)

    def _created(self, task: SimulatedTask) -> dict[str, Any]:
        data = {
            "task_id": task.id,
            "request_id": f"provider_{task.id}",
            "credits_used": int(self.price),
            "remaining_credits": int(self.balance),
            "model": "sora-watermark-remover",
        }
        return {"success": True, "data": data, "request_id": "req_1"}

    async def _status(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        task_id = request.match_info["task_id"]
        if not any(task.id == task_id for task in self.tasks):
            error = {"code": "not_found", "message": "Task not found"}
            return web.json_response({"success": False, "error": error, "request_id": "req_1"}, status=404)
        return await self.look(request, task_id, self._told)

    def _told(self, task: SimulatedTask | None) -> dict[str, Any]:
        assert task is not None  # noqa: S101  # looked up above
        data: dict[str, Any] = {
            "task_id": task.id,
            "model": "sora-watermark-remover",
            "status": "processing",
            "output": None,
            "video_url": None,
            "error_message": None,
            "credits_used": int(self.price),
            "credits_refunded": 0,
            "created_at": _moment(task.created_at),
            "updated_at": _moment(task.created_at),
            "completed_at": None,
        }
        if self.has_ended(task):
            data |= {"completed_at": _moment(task.ends_at), "updated_at": _moment(task.ends_at)}
            if task.end is TaskEnd.SUCCESS:
                url = self.result_url(task)
                data |= {"status": "completed", "video_url": url, "output": {"resultUrls": [url]}}
            else:
                refunded = int(self.price)
                data |= {"status": "failed", "error_message": "It did not work out", "credits_refunded": refunded}
        return {"success": True, "data": data, "request_id": "req_1"}

    async def _balances(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        return web.json_response({"success": True, "data": {"balance": int(self.balance)}, "request_id": "req_1"})


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
