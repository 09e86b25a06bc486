"""APIMall, simulated (docs/providers.md, "Wire formats")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from aiohttp import web

from bot.sandbox.providers.faults import Refusal, Trouble
from bot.sandbox.providers.provider import SimulatedProvider, read_body, retry_header
from bot.sandbox.providers.tasks import ReceivedOrder, SimulatedTask, TaskState

MODEL = "sora-watermark-remover"
ERRORS = {
    400: ("invalid_parameters", "Invalid request parameters"),
    401: ("invalid_api_key", "API key required or invalid API key"),
    402: ("insufficient_credits", "Insufficient credits"),
    403: ("access_denied", "API access not approved or request made on a non-gateway host"),
    404: ("not_found", "Task not found"),
    409: ("idempotency_conflict", "Idempotency-Key conflict"),
    429: ("rate_limited", "Rate limit exceeded or too many concurrent jobs"),
    451: ("content_blocked", "Prompt blocked by content moderation"),
    500: ("internal_error", "Internal server error"),
    503: ("upstream_unavailable", "Upstream provider is busy or temporarily unavailable"),
}
STATUSES = {
    TaskState.WAITING: "pending",
    TaskState.RUNNING: "processing",
    TaskState.SUCCESS: "completed",
    TaskState.FAILURE: "failed",
}


class SimulatedAPIMall(SimulatedProvider):
    """APIMall, which knows an order by its key."""

    name = "apimall"
    price = 30.0
    refusals: ClassVar[Mapping[Trouble, Refusal]] = {
        Trouble.AUTH: Refusal(401),
        Trouble.NO_CREDITS: Refusal(402),
        Trouble.BAD_INPUT: Refusal(400),
        Trouble.MODERATION: Refusal(451),
        Trouble.RATE_LIMITED: Refusal(429),
        Trouble.PAUSED: Refusal(503),
        Trouble.BROKEN: Refusal(500),
    }

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(f"/{self.name}/api/v1/videos/generate", self._create)
        app.router.add_get(f"/{self.name}/api/v1/videos/{{task_id}}", self._status)
        app.router.add_get(f"/{self.name}/api/v1/account/balances", self._balances)

    def refuse_with(self, refusal: Refusal) -> web.Response:
        code, words = ERRORS.get(refusal.code, ("error", "Error"))
        error = {"code": code, "message": refusal.words or words}
        body = {"success": False, "error": error, "request_id": "req_1"}
        return web.json_response(body, status=refusal.code, headers=retry_header(refusal))

    def _knows(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bearer {self.key}"

    async def _create(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        body = await read_body(request)
        source = body.get("input")
        # The page's table shows the fields flat, its example in `input`.
        address = (source if isinstance(source, dict) else body).get("video_url")
        if not address or not isinstance(address, str) or body.get("model") != MODEL:
            return self.refuse(Trouble.BAD_INPUT)
        key = request.headers.get("Idempotency-Key")
        received = ReceivedOrder(address, callback_url=body.get("callBackUrl"), idempotency_key=key, body=body)
        if self.conflicts(received):
            return self.refuse_with(Refusal(409))
        return await self.make(request, received, self._created)

    def _created(self, task: SimulatedTask) -> dict[str, Any]:
        data = {
            "task_id": task.id,
            "request_id": f"provider_{task.id}",
            "credits_used": int(self.price),
            "remaining_credits": int(self.balance),
            "model": MODEL,
        }
        return {"success": True, "data": data, "request_id": "req_1"}

    async def _status(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        task_id = request.match_info["task_id"]
        if not self.has(task_id):
            return self.refuse_with(Refusal(404))
        return await self.poll(request, task_id, self._told)

    def _told(self, task: SimulatedTask | None) -> dict[str, Any]:
        assert task is not None  # noqa: S101  # looked up above
        state = task.state
        data: dict[str, Any] = {
            "task_id": task.id,
            "model": MODEL,
            "status": STATUSES[state],
            "output": None,
            "video_url": None,
            "error_message": None,
            "credits_used": int(task.price),
            "credits_refunded": int(task.price - task.paid),
            "created_at": _moment(task.created_at),
            "updated_at": _moment(task.created_at),
            "completed_at": None,
        }
        if state in {TaskState.SUCCESS, TaskState.FAILURE}:
            data |= {"completed_at": _moment(task.ends_at), "updated_at": _moment(task.ends_at)}
        if state is TaskState.SUCCESS:
            url = self.result_url(task)
            data |= {"video_url": url, "output": {"resultUrls": [url]}}
        if state is TaskState.FAILURE:
            data["error_message"] = "It did not work out"
        return {"success": True, "data": data, "request_id": "req_1"}

    async def _balances(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        return await self.count(
            request, lambda: {"success": True, "data": {"balance": int(self.balance)}, "request_id": "req_1"}
        )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
