"""The bot itself, the chats that it is in, reactions, and files: getMe, getChat…, setMy…, getFile."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.chats import Chat, Group
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import ApiError, bad_request

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120


async def get_me(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getme."""
    return cloud.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not cloud.privacy_mode,
        "supports_inline_queries": cloud.inline_mode,
        "supports_guest_queries": cloud.guest_mode,
        "can_connect_to_business": False,
        "has_main_web_app": cloud.has_main_web_app,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


async def get_chat(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getchat."""
    chat = _known_chat(cloud, arguments)
    return chat.wire() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


async def get_chat_member(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getchatmember."""
    chat = _known_chat(cloud, arguments)
    user_id = arguments.integer("user_id", 0) or 0
    if isinstance(chat, Group):
        return chat.member_wire(user_id)
    user = cloud.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"status": "member", "user": user.wire}


async def get_chat_administrators(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getchatadministrators: other bots are left out, this one is not."""
    chat = _known_chat(cloud, arguments)
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    ids = [] if chat.owner is None else [chat.owner]
    ids += sorted(chat.admins - {chat.owner})
    administrators = [chat.member_wire(user_id) for user_id in ids]
    return administrators + ([chat.bot_wire()] if chat.bot_status == "administrator" else [])


async def get_chat_member_count(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getchatmembercount."""
    chat = _known_chat(cloud, arguments)
    return len(chat.members) + 1 if isinstance(chat, Group) else 2


async def leave_chat(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#leavechat."""
    chat = _known_chat(cloud, arguments)
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    chat.set_bot_status("left")
    return True


async def set_message_reaction(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setmessagereaction: one reaction for each message."""
    chat = _known_chat(cloud, arguments)
    chat.check_writable()
    message = chat.find(arguments.integer("message_id", 0) or 0)
    if message is None or message.deleted:
        raise bad_request("message to react not found")
    reactions = arguments.structure("reaction") or []
    if len(reactions) > 1 or any(reaction.get("type") != "emoji" for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    cloud.react(message, [reaction["emoji"] for reaction in reactions])
    return True


async def get_file(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getfile: up to 20 MB."""
    file_id = arguments.required("file_id", "file_id not specified")
    try:
        file = cloud.files.find(file_id)
    except ApiError:
        raise bad_request("invalid file_id") from None
    if file.size > cloud.files.largest_handed_out:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "file_path": cloud.files.path_of(file),
    }


def _known_chat(cloud: Cloud, arguments: Arguments) -> Chat:
    chat = cloud.chat_of(arguments.required("chat_id", "chat_id is empty"))
    if isinstance(chat, Group):
        chat.check_member()
    return chat


def _profile_key(arguments: Arguments, what: str) -> str:
    scope = arguments.structure("scope") or {"type": "default"}
    place = ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
    return f"{what}/{place}/{arguments.text('language_code') or ''}"


async def set_my_commands(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setmycommands."""
    commands = arguments.structure("commands")
    if not isinstance(commands, list) or len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name = str(command.get("command", ""))
        if (
            not 1 <= len(name) <= 32
            or not name.isascii()
            or not name.replace("_", "a").isalnum()
            or name != name.lower()
        ):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    scope = arguments.structure("scope") or {}
    if "chat_id" in scope:
        cloud.chat_of(scope["chat_id"])
    cloud.profile[_profile_key(arguments, "commands")] = commands
    return True


async def get_my_commands(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getmycommands."""
    return cloud.profile.get(_profile_key(arguments, "commands"), [])


async def delete_my_commands(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#deletemycommands."""
    cloud.profile.pop(_profile_key(arguments, "commands"), None)
    return True


async def set_my_description(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setmydescription."""
    return _describe(cloud, arguments, "description", LONGEST_DESCRIPTION)


async def get_my_description(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getmydescription."""
    return {"description": cloud.profile.get(_profile_key(arguments, "description"), "")}


async def set_my_short_description(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setmyshortdescription."""
    return _describe(cloud, arguments, "short_description", LONGEST_SHORT_DESCRIPTION)


async def get_my_short_description(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getmyshortdescription."""
    return {"short_description": cloud.profile.get(_profile_key(arguments, "short_description"), "")}


async def set_my_name(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#setmyname."""
    return _describe(cloud, arguments, "name", 64)


def _describe(cloud: Cloud, arguments: Arguments, what: str, longest: int) -> bool:
    text = arguments.text(what) or ""
    if len(text) > longest:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    cloud.profile[_profile_key(arguments, what)] = text
    return True
