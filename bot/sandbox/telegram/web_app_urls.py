"""Which addresses a Mini App may have."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.errors import bad_request


def check_web_app(info: Any, where: str) -> str:
    """The address in a WebAppInfo that stands in such a place. Raises ApiError.

    Telegram takes https alone; here a Mini App of this machine may be plain http, as a webhook may.
    """
    url = info.get("url") if isinstance(info, dict) else None
    if not isinstance(url, str) or not url:
        raise bad_request("can't parse WebAppInfo: Can't find field \"url\"")
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        raise bad_request(f"{where} Web App URL '{url}' is invalid: Wrong HTTP URL") from None
    if not host:
        raise bad_request(f"{where} Web App URL '{url}' is invalid: URL host is empty")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise bad_request(f"{where} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return url


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
