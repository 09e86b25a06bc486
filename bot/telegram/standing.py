"""How the bot stands in a group, by what Telegram says of it as a member."""

from __future__ import annotations

from aiogram.enums import ChatMemberStatus
from aiogram.types.chat_member_union import ChatMemberUnion

GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})


def is_there(member: ChatMemberUnion) -> bool:
    """Whether it is in the group."""
    return member.status not in GONE and getattr(member, "is_member", True)


def may_write(member: ChatMemberUnion) -> bool:
    """Whether it is, and is not muted."""
    return is_there(member) and getattr(member, "can_send_messages", True) is not False
