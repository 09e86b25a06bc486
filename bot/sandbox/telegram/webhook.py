"""Brings updates to the bot's webhook, in order within each chat, again and again until it takes them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp

from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.updates import PendingUpdate

RETRY_SECONDS = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
ANSWER_SECONDS = 60.0


class WebhookDelivery:
    """The one who knocks at the bot's door."""

    def __init__(
        self,
        cloud: Cloud,
        call_in_answer: Callable[[dict[str, Any]], Awaitable[None]],
        retry_seconds: Sequence[float] = RETRY_SECONDS,
    ) -> None:
        self._cloud = cloud
        self._call_in_answer = call_in_answer
        self._retry_seconds = retry_seconds
        self._session: aiohttp.ClientSession | None = None
        self._underway: dict[int, asyncio.Task[None]] = {}
        self._busy_chats: set[int] = set()
        cloud.updates.on_push = self._go_on
        cloud.on_webhook = self._start_anew

    def _start_anew(self) -> None:
        for task in self._underway.values():
            task.cancel()
        self._underway.clear()
        self._busy_chats.clear()
        self._go_on()

    def _go_on(self) -> None:
        """Start whatever may be delivered now."""
        webhook = self._cloud.webhook
        if not webhook:
            return
        waiting: set[int] = set(self._busy_chats)
        for update in self._cloud.updates.pending:
            if len(self._underway) >= webhook["max_connections"]:
                return
            if update.chat_id in waiting:
                continue
            waiting.add(update.chat_id)
            self._busy_chats.add(update.chat_id)
            self._underway[update.id] = asyncio.create_task(self._deliver(update, webhook))

    async def _deliver(self, update: PendingUpdate, webhook: dict[str, Any]) -> None:
        attempt = 0
        while update.expires_at > self._cloud.clock() and not await self._post(update, webhook):
            await asyncio.sleep(self._retry_seconds[min(attempt, len(self._retry_seconds) - 1)])
            attempt += 1
        self._cloud.updates.remove(update)
        self._underway.pop(update.id, None)
        self._busy_chats.discard(update.chat_id)
        self._go_on()

    async def _post(self, update: PendingUpdate, webhook: dict[str, Any]) -> bool:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS))
        headers = {"Content-Type": "application/json"}
        if webhook["secret_token"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
        body = json.dumps(update.body, ensure_ascii=False).encode()
        try:
            async with self._session.post(webhook["url"], data=body, headers=headers) as response:
                answer = await response.read()
                status = response.status
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note_failure(webhook, f"Connection failed: {type(error).__name__}")
            return False
        if not 200 <= status < 300:
            self._note_failure(webhook, f"Wrong response from the webhook: {status} {response.reason}")
            return False
        await self._call(answer)
        return True

    async def _call(self, answer: bytes) -> None:
        try:
            body = json.loads(answer) if answer else None
        except ValueError:
            return
        if isinstance(body, dict) and "method" in body:
            await self._call_in_answer(body)

    def _note_failure(self, webhook: dict[str, Any], words: str) -> None:
        webhook |= {"last_error_date": self._cloud.now(), "last_error_message": words}

    async def close(self) -> None:
        """Deliver no more."""
        tasks = list(self._underway.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
