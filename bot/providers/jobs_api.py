"""The wire format of providers that offer a market of models behind one address: kie's, which Apikley speaks too.

The states, the sentences and the callback's signature stand in docs/providers.md.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field, SecretStr

from bot.providers.adapter import HttpAdapter, head_of
from bot.providers.base import CHARACTER, Capability, ErrorKind, ProviderError, ProviderTask, Submission
from bot.providers.catalogue import InputRefused, Model
from bot.providers.http import MAX_BODY_BYTES
from bot.providers.parsing import (
    Answer,
    Reading,
    ResultAddress,
    Seconds,
    Sentence,
    TaskId,
    parse,
    parse_or_none,
    read,
)

CLEANER = "sora-watermark-remover"
"""The market's name of the model that cleans."""
MAX_ADDRESS_CHARACTERS = 500
CALLBACK_FRESH_SECONDS = 300.0
UNCLEAR = frozenset({408, 500})
"""Codes after which the provider may have made a task: what stands behind it did not answer, or broke meanwhile."""
UNKNOWN_TASK = "recordinfo is null"
"""What a poll hears, with code 422, of a task that is not known, or not yet."""
KINDS = {
    400: ErrorKind.BAD_INPUT,
    401: ErrorKind.AUTH,
    402: ErrorKind.NO_CREDITS,
    403: ErrorKind.AUTH,
    422: ErrorKind.BAD_INPUT,
    429: ErrorKind.RATE_LIMITED,
    433: ErrorKind.NO_CREDITS,
    455: ErrorKind.PAUSED,
    501: ErrorKind.JOB_FAILED,
    505: ErrorKind.PAUSED,
}


class TaskName(Reading):
    id: TaskId = Field(alias="taskId")


class Created(Reading):
    """The answer to a new task, and as much of a callback as is read."""

    data: TaskName


class Result(Reading):
    """`resultJson`. The addresses in `resultWaterMarkUrls`, which may stand beside, are of marked videos."""

    addresses: list[ResultAddress] = Field(alias="resultUrls", min_length=1)


class Record(Reading):
    """How a task stands. Times are in milliseconds."""

    id: TaskId = Field(alias="taskId")
    model: Sentence = None
    state: Annotated[str, Field(min_length=1)]
    result: object = Field(default=None, alias="resultJson")
    fail_code: Sentence = Field(default=None, alias="failCode")
    fail_words: Sentence = Field(default=None, alias="failMsg")
    cost_time: Seconds = Field(default=None, alias="costTime")
    create_time: Seconds = Field(default=None, alias="createTime")
    complete_time: Seconds = Field(default=None, alias="completeTime")

    @property
    def result_url(self) -> str:
        """Where the result is. Raises ProviderError (BROKEN) when it is nowhere."""
        told = parse(self.result.encode(errors="replace")) if isinstance(self.result, str) else self.result
        return read(Result, told).addresses[0]

    @property
    def result_words(self) -> str:
        """The result as it came, which nothing is expected of. Raises ProviderError (BROKEN) when there is none."""
        if not self.result:
            raise ProviderError(ErrorKind.BROKEN, "the answer has no result")
        return self.result.replace("\0", "") if isinstance(self.result, str) else json.dumps(self.result)

    @property
    def took(self) -> float | None:
        """Seconds from creation to the end."""
        if self.cost_time:
            return self.cost_time / 1000
        if self.create_time and self.complete_time and self.complete_time >= self.create_time:
            return (self.complete_time - self.create_time) / 1000
        return None


class Recorded(Reading):
    data: Record


class JobsApi(HttpAdapter):
    """A provider with this wire format. A subclass says which."""

    _models: Mapping[str, Model] = {}

    def offer(self, models: Iterable[Model]) -> None:
        """Be capable of these models of the market, besides the class's own."""
        self._models = {model.name: model for model in models}
        own = type(self).capabilities
        added = (model.capability for model in self._models.values())
        self.capabilities = (*own, *added)  # type: ignore[misc]  # what the settings add is the instance's alone

    async def submit(self, submission: Submission) -> ProviderTask:
        """Create a task. Inputs of a model of the catalogue are checked by its entry, which adds its defaults; any
        other model's are passed on as they are.

        Raises BAD_INPUT without asking for inputs that the entry does not take, and for a link to clean that has over
        500 characters.
        """
        if submission.model == CLEANER and len(str(submission.inputs.get("video_url", ""))) > MAX_ADDRESS_CHARACTERS:
            raise ProviderError(ErrorKind.BAD_INPUT, f"the address has more than {MAX_ADDRESS_CHARACTERS} characters")
        created = await self._create(submission.model, self._inputs(submission), submission.callback_url)
        return ProviderTask(id=created.data.id)

    def _inputs(self, submission: Submission) -> dict[str, object]:
        entry = self._models.get(submission.model)
        if entry is None:
            return super()._inputs(submission)
        try:
            return entry.body(submission.inputs)
        except InputRefused as error:
            raise ProviderError(ErrorKind.BAD_INPUT, str(error)) from None

    async def _create(self, model: str, inputs: Mapping[str, object], callback_url: str | None = None) -> Created:
        body: dict[str, object] = {"model": model, "input": inputs}
        if callback_url is not None:
            body["callBackUrl"] = callback_url
        return await self._ask("POST", "/api/v1/jobs/createTask", Created, body=body)

    async def poll(self, task_id: str) -> ProviderTask:
        """Ask how the task stands. A state that is not known counts as running."""
        answer = await self._ask("GET", "/api/v1/jobs/recordInfo", Recorded, query={"taskId": task_id})
        record = answer.data
        if record.id != task_id:
            raise ProviderError(ErrorKind.BROKEN, "the answer speaks of another task")
        if record.state == "fail":
            raise self._http.error(ErrorKind.JOB_FAILED, record.fail_words, code=record.fail_code)
        if record.state != "success":
            return ProviderTask(id=record.id)
        if self._makes_characters(record.model):
            return ProviderTask(id=record.id, result=record.result_words, took=record.took)
        return ProviderTask(id=record.id, result_url=record.result_url, took=record.took)

    def _makes_characters(self, name: str | None) -> bool:
        entry = self._models.get(name or "")
        return entry is not None and entry.kind == CHARACTER

    async def probe(self, capability: Capability) -> bool:
        """Create a task with nothing in it, which costs nothing.

        A live model says that something is required (True); a paused one says that (PAUSED is raised).
        """
        try:
            await self._create(capability.model, {})
        except ProviderError as error:
            if error.kind is not ErrorKind.BAD_INPUT:
                raise
        return True

    def refusal(self, answer: Answer) -> ProviderError | None:
        """The error by the code in the body, and by its sentence."""
        head = head_of(answer)
        code = head.error_code(answer)
        if code is None:
            return None
        error = self._http.error(kind_of(code, head.msg), head.msg, code=head.code, answer=answer)
        error.lost = error.lost or (error.kind is ErrorKind.BROKEN and code in UNCLEAR)
        return error

    def read_callback(self, headers: Mapping[str, str], body: bytes) -> str | None:
        """The task's id. With a callback key, only from a callback that bears its signature and is five minutes old at
        most. The signature covers the id and the time alone, so nothing else of the body is read.
        """
        data = parse(body) if len(body) <= MAX_BODY_BYTES else None
        told = parse_or_none(Created, data)
        if told is None:
            return None
        if self._callback_key is not None and not self._signed(headers, told.data.id, self._callback_key):
            return None
        return told.data.id

    def _signed(self, headers: Mapping[str, str], task_id: str, key: SecretStr) -> bool:
        named = {name.lower(): value for name, value in headers.items()}
        timestamp = named.get("x-webhook-timestamp", "")
        if not re.fullmatch(r"[0-9]{1,12}", timestamp):
            return False
        if abs(self._now() - int(timestamp)) > CALLBACK_FRESH_SECONDS:
            return False
        secret = key.get_secret_value().encode()
        digest = hmac.digest(secret, f"{task_id}.{timestamp}".encode(), hashlib.sha256)
        signature = named.get("x-webhook-signature", "").encode(errors="replace")
        return hmac.compare_digest(base64.b64encode(digest), signature)


def kind_of(code: int, words: str | None) -> ErrorKind:
    """The kind of an error. Several things share 500, so its sentence decides; so it does where a 422 is not about
    the link: a model that is no longer offered, and a task that is not known yet.
    """
    said = (words or "").lower()
    if code == 422 and UNKNOWN_TASK in said:
        return ErrorKind.BROKEN
    if code in (422, 500) and "model" in said and "not supported" in said:
        return ErrorKind.PAUSED
    if code == 500:
        if "temporarily paused" in said:
            return ErrorKind.PAUSED
        if "is required" in said or "not supported" in said:
            return ErrorKind.BAD_INPUT
    return KINDS.get(code, ErrorKind.BROKEN)
