"""editMessage… and deleteMessage: what the bot changes of what it sent."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.chats import Chat, Group
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.files import SentFile
from bot.sandbox.telegram.keyboards import inline_part, read_keyboard
from bot.sandbox.telegram.methods.sending import (
    caption_content,
    read_caption,
    read_file,
    read_text,
    text_content,
    writable_chat,
)
from bot.sandbox.telegram.transcript import SimulatedMessage

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
TEXT = ("text", "entities")
CAPTION = ("caption", "caption_entities")
MEDIA = ("video", "document", "photo")
DELETABLE_SECONDS = 48 * 3600


async def edit_message_text(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#editmessagetext."""
    message = _editable(cloud, arguments)
    formatted = read_text(arguments)
    if message.file is not None or "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")
    return _edit(cloud, arguments, message, (*TEXT, "reply_markup"), text_content(formatted), message.file)


async def edit_message_caption(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#editmessagecaption."""
    message = _editable(cloud, arguments)
    formatted = read_caption(arguments)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _edit(cloud, arguments, message, (*CAPTION, "reply_markup"), caption_content(formatted), message.file)


async def edit_message_reply_markup(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#editmessagereplymarkup."""
    message = _editable(cloud, arguments)
    return _edit(cloud, arguments, message, ("reply_markup",), {}, message.file)


async def edit_message_media(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#editmessagemedia: a text may become a video; an
    inline message takes no upload.
    """
    message = _editable(cloud, arguments)
    media = arguments.structure("media")
    if not isinstance(media, dict) or media.get("type") not in MEDIA:
        raise bad_request("can't parse input media: wrong type")
    kind = media["type"]
    caption = read_caption(Arguments(media))
    is_inline = message.inline_message_id is not None
    file = await read_file(cloud, arguments, kind, media.get("media"), media, uploads=not is_inline)
    content = caption_content(caption) | {kind: file.wire()}
    return _edit(cloud, arguments, message, (*TEXT, *CAPTION, *MEDIA, "reply_markup"), content, file)


def _editable(cloud: Cloud, arguments: Arguments) -> SimulatedMessage:
    inline_id = arguments.text("inline_message_id")
    if inline_id is not None:
        inline = cloud.inline_messages.get(inline_id)
        if inline is None or inline.deleted:
            raise bad_request("MESSAGE_ID_INVALID")
        return inline
    chat = writable_chat(cloud, arguments)
    message_id = arguments.integer("message_id")
    if message_id is None:
        raise bad_request("message identifier is not specified")
    message = chat.find(message_id)
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return message


def _edit(
    cloud: Cloud,
    arguments: Arguments,
    message: SimulatedMessage,
    replaced: tuple[str, ...],
    content: dict[str, Any],
    file: SentFile | None,
) -> Any:
    is_private = message.inline_message_id is None and cloud.chats[message.chat.id].type == "private"
    content = content | inline_part(read_keyboard(arguments, is_private=is_private))
    kept = {name: value for name, value in message.wire.items() if name not in replaced}
    if {name: message.wire[name] for name in replaced if name in message.wire} == content:
        raise bad_request(NOT_MODIFIED)
    cloud.edit(message, kept | content, file)
    is_named = message.inline_message_id is None and message.receiver_id is None
    return message.wire if is_named else True


async def edit_ephemeral_message_text(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#editephemeralmessagetext."""
    message = _ephemeral(cloud, arguments)
    formatted = read_text(arguments)
    return _edit(cloud, arguments, message, (*TEXT, "reply_markup"), text_content(formatted), message.file)


async def delete_ephemeral_message(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#deleteephemeralmessage."""
    cloud.delete(_ephemeral(cloud, arguments))
    return True


def _ephemeral(cloud: Cloud, arguments: Arguments) -> SimulatedMessage:
    message = _chat(cloud, arguments).find(-(arguments.integer("ephemeral_message_id") or 0))
    if message is None or message.deleted or message.receiver_id != arguments.integer("receiver_user_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    return message


async def delete_message(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#deletemessage."""
    chat = _chat(cloud, arguments)
    message = chat.find(arguments.integer("message_id", 0) or 0)
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    _check_deletable(cloud, chat, message)
    cloud.delete(message)
    return True


async def delete_messages(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#deletemessages: what can't be found is passed over."""
    chat = _chat(cloud, arguments)
    ids = arguments.structure("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified")
    messages = [message for each in ids if (message := chat.find(int(each))) is not None and not message.deleted]
    for message in messages:
        _check_deletable(cloud, chat, message)
    for message in messages:
        cloud.delete(message)
    return True


def _chat(cloud: Cloud, arguments: Arguments) -> Chat:
    chat = cloud.chat_of(arguments.required("chat_id", "chat_id is empty"))
    if isinstance(chat, Group):
        chat.check_member()
    else:
        chat.check_writable()
    return chat


def _check_deletable(cloud: Cloud, chat: Chat, message: SimulatedMessage) -> None:
    if cloud.now() - message.wire["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    if isinstance(chat, Group) and not message.from_bot and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted")
