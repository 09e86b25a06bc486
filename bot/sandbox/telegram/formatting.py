"""Text with entities: the HTML parse mode, what Telegram recognises by itself, and lengths as Telegram counts them.

Offsets and lengths of entities are in UTF-16 code units (docs/telegram.md, "Files").
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.errors import bad_request

Entity = dict[str, Any]

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
OTHER_TAGS = frozenset({"a", "span", "tg-emoji", "tg-time"})

_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:\s+[A-Za-z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_NAME = re.compile(r"[^\s>/]*")
_RECOGNISED = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|io|me|app|ai|dev|de|ru|cn|top|info)\b(?:[/?#][^\s<>\"]*)?)"
    r"|(?P<mention>(?<![\w/])@[A-Za-z]\w{3,31})"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z]\w{0,63}(?:@\w{3,32})?(?![\w/]))",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(slots=True)
class _Open:
    name: str
    entity: Entity


def length(text: str) -> int:
    """UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, entity: Entity) -> str:
    """The part of the text that an entity covers."""
    start = entity["offset"] * 2
    return text.encode("utf-16-le")[start : start + entity["length"] * 2].decode("utf-16-le")


def parse(text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
    """What is shown for a text that the bot sent.

    Raises ApiError: can't parse entities, or a parse mode that is not simulated (only HTML is).
    """
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        formatted = parse_html(text)
    else:
        formatted = Formatted(text, tuple(entities or ()))
    return recognise(_trim(formatted))


def parse_html(source: str) -> Formatted:
    """Text and entities of HTML as the Bot API has it. Raises ApiError in Telegram's words."""
    if "<" not in source and "&" not in source:
        return Formatted(source)
    pieces: list[str] = []
    entities: list[Entity] = []
    opened: list[_Open] = []
    position = offset = 0
    while position < len(source):
        start = source.find("<", position)
        piece = _unescape(source[position : start if start >= 0 else len(source)])
        pieces.append(piece)
        offset += length(piece)
        if start < 0:
            break
        tag = _TAG.match(source, start)
        if tag is None:
            raise _malformed(source, start)
        if tag["close"]:
            _close(tag["name"].lower(), opened, entities, offset, source, start)
        else:
            opened.append(_open(tag, offset, source, opened))
        position = tag.end()
    if opened:
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{opened[-1].name}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted("".join(pieces), tuple(entities))


def _open(tag: re.Match[str], offset: int, source: str, opened: list[_Open]) -> _Open:
    name = tag["name"].lower()
    attributes = {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(tag["attributes"])
    }
    entity: Entity = {"offset": offset, "type": SIMPLE_TAGS.get(name, "")}
    if name == "a":
        entity |= {"type": "text_link", "url": attributes.get("href", "")}
    elif name == "span" and attributes.get("class") == "tg-spoiler":
        entity["type"] = "spoiler"
    elif name == "tg-emoji":
        entity |= {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
    elif name == "tg-time":
        entity |= {"type": "date_time"}
    elif name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif name == "code" and opened and opened[-1].name == "pre" and "class" in attributes:
        opened[-1].entity["language"] = attributes["class"].removeprefix("language-")
        entity["type"] = "language"
    if name == "span" and not entity["type"]:
        raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {_byte(source, tag.start())}')
    if not entity["type"]:
        raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {_byte(source, tag.start())}')
    return _Open(name, entity)


def _close(name: str, opened: list[_Open], entities: list[Entity], offset: int, source: str, start: int) -> None:
    if not opened:
        raise _cannot_parse(f"Unexpected end tag at byte offset {_byte(source, start)}")
    if opened[-1].name != name:
        raise _cannot_parse(
            f"Unmatched end tag at byte offset {_byte(source, start)}, "
            f'expected "</{opened[-1].name}>", found "</{name}>"'
        )
    entity = opened.pop().entity
    entity["length"] = offset - entity["offset"]
    if entity["type"] == "text_link" and not entity["url"]:
        return
    if entity["length"] > 0 and entity["type"] != "language":
        entities.append(entity)


def _malformed(source: str, start: int) -> Exception:
    is_end = source.startswith("</", start)
    if ">" not in source[start:]:
        return _cannot_parse(f"Unclosed {'end' if is_end else 'start'} tag at byte offset {_byte(source, start)}")
    found = _NAME.match(source, start + 1)
    name = found[0] if found else ""
    if name.lower() in SIMPLE_TAGS or name.lower() in OTHER_TAGS:
        return _cannot_parse(f'Empty attribute name in the tag "{name.lower()}" at byte offset {_byte(source, start)}')
    return _cannot_parse(f'Unsupported start tag "{name.lower()}" at byte offset {_byte(source, start)}')


def _cannot_parse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _byte(source: str, position: int) -> int:
    return len(source[:position].encode())


def _unescape(piece: str) -> str:
    # Telegram knows four names and all numbers; other references stay as they are.
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), piece) if "&" in piece else piece


def _trim(formatted: Formatted) -> Formatted:
    text = formatted.text.strip()
    if text == formatted.text:
        return formatted
    lead = length(formatted.text) - length(formatted.text.lstrip())
    end = length(text)
    kept = []
    for entity in formatted.entities:
        first = max(entity["offset"] - lead, 0)
        last = min(entity["offset"] + entity["length"] - lead, end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return Formatted(text, tuple(kept))


def recognise(formatted: Formatted) -> Formatted:
    """Add the addresses, mentions and commands that Telegram recognises by itself."""
    text = formatted.text
    if "." not in text and "@" not in text and "/" not in text:
        return formatted
    entities = list(formatted.entities)
    for found in _RECOGNISED.finditer(text):
        kind = found.lastgroup
        matched = found[0].rstrip(".,;:!?)'\"") if kind == "url" else found[0]
        entity = {"type": kind, "offset": length(text[: found.start()]), "length": length(matched)}
        if not any(_overlap(entity, other) for other in formatted.entities):
            entities.append(entity)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(text, tuple(entities))


def _overlap(one: Entity, other: Entity) -> bool:
    if other["type"] not in {"text_link", "code", "pre", "url", "mention", "bot_command", "text_mention"}:
        return False
    starts: int = max(one["offset"], other["offset"])
    ends: int = min(one["offset"] + one["length"], other["offset"] + other["length"])
    return starts < ends
