"""HTTP with a provider: a question goes out, and an answer or a ProviderError comes back, nothing else.

The key stays a SecretStr until the request is encoded, and no foreign exception is chained to a ProviderError: so a key
cannot reach a log through a message, a traceback or a frame's variables.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Generator, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from pydantic import SecretStr

from bot.providers.base import ErrorKind, ProviderError
from bot.providers.parsing import Answer, parse, quote

USER_AGENT = "sorabot"
MAX_BODY_BYTES = 1_000_000
CONNECT_SECONDS = 10.0
MAX_RETRY_AFTER_SECONDS = 3600.0
KEY_FORM = re.compile(r"[!-~]+")
EDGE_REFUSAL = re.compile(rb"\s*<|.*error code: 1\d{3}", re.DOTALL)
"""What comes at 403 when the network before a provider dislikes a client: it looks like a refused key and is not."""


class BearerKey(httpx.Auth):
    """Adds the key when the request leaves, and not before."""

    def __init__(self, key: SecretStr) -> None:
        self._key = key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._key.get_secret_value()}"
        yield request


class ProviderHttp:
    """The HTTP client for one account at one provider."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        base_url: str,
        key: SecretStr,
        *,
        bearer: bool = True,
        now: Callable[[], float] = time.time,
    ) -> None:
        """With `bearer`, the key goes into each request's header; else the caller puts it into the body."""
        self._client = client
        self._base_url = base_url.rstrip("/")
        self._key = key
        self._auth = BearerKey(key) if bearer else None
        self._now = now

    async def ask(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        patience: float,
    ) -> Answer:
        """Ask, and read the whole answer within `patience` seconds. The body may hold secrets as SecretStr.

        Raises ProviderError: AUTH for a key that cannot be one, BROKEN when no answer came, when it is a redirect or
        too large, or when the provider's edge turned us away. What the provider itself says at any status is an Answer.
        """
        if not KEY_FORM.fullmatch(self._key.get_secret_value()):
            raise ProviderError(ErrorKind.AUTH, "the key is empty, or has characters that no key has")
        status, received, retry_after = await self._transfer(method, path, body, query, headers, patience)
        if 300 <= status < 400:
            raise ProviderError(ErrorKind.BROKEN, f"{method} {path}: HTTP {status}, a redirect; they are not followed")
        data = parse(received)
        if status == 403 and data is None and EDGE_REFUSAL.match(received):
            excerpt = self._quote(received.decode(errors="replace"))
            raise ProviderError(ErrorKind.BROKEN, f"{method} {path}: refused before it reached the provider: {excerpt}")
        return Answer(status, data, retry_after)

    async def _transfer(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None,
        query: Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
        patience: float,
    ) -> tuple[int, bytes, float | None]:
        sent = {"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "identity"}
        if body is not None:
            sent["Content-Type"] = "application/json"
        try:
            async with (
                asyncio.timeout(patience),
                self._client.stream(
                    method,
                    self._base_url + path,
                    params=query,
                    content=None if body is None else json.dumps(body, default=_reveal).encode(),
                    headers={**sent, **(headers or {})},
                    auth=self._auth,
                    timeout=httpx.Timeout(patience, connect=min(patience, CONNECT_SECONDS)),
                    follow_redirects=False,
                ) as response,
            ):
                received = bytearray()
                async for chunk in response.aiter_bytes():
                    received += chunk
                    if len(received) > MAX_BODY_BYTES:
                        break
                else:
                    return response.status_code, bytes(received), self._retry_after(response.headers)
            reason, lost = f"the answer has more than {MAX_BODY_BYTES} bytes", True
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
            reason, lost = f"not reached ({type(error).__name__})", False
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError, ValueError) as error:
            # The words of these errors may quote a header or an address; their names suffice.
            reason, lost = f"no answer ({type(error).__name__})", True
        raise ProviderError(ErrorKind.BROKEN, f"{method} {path}: {reason}", lost=lost)

    def _retry_after(self, headers: Mapping[str, str]) -> float | None:
        """Seconds from the header, which holds seconds or a date (RFC 9110, 10.2.3); None when it holds neither."""
        value = headers.get("retry-after", "").strip()
        if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", value):
            seconds = float(value)
        else:
            try:
                seconds = parsedate_to_datetime(value).replace(tzinfo=UTC).timestamp() - self._now()
            except (ValueError, OverflowError):
                return None
        return min(max(seconds, 0.0), MAX_RETRY_AFTER_SECONDS)

    def error(
        self, kind: ErrorKind, words: str | None, *, code: object = None, answer: Answer | None = None
    ) -> ProviderError:
        """The error that the provider told of in these words. What is quoted is without the key. A broken answer that
        is not JSON comes from a gateway, and says nothing of what the provider behind it did: it is lost.

        The words of a refused key are not quoted at all: providers like to show parts of the key in them.
        """
        parts = [] if answer is None else [f"HTTP {answer.status}"]
        if code is not None:
            parts.append(f"code {self._quote(str(code))}")
        if kind is not ErrorKind.AUTH and words is not None:
            parts.append(self._quote(words))
        retry_after = None if answer is None else answer.retry_after
        lost = kind is ErrorKind.BROKEN and answer is not None and answer.data is None
        return ProviderError(kind, ", ".join(parts) or "no reason given", retry_after=retry_after, lost=lost)

    def _quote(self, words: str) -> str:
        return quote(words.replace(self._key.get_secret_value(), "[key]"))


def _reveal(value: Any) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    raise TypeError(f"{type(value).__name__} is not JSON")
