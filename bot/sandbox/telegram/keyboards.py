"""Buttons under messages, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.web_app_urls import check_web_app

ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
OTHER_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")
STYLES = frozenset({"danger", "success", "primary"})


def read_keyboard(arguments: Arguments, *, is_private: bool) -> dict[str, Any] | None:
    """The reply_markup of a call that concerns a private chat, or another place. Raises ApiError."""
    markup = arguments.structure("reply_markup")
    return check_keyboard(markup, is_private=is_private) if markup else None


def check_keyboard(markup: Any, *, is_private: bool = False) -> dict[str, Any] | None:
    """A keyboard that is right; None when it has no buttons. Raises ApiError.

    A button that opens a Mini App stands in private chats with the bot alone.
    """
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if any(name in markup for name in OTHER_KEYBOARDS):
        return markup
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("inline keyboard must be an Array of Arrays")
    for row in rows:
        for button in row:
            _check_button(button, is_private=is_private)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def inline_part(markup: dict[str, Any] | None) -> dict[str, Any]:
    """What of a keyboard stands in the message itself."""
    return {"reply_markup": markup} if markup is not None and "inline_keyboard" in markup else {}


def _check_button(button: Any, *, is_private: bool) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not button.get("text"):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not any(action in button for action in ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        parts = urlsplit(str(button["url"]))
        if parts.scheme not in {"http", "https", "tg"} or not parts.netloc:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "web_app" in button:
        check_web_app(button["web_app"], "inline keyboard button")
        if not is_private:
            raise bad_request("BUTTON_TYPE_INVALID")
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")
