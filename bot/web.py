"""The HTTP server: health, readiness, metrics, Telegram's webhook, providers' callbacks."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Iterable

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiohttp import web
from pydantic import SecretStr, ValidationError

from bot.listening import ListenError
from bot.metrics import Metrics
from bot.providers.base import Provider
from bot.removal import Removal

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
LARGEST_BODY = 4 * 1024 * 1024
Readiness = Callable[[], Awaitable[str | None]]
"""Tells why the bot is not ready; None when it is."""

log = structlog.get_logger(__name__)


def secret(token: SecretStr, purpose: str) -> str:
    """A secret for one purpose, made of the bot's token: the same in every process, and no way back to the token."""
    return hmac.new(token.get_secret_value().encode(), purpose.encode(), hashlib.sha256).hexdigest()


def webhook_path(token: SecretStr) -> str:
    """Where Telegram brings its updates."""
    return f"/telegram/{secret(token, 'webhook path')[:32]}"


def callback_path(token: SecretStr, provider: str) -> str:
    """Where this provider's callbacks come in."""
    return f"/callbacks/{provider}/{secret(token, f'callbacks of {provider}')[:32]}"


def application(*, readiness: Readiness, metrics: Metrics) -> web.Application:
    """The server's addresses, without the webhook."""

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def readyz(request: web.Request) -> web.Response:
        reason = await readiness()
        return web.Response(text="ready\n") if reason is None else web.Response(text=f"{reason}\n", status=503)

    async def show_metrics(request: web.Request) -> web.Response:
        return web.Response(body=metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", show_metrics)
    return app


def add_webhook(app: web.Application, *, bot: Bot, dispatcher: Dispatcher, token: SecretStr) -> None:
    """Take Telegram's updates. An update is confirmed, with 200, only after it was handled."""
    header = secret(token, "webhook header")

    async def take(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, ""), header):
            return web.Response(status=403)
        try:
            update = Update.model_validate_json(await request.read(), context={"bot": bot})
        except ValidationError:
            # Telegram would bring the same again and again; nothing can be made of it.
            log.warning("an update could not be read")
            return web.Response()
        await dispatcher.feed_update(bot, update)
        return web.Response()

    app.router.add_post(webhook_path(token), take)


def add_callbacks(app: web.Application, *, providers: Iterable[Provider], removal: Removal, token: SecretStr) -> None:
    """Take what providers say of their tasks, as a hint to look; nothing that a callback says is believed."""

    def taker(provider: Provider) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def take(request: web.Request) -> web.Response:
            task_id = provider.read_callback(request.headers, await request.read())
            if task_id is None:
                log.warning("a callback was not understood, or not signed as it should be", provider=provider.name)
                return web.Response(status=403)
            await removal.hint(provider.name, task_id)
            return web.Response()

        return take

    for provider in providers:
        app.router.add_post(callback_path(token, provider.name), taker(provider))


async def serve(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Listen. Returns the runner, for `cleanup`. Raises ListenError."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise ListenError(host, port, error) from error
    return runner
