"""answerCallbackQuery, answerInlineQuery, answerGuestQuery."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.files import SentFile, wrong_file
from bot.sandbox.telegram.formatting import parse
from bot.sandbox.telegram.keyboards import check_keyboard
from bot.sandbox.telegram.methods.sending import caption_content, read_caption, read_text, text_content
from bot.sandbox.telegram.queries import CallbackAnswer, InlineAnswer, InlineResult
from bot.sandbox.telegram.transcript import SimulatedMessage

MOST_RESULTS = 50
DEFAULT_CACHE_SECONDS = 300
LONGEST_ANSWER = 200
FILES = {"video": ("video_file_id", "video_url"), "document": ("document_file_id", "document_url")}
PHOTOS = {"photo": ("photo_file_id", "photo_url")}


async def answer_callback_query(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#answercallbackquery."""
    text = arguments.text("text") or ""
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = cloud.queries.take("callback", arguments.required("callback_query_id"))
    answer = CallbackAnswer(
        text, arguments.flag("show_alert"), arguments.text("url"), arguments.integer("cache_time", 0) or 0
    )
    query.answer(answer)
    return True


async def answer_inline_query(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#answerinlinequery: at most 50 results."""
    results = arguments.structure("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({str(result.get("id")) for result in results}) != len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        check_result(cloud, result)
    query = cloud.queries.take("inline", arguments.required("inline_query_id"))
    typed = query.wire["query"]
    query.answer(
        InlineAnswer(
            results=tuple(
                InlineResult(str(wire["id"]), wire["type"], str(wire.get("title", "")), typed, wire) for wire in results
            ),
            cache_time=_cache_seconds(arguments),
            is_personal=arguments.flag("is_personal"),
            next_offset=arguments.text("next_offset") or "",
            button=arguments.structure("button"),
        )
    )
    return True


async def answer_guest_query(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#answerguestquery: the answer is a message that
    can be edited by its inline_message_id.
    """
    result = arguments.structure("result")
    check_result(cloud, result)
    query = cloud.queries.take("guest", arguments.required("guest_query_id"))
    asked: SimulatedMessage = cloud.guest_messages[query.id]
    message = post_result(cloud, result, asked, sender=cloud.bot)
    query.answer(message)
    return {"inline_message_id": message.inline_message_id}


def post_result(
    cloud: Cloud, result: dict[str, Any], beside: SimulatedMessage, *, sender: dict[str, Any]
) -> SimulatedMessage:
    """Put a guest's message into the chat where `beside` stands, as an answer to it."""
    content, file = result_content(cloud, result)
    content["guest_bot_caller_user"] = beside.wire["from"]
    message = cloud.post(cloud.chats[beside.chat.id], content, sender=sender, file=file, reply_to=beside)
    name_inline(cloud, message)
    return message


def name_inline(cloud: Cloud, message: SimulatedMessage) -> str:
    """Give a message an inline_message_id."""
    message.inline_message_id = cloud.new_inline_message_id()
    cloud.inline_messages[message.inline_message_id] = message
    return message.inline_message_id


def result_content(cloud: Cloud, result: dict[str, Any]) -> tuple[dict[str, Any], SentFile | None]:
    """The Message that a result becomes: its content and its file. Raises ApiError."""
    markup = check_keyboard(result["reply_markup"]) if result.get("reply_markup") else None
    content: dict[str, Any] = {"reply_markup": markup} if markup else {}
    given = result.get("input_message_content")
    if given is not None:
        text = given.get("message_text")
        if not text:
            raise bad_request("MESSAGE_EMPTY")
        formatted = read_text(Arguments({**given, "text": text}))
        return content | text_content(formatted), None
    content |= caption_content(read_caption(Arguments(result)))
    file_id = _file_id(result)
    return content, cloud.files.find(file_id, result["type"]) if file_id else None


def _file_id(result: dict[str, Any]) -> str | None:
    names = (FILES | PHOTOS).get(result["type"])
    return result.get(names[0]) if names is not None else None


def check_result(cloud: Cloud, result: Any) -> None:
    """Raises ApiError where a result is wrong."""
    if not isinstance(result, dict) or "type" not in result:
        raise bad_request("can't parse inline query result: Can't find field \"type\"")
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    kind = result["type"]
    file_id = _file_id(result)
    if file_id is not None:
        cloud.files.find(file_id, kind)
    if kind == "article" and (not result.get("title") or not result.get("input_message_content")):
        raise bad_request('can\'t parse inline query result: Can\'t find field "title" or "input_message_content"')
    if kind == "video" and file_id is None and not str(result.get("video_url", "")).startswith("http"):
        raise wrong_file()
    if "input_message_content" in result and "message_text" in result["input_message_content"]:
        given = result["input_message_content"]
        parse(given["message_text"], given.get("parse_mode"), given.get("entities"))
    if result.get("reply_markup"):
        check_keyboard(result["reply_markup"])


def _cache_seconds(arguments: Arguments) -> int:
    given = arguments.integer("cache_time")
    return DEFAULT_CACHE_SECONDS if given is None else given
