"""The addresses of the bot's HTTP server: those that nobody can guess, and the gallery's."""

from __future__ import annotations

import hashlib
import hmac

from pydantic import SecretStr

from bot.settings import Settings

GALLERY_PATH = "/gallery"
"""Where the gallery's page is. It holds nothing of anybody's before its user is known."""


def secret(token: SecretStr, purpose: str) -> str:
    """A secret for one purpose, made of the bot's token: the same in every process, and no way back to the token."""
    return hmac.new(token.get_secret_value().encode(), purpose.encode(), hashlib.sha256).hexdigest()


def webhook_path(token: SecretStr) -> str:
    """Where Telegram brings its updates."""
    return f"/telegram/{secret(token, 'webhook path')[:32]}"


def callback_path(token: SecretStr, provider: str) -> str:
    """Where this provider's callbacks come in."""
    return f"/callbacks/{provider}/{secret(token, f'callbacks of {provider}')[:32]}"


def image_path(token: SecretStr, job_id: int, number: int, file_id: str) -> str:
    """Where a provider fetches this photo of a job's. It tells the job's number, and nothing of whose it is."""
    signed = hmac.new(secret(token, "images").encode(), f"{job_id}:{number}:{file_id}".encode(), hashlib.sha256)
    return f"/images/{job_id}.{number}.{signed.hexdigest()}"


def callback_url(settings: Settings, provider: str) -> str | None:
    """Where this provider is to send its callbacks; None where they cannot reach the bot."""
    if settings.public_url is None:
        return None
    return f"{settings.public_url}{callback_path(settings.bot_token, provider)}"


def gallery_url(settings: Settings) -> str | None:
    """Where Telegram opens the gallery; None where it cannot reach the bot."""
    return None if settings.public_url is None else f"{settings.public_url}{GALLERY_PATH}"
