"""The button beside the input field of private chats: the commands, or the bot's Mini App."""

from __future__ import annotations

from typing import Any

MenuButton = dict[str, Any]
"""The Bot API's MenuButton."""
NOT_CHOSEN: MenuButton = {"type": "default"}


class MenuButtons:
    """What the bot chose, for all private chats and for some of them."""

    def __init__(self) -> None:
        self._chosen: dict[int | None, MenuButton] = {}

    def choose(self, chat_id: int | None, button: MenuButton) -> None:
        """Set the button of a chat, or of all that have none of their own; `default` takes the choice back."""
        if button == NOT_CHOSEN:
            self._chosen.pop(chat_id, None)
        else:
            self._chosen[chat_id] = button

    def of(self, chat_id: int | None) -> MenuButton:
        """The button that counts in a chat, or in those that have none of their own."""
        return self._chosen.get(chat_id) or self._chosen.get(None) or NOT_CHOSEN
