"""What adapters that speak JSON over HTTP share: an account, a way to ask, and what most providers do not offer.

A subclass has the provider's facts and its wire format, and nothing besides.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import httpx
from pydantic import SecretStr

from bot.providers.base import Capability, Limits, ProviderError, Submission
from bot.providers.http import ProviderHttp
from bot.providers.parsing import Answer, Code, Read, Reading, Sentence, parse_or_none, read

SUCCESS = 200
"""The code in the body of an answer that is none of an error."""


class HttpAdapter(ABC):
    """A provider that is spoken to over HTTP. What differs between providers is data, or `refusal`."""

    name: ClassVar[str]
    default_url: ClassVar[str]
    capabilities: ClassVar[tuple[Capability, ...]]
    limits: ClassVar[Limits] = Limits()
    knows_idempotency_keys: ClassVar[bool] = False
    added_inputs: ClassVar[Mapping[str, Mapping[str, object]]] = {}
    """By model: fields that the provider wants beside those of a submission."""
    bearer: ClassVar[bool] = True
    """Whether the key goes into each request's header; else the adapter puts it into the body."""
    default_patience: ClassVar[float] = 30.0
    """For how many seconds one answer is waited for."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        base_url: str,
        key: SecretStr,
        callback_key: SecretStr | None = None,
        *,
        patience: float | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`patience` is in seconds, for each answer; `now` gives Unix seconds. `callback_key` is for providers that
        sign their callbacks.
        """
        self._http = ProviderHttp(client, base_url, key, bearer=self.bearer, now=now)
        self._key = key
        self._callback_key = callback_key
        self._patience = self.default_patience if patience is None else patience
        self._now = now

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    async def balance(self) -> float | None:
        """None: the provider does not tell."""
        return None

    async def probe(self, capability: Capability) -> bool:
        """False: no call tells whether the model works without paying for it."""
        return False

    def read_callback(self, headers: Mapping[str, str], body: bytes) -> str | None:
        """None: the provider sends no callbacks."""
        return None

    def _inputs(self, submission: Submission) -> dict[str, object]:
        return {**submission.inputs, **self.added_inputs.get(submission.model, {})}

    @abstractmethod
    def refusal(self, answer: Answer) -> ProviderError | None:
        """The error that an answer tells of; None when it tells of success."""

    async def _ask(self, method: str, path: str, model: type[Read], **question: Any) -> Read:
        """The answer as the model has it. Raises ProviderError: the answer's own, or BROKEN when it does not fit."""
        answer = await self._http.ask(method, path, patience=self._patience, **question)
        error = self.refusal(answer)
        if error is not None:
            raise error
        return read(model, answer.data)


class Head(Reading):
    """The part that every answer has where a code in the body tells of errors, whatever HTTP's status is."""

    code: Code = None
    msg: Sentence = None

    def error_code(self, answer: Answer) -> int | None:
        """The body's code, else HTTP's status; None when both tell of success."""
        if self.code not in (None, SUCCESS):
            return self.code
        return None if answer.ok else answer.status


def head_of(answer: Answer) -> Head:
    """The answer's head; an empty one where there is none."""
    return parse_or_none(Head, answer.data) or Head()
