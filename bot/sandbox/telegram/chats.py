"""Chats: private ones, groups with privacy mode, forum topics, and what the bot may do and see in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.errors import ApiError, bad_request, forbidden
from bot.sandbox.telegram.formatting import cut
from bot.sandbox.telegram.transcript import Mark, SimulatedMessage, Transcript

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
)
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "successful_payment",
    "refunded_payment",
)


class Member(Protocol):
    """Somebody on Telegram, as a chat knows them."""

    id: int
    name: str
    met: bool
    deactivated: bool

    @property
    def wire(self) -> dict[str, Any]:
        """The Bot API's User."""
        ...


class Telegram(Protocol):
    """What a chat needs of the Telegram that it is on."""

    bot: dict[str, Any]
    sequence: int

    @property
    def users(self) -> Mapping[int, Member]:
        """Everybody, by id."""
        ...

    def next_message_id(self) -> int:
        """The next id of those that all private chats and basic groups share."""
        ...

    def add_group(self, title: str, members: Iterable[Member], *, is_supergroup: bool, privacy: bool) -> Group:
        """A new group, with the bot in it."""
        ...

    def post(self, chat: Chat, content: dict[str, Any], *, sender: dict[str, Any]) -> SimulatedMessage:
        """Put a message into a chat."""
        ...

    def deliver(self, message: SimulatedMessage) -> None:
        """Tell the bot of a message, if it gets to see it."""
        ...

    def push_my_chat_member(self, chat: Chat, old: dict[str, Any], new: dict[str, Any], *, by: int | None) -> None:
        """Tell the bot that its standing in a chat changed."""
        ...


class Chat:
    """A chat as everybody in it sees it."""

    def __init__(self, cloud: Telegram, chat_id: int, kind: str) -> None:
        self.cloud = cloud
        self.id = chat_id
        self.type = kind
        """private, group or supergroup"""
        self.messages = Transcript()
        """All messages, oldest first."""
        self.drafts: dict[int, str] = {}
        """What the bot shows of messages still being made, by draft_id."""

    def wire(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        raise NotImplementedError

    def check_writable(self) -> None:
        """Raises ApiError when the bot may not write here."""
        raise NotImplementedError

    def bot_sees(self, message: SimulatedMessage) -> bool:
        """Whether the bot gets an update for a user's message."""
        raise NotImplementedError

    def next_message_id(self) -> int:
        """Message ids of private chats and basic groups are one row for each bot, not for each chat."""
        return self.cloud.next_message_id()

    def find(self, message_id: int) -> SimulatedMessage | None:
        """The message with this id, deleted or not."""
        return self.messages.find(message_id)

    def from_bot(self) -> list[SimulatedMessage]:
        """The bot's messages that stand here, oldest first."""
        return [message for message in self.messages if message.from_bot and not message.deleted]

    def mark(self) -> Mark:
        """This moment, for `wait_for(after=…)`."""
        return Mark(self.cloud.sequence)

    async def wait_for(
        self,
        fits: Callable[[SimulatedMessage], bool] = lambda message: True,
        *,
        timeout: float = PATIENCE_SECONDS,
        after: Mark | SimulatedMessage | None = None,
    ) -> SimulatedMessage:
        """The first message of the bot that fits, standing here or to come, also by an edit.

        With `after`, only what was sent or edited after that moment, or after that message was sent. Raises
        AssertionError with the chat's transcript when none fits within `timeout` seconds.
        """
        sequence = after.sequence if after is not None else 0
        return await self.messages.wait_for(fits, timeout=timeout, after=sequence, whose=str(self))


class PrivateChat(Chat):
    """A user's chat with the bot. Its id is the user's."""

    def __init__(self, cloud: Telegram, user: Member) -> None:
        super().__init__(cloud, user.id, "private")
        self.user = user
        self.started = False
        """Whether the user ever wrote: a bot can't write first."""
        self.bot_blocked = False

    def wire(self) -> dict[str, Any]:
        user = self.user.wire
        wire: dict[str, Any] = {"id": self.id, "type": "private", "first_name": user["first_name"]}
        if "username" in user:
            wire["username"] = user["username"]
        return wire

    def check_writable(self) -> None:
        if self.user.deactivated:
            raise forbidden("user is deactivated")
        if self.bot_blocked:
            raise forbidden("bot was blocked by the user")
        if not self.started:
            if self.user.met:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")

    def bot_sees(self, message: SimulatedMessage) -> bool:
        return not self.bot_blocked

    def __str__(self) -> str:
        return f"{self.user.name}'s private chat"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that somebody may post as. The bot is not in it."""

    id: int
    title: str

    def wire(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        return {"id": self.id, "type": "channel", "title": self.title}


@dataclass(slots=True)
class Topic:
    """A forum topic."""

    thread_id: int
    name: str
    root: SimulatedMessage
    closed: bool = False


class Group(Chat):
    """A basic group or a supergroup, with the bot in it unless it was removed."""

    def __init__(
        self,
        cloud: Telegram,
        chat_id: int,
        title: str,
        members: Iterable[Member],
        *,
        is_supergroup: bool,
        is_forum: bool,
        privacy: bool,
        username: str | None,
    ) -> None:
        """Many parameters because each is one thing in which groups differ."""
        super().__init__(cloud, chat_id, "supergroup" if is_supergroup else "group")
        self.title = title
        self.username = username
        self.members: dict[int, Member] = {user.id: user for user in members}
        self.owner = next(iter(self.members), None)
        self.admins: set[int] = set()
        self.is_forum = is_forum
        self.topics: dict[int, Topic] = {}
        self.privacy = privacy
        """Privacy mode, as it was when the bot joined."""
        self.bot_status = "member"
        """member, administrator, restricted, left or kicked"""
        self.bot_may_write = True
        self.migrated_to: Group | None = None
        self._last_id = 1  # the message that the group was made with; topic 1 is the general one

    def wire(self) -> dict[str, Any]:
        wire: dict[str, Any] = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            wire["username"] = self.username
        if self.is_forum:
            wire["is_forum"] = True
        return wire

    def next_message_id(self) -> int:
        if self.type != "supergroup":
            return super().next_message_id()
        self._last_id += 1
        return self._last_id

    def check_member(self) -> None:
        """Raises ApiError when the bot is not in the group, or the group moved."""
        if self.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrated_to.id,
            )
        if self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {self._kind()} chat")
        if self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {self._kind()} chat")

    def check_writable(self) -> None:
        self.check_member()
        may_write = self.bot_may_write and self.bot_status != "restricted"
        if not may_write and self.bot_status != "administrator":
            raise bad_request("not enough rights to send text messages to the chat")

    def _kind(self) -> str:
        return "supergroup" if self.type == "supergroup" else "group"

    def bot_sees(self, message: SimulatedMessage) -> bool:
        if self.bot_status in {"left", "kicked"} or self.migrated_to is not None:
            return False
        if not self.privacy or self.bot_status == "administrator":
            return True
        wire = message.wire
        if any(name in wire for name in SERVICE) or wire.get("via_bot", {}).get("id") == self.cloud.bot["id"]:
            return True
        replied = wire.get("reply_to_message", {})
        if replied.get("from", {}).get("id") == self.cloud.bot["id"] and "forum_topic_created" not in replied:
            return True
        return any(self._addresses_bot(message, entity) for entity in message.entities)

    def _addresses_bot(self, message: SimulatedMessage, entity: dict[str, Any]) -> bool:
        username = self.cloud.bot["username"].lower()
        if entity["type"] == "mention":
            return _names(message, entity, username)
        if entity["type"] == "text_mention":
            return bool(entity["user"]["id"] == self.cloud.bot["id"])
        if entity["type"] == "bot_command":
            _, at, name = cut(message.text, entity).partition("@")
            return not at or name.lower() == username
        return False

    def check_topic(self, thread_id: int | None) -> Topic | None:
        """The topic to write in; None is the general one. Raises ApiError."""
        if thread_id is None or (self.is_forum and thread_id == 1):
            return None
        topic = self.topics.get(thread_id)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.closed and self.bot_status != "administrator":
            raise bad_request("TOPIC_CLOSED")
        return topic

    def create_topic(self, name: str) -> Topic:
        """Let the owner open a forum topic."""
        assert self.is_forum, "only a forum has topics"  # noqa: S101  # a mistake of the test's
        owner = self.members[self.owner] if self.owner is not None else None
        sender = owner.wire if owner is not None else self.cloud.bot
        content = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        root = self.cloud.post(self, content, sender=sender)
        root.wire["message_thread_id"] = root.id
        self.topics[root.id] = Topic(root.id, name, root)
        self.cloud.deliver(root)
        return self.topics[root.id]

    def promote(self, *users: Member) -> None:
        """Make these members administrators."""
        self.admins |= {user.id for user in users}

    def demote(self, *users: Member) -> None:
        """Make these administrators members like others."""
        self.admins -= {user.id for user in users}

    def set_bot_status(self, status: str) -> None:
        """member, administrator, restricted (it may not write), left or kicked; the bot is told by my_chat_member."""
        old = self.bot_wire()
        self.bot_status = status
        self.cloud.push_my_chat_member(self, old, self.bot_wire(), by=self.owner)

    def migrate(self) -> Group:
        """Turn a basic group into a supergroup, which has another id. Returns it; this one is closed."""
        new = self.cloud.add_group(
            self.title,
            self.members.values(),
            is_supergroup=True,
            privacy=self.privacy,
        )
        new.admins = set(self.admins)
        new.bot_status = self.bot_status
        sender = self.members[self.owner].wire if self.owner is not None else self.cloud.bot
        farewell = self.cloud.post(self, {"migrate_to_chat_id": new.id}, sender=sender)
        self.cloud.deliver(farewell)
        self.migrated_to = new
        self.cloud.deliver(self.cloud.post(new, {"migrate_from_chat_id": self.id}, sender=sender))
        return new

    def bot_wire(self) -> dict[str, Any]:
        """The bot as the Bot API's ChatMember."""
        return _member(self.bot_status, self.cloud.bot)

    def member_wire(self, user_id: int) -> dict[str, Any]:
        """A user, or the bot, as the Bot API's ChatMember. Raises ApiError for a user whom nobody knows."""
        if user_id == self.cloud.bot["id"]:
            return self.bot_wire()
        user = self.cloud.users.get(user_id)
        if user is None:
            raise bad_request("PARTICIPANT_ID_INVALID")
        if user_id not in self.members:
            return _member("left", user.wire)
        if user_id == self.owner:
            return _member("creator", user.wire)
        return _member("administrator" if user_id in self.admins else "member", user.wire)

    def __str__(self) -> str:
        return f"the group {self.title!r}"


def mentions(message: SimulatedMessage, username: str) -> bool:
    """Whether a message names somebody by their @username."""
    return any(_names(message, entity, username) for entity in message.entities if entity["type"] == "mention")


def _names(message: SimulatedMessage, entity: dict[str, Any], username: str) -> bool:
    return cut(message.text, entity).lower() == f"@{username.lower()}"


def _member(status: str, user: dict[str, Any]) -> dict[str, Any]:
    wire: dict[str, Any] = {"status": status, "user": user}
    if status == "creator":
        wire["is_anonymous"] = False
    if status == "administrator":
        wire |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(ADMIN_RIGHTS, True)
    if status == "restricted":
        wire |= {"is_member": True, "until_date": 0} | dict.fromkeys(PERMISSIONS, False)
    if status == "kicked":
        wire["until_date"] = 0
    return wire
