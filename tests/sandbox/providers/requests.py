"""What a customer sends to each service, as the services' pages have it."""

from __future__ import annotations

from typing import Any

import httpx

from bot.sandbox.providers import SimulatedService

VIDEO = "https://sora.chatgpt.com/p/s_68e83bd7eee88191be79d2ba7158516f"
MODEL = "sora-watermark-remover"


def bearer(service: SimulatedService) -> dict[str, str]:
    return {"Authorization": f"Bearer {service.key}"}


async def order(
    client: httpx.AsyncClient,
    service: SimulatedService,
    *,
    video: str = VIDEO,
    key: str | None = None,
    **fields: Any,
) -> httpx.Response:
    """Ask for a clean video. `key` is the order's idempotency key; `fields` go into the body beside the input."""
    if service.name == "savesora":
        body = {"api_key": service.key, "video_url": video, **fields}
        return await client.post(f"{service.url}/api/v1/download", json=body)
    path = "/api/v1/videos/generate" if service.name == "apimall" else "/api/v1/jobs/createTask"
    body = {"model": MODEL, "input": {"video_url": video, "upload_method": "s3"}, **fields}
    headers = bearer(service) | ({"Idempotency-Key": key} if key is not None else {})
    return await client.post(f"{service.url}{path}", json=body, headers=headers)


async def look(client: httpx.AsyncClient, service: SimulatedService, task_id: str) -> httpx.Response:
    """Ask how a task stands."""
    if service.name == "apimall":
        return await client.get(f"{service.url}/api/v1/videos/{task_id}", headers=bearer(service))
    return await client.get(
        f"{service.url}/api/v1/jobs/recordInfo", params={"taskId": task_id}, headers=bearer(service)
    )


async def balance(client: httpx.AsyncClient, service: SimulatedService) -> httpx.Response:
    """Ask what the operator has left."""
    if service.name == "savesora":
        return await client.post(f"{service.url}/api/v1/credits", json={"api_key": service.key})
    path = "/api/v1/account/balances" if service.name == "apimall" else "/api/v1/chat/credit"
    return await client.get(f"{service.url}{path}", headers=bearer(service))
