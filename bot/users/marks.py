"""Keyed hashes of what the bot does not keep: they lead back to nobody, but what comes again is recognised."""

from __future__ import annotations

from pydantic import SecretStr

from bot.addresses import secret


class Marks:
    """Makes marks."""

    def __init__(self, token: SecretStr) -> None:
        """`token` is the bot's: with another one, nothing is recognised."""
        self._token = token

    def user(self, user_id: int) -> str:
        """Of a user who left."""
        return secret(self._token, f"user who left: {user_id}")

    def name(self, name: str) -> str:
        """Of an @name, in whichever case and with or without its @."""
        return secret(self._token, f"name: {name.removeprefix('@').lower()}")
