"""What stands in a chat: every message, what became of it, and waiting for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.files import SentFile
from bot.sandbox.telegram.waiting import Waiters


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str
    data: str | None
    """callback_data"""
    url: str | None
    wire: dict[str, Any]

    @property
    def web_app(self) -> str | None:
        """The address of the Mini App that it opens."""
        url: str | None = self.wire.get("web_app", {}).get("url")
        return url


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the life of all chats."""

    sequence: int


@dataclass(frozen=True, slots=True)
class Version:
    """What a message said before it was edited."""

    text: str
    wire: dict[str, Any]
    file: SentFile | None


class Place(Protocol):
    """Where a message stands: what it needs of its chat."""

    id: int
    messages: Transcript

    def find(self, message_id: int) -> SimulatedMessage | None:
        """The message with this id, deleted or not."""
        ...

    def bot_sees(self, message: SimulatedMessage) -> bool:
        """Whether the bot gets an update for a user's message."""
        ...


class SimulatedMessage:
    """A message of anybody, as it stands now. `wire` is the Bot API's Message; it is replaced, never changed."""

    __slots__ = (
        "_waiters",
        "changed",
        "chat",
        "deleted",
        "edits",
        "file",
        "from_bot",
        "id",
        "inline_message_id",
        "reactions",
        "sequence",
        "wire",
    )

    def __init__(
        self, chat: Place, wire: dict[str, Any], file: SentFile | None, *, from_bot: bool, sequence: int
    ) -> None:
        self.chat = chat
        self.id: int = wire["message_id"] or -wire["ephemeral_message_id"]
        """Of an ephemeral message, which has no such id: its ephemeral_message_id, made negative."""
        self.wire = wire
        self.file = file
        """The video, document or photo in it."""
        self.from_bot = from_bot
        """Whether the bot sent it (an inline message is its user's)."""
        self.sequence = sequence
        """When it was sent: a number that grows over all chats."""
        self.changed = sequence
        """When it was last sent, edited or deleted: a number of the same row."""
        self.edits: list[Version] = []
        """What it said before, oldest first."""
        self.deleted = False
        self.reactions: list[str] = []
        """The bot's reactions to it."""
        self.inline_message_id: str | None = None
        self._waiters: Waiters[SimulatedMessage] | None = None

    @property
    def text(self) -> str:
        """What it says: its text, or its caption, or an empty string."""
        text: str = self.wire.get("text") or self.wire.get("caption") or ""
        return text

    @property
    def caption(self) -> str | None:
        """The words under its file."""
        return self.wire.get("caption")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """Of its text or caption."""
        entities: list[dict[str, Any]] = self.wire.get("entities") or self.wire.get("caption_entities") or []
        return entities

    @property
    def video(self) -> SentFile | None:
        """The video in it."""
        return self.file if self.file is not None and self.file.kind == "video" else None

    @property
    def thread_id(self) -> int | None:
        """The forum topic that it stands in."""
        return self.wire.get("message_thread_id")

    @property
    def reply_to(self) -> SimulatedMessage | None:
        """The message that it answers."""
        replied = self.wire.get("reply_to_message")
        if replied is None or "forum_topic_created" in replied:
            return None
        return self.chat.find(replied["message_id"])

    @property
    def receiver_id(self) -> int | None:
        """Who alone sees it, if it is an ephemeral message."""
        receiver: int | None = self.wire.get("receiver_user", {}).get("id")
        return receiver

    @property
    def invoice(self) -> dict[str, Any] | None:
        """The Bot API's Invoice."""
        return self.wire.get("invoice")

    @property
    def rows(self) -> list[list[Button]]:
        """The buttons under it, row by row."""
        markup = self.wire.get("reply_markup") or {}
        return [
            [Button(wire["text"], wire.get("callback_data"), wire.get("url"), wire) for wire in row]
            for row in markup.get("inline_keyboard", ())
        ]

    @property
    def buttons(self) -> list[Button]:
        """The buttons under it."""
        return [button for row in self.rows for button in row]

    def button(self, text: str) -> Button:
        """The button that says this, or, if there is no such one, that contains it. Raises AssertionError."""
        buttons = self.buttons
        for button in buttons:
            if button.text == text:
                return button
        for button in buttons:
            if text in button.text:
                return button
        raise AssertionError(f"there is no button {text!r} under {self}; there are {[b.text for b in buttons]}")

    async def wait_until(
        self, fits: Callable[[SimulatedMessage], bool], *, timeout: float = PATIENCE_SECONDS
    ) -> SimulatedMessage:
        """Until the message, edited or deleted, fits. Raises AssertionError after `timeout` seconds."""
        if fits(self):
            return self
        if self._waiters is None:
            self._waiters = Waiters()
        try:
            return await self._waiters.wait(fits, timeout)
        except TimeoutError:
            raise AssertionError(f"this message did not become so within {timeout} s: {self}") from None

    def tell(self) -> None:
        """Wake those who wait for this message."""
        if self._waiters is not None:
            self._waiters.tell(self)

    def __repr__(self) -> str:
        name = "bot" if self.from_bot else self.wire.get("from", {}).get("first_name", "?")
        parts = [f"#{self.id} {name}: {self.text!r}"]
        if self.file is not None:
            parts.append(f"[{self.file.kind} {self.file.size} bytes by {self.file.origin}]")
        parts += [kind for kind in ("invoice", "successful_payment", "refunded_payment") if kind in self.wire]
        parts += [f"[{button.text}]" for button in self.buttons]
        if self.edits:
            parts.append(f"(edited {len(self.edits)} times)")
        if self.deleted:
            parts.append("(deleted)")
        return " ".join(parts)


class Transcript:
    """A chat's messages, oldest first, those that were deleted among them."""

    def __init__(self) -> None:
        self._messages: dict[int, SimulatedMessage] = {}
        self._waiters: Waiters[SimulatedMessage] = Waiters()

    def add(self, message: SimulatedMessage) -> None:
        """A message was sent."""
        self._messages[message.id] = message

    def find(self, message_id: int) -> SimulatedMessage | None:
        """The message with this id, deleted or not."""
        return self._messages.get(message_id)

    def __iter__(self) -> Iterator[SimulatedMessage]:
        return iter(tuple(self._messages.values()))

    def __len__(self) -> int:
        return len(self._messages)

    def __getitem__(self, index: int) -> SimulatedMessage:
        return tuple(self._messages.values())[index]

    def tell(self, message: SimulatedMessage) -> None:
        """A message was sent, edited or deleted."""
        self._waiters.tell(message)
        message.tell()

    async def wait_for(
        self, fits: Callable[[SimulatedMessage], bool], *, timeout: float, after: int, whose: str
    ) -> SimulatedMessage:
        """The first of the bot's messages that fits and changed after this sequence number."""

        def wanted(message: SimulatedMessage) -> bool:
            return message.from_bot and not message.deleted and message.changed > after and fits(message)

        for message in self._messages.values():
            if wanted(message):
                return message
        try:
            return await self._waiters.wait(wanted, timeout)
        except TimeoutError:
            said = "\n".join(f"  {message}" for message in self) or "  (nothing)"
            raise AssertionError(f"no message of the bot fitted within {timeout} s; {whose} has:\n{said}") from None
