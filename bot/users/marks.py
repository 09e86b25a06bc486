"""Keyed hashes of what the bot does not keep: they lead back to nobody, but what comes again is recognised."""

from __future__ import annotations

import hashlib
import hmac

from pydantic import SecretStr


class Marks:
    """Makes marks."""

    def __init__(self, token: SecretStr) -> None:
        """`token` is the bot's: with another one, nothing is recognised."""
        self._key = token.get_secret_value().encode()

    def user(self, user_id: int) -> str:
        """Of a user who left."""
        return self._mark(f"user who left: {user_id}")

    def name(self, name: str) -> str:
        """Of an @name, in whichever case and with or without its @."""
        return self._mark(f"name: {name.removeprefix('@').lower()}")

    def _mark(self, words: str) -> str:
        return hmac.new(self._key, words.encode(), hashlib.sha256).hexdigest()
