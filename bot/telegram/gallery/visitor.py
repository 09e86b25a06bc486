"""Who opens the gallery, as Telegram says it: https://core.telegram.org/bots/webapps#webappinitdata."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram.utils.web_app import safe_parse_webapp_init_data
from pydantic import SecretStr

GOOD_FOR_SECONDS = 6 * 3600.0
"""Whoever keeps the page open for longer is asked to open it again."""
AHEAD_SECONDS = 300.0
"""By so much Telegram's clock may be ahead of the bot's."""


class Forged(Exception):
    """Not signed by Telegram for this bot, or about nobody."""


class Stale(Exception):
    """Signed too long ago."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A user of Telegram's who has the page open."""

    id: int
    language: str | None
    """What their Telegram speaks (an IETF tag)."""


def visitor(token: SecretStr, init_data: str, now: float) -> Visitor:
    """Whom Telegram handed this initData to. `now` is in Unix seconds. Raises Forged or Stale."""
    try:
        read = safe_parse_webapp_init_data(token.get_secret_value(), init_data)
    except (ValueError, TypeError):
        # A TypeError is for a signature with letters that no signature has.
        raise Forged from None
    age = now - read.auth_date.timestamp()
    if not -AHEAD_SECONDS <= age <= GOOD_FOR_SECONDS:
        raise Stale
    if read.user is None or read.user.is_bot:
        raise Forged
    return Visitor(read.user.id, read.user.language_code)
