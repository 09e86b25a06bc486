"""The callbacks that a simulated provider sends, with kie's signature (docs/providers.md)."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.sandbox import PATIENCE_SECONDS

TIMEOUT = aiohttp.ClientTimeout(total=10.0)
Content = Callable[[], tuple[dict[str, Any], dict[str, str]]]
"""Gives a callback's body and headers when it is due."""


@dataclass(frozen=True, slots=True)
class Callback:
    """One that was sent."""

    url: str
    body: dict[str, Any]
    status: int | None
    """The HTTP status of the answer; None when nobody answered."""


class Callbacks:
    """Sends each when it is due, and remembers what became of it. Nothing is sent again by itself."""

    def __init__(self) -> None:
        self.sent: list[Callback] = []
        self._changed = asyncio.Condition()
        self._due: set[asyncio.Task[None]] = set()

    def plan(self, url: str, delay: float, times: int, content: Content) -> None:
        """Send it after so many seconds, so many times."""
        sending = asyncio.create_task(self._send(url, delay, times, content))
        self._due.add(sending)
        sending.add_done_callback(self._due.discard)

    async def wait_for(self, count: int, *, timeout: float = PATIENCE_SECONDS) -> None:
        """Return when so many were sent. Raises TimeoutError."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: len(self.sent) >= count)

    async def close(self) -> None:
        """Send no more."""
        due = tuple(self._due)
        for sending in due:
            sending.cancel()
        await asyncio.gather(*due, return_exceptions=True)

    async def _send(self, url: str, delay: float, times: int, content: Content) -> None:
        await asyncio.sleep(max(0.0, delay))
        body, headers = content()
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            for _ in range(times):
                self.sent.append(Callback(url, body, await _post(session, url, body, headers)))
                async with self._changed:
                    self._changed.notify_all()

    @staticmethod
    def signature(key: str | None, task_id: str, *, at: float | None = None) -> dict[str, str]:
        """The headers of kie's signature, as of `at` (Unix seconds; now if None); none without a key."""
        if key is None:
            return {}
        timestamp = str(int(time.time() if at is None else at))
        digest = hmac.digest(key.encode(), f"{task_id}.{timestamp}".encode(), hashlib.sha256)
        return {"X-Webhook-Timestamp": timestamp, "X-Webhook-Signature": base64.b64encode(digest).decode()}


async def _post(session: aiohttp.ClientSession, url: str, body: dict[str, Any], headers: dict[str, str]) -> int | None:
    try:
        async with session.post(url, json=body, headers=headers) as response:
            return response.status
    except (aiohttp.ClientError, TimeoutError):
        return None
