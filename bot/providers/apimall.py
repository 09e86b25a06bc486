"""APIMall. Source: docs/providers.md, "Wire formats"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar
from urllib.parse import quote as quote_path

from pydantic import AliasChoices, AliasPath, Field

from bot.providers.adapter import HttpAdapter
from bot.providers.base import CLEAN, Capability, ErrorKind, ProviderError, ProviderTask, Submission
from bot.providers.http import MAX_BODY_BYTES
from bot.providers.parsing import (
    Amount,
    Answer,
    Code,
    Flag,
    Moment,
    Reading,
    ResultAddress,
    Sentence,
    TaskId,
    parse,
    parse_or_none,
    read,
)

CLEANER = "sora-watermark-remover"
KINDS = {
    400: ErrorKind.BAD_INPUT,
    401: ErrorKind.AUTH,
    402: ErrorKind.NO_CREDITS,
    403: ErrorKind.AUTH,
    409: ErrorKind.CONFLICT,
    429: ErrorKind.RATE_LIMITED,
    451: ErrorKind.MODERATION,
    503: ErrorKind.PAUSED,
}
NAMED_KINDS = {"insufficient_credits": ErrorKind.NO_CREDITS}
"""The page names one code; for any other, a number in its place or else the status tells."""
BALANCE_NAMES = ("remaining_credits", "available_credits", "total_credits", "credits", "available", "balance", "amount")
BALANCE_DEPTH = 4


class Head(Reading):
    """The part that every answer has."""

    success: Flag = None
    number: Code = Field(default=None, validation_alias=AliasPath("error", "code"))
    code: Sentence = Field(default=None, validation_alias=AliasPath("error", "code"))
    words: Sentence = Field(
        default=None, validation_alias=AliasChoices(AliasPath("error", "message"), "error", "message")
    )


class NewTask(Reading):
    id: TaskId = Field(alias="task_id")
    cost: Amount = Field(default=None, alias="credits_used")
    credits_left: Amount = Field(default=None, alias="remaining_credits")


class Created(Reading):
    data: NewTask


class Output(Reading):
    addresses: list[ResultAddress] = Field(alias="resultUrls", min_length=1)


class Video(Reading):
    """How a task stands."""

    id: TaskId = Field(alias="task_id")
    status: Annotated[str, Field(min_length=1)]
    video_url: object = None
    output: object = None
    failure: Sentence = Field(default=None, validation_alias=AliasChoices("error_message", "failMsg"))
    cost: Amount = Field(default=None, alias="credits_used")
    created_at: Moment = None
    completed_at: Moment = None

    @property
    def result_url(self) -> str:
        """Where the result is. Raises ProviderError (BROKEN) when it is nowhere."""
        hosted = parse_or_none(Hosted, {"video_url": self.video_url})
        return hosted.video_url if hosted else read(Output, self.output or {}).addresses[0]

    @property
    def took(self) -> float | None:
        """Seconds from creation to the end."""
        if self.created_at is None or self.completed_at is None:
            return None
        if (self.created_at.tzinfo is None) != (self.completed_at.tzinfo is None):
            return None
        seconds = (self.completed_at - self.created_at).total_seconds()
        return seconds if seconds >= 0 else None


class Hosted(Reading):
    video_url: ResultAddress


class Polled(Reading):
    data: Video


class Balances(Reading):
    """The shape is not documented, so it is searched."""

    data: object


class CallbackTask(Reading):
    """The form of a callback is not documented: the places where the task's name may stand."""

    id: TaskId = Field(
        validation_alias=AliasChoices(
            AliasPath("data", "task_id"), AliasPath("data", "taskId"), AliasPath("data", "id"), "task_id", "taskId"
        )
    )


class APIMall(HttpAdapter):
    """APIMall. Its limits, how long results live, and a signature of callbacks are not documented: no limit is assumed,
    a day, and none.
    """

    name: ClassVar[str] = "apimall"
    default_url: ClassVar[str] = "https://gateway.apimall.ai"
    capabilities: ClassVar[tuple[Capability, ...]] = (
        Capability(CLEAN, CLEANER, cost=30.0, result_lifetime=24 * 3600.0, sources=frozenset({"sora"})),
    )
    knows_idempotency_keys: ClassVar[bool] = True
    added_inputs: ClassVar[Mapping[str, Mapping[str, object]]] = {CLEANER: {"upload_method": "s3"}}

    async def submit(self, submission: Submission) -> ProviderTask:
        """Create a task; with a key that was used before, hear of the task that it made. Raises CONFLICT when the key
        was used for another submission.
        """
        body: dict[str, object] = {"model": submission.model, "input": self._inputs(submission)}
        if submission.callback_url is not None:
            body["callBackUrl"] = submission.callback_url
        headers = {"Idempotency-Key": submission.idempotency_key}
        created = (await self._ask("POST", "/api/v1/videos/generate", Created, body=body, headers=headers)).data
        return ProviderTask(id=created.id, cost=created.cost, credits_left=created.credits_left)

    async def poll(self, task_id: str) -> ProviderTask:
        """Ask how the task stands. `unknown`, and any state that the page does not name, counts as running."""
        video = (await self._ask("GET", f"/api/v1/videos/{quote_path(task_id, safe='')}", Polled)).data
        if video.id != task_id:
            raise ProviderError(ErrorKind.BROKEN, "the answer speaks of another task")
        if video.status == "failed":
            raise self._http.error(ErrorKind.JOB_FAILED, video.failure)
        if video.status != "completed":
            return ProviderTask(id=video.id, cost=video.cost)
        return ProviderTask(id=video.id, result_url=video.result_url, took=video.took, cost=video.cost)

    async def balance(self) -> float | None:
        """The account's credits; None when the answer holds no number by a name that can be one."""
        answer = await self._ask("GET", "/api/v1/account/balances", Balances)
        return credits_in(answer.data)

    def read_callback(self, headers: Mapping[str, str], body: bytes) -> str | None:
        """The task's id, from any of the places where it may stand."""
        told = parse_or_none(CallbackTask, parse(body)) if len(body) <= MAX_BODY_BYTES else None
        return told.id if told else None

    def refusal(self, answer: Answer) -> ProviderError | None:
        """The error by the code that the page names, else by a number in its place, else by HTTP's status."""
        head = parse_or_none(Head, answer.data) or Head()
        if answer.ok and head.success is not False:
            return None
        kind = NAMED_KINDS.get(head.code or "") or KINDS.get(head.number or answer.status, ErrorKind.BROKEN)
        return self._http.error(kind, head.words, code=head.code, answer=answer)


def credits_in(data: object, depth: int = BALANCE_DEPTH) -> float | None:
    """The first number that can be a balance: the data itself, one under a telling name, or one of a list's."""
    if isinstance(data, list):
        found = (credits_in(part, depth - 1) for part in data) if depth else iter(())
        return next((number for number in found if number is not None), None)
    if isinstance(data, dict):
        inner = [data[name] for name in (*BALANCE_NAMES, "balances", "data") if name in data]
        return credits_in(inner, depth) if depth else None
    told = parse_or_none(Figure, {"amount": data})
    return told.amount if told and not isinstance(data, bool) else None


class Figure(Reading):
    amount: Amount
