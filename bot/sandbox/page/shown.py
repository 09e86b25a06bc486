"""What the page is sent: messages and calls as JSON."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram import Button, Call, InlineResult, SimulatedMessage

LONGEST_VALUE = 160
HIDDEN_PARAMETERS = frozenset({"parse_mode", "link_preview_options", "allowed_updates"})
SERVICE = {
    "new_chat_members": "The bot was added",
    "migrate_to_chat_id": "The group became a supergroup",
    "migrate_from_chat_id": "The group became a supergroup",
}
QUIET_CALLS = frozenset({"getUpdates"})


def message(shown: SimulatedMessage) -> dict[str, Any]:
    """A message as it stands now."""
    quoted = shown.reply_to
    sender = shown.wire.get("from", {})
    return {
        "id": shown.id,
        "chat": shown.chat.id,
        "topic": shown.thread_id if shown.wire.get("is_topic_message") else None,
        "only": shown.receiver_id,
        "bot": shown.from_bot,
        "from": sender.get("id"),
        "name": sender.get("first_name", ""),
        "via": "via_bot" in shown.wire,
        "service": _service(shown),
        "order": shown.sequence,
        "at": shown.wire["date"],
        "text": shown.text,
        "entities": shown.entities,
        "deleted": shown.deleted,
        "edited": bool(shown.edits),
        "quote": quoted.text if quoted is not None and not quoted.deleted else None,
        "file": _file(shown),
        "rows": [[_button(button) for button in row] for row in shown.rows],
        "invoice": _invoice(shown),
        "paid": shown.wire.get("successful_payment", {}).get("total_amount"),
        "charge": shown.wire.get("successful_payment", {}).get("telegram_payment_charge_id"),
        "refunded": shown.wire.get("refunded_payment", {}).get("total_amount"),
    }


def _button(button: Button) -> dict[str, Any]:
    wire = button.wire
    typed = wire.get("switch_inline_query_current_chat", wire.get("switch_inline_query"))
    copied = wire.get("copy_text", {}).get("text")
    return {
        "text": button.text,
        "url": button.url,
        "opens": button.web_app is not None,
        "pays": "pay" in wire,
        "types": typed,
        "copies": copied,
    }


def _service(shown: SimulatedMessage) -> str | None:
    """What is told of the group, where it is no message of anybody's."""
    if topic := shown.wire.get("forum_topic_created"):
        return f"The topic {topic['name']} was opened"
    return next((SERVICE[name] for name in SERVICE if name in shown.wire), None)


def result(found: InlineResult) -> dict[str, Any]:
    """One of the results over the input field."""
    about = found.wire.get("description") or found.wire.get("caption") or ""
    return {"id": found.id, "type": found.type, "title": found.title, "about": about}


def _file(shown: SimulatedMessage) -> dict[str, Any] | None:
    if shown.file is None:
        return None
    file = shown.file
    return {
        "kind": file.kind,
        # An edited message may show another file, under another address then.
        "url": f"files/{shown.chat.id}/{shown.id}?{file.file_unique_id}",
        "name": file.name,
        "size": file.size,
        "width": file.width,
        "height": file.height,
    }


def _invoice(shown: SimulatedMessage) -> dict[str, Any] | None:
    if shown.invoice is None:
        return None
    return {name: shown.invoice[name] for name in ("title", "description", "total_amount")}


def call(made: Call) -> dict[str, Any] | None:
    """A call of the bot's; None for those that say nothing."""
    if made.method in QUIET_CALLS:
        return None
    parameters = {
        name: _short(value) for name, value in made.parameters.items() if name not in HIDDEN_PARAMETERS and value
    }
    return {
        "number": made.number,
        "method": made.method,
        "parameters": parameters,
        "at": made.at,
        "status": made.status,
        "error": made.error,
    }


def _short(value: object) -> str:
    words = str(value)
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"
