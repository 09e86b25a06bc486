"""getUpdates and the webhook: how the bot learns what happens."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import bad_request

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getupdates."""
    return await cloud.updates.get(
        offset=arguments.integer("offset"),
        limit=arguments.integer("limit", 100) or 100,
        timeout=arguments.integer("timeout", 0) or 0,
        allowed=arguments.structure("allowed_updates"),
    )


async def set_webhook(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setwebhook. Plain http and any port are
    accepted, for bots on this machine.
    """
    url = arguments.text("url")
    if url is None:
        return await delete_webhook(cloud, arguments)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = arguments.text("secret_token")
    if secret is not None and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    cloud.updates.allow(arguments.structure("allowed_updates"))
    if arguments.flag("drop_pending_updates"):
        cloud.updates.clear()
    cloud.webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": arguments.integer("max_connections", 40) or 40,
    }
    cloud.updates.webhook_url = url
    cloud.updates.abort_poll("setWebhook request")
    cloud.on_webhook()
    return True


async def delete_webhook(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#deletewebhook."""
    if arguments.flag("drop_pending_updates"):
        cloud.updates.clear()
    cloud.webhook = {}
    cloud.updates.webhook_url = ""
    cloud.on_webhook()
    return True


async def get_webhook_info(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getwebhookinfo."""
    info: dict[str, Any] = {
        "url": cloud.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(cloud.updates.pending),
    }
    for name in ("max_connections", "last_error_date", "last_error_message"):
        if cloud.webhook.get(name) is not None:
            info[name] = cloud.webhook[name]
    if cloud.updates.allowed is not None:
        info["allowed_updates"] = sorted(cloud.updates.allowed)
    return info
