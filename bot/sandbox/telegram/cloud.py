"""All that Telegram knows: users, chats, messages, files, queries, payments; and the updates that follow from it."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox.telegram.calls import CallLog
from bot.sandbox.telegram.chats import Chat, Group, Member, PrivateChat
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.events import Change, Events, MessageChanged, UpdatePushed
from bot.sandbox.telegram.faults import Faults
from bot.sandbox.telegram.fetching import Fetcher
from bot.sandbox.telegram.files import Files, SentFile
from bot.sandbox.telegram.menu_buttons import MenuButtons
from bot.sandbox.telegram.payments import Invoice, InvoiceLinks, Payments
from bot.sandbox.telegram.prepared_messages import PreparedMessages
from bot.sandbox.telegram.queries import Queries
from bot.sandbox.telegram.transcript import SimulatedMessage, Version
from bot.sandbox.telegram.updates import UpdateQueue

FIRST_PERSON = 700_000_001
FIRST_GROUP = 4_100_000_001
FIRST_SUPERGROUP = 1_002_100_000_001
FIRST_UPDATE = 870_000_001


class Cloud:
    """The state of the simulated Telegram, for one bot."""

    def __init__(self, *, token: str, bot: dict[str, Any], clock: Callable[[], float], upload_limit: int) -> None:
        """Long because all that Telegram keeps stands here."""
        self.token = token
        self.bot = bot
        """The bot's User."""
        self.clock = clock
        self.upload_limit = upload_limit
        self.privacy_mode = True
        self.inline_mode = True
        self.inline_feedback = True
        self.guest_mode = True
        self.ephemeral_messages = True
        self.has_main_web_app = True
        self.users: dict[int, Member] = {}
        self.chats: dict[int, Chat] = {}
        self.inline_messages: dict[str, SimulatedMessage] = {}
        self.guest_messages: dict[str, SimulatedMessage] = {}
        """By guest_query_id."""
        self.invoices: dict[tuple[int, int], Invoice] = {}
        """By chat and message."""
        self.invoice_links = InvoiceLinks()
        self.menu_buttons = MenuButtons()
        self.prepared_messages = PreparedMessages(clock)
        self.files = Files()
        self.fetcher = Fetcher()
        self.updates = UpdateQueue(clock, FIRST_UPDATE)
        self.webhook: dict[str, Any] = {}
        self.on_webhook: Callable[[], None] = lambda: None
        """Told when the webhook was set or deleted."""
        self.queries = Queries(clock)
        self.payments = Payments()
        self.calls = CallLog()
        self.events = Events()
        self.faults = Faults()
        self.faults.changed = self.updates.wake
        self.profile: dict[str, Any] = {}
        """Commands and descriptions that the bot set, by what and language."""
        self.sequence = 0
        self._message_ids = itertools.count(1)
        self._ephemeral_ids = itertools.count(1)
        self._user_ids = itertools.count(FIRST_PERSON)
        self._group_ids = itertools.count(FIRST_GROUP)
        self._supergroup_ids = itertools.count(FIRST_SUPERGROUP)
        self.elsewhere = self.add_group("Elsewhere", (), is_supergroup=True, privacy=True)
        """A chat that the bot is not in."""
        self.elsewhere.bot_status = "left"

    def next_message_id(self) -> int:
        """The next id of those that all private chats and basic groups share."""
        return next(self._message_ids)

    def next_user_id(self) -> int:
        """A user id that nobody has."""
        return next(self._user_ids)

    def next_channel_id(self) -> int:
        """The id of a new channel; supergroups and channels share theirs."""
        return -next(self._supergroup_ids)

    def now(self) -> int:
        """Unix seconds as messages bear them."""
        return int(self.clock())

    def chat_of(self, chat_id: str | int) -> Chat:
        """The chat that a call names by id or by @username. Raises ApiError."""
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            for chat in self.chats.values():
                if isinstance(chat, Group) and chat.username and chat.username.lower() == chat_id[1:].lower():
                    return chat
            raise bad_request("chat not found")
        try:
            found = self.chats.get(int(chat_id))
        except ValueError:
            raise bad_request("chat not found") from None
        if found is None:
            raise bad_request("chat not found")
        return found

    def add_user(self, user: Member) -> PrivateChat:
        """Somebody new is on Telegram."""
        chat = PrivateChat(self, user)
        self.users[user.id] = user
        self.chats[chat.id] = chat
        return chat

    def add_group(
        self,
        title: str,
        members: Iterable[Member],
        *,
        is_supergroup: bool,
        privacy: bool,
        is_forum: bool = False,
        username: str | None = None,
    ) -> Group:
        """A new group, with the bot in it. Nobody is told."""
        chat_id = -next(self._supergroup_ids if is_supergroup else self._group_ids)
        group = Group(
            self,
            chat_id,
            title,
            members,
            is_supergroup=is_supergroup,
            is_forum=is_forum,
            privacy=privacy,
            username=username,
        )
        for user in group.members.values():
            user.met = True
        self.chats[chat_id] = group
        return group

    def post(
        self,
        chat: Chat,
        content: dict[str, Any],
        *,
        sender: dict[str, Any],
        file: SentFile | None = None,
        reply_to: SimulatedMessage | None = None,
        thread_id: int | None = None,
        receiver: Member | None = None,
    ) -> SimulatedMessage:
        """Put a message into a chat, ephemeral if it has a receiver. The bot is not told: see `deliver`.

        Many parameters because each is something that a message has or lacks.
        """
        wire: dict[str, Any] = {
            "message_id": chat.next_message_id() if receiver is None else 0,
            "from": sender,
            "chat": chat.wire(),
            "date": self.now(),
        }
        if receiver is not None:
            wire |= {"ephemeral_message_id": next(self._ephemeral_ids), "receiver_user": receiver.wire}
        if thread_id is not None:
            wire |= {"message_thread_id": thread_id, "is_topic_message": True}
        if reply_to is not None:
            wire["reply_to_message"] = without_reply(reply_to.wire)
        elif thread_id is not None and isinstance(chat, Group) and thread_id in chat.topics:
            # Telegram shows each message of a topic as an answer to the topic's first.
            wire["reply_to_message"] = without_reply(chat.topics[thread_id].root.wire)
        wire |= content
        if file is not None:
            wire[file.kind] = file.wire()
        message = self.new_message(chat, wire, file, from_bot=sender["id"] == self.bot["id"])
        chat.messages.add(message)
        self._tell(message, Change.SENT)
        return message

    def new_message(
        self, chat: Chat, wire: dict[str, Any], file: SentFile | None, *, from_bot: bool
    ) -> SimulatedMessage:
        """A message that stands in no transcript yet."""
        self.sequence += 1
        return SimulatedMessage(chat, wire, file, from_bot=from_bot, sequence=self.sequence)

    def edit(self, message: SimulatedMessage, wire: dict[str, Any], file: SentFile | None) -> None:
        """Let a message say something else."""
        message.edits.append(Version(message.text, message.wire, message.file))
        message.wire = {**wire, "edit_date": self.now()}
        message.file = file
        self._changed(message, Change.EDITED)

    def delete(self, message: SimulatedMessage) -> None:
        """Take a message away."""
        message.deleted = True
        self._changed(message, Change.DELETED)

    def react(self, message: SimulatedMessage, reactions: list[str]) -> None:
        """Let the bot's reactions to a message be these."""
        message.reactions = reactions
        self._changed(message, Change.REACTED)

    def _changed(self, message: SimulatedMessage, change: Change) -> None:
        self.sequence += 1
        message.changed = self.sequence
        self._tell(message, change)

    def _tell(self, message: SimulatedMessage, change: Change) -> None:
        message.chat.messages.tell(message)
        if self.events.wanted:
            self.events.tell(MessageChanged(message, change))

    def deliver(self, message: SimulatedMessage, kind: str = "message") -> None:
        """Tell the bot of a message, if it gets to see it."""
        if message.chat.bot_sees(message):
            self.push(kind, message.wire, message.chat.id)

    def push(self, kind: str, payload: dict[str, Any], chat_id: int) -> None:
        """Add an update for the bot."""
        update = self.updates.push(kind, payload, chat_id)
        if update is not None and self.events.wanted:
            self.events.tell(UpdatePushed(kind, update))

    def push_my_chat_member(self, chat: Chat, old: dict[str, Any], new: dict[str, Any], *, by: int | None) -> None:
        """Tell the bot that its standing in a chat changed."""
        user = self.users.get(by) if by is not None else None
        payload = {
            "chat": chat.wire(),
            "from": user.wire if user is not None else self.bot,
            "date": self.now(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.push("my_chat_member", payload, chat.id)

    def new_inline_message_id(self) -> str:
        """An id for a message that was sent by way of the bot."""
        return f"AgAAA{secrets.token_urlsafe(15)}"

    def close(self) -> None:
        """Drop all bytes."""
        self.files.close()


def without_reply(wire: dict[str, Any]) -> dict[str, Any]:
    """A message as it stands inside another: without what it answers."""
    return {name: value for name, value in wire.items() if name != "reply_to_message"}
