"""SaveSora. Source: docs/providers.md, "Wire formats"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from bot.providers.adapter import HttpAdapter, head_of
from bot.providers.base import CLEAN, Capability, ErrorKind, ProviderError, ProviderTask, Submission
from bot.providers.parsing import Amount, Answer, Read, Reading, ResultAddress

KINDS = {
    4001: ErrorKind.AUTH,
    4002: ErrorKind.BAD_INPUT,
    4003: ErrorKind.AUTH,
    4004: ErrorKind.AUTH,
    4005: ErrorKind.AUTH,
    4006: ErrorKind.BAD_INPUT,
    4007: ErrorKind.NO_CREDITS,
    5001: ErrorKind.BROKEN,
    5002: ErrorKind.JOB_FAILED,
    # Statuses, for answers without a code of the provider's own.
    400: ErrorKind.BAD_INPUT,
    401: ErrorKind.AUTH,
    402: ErrorKind.NO_CREDITS,
    403: ErrorKind.AUTH,
    422: ErrorKind.BAD_INPUT,
    429: ErrorKind.RATE_LIMITED,
    503: ErrorKind.PAUSED,
}


class Links(Reading):
    """`mp4` is the clean video; `mp4_source`, which stands beside it, is the marked one."""

    mp4: ResultAddress


class Video(Reading):
    links: Links = Field(alias="download_links")
    cost: Amount = Field(default=None, alias="credits_used")
    credits_left: Amount = Field(default=None, alias="remaining_credits")


class Downloaded(Reading):
    data: Video


class Credits(Reading):
    paid: Amount = Field(default=None, alias="paid_credits")
    onetime: Amount = Field(default=None, alias="onetime_credits")
    total: Amount = Field(default=None, alias="total_credits")


class Credited(Reading):
    data: Credits


class SaveSora(HttpAdapter):
    """The provider at savesora.com: one call that answers with the video, without a choice of models. Limits and how
    long results live are not found: no limit is assumed, and a day. There are no callbacks.
    """

    name: ClassVar[str] = "savesora"
    default_url: ClassVar[str] = "https://savesora.com"
    capabilities: ClassVar[tuple[Capability, ...]] = (
        Capability(CLEAN, "download", cost=1.0, result_lifetime=24 * 3600.0, sources=frozenset({"sora"})),
    )
    bearer: ClassVar[bool] = False
    default_patience: ClassVar[float] = 120.0
    """The video is made while it lasts."""

    async def submit(self, submission: Submission) -> ProviderTask:
        """Have the video made, and answer when it is done. The task bears the idempotency key as its name, for the
        provider gives none.
        """
        video = (await self._call(f"/api/v1/{submission.model}", Downloaded, self._inputs(submission))).data
        return ProviderTask(
            id=submission.idempotency_key,
            result_url=video.links.mp4,
            cost=video.cost,
            credits_left=video.credits_left,
        )

    async def poll(self, task_id: str) -> ProviderTask:
        """Raises ProviderError (BROKEN): there is nothing to ask once the one call is over."""
        raise ProviderError(ErrorKind.BROKEN, "the provider knows no tasks")

    async def balance(self) -> float | None:
        """The account's credits; None when the answer holds none."""
        credits_told = (await self._call("/api/v1/credits", Credited, {})).data
        if credits_told.total is not None:
            return credits_told.total
        parts = [part for part in (credits_told.paid, credits_told.onetime) if part is not None]
        return sum(parts) if parts else None

    async def _call(self, path: str, model: type[Read], inputs: Mapping[str, object]) -> Read:
        return await self._ask("POST", path, model, body={**inputs, "api_key": self._key})

    def refusal(self, answer: Answer) -> ProviderError | None:
        """The error by the code in the body, else by HTTP's status."""
        head = head_of(answer)
        code = head.error_code(answer)
        if code is None:
            return None
        return self._http.error(KINDS.get(code, ErrorKind.BROKEN), head.msg, code=head.code, answer=answer)
