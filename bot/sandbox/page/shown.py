"""What the page is sent: messages and calls as JSON."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram import Call, SimulatedMessage

LONGEST_VALUE = 160
HIDDEN_PARAMETERS = frozenset({"parse_mode", "link_preview_options", "allowed_updates"})
QUIET_CALLS = frozenset({"getUpdates"})


def message(shown: SimulatedMessage, chat_id: int) -> dict[str, Any]:
    """A message as it stands now."""
    quoted = shown.reply_to
    return {
        "id": shown.id,
        "chat": chat_id,
        "bot": shown.from_bot,
        "at": shown.wire["date"],
        "text": shown.text,
        "entities": shown.entities,
        "deleted": shown.deleted,
        "edited": bool(shown.edits),
        "quote": quoted.text if quoted is not None and not quoted.deleted else None,
        "file": _file(shown),
        "rows": [
            [
                {
                    "text": button.text,
                    "url": button.url,
                    "pays": "pay" in button.wire,
                    "copy": button.wire.get("copy_text", {}).get("text"),
                }
                for button in row
            ]
            for row in shown.rows
        ],
        "invoice": _invoice(shown),
        "paid": shown.wire.get("successful_payment", {}).get("total_amount"),
        "charge": shown.wire.get("successful_payment", {}).get("telegram_payment_charge_id"),
        "refunded": shown.wire.get("refunded_payment", {}).get("total_amount"),
    }


def _file(shown: SimulatedMessage) -> dict[str, Any] | None:
    if shown.file is None:
        return None
    file = shown.file
    return {
        "kind": file.kind,
        "url": f"files/{shown.chat.id}/{shown.id}",
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
