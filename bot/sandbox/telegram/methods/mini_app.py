"""The menu button that opens a Mini App, and the messages that it lets its user send."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.events import MenuButtonChosen
from bot.sandbox.telegram.menu_buttons import NOT_CHOSEN, MenuButton
from bot.sandbox.telegram.methods.answering import check_result
from bot.sandbox.telegram.web_app_urls import check_web_app

CHAT_KINDS = ("user", "bot", "group", "channel")


async def set_chat_menu_button(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setchatmenubutton."""
    button = _read_button(arguments.structure("menu_button"))
    chat_id = _private_chat(cloud, arguments)
    cloud.menu_buttons.choose(chat_id, button)
    cloud.events.tell(MenuButtonChosen(chat_id))
    return True


async def get_chat_menu_button(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getchatmenubutton."""
    return cloud.menu_buttons.of(_private_chat(cloud, arguments))


def _private_chat(cloud: Cloud, arguments: Arguments) -> int | None:
    chat_id = arguments.integer("chat_id")
    if chat_id is None:
        return None
    if chat_id <= 0:
        raise bad_request("invalid chat_id specified")
    if chat_id not in cloud.users:
        raise bad_request("user not found")
    return chat_id


def _read_button(given: Any) -> MenuButton:
    if given is None:
        return NOT_CHOSEN
    if not isinstance(given, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    match given.get("type"):
        case "default":
            return NOT_CHOSEN
        case "commands":
            return {"type": "commands"}
        case "web_app":
            text = given.get("text")
            if not isinstance(text, str) or not text:
                raise bad_request("menu button text must be non-empty")
            return {
                "type": "web_app",
                "text": text,
                "web_app": {"url": check_web_app(given.get("web_app"), "menu button")},
            }
    raise bad_request("MenuButton has unsupported type")


async def save_prepared_inline_message(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#savepreparedinlinemessage."""
    user_id = arguments.integer("user_id")
    if user_id is None or user_id not in cloud.users:
        raise bad_request("user not found")
    result = arguments.structure("result")
    check_result(cloud, result)
    kinds = frozenset(kind for kind in CHAT_KINDS if arguments.flag(f"allow_{kind}_chats"))
    if not kinds:
        raise bad_request("no chat types are allowed")
    prepared = cloud.prepared_messages.keep(user_id, result, kinds)
    return {"id": prepared.id, "expiration_date": prepared.expires_at}
