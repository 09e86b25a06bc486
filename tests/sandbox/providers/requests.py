"""What a customer sends to each provider, as the providers' pages have it."""

from __future__ import annotations

from typing import Any

import httpx

from bot.sandbox.providers import SimulatedProvider

VIDEO = "https://sora.chatgpt.com/p/s_68e83bd7eee88191be79d2ba7158516f"
MODEL = "sora-watermark-remover"


def bearer(provider: SimulatedProvider) -> dict[str, str]:
    return {"Authorization": f"Bearer {provider.key}"}


async def order(
    client: httpx.AsyncClient,
    provider: SimulatedProvider,
    *,
    video: str = VIDEO,
    key: str | None = None,
    **fields: Any,
) -> httpx.Response:
    """Ask for a clean video. `key` is the order's idempotency key; `fields` go into the body beside the input."""
    if provider.name == "savesora":
        body = {"api_key": provider.key, "video_url": video, **fields}
        return await client.post(f"{provider.url}/api/v1/download", json=body)
    path = "/api/v1/videos/generate" if provider.name == "apimall" else "/api/v1/jobs/createTask"
    body = {"model": MODEL, "input": {"video_url": video, "upload_method": "s3"}, **fields}
    headers = bearer(provider) | ({"Idempotency-Key": key} if key is not None else {})
    return await client.post(f"{provider.url}{path}", json=body, headers=headers)


async def poll(client: httpx.AsyncClient, provider: SimulatedProvider, task_id: str) -> httpx.Response:
    """Ask how a task stands."""
    if provider.name == "apimall":
        return await client.get(f"{provider.url}/api/v1/videos/{task_id}", headers=bearer(provider))
    return await client.get(
        f"{provider.url}/api/v1/jobs/recordInfo", params={"taskId": task_id}, headers=bearer(provider)
    )


async def balance(client: httpx.AsyncClient, provider: SimulatedProvider) -> httpx.Response:
    """Ask what the operator has left."""
    if provider.name == "savesora":
        return await client.post(f"{provider.url}/api/v1/credits", json={"api_key": provider.key})
    path = "/api/v1/account/balances" if provider.name == "apimall" else "/api/v1/chat/credit"
    return await client.get(f"{provider.url}{path}", headers=bearer(provider))
