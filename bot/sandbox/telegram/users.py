"""Users, as a test or a page moves them: they write, press buttons, ask inline, pay, and block the bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.media.mp4 import VideoShape
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.chats import Channel, Chat, Group, Topic, mentions
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.files import Origin, Receiver, SentFile
from bot.sandbox.telegram.formatting import Formatted, parse_html, recognise
from bot.sandbox.telegram.init_data import init_data
from bot.sandbox.telegram.methods.answering import name_inline, result_content
from bot.sandbox.telegram.payments import Invoice, InvoiceStatus, Payment
from bot.sandbox.telegram.prepared_messages import PreparedMessage
from bot.sandbox.telegram.queries import (
    CALLBACK_SECONDS,
    CHECKOUT_SECONDS,
    GUEST_SECONDS,
    INLINE_SECONDS,
    CallbackAnswer,
    CheckoutAnswer,
    InlineAnswer,
    InlineResult,
    Query,
)
from bot.sandbox.telegram.transcript import Button, SimulatedMessage

SHAPES = {
    "photo": VideoShape(1280, 720, 0.0),
    "video": VideoShape(1280, 720, 5.0),
    "document": VideoShape(0, 0, 0.0),
}
NAMES = {
    "photo": ("photo.jpg", "image/jpeg"),
    "video": ("video.mp4", "video/mp4"),
    "document": ("paper.pdf", "application/pdf"),
}


ANONYMOUS = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
"""Whom Telegram names as the sender of what is written behind another name (docs/telegram.md, "Groups")."""


class PaymentRefused(Exception):
    """The bot did not take the money; what it says is the message."""


class PreparedMessageFailed(Exception):
    """A prepared message cannot be sent; the message is Telegram's word for why."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sends."""

    kind: str
    """photo, video or document."""
    content: bytes
    name: str
    mime_type: str


class User:
    """Somebody on Telegram."""

    def __init__(
        self,
        cloud: Cloud,
        name: str,
        *,
        language_code: str | None = "en",
        username: str | None = None,
        user_id: int | None = None,
    ) -> None:
        self._cloud = cloud
        self.id = user_id if user_id is not None else cloud.next_user_id()
        self.name = name
        self.username = username
        self.language_code = language_code
        self.met = False
        """Whether the bot ever saw this user, in a group for example."""
        self.deactivated = False
        """Whether the account is deleted."""
        self.chat = cloud.add_user(self)
        """The private chat with the bot."""

    @property
    def wire(self) -> dict[str, Any]:
        """The Bot API's User."""
        wire: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.username is not None:
            wire["username"] = self.username
        if self.language_code is not None:
            wire["language_code"] = self.language_code
        return wire

    async def say(
        self,
        text: str = "",
        *,
        chat: Chat | None = None,
        topic: Topic | None = None,
        reply_to: SimulatedMessage | None = None,
        html: bool = False,
        entities: Sequence[dict[str, Any]] | None = None,
        media: str | Upload | None = None,
        album: str | None = None,
        forwarded: bool = False,
        reply_markup: dict[str, Any] | None = None,
        behind: Channel | Group | None = None,
    ) -> SimulatedMessage:
        """Write a message, to the bot unless a `chat` is named.

        With `html`, the text is in Telegram's HTML (a text link, for example); otherwise `entities` are added to what
        Telegram recognises by itself. With `media` ("photo", "video", "document", or a file of its own) the text is its
        caption; messages with the same `album` show together.
        `forwarded` says that somebody else wrote it first; `reply_markup` gives it buttons, as forwarded messages have.
        It is written `behind` a channel, or the group itself, as anonymous administrators write.

        Many parameters because each is one thing that a message can have. Long because their list is.
        """
        place: Chat = chat or self.chat
        formatted = parse_html(text) if html else Formatted(text, tuple(entities or ()))
        formatted = recognise(formatted)
        content = _content(formatted, is_caption=media is not None)
        if forwarded:
            origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": self._cloud.now()}
            content["forward_origin"] = origin
        if reply_markup is not None:
            content["reply_markup"] = reply_markup
        if behind is not None:
            content["sender_chat"] = behind.wire()
        if album is not None:
            content["media_group_id"] = album
        thread_id = topic.thread_id if topic is not None else None
        if thread_id is None and reply_to is not None:
            thread_id = reply_to.thread_id
        self._open(place)
        message = self._cloud.post(
            place,
            content,
            sender=self.wire if behind is None else ANONYMOUS if isinstance(behind, Group) else AS_CHANNEL,
            file=self._file(media) if media is not None else None,
            reply_to=reply_to,
            thread_id=thread_id,
        )
        self._cloud.deliver(message)
        return message

    def _open(self, chat: Chat) -> None:
        self.met = True
        if chat is self.chat:
            self.chat.started = True
        elif isinstance(chat, Group):
            chat.members.setdefault(self.id, self)

    def _file(self, media: str | Upload) -> SentFile:
        if isinstance(media, str):
            media = Upload(media, f"{media} of {self.name}".encode(), *NAMES[media])
        receiver = Receiver()
        receiver.write(media.content)
        return self._cloud.files.keep(
            receiver.finish(),
            media.kind,
            name=media.name,
            mime_type=media.mime_type,
            origin=Origin.PERSON,
            shape=SHAPES[media.kind],
        )

    async def send_album(
        self, photos: Sequence[Upload], caption: str = "", *, captioned: int = 0
    ) -> list[SimulatedMessage]:
        """Send photos together: a message each, of which the one with this number, from 0, bears the caption."""
        name = str(self._cloud.next_message_id())
        captions = [caption if number == captioned else "" for number in range(len(photos))]
        return [await self.say(text, media=photo, album=name) for photo, text in zip(photos, captions, strict=True)]

    async def edit(self, message: SimulatedMessage, text: str, *, html: bool = False) -> None:
        """Let one's own message say something else."""
        formatted = recognise(parse_html(text) if html else Formatted(text))
        replaced = ("text", "entities", "caption", "caption_entities")
        kept = {name: value for name, value in message.wire.items() if name not in replaced}
        content = _content(formatted, is_caption=message.file is not None)
        self._cloud.edit(message, kept | content, message.file)
        self._cloud.deliver(message, "edited_message")

    async def delete(self, message: SimulatedMessage) -> None:
        """Delete a message, one's own or (in private) the bot's. Bots are not told."""
        self._cloud.delete(message)

    async def press(
        self, message: SimulatedMessage, button: str | Button, *, timeout: float = PATIENCE_SECONDS
    ) -> CallbackAnswer:
        """Press a button, and wait until the bot answered. Raises AssertionError after `timeout` seconds."""
        query = await self.tap(message, button)
        return await query.answered(timeout)

    async def tap(self, message: SimulatedMessage, button: str | Button) -> Query[CallbackAnswer]:
        """Press a button without waiting; `await query.answered()` waits. Raises AssertionError: no such button."""
        pressed = message.button(button) if isinstance(button, str) else button
        if pressed.data is None:
            raise AssertionError(f"the button {pressed.text!r} sends nothing to the bot")
        wire: dict[str, Any] = {"from": self.wire, "chat_instance": str(message.chat.id), "data": pressed.data}
        if message.inline_message_id is not None:
            wire["inline_message_id"] = message.inline_message_id
        else:
            wire["message"] = message.wire
        query: Query[CallbackAnswer] = self._cloud.queries.ask("callback", wire, CALLBACK_SECONDS)
        self._cloud.push("callback_query", query.wire, message.chat.id)
        return query

    async def query(
        self, text: str = "", *, offset: str = "", chat_type: str = "sender", timeout: float = PATIENCE_SECONDS
    ) -> InlineAnswer:
        """Type `@bot text` into an input field, and wait for the results. Raises AssertionError after `timeout` s."""
        self.met = True
        wire = {"from": self.wire, "query": text, "offset": offset, "chat_type": chat_type}
        query: Query[InlineAnswer] = self._cloud.queries.ask("inline", wire, INLINE_SECONDS)
        if self._cloud.inline_mode:
            self._cloud.push("inline_query", query.wire, self.id)
        return await query.answered(timeout)

    async def choose(self, result: InlineResult, *, chat: Chat | None = None) -> SimulatedMessage:
        """Send a result into a chat (unless one is named, one that the bot is not in), by way of the bot.

        The message has an inline_message_id only if the result had buttons; the bot hears of the choice only while
        `inline_feedback` is on.
        """
        return self._send_result(result.wire, chat or self._cloud.elsewhere, query=result.query)

    def _send_result(self, result: dict[str, Any], chat: Chat, *, query: str) -> SimulatedMessage:
        content, file = result_content(self._cloud, result)
        content["via_bot"] = self._cloud.bot
        message = self._cloud.post(chat, content, sender=self.wire, file=file)
        chosen: dict[str, Any] = {"result_id": str(result["id"]), "from": self.wire, "query": query}
        if "reply_markup" in content:
            chosen["inline_message_id"] = name_inline(self._cloud, message)
        self._cloud.deliver(message)
        if self._cloud.inline_feedback:
            self._cloud.push("chosen_inline_result", chosen, self.id)
        return message

    async def send_prepared(self, prepared_id: str, *, chat: Chat | None = None) -> SimulatedMessage:
        """Send what a Mini App has prepared into a chat (unless one is named, one that the bot is not in).

        The bot hears of it as of a chosen result. Raises PreparedMessageFailed when it cannot be sent (any more), and
        AssertionError for a chat that cannot be picked.
        """
        prepared, place = self._prepared(prepared_id), chat or self._cloud.elsewhere
        if place not in self._picks(prepared):
            raise AssertionError(f"{self.name} cannot send this to {place}; it goes to {sorted(prepared.kinds)}")
        return self._send_result(prepared.result, place, query="")

    def chats_for_prepared(self, prepared_id: str) -> list[Chat]:
        """Where one can send what a Mini App has prepared. Raises PreparedMessageFailed."""
        return self._picks(self._prepared(prepared_id))

    def _prepared(self, prepared_id: str) -> PreparedMessage:
        prepared = self._cloud.prepared_messages.find(prepared_id, self.id)
        if prepared is None:
            raise PreparedMessageFailed("MESSAGE_EXPIRED")
        return prepared

    def _picks(self, prepared: PreparedMessage) -> list[Chat]:
        """No two users have a private chat here, nor are there chats in channels."""
        groups = [chat for chat in self._cloud.chats.values() if isinstance(chat, Group)]
        elsewhere = self._cloud.elsewhere
        picked: list[Chat] = [self.chat] if "bot" in prepared.kinds else []
        if "group" in prepared.kinds:
            picked += [chat for chat in groups if self.id in chat.members and chat.migrated_to is None]
            picked += [elsewhere] if elsewhere not in picked else []
        return picked

    def init_data(self, *, at: float | None = None, start_param: str | None = None) -> str:
        """What Telegram tells a Mini App that this user opens `at` these Unix seconds (now): a signed query string.

        With a `start_param`, which may be empty, it was opened by a link with `?startapp`; otherwise by a button.
        """
        opened_at = self._cloud.now() if at is None else int(at)
        return init_data(self._cloud.token, self.wire, at=opened_at, start_param=start_param)

    async def mention_as_guest(
        self, text: str, *, reply_to: SimulatedMessage | None = None, timeout: float = PATIENCE_SECONDS
    ) -> SimulatedMessage:
        """Mention the bot in a chat that it is no member of, and wait for its message there."""
        _, query = await self.summon(text, reply_to=reply_to)
        return await query.answered(timeout)

    async def summon(
        self, text: str, *, reply_to: SimulatedMessage | None = None
    ) -> tuple[SimulatedMessage, Query[SimulatedMessage]]:
        """As `mention_as_guest`, without waiting. The bot hears of it if it is mentioned, and guest mode is on."""
        self.met = True
        formatted = recognise(Formatted(text))
        message = self._cloud.post(
            self._cloud.elsewhere, _content(formatted, is_caption=False), sender=self.wire, reply_to=reply_to
        )
        query: Query[SimulatedMessage] = self._cloud.queries.ask(
            "guest", message.wire, GUEST_SECONDS, id_name="guest_query_id"
        )
        self._cloud.guest_messages[query.id] = message
        if self._cloud.guest_mode and mentions(message, self._cloud.bot["username"]):
            self._cloud.push("guest_message", query.wire, message.chat.id)
        return message, query

    async def pay(self, invoice: SimulatedMessage | Invoice, *, timeout: float = PATIENCE_SECONDS) -> Payment:
        """Pay an invoice. Raises PaymentRefused with the bot's words, or AssertionError when it is silent."""
        query = await self.checkout(invoice)
        answer = await query.answered(timeout)
        if not answer.ok:
            raise PaymentRefused(answer.error)
        return self._charge(invoice)

    async def pay_link(self, link: str, *, timeout: float = PATIENCE_SECONDS) -> InvoiceStatus:
        """Open an invoice link and pay: paid, or failed where the bot refuses. Raises AssertionError when it is silent.

        `telegram.payments` has the payment.
        """
        try:
            await self.pay(self.open_link(link), timeout=timeout)
        except PaymentRefused:
            return InvoiceStatus.FAILED
        return InvoiceStatus.PAID

    async def close_link(self, link: str) -> InvoiceStatus:
        """Open an invoice link and pay nothing. The bot is not told."""
        self.open_link(link)
        return InvoiceStatus.CANCELLED

    def open_link(self, link: str) -> Invoice:
        """The invoice behind a link, or behind its slug alone, for `pay`. Raises AssertionError: there is none."""
        invoice = self._cloud.invoice_links.open(link)
        if invoice is None:
            raise AssertionError(f"no invoice stands behind {link!r}")
        return invoice

    async def checkout(self, invoice: SimulatedMessage | Invoice) -> Query[CheckoutAnswer]:
        """Only ask the bot whether it takes the money."""
        asked = self._asked(invoice)
        wire = {
            "from": self.wire,
            "currency": asked.wire["currency"],
            "total_amount": asked.amount,
            "invoice_payload": asked.payload,
        }
        query: Query[CheckoutAnswer] = self._cloud.queries.ask("checkout", wire, CHECKOUT_SECONDS)
        self._cloud.push("pre_checkout_query", query.wire, self.id)
        return query

    def _asked(self, invoice: SimulatedMessage | Invoice) -> Invoice:
        if isinstance(invoice, Invoice):
            return invoice
        if invoice.invoice is None:
            raise AssertionError(f"this is no invoice: {invoice}")
        return self._cloud.invoices[invoice.chat.id, invoice.id]

    def _charge(self, invoice: SimulatedMessage | Invoice) -> Payment:
        asked = self._asked(invoice)
        chat = self.chat if isinstance(invoice, Invoice) else self._cloud.chats[invoice.chat.id]
        payment = self._cloud.payments.charge(self.wire, asked.amount, asked.payload, self._cloud.now())
        content = {
            "successful_payment": {
                "currency": "XTR",
                "total_amount": payment.amount,
                "invoice_payload": payment.payload,
                "telegram_payment_charge_id": payment.charge_id,
                "provider_payment_charge_id": f"{self.id}_{payment.charge_id[-8:]}",
            }
        }
        self._open(chat)
        self._cloud.deliver(self._cloud.post(chat, content, sender=self.wire))
        return payment

    def block_bot(self) -> None:
        """Stop the bot; it is told by my_chat_member."""
        self._set_blocked(blocked=True)

    def unblock_bot(self) -> None:
        """Let the bot write again; it is told by my_chat_member."""
        self._set_blocked(blocked=False)

    def _set_blocked(self, *, blocked: bool) -> None:
        member = {"status": "member", "user": self._cloud.bot}
        kicked = {"status": "kicked", "user": self._cloud.bot, "until_date": 0}
        self.chat.bot_blocked = blocked
        old, new = (member, kicked) if blocked else (kicked, member)
        self._cloud.push_my_chat_member(self.chat, old, new, by=self.id)

    def __repr__(self) -> str:
        return f"{self.name} ({self.id})"


def _content(formatted: Formatted, *, is_caption: bool) -> dict[str, Any]:
    if not formatted.text:
        return {}
    text, entities = ("caption", "caption_entities") if is_caption else ("text", "entities")
    content: dict[str, Any] = {text: formatted.text}
    if formatted.entities:
        content[entities] = list(formatted.entities)
    return content
