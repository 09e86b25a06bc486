"""kie and Apikley, simulated (docs/providers.md, "Wire formats")."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from aiohttp import web

from bot.providers.base import CHARACTER
from bot.providers.catalogue import IS_REQUIRED, InputRefused, InputType, Model, shipped
from bot.sandbox.providers.callbacks import Callbacks
from bot.sandbox.providers.faults import Refusal, Trouble
from bot.sandbox.providers.images import FetchedImages
from bot.sandbox.providers.provider import SimulatedProvider, read_body, retry_header
from bot.sandbox.providers.tasks import ReceivedOrder, SimulatedTask, TaskState

MODEL = "sora-watermark-remover"
LONGEST_ADDRESS = 500
KIE_LIMIT = (20, 10.0)
KIE_AT_ONCE = 100
QUEUING_SHARE = 0.1
SENTENCES = {
    400: "Invalid request parameters",
    401: "You do not have access permissions",
    402: "Insufficient account balance",
    403: "Access forbidden",
    404: "Not found",
    408: "Upstream is currently experiencing service issues. No result has been returned for over 10 minutes.",
    422: "video_url is not a link that can be read",
    429: "Your call frequency is too high. Please try again later.",
    433: "Request limit of this key exceeded",
    455: "The service is currently undergoing maintenance",
    500: "Internal server error",
    501: "Generation failed",
    505: "The requested feature is currently disabled",
}
PAUSED = Refusal(500, "This interface is temporarily paused")
UNKNOWN_TASK = Refusal(422, "recordInfo is null")


class SimulatedMarket(SimulatedProvider):
    """A provider with this wire format."""

    refusals: ClassVar[Mapping[Trouble, Refusal]] = {
        Trouble.AUTH: Refusal(401),
        Trouble.NO_CREDITS: Refusal(402),
        Trouble.BAD_INPUT: Refusal(422),
        Trouble.MODERATION: Refusal(422, "The content is not allowed"),
        Trouble.RATE_LIMITED: Refusal(429),
        Trouble.PAUSED: PAUSED,
        Trouble.BROKEN: Refusal(500),
    }
    wants_upload_method: ClassVar[bool] = False
    callback_key: str | None = None
    """The key that callbacks are signed with, where the account turned that on."""
    deliveries: int = 1
    """How often each callback is sent."""
    codes_are_statuses: bool = False
    """Whether an error comes with its code as the HTTP status, and not with 200."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.callbacks = Callbacks()
        self.images = FetchedImages()
        """What was fetched for orders that are made of images."""
        self.models = {MODEL: "video_url"}
        """Each that is in no catalogue, with the input that it cannot do without."""
        self.catalogue = {model.name: model for model in shipped().of(self.name)}
        """The others: what they take is checked as their entries say."""
        self.paused_models: set[str] = set()
        """Those of its models that are paused while the others go on."""
        self.probes = 0
        """Creates with an empty input."""

    async def close(self) -> None:
        await self.callbacks.close()
        await self.images.close()

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(f"/{self.name}/api/v1/jobs/createTask", self._create)
        app.router.add_get(f"/{self.name}/api/v1/jobs/recordInfo", self._record)

    def refuse_with(self, refusal: Refusal) -> web.Response:
        words = refusal.words or SENTENCES.get(refusal.code, "Unknown error")
        body = {"code": refusal.code, "msg": words, "data": None}
        status = refusal.code if self.codes_are_statuses else 200
        return web.json_response(body, status=status, headers=retry_header(refusal))

    def _knows(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bearer {self.key}"

    async def _create(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        told = body.get("input")
        source: dict[str, Any] = told if isinstance(told, dict) else {}
        if not source:
            self.probes += 1
        model = str(body.get("model"))
        missing = self._missing(model, source)
        if missing is not None:
            return self.refuse(Trouble.PAUSED) if self._rests(model) else self.refuse_with(missing)
        unusable = await self._unusable(model, source) if not self._rests(model) else None
        if unusable is not None:
            return self.refuse_with(unusable)
        address = str(source.get("video_url", ""))
        received = ReceivedOrder(address, model, callback_url=body.get("callBackUrl"), body=body)
        return await self.make(request, received, self._created)

    def _rests(self, model: str) -> bool:
        return self.paused or model in self.paused_models or self._creating.standing is Trouble.PAUSED

    def _refused(self, received: ReceivedOrder) -> web.Response | None:
        if received.model in self.paused_models:
            return self.refuse(Trouble.PAUSED)
        return super()._refused(received)

    def _missing(self, model: str, source: dict[str, Any]) -> Refusal | None:
        """What the order lacks. Nothing is paid for an order that lacks something."""
        if model in self.catalogue:
            return _refusal_by(self.catalogue[model], source)
        if model not in self.models:
            return Refusal(422, "The model name you specified is not supported")
        needed = self.models[model]
        value = source.get(needed)
        if not value or not isinstance(value, str):
            return Refusal(500, f"{needed} is required")
        if needed != "video_url":
            return None
        if self.wants_upload_method and not source.get("upload_method"):
            return Refusal(500, "upload_method is required")
        if len(value) > LONGEST_ADDRESS:
            return Refusal(422, f"video_url is longer than {LONGEST_ADDRESS} characters")
        return None

    async def _unusable(self, model: str, source: dict[str, Any]) -> Refusal | None:
        """What is wrong with the images, which are fetched, or with the video that a character is to be made of."""
        entry = self.catalogue.get(model)
        if entry is None:
            return None
        if entry.kind == CHARACTER and not self.has(str(source.get("origin_task_id"))):
            return Refusal(422, "origin_task_id is no task of yours")
        for each in entry.inputs:
            if each.type is InputType.IMAGE:
                for address in source.get(each.name, ()):
                    if not await self.images.fetch(address, each):
                        return Refusal(422, f"{each.name}: the image cannot be fetched, or is none")
        return None

    def add_models(self, models: Iterable[Model]) -> None:
        """Have further models of a catalogue."""
        self.catalogue |= {model.name: model for model in models}

    def _created(self, task: SimulatedTask) -> dict[str, Any]:
        if task.callback_url is not None:
            delay = task.ends_at - self._clock()
            self.callbacks.plan(task.callback_url, delay, self.deliveries, lambda: self.callback_of(task))
        return {"code": 200, "msg": "success", "data": {"taskId": task.id}}

    def callback_of(self, task: SimulatedTask) -> tuple[dict[str, Any], dict[str, str]]:
        """The body and the headers of the task's callback, signed now."""
        body = self._recorded(task)
        if task.state is TaskState.FAILURE:
            body |= {"code": 501, "msg": SENTENCES[501]}
        return body, self.callbacks.signature(self.callback_key, task.id)

    async def _record(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        return await self.poll(request, request.query.get("taskId", ""), self._recorded)

    def _recorded(self, task: SimulatedTask | None) -> dict[str, Any]:
        if task is None:
            return {"code": UNKNOWN_TASK.code, "msg": UNKNOWN_TASK.words, "data": None}
        record: dict[str, Any] = {
            "taskId": task.id,
            "model": task.model,
            "state": self._running_state(task),
            "param": json.dumps({"model": task.model, "input": task.inputs}),
            "resultJson": "",
            "failCode": None,
            "failMsg": None,
            "costTime": None,
            "completeTime": None,
            "createTime": int(task.created_at * 1000),
        }
        if task.state in {TaskState.SUCCESS, TaskState.FAILURE}:
            record["completeTime"] = int(task.ends_at * 1000)
            record["costTime"] = int(task.duration * 1000)
        entry = self.catalogue.get(task.model)
        if task.state is TaskState.SUCCESS and entry is not None and entry.kind == CHARACTER:
            record |= {"state": "success", "resultJson": json.dumps(self.character_of(task))}
        elif task.state is TaskState.SUCCESS:
            urls = {"resultUrls": [self.result_url(task)], "resultWaterMarkUrls": ["https://marked.example/"]}
            record |= {"state": "success", "resultJson": json.dumps(urls)}
        if task.state is TaskState.FAILURE:
            record |= {"state": "fail", "failCode": "501", "failMsg": "Failed to generate: try other material"}
        return {"code": 200, "msg": "success", "data": record}

    def character_of(self, task: SimulatedTask) -> dict[str, Any]:
        """What a task tells of the character that it made; its name is chosen where none was wished for."""
        made: dict[str, Any] = {
            "character_id": f"character_{task.id}",
            "character_user_name": task.inputs.get("character_user_name") or f"{task.id}.ab",
            "remark": "insert this username directly into your prompt.(@character_user_name).",
        }
        return {"resultObject": made}

    def _running_state(self, task: SimulatedTask) -> str:
        if task.state is not TaskState.WAITING:
            return "generating"
        return "waiting" if self._clock() < task.created_at + task.duration * QUEUING_SHARE else "queuing"


def _refusal_by(model: Model, source: Mapping[str, Any]) -> Refusal | None:
    """What the provider says of inputs that the model does not take; None where it takes them."""
    try:
        model.body(source)
    except InputRefused as error:
        if error.why == IS_REQUIRED:
            return Refusal(500, str(error))
        return Refusal(422, f"Parameter validation failed: {error}")
    return None


class SimulatedKie(SimulatedMarket):
    """kie."""

    name = "kie"
    price = 10.0
    wants_upload_method = True

    def keep_limits(self) -> None:
        """Refuse what kie's own limits refuse: more than 20 creates in 10 seconds, or 100 tasks at once."""
        self.limit, self.at_once = KIE_LIMIT, KIE_AT_ONCE

    def add_routes(self, app: web.Application) -> None:
        super().add_routes(app)
        app.router.add_get(f"/{self.name}/api/v1/chat/credit", self._credit)

    async def _create(self, request: web.Request) -> web.Response:
        if "User-Agent" not in request.headers:
            # Its edge takes a client that does not say its name for a robot.
            return web.Response(status=403, text="error code: 1010")
        return await super()._create(request)

    async def _credit(self, request: web.Request) -> web.Response:
        if not self._knows(request):
            return self.refuse(Trouble.AUTH)
        return await self.count(request, lambda: {"code": 200, "msg": "success", "data": int(self.balance)})


class SimulatedApikley(SimulatedMarket):
    """Apikley, which speaks as kie does, and tells no balance."""

    name = "apikley"

    def add_routes(self, app: web.Application) -> None:
        super().add_routes(app)
        app.router.add_get(f"/{self.name}/api/v1/chat/credit", self._nothing)

    async def _nothing(self, request: web.Request) -> web.Response:
        return web.json_response({"code": 404, "msg": SENTENCES[404], "data": None}, status=404)
