"""The HTTP server: health, readiness, metrics, Telegram's webhook, providers' callbacks, and photos for providers."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.addresses import callback_path, secret, webhook_path
from bot.fulfilment.images import Images
from bot.fulfilment.pipeline import Pipeline
from bot.listening import ALIVE
from bot.media.images import media_type
from bot.metrics import Metrics
from bot.providers.base import Provider
from bot.storage.outage import DATABASE_ERRORS
from bot.telegram.files import FileNotHad, OpenFile
from bot.telegram.update_queue import UpdateQueue, numbered

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
LARGEST_BODY = 4 * 1024 * 1024
BODY_SECONDS = 10.0
"""After this, a request whose body has not come is refused."""
Opener = Callable[[str], AbstractAsyncContextManager[OpenFile]]
"""Begins to fetch a user's file, by the messenger's name for it. Raises FileNotHad."""
Readiness = Callable[[], Awaitable[str | None]]
"""Tells why the bot is not ready; None when it is."""

log = structlog.get_logger(__name__)


def application(
    *, readiness: Readiness, ready: Callable[[], str], metrics: Metrics, read_gauges: Callable[[], Awaitable[None]]
) -> web.Application:
    """The server's addresses, without the webhook. `read_gauges` is called before metrics are shown."""

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text=ALIVE)

    async def readyz(request: web.Request) -> web.Response:
        reason = await readiness()
        return web.Response(text=f"{ready()}\n") if reason is None else web.Response(text=f"{reason}\n", status=503)

    async def show_metrics(request: web.Request) -> web.Response:
        await read_gauges()
        return web.Response(body=metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", show_metrics)
    return app


def add_webhook(app: web.Application, *, queue: UpdateQueue, metrics: Metrics, token: SecretStr) -> None:
    """Take Telegram's updates. An update is confirmed, with 200, only after it was handled or stored."""
    header = secret(token, "webhook header").encode()

    async def take(request: web.Request) -> web.Response:
        # Whoever guesses may send bytes that are no text, which come as surrogates.
        shown = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(shown, header):
            return web.Response(status=403)
        body = await read_body(request)
        try:
            update = numbered(json.loads(body))
        except (ValueError, RecursionError):
            # Telegram would bring the same again and again; nothing can be made of it.
            log.warning("what the webhook was sent is no update")
            metrics.updates_unreadable.inc()
            return web.Response()
        if not queue.has_room:
            return web.Response(status=503)
        try:
            await queue.settle(queue.add([update]))
        except DATABASE_ERRORS as error:
            log.warning("an update could not be stored, so it is not confirmed", error=type(error).__name__)
            return web.Response(status=503)
        return web.Response()

    app.router.add_post(webhook_path(token), take)


async def read_body(request: web.Request) -> bytes:
    """All of it. Raises what answers the request when it does not come, cannot be read, or is too long."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except web.RequestPayloadError:
        raise web.HTTPBadRequest from None


def add_callbacks(app: web.Application, *, providers: Iterable[Provider], pipeline: Pipeline, token: SecretStr) -> None:
    """Take what providers say of their tasks, as a hint to poll the task; nothing that a callback says is believed."""

    def taker(provider: Provider) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def take(request: web.Request) -> web.Response:
            task_id = provider.read_callback(request.headers, await read_body(request))
            if task_id is None:
                log.warning("a callback was not understood, or not signed as it should be", provider=provider.name)
                return web.Response(status=403)
            try:
                await pipeline.hint(provider.name, task_id)
            except DATABASE_ERRORS as error:
                log.warning("a callback came to nothing", provider=provider.name, error=type(error).__name__)
                return web.Response(status=503)
            return web.Response()

        return take

    for provider in providers:
        app.router.add_post(callback_path(token, provider.name), taker(provider))


def add_images(app: web.Application, *, images: Images, open_file: Opener, metrics: Metrics) -> None:
    """Hand photos to the providers that make something of them. Whoever may not have one hears the same for every
    reason.
    """

    def answer(what: str, status: int) -> web.Response:
        metrics.images.labels(what).inc()
        return web.Response(status=status)

    async def show(request: web.Request) -> web.StreamResponse:
        try:
            file_id = await images.find(request.match_info["signed"])
        except DATABASE_ERRORS as error:
            log.warning("a photo could not be looked up", error=type(error).__name__)
            return answer("unavailable", 503)
        if file_id is None:
            return answer("refused", 404)
        try:
            async with open_file(file_id) as file:
                kind = media_type(file.head)
                if kind is None:
                    return answer("refused", 404)
                metrics.images.labels("sent").inc()
                return await _send_image(request, file, kind)
        except FileNotHad as error:
            log.warning("a photo could not be fetched from Telegram", reason=str(error))
            return answer("unavailable", 503)

    app.router.add_get("/images/{signed}", show)


async def _send_image(request: web.Request, file: OpenFile, kind: str) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": kind, "Cache-Control": "no-store"})
    response.content_length = file.size
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    await response.write(file.head)
    try:
        async for chunk in file.rest:
            await response.write(chunk)
    except FileNotHad as error:
        # The head is sent, so that only a line that breaks off can tell.
        log.warning("a photo did not go out whole", reason=str(error))
        if request.transport is not None:
            request.transport.abort()
    return response
