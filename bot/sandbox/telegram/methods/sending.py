"""sendMessage, sendVideo and the other methods that put a message into a chat."""

from __future__ import annotations

import secrets
from typing import Any

from bot.media.mp4 import VideoShape
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.chats import Chat, Group, Member
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.events import ChatAction, DraftShown
from bot.sandbox.telegram.files import Origin, SentFile, wrong_file
from bot.sandbox.telegram.formatting import Formatted, parse
from bot.sandbox.telegram.keyboards import inline_part, read_keyboard
from bot.sandbox.telegram.transcript import SimulatedMessage

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MEDIA_GROUP = (2, 10)
"""How many an album has, at least and at most."""
ACTIONS = frozenset(
    f"{verb}_{what}" for verb in ("record", "upload") for what in ("video", "voice", "video_note", "photo", "document")
) | {"typing", "choose_sticker", "find_location"}


async def send_message(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendmessage."""
    chat = writable_chat(cloud, arguments)
    content = text_content(read_text(arguments))
    return send(cloud, chat, arguments, content)


async def send_video(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendvideo."""
    return await _send_file(cloud, arguments, "video")


async def send_document(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#senddocument."""
    return await _send_file(cloud, arguments, "document")


async def send_photo(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendphoto."""
    return await _send_file(cloud, arguments, "photo")


async def _send_file(cloud: Cloud, arguments: Arguments, kind: str) -> Any:
    chat = writable_chat(cloud, arguments)
    content = caption_content(read_caption(arguments))
    reply_to = replied_message(chat, arguments)
    file = await read_file(cloud, arguments, kind, arguments.values.get(kind), arguments.values)
    return send(cloud, chat, arguments, content, file=file, reply_to=reply_to)


async def send_media_group(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendmediagroup, for videos and photos: all of them, or none.

    Telegram itself may refuse an album of which it has sent a part; that is not simulated.
    """
    chat = writable_chat(cloud, arguments)
    media = arguments.structure("media")
    if not isinstance(media, list) or not MEDIA_GROUP[0] <= len(media) <= MEDIA_GROUP[1]:
        raise bad_request("group send failed: wrong number of media")
    reply_to = replied_message(chat, arguments)
    contents = [await _group_part(cloud, arguments, each) for each in media]
    named = {"media_group_id": secrets.token_hex(8)}
    return [send(cloud, chat, arguments, content | named, file=file, reply_to=reply_to) for content, file in contents]


async def _group_part(cloud: Cloud, arguments: Arguments, media: Any) -> tuple[dict[str, Any], SentFile]:
    if not isinstance(media, dict) or media.get("type") not in ("video", "photo"):
        raise bad_request("can't parse input media: wrong type")
    content = caption_content(read_caption(Arguments(media)))
    return content, await read_file(cloud, arguments, media["type"], media.get("media"), media)


async def send_chat_action(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendchataction."""
    chat = writable_chat(cloud, arguments)
    action = arguments.required("action", "wrong parameter action in request")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    cloud.events.tell(ChatAction(chat.id, action, arguments.integer("message_thread_id")))
    return True


async def send_message_draft(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendmessagedraft: private chats only, a draft_id that is not 0."""
    chat = writable_chat(cloud, arguments)
    if chat.type != "private":
        raise bad_request("PEER_ID_INVALID")
    draft_id = arguments.integer("draft_id", 0)
    if not draft_id:
        raise bad_request("RANDOM_ID_INVALID")
    text = arguments.text("text")
    formatted = parse(text, arguments.text("parse_mode"), arguments.structure("entities")) if text else Formatted("")
    if len(formatted.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    chat.drafts[draft_id] = formatted.text
    cloud.events.tell(DraftShown(chat.id, draft_id, formatted.text))
    return True


async def forward_message(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#forwardmessage."""
    chat = writable_chat(cloud, arguments)
    source = _source(cloud, arguments, "message to forward not found")
    content = {name: value for name, value in source.wire.items() if name in COPIED}
    if "from" in source.wire:
        origin = {"type": "user", "sender_user": source.wire["from"], "date": source.wire["date"]}
        content["forward_origin"] = origin
    return cloud.post(chat, content, sender=cloud.bot, file=source.file, thread_id=_thread(chat, arguments)).wire


async def copy_message(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#copymessage."""
    chat = writable_chat(cloud, arguments)
    source = _source(cloud, arguments, "message to copy not found")
    content = {name: value for name, value in source.wire.items() if name in COPIED}
    if source.file is not None and "caption" in arguments.values:
        content = caption_content(read_caption(arguments))
    sent = send(cloud, chat, arguments, content, file=source.file)
    return {"message_id": sent["message_id"]}


COPIED = ("text", "entities", "caption", "caption_entities")


def _source(cloud: Cloud, arguments: Arguments, refusal: str) -> SimulatedMessage:
    chat = cloud.chat_of(arguments.required("from_chat_id", "chat_id is empty"))
    message = chat.find(arguments.integer("message_id", 0) or 0)
    if message is None or message.deleted:
        raise bad_request(refusal)
    return message


def writable_chat(cloud: Cloud, arguments: Arguments) -> Chat:
    """The chat that the call names, where the bot may write. Raises ApiError."""
    chat = cloud.chat_of(arguments.required("chat_id", "chat_id is empty"))
    chat.check_writable()
    return chat


def read_text(arguments: Arguments) -> Formatted:
    """The call's text. Raises ApiError: empty, too long, can't parse entities."""
    source = arguments.text("text")
    if source is None:
        raise bad_request("message text is empty")
    formatted = parse(source, arguments.text("parse_mode"), arguments.structure("entities"))
    if not formatted.text:
        raise bad_request("message text is empty")
    if len(formatted.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return formatted


def read_caption(arguments: Arguments) -> Formatted:
    """The call's caption. Raises ApiError: too long, can't parse entities."""
    source = arguments.text("caption")
    if source is None:
        return Formatted("")
    formatted = parse(source, arguments.text("parse_mode"), arguments.structure("caption_entities"))
    if len(formatted.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return formatted


def text_content(formatted: Formatted) -> dict[str, Any]:
    """A text's part of the Message."""
    content: dict[str, Any] = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = list(formatted.entities)
    return content


def caption_content(formatted: Formatted) -> dict[str, Any]:
    """A caption's part of the Message."""
    if not formatted.text:
        return {}
    content: dict[str, Any] = {"caption": formatted.text}
    if formatted.entities:
        content["caption_entities"] = list(formatted.entities)
    return content


def send(
    cloud: Cloud,
    chat: Chat,
    arguments: Arguments,
    content: dict[str, Any],
    *,
    file: SentFile | None = None,
    reply_to: SimulatedMessage | None = None,
) -> dict[str, Any]:
    """Post the bot's message with the keyboard, the topic and the reply that the call names. Returns the Message."""
    markup = read_keyboard(arguments, is_private=chat.type == "private")
    thread_id = _thread(chat, arguments)
    reply_to = reply_to or replied_message(chat, arguments)
    if thread_id is None and reply_to is not None:
        thread_id = reply_to.thread_id
    content |= inline_part(markup)
    message = cloud.post(
        chat,
        content,
        sender=cloud.bot,
        file=file,
        reply_to=reply_to,
        thread_id=thread_id,
        receiver=_receiver(cloud, chat, arguments),
    )
    return message.wire


def _receiver(cloud: Cloud, chat: Chat, arguments: Arguments) -> Member | None:
    """Who alone is to see the message (docs/telegram.md, "Groups")."""
    given = arguments.structure("ephemeral_message_parameters") or {}
    user_id = given.get("receiver_user_id") or arguments.integer("receiver_user_id")
    if user_id is None or not cloud.ephemeral_messages:
        return None
    if not isinstance(chat, Group):
        raise bad_request("PEER_ID_INVALID")
    if int(user_id) not in chat.members:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return cloud.users[int(user_id)]


def _thread(chat: Chat, arguments: Arguments) -> int | None:
    thread_id = arguments.integer("message_thread_id")
    if thread_id is None:
        return None
    if not isinstance(chat, Group) or not chat.is_forum:
        raise bad_request("message thread not found")
    topic = chat.check_topic(thread_id)
    return topic.thread_id if topic is not None else None


def replied_message(chat: Chat, arguments: Arguments) -> SimulatedMessage | None:
    """The message that the call answers. Raises ApiError when it is gone and the call insists."""
    given = arguments.structure("reply_parameters")
    if given is None:
        message_id = arguments.integer("reply_to_message_id")
        if not message_id:
            return None
        given = {
            "message_id": message_id,
            "allow_sending_without_reply": arguments.flag("allow_sending_without_reply"),
        }
    message = chat.find(int(given.get("message_id", 0)))
    if message is None or message.deleted:
        if given.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return message


async def read_file(
    cloud: Cloud, arguments: Arguments, kind: str, given: Any, shape: dict[str, Any], *, uploads: bool = True
) -> SentFile:
    """The file that a call brings, by upload, address or file_id. Raises ApiError."""
    if isinstance(given, str) and given.startswith("attach://"):
        upload = arguments.take_upload(given.removeprefix("attach://")) if uploads else None
        if upload is None:
            raise wrong_file()
    else:
        upload = arguments.take_upload(kind) if not given else None
    if upload is not None:
        if upload.stored.size == 0:
            raise bad_request("file must be non-empty")
        mime_type = "video/mp4" if kind == "video" else upload.mime_type
        return cloud.files.keep(
            upload.stored,
            kind,
            name=upload.name,
            mime_type=mime_type,
            origin=Origin.UPLOAD,
            shape=_given_shape(shape),
        )
    if not given or not isinstance(given, str):
        raise bad_request(f"there is no {kind} in the request")
    if "://" in given:
        stored, name, mime_type = await cloud.fetcher.fetch(given, kind)
        return cloud.files.keep(
            stored,
            kind,
            name=name,
            mime_type=mime_type,
            origin=Origin.URL,
            shape=_given_shape(shape),
            url=given,
        )
    return cloud.files.find(given, kind)


def _given_shape(shape: dict[str, Any]) -> VideoShape | None:
    try:
        width, height = int(shape.get("width") or 0), int(shape.get("height") or 0)
        duration = float(shape.get("duration") or 0)
    except (TypeError, ValueError):
        raise bad_request("wrong width, height or duration specified") from None
    return VideoShape(width, height, duration) if width and height else None
