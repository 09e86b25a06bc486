"""SaveSora. Source: docs/providers.md, "Wire formats"."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import httpx
from pydantic import Field, SecretStr

from bot.providers.base import ErrorKind, Limits, Order, ProviderError, ProviderTask
from bot.providers.http import ProviderHttp
from bot.providers.parsing import Amount, Code, Read, Reading, ResultAddress, Sentence, parse_or_none, read

SUCCESS = 200
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


class Head(Reading):
    """The part that every answer has."""

    code: Code = None
    msg: Sentence = None


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


class SaveSora:
    """The provider at savesora.com: one call that answers with the video. Limits and how long results live are not
    found: no limit is assumed, and a day.
    """

    name: ClassVar[str] = "savesora"
    default_url: ClassVar[str] = "https://savesora.com"
    sources: ClassVar[frozenset[str]] = frozenset({"sora"})
    limits: ClassVar[Limits] = Limits()
    knows_idempotency_keys: ClassVar[bool] = False
    result_lifetime: ClassVar[float] = 24 * 3600.0

    def __init__(
        self,
        client: httpx.AsyncClient,
        base_url: str,
        key: SecretStr,
        callback_key: SecretStr | None = None,
        *,
        patience: float = 120.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`patience` is in seconds, for each http: the video is made while it lasts. `now` gives Unix seconds.

        The provider knows no callbacks, so `callback_key` is not used.
        """
        self._http = ProviderHttp(client, base_url, key, bearer=False, now=now)
        self._key = key
        self._patience = patience

    async def submit(self, order: Order) -> ProviderTask:
        """Have the video made, and answer when it is done. The task bears the order's idempotency key as its name,
        for the provider gives none.
        """
        video = (await self._ask("/api/v1/download", Downloaded, video_url=order.address)).data
        return ProviderTask(
            id=order.idempotency_key,
            result_url=video.links.mp4,
            cost=video.cost,
            credits_left=video.credits_left,
        )

    async def poll(self, task_id: str) -> ProviderTask:
        """Raises ProviderError (BROKEN): there is nothing to ask once the one call is over."""
        raise ProviderError(ErrorKind.BROKEN, "the provider knows no tasks")

    async def balance(self) -> float | None:
        """The account's credits; None when the answer holds none."""
        credits_told = (await self._ask("/api/v1/credits", Credited)).data
        if credits_told.total is not None:
            return credits_told.total
        parts = [part for part in (credits_told.paid, credits_told.onetime) if part is not None]
        return sum(parts) if parts else None

    async def probe(self) -> bool:
        """False: no call tells whether the provider works without paying for it."""
        return False

    def read_callback(self, headers: Mapping[str, str], body: bytes) -> str | None:
        """None: the provider sends no callbacks."""
        return None

    async def _ask(self, path: str, model: type[Read], **fields: Any) -> Read:
        body = {"api_key": self._key, **fields}
        answer = await self._http.ask("POST", path, body=body, patience=self._patience)
        head = parse_or_none(Head, answer.data) or Head()
        if head.code not in (None, SUCCESS) or not answer.ok:
            code = answer.status if head.code in (None, SUCCESS) else head.code
            kind = KINDS.get(code, ErrorKind.BROKEN)
            raise self._http.error(kind, head.msg, code=head.code, answer=answer)
        return read(model, answer.data)
