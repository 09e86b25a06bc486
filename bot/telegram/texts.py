"""The bot's words in each language, from `locales/<language>/*.ftl`, in Fluent (https://projectfluent.org)."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, TextElement

ENTRY = re.compile(r"^(?=[A-Za-z][\w-]* *=)", re.MULTILINE)
"""Where a text begins: its key is all that stands at the edge of the page, but for comments and closing braces."""


LONG = 1000
"""Fluent takes 2,500 characters for one value: longer words than these are put in afterwards."""
MARK = "\ue000"
MARKED = re.compile(f"{MARK}([a-z]+){MARK}")


class TextError(Exception):
    """A text cannot be said: it has no words, or lacks a value."""


class Texts:
    """The words of all languages. An unknown language gets the default one's."""

    def __init__(self, folder: Path, default_locale: str) -> None:
        self._languages = {path.name: Words(path) for path in sorted(folder.iterdir()) if path.is_dir()}
        self._default = default_locale
        self._spelt = {locale.lower(): locale for locale in self._languages}
        if default_locale not in self._languages:
            raise ValueError(f"DEFAULT_LOCALE: there is no {default_locale!r}; there is {', '.join(self._languages)}")

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that there are words for."""
        return tuple(self._languages)

    @property
    def default(self) -> str:
        """The language of who speaks none of these."""
        return self._default

    def language(self, locale: str) -> str:
        """Which language's words are said to who speaks this one (an IETF tag): its own, else the base language's, else
        another one's with the same base, as `pt` and `pt-PT` find `pt-BR`, else the default one's.
        """
        if locale in self._languages:
            return locale
        tag = locale.lower().replace("_", "-")
        base = tag.split("-")[0]
        related = (own for spelt, own in self._spelt.items() if spelt.split("-")[0] == base)
        return self._spelt.get(tag) or self._spelt.get(base) or next(related, self._default)

    def get(self, locale: str, key: str, **values: Any) -> str:
        """The words for `key`, with the values filled in; the default language's where this one lacks them.

        Raises TextError.
        """
        own = self._words(locale)
        words = own if key in own else self._languages[self._default]
        if key not in words:
            raise TextError(f"{key} has no words")
        text, errors = words.say(key, values)
        if errors:
            raise TextError(f"{key}: {errors}")
        return text

    def find(self, locale: str, key: str, **values: Any) -> str | None:
        """The same; None where there are no such words. Raises TextError for a value that they lack."""
        return self.get(locale, key, **values) if key in self._words(locale) else None

    def get_for(self, kind: str, locale: str, key: str, **values: Any) -> str:
        """The same, in the words for this kind of order, `<key>-<kind>`, where it has its own. Raises TextError."""
        own = f"{key}-{kind}"
        return self.get(locale, own if own in self._words(locale) else key, **values)

    def _words(self, locale: str) -> Words:
        return self._languages[self.language(locale)]


class Words:
    """One language's. A text is parsed when it is first said, and what the language's plurals and dates need is read
    with the first text that has values: all of it for eight languages would take a sixth of a process's memory.
    """

    def __init__(self, folder: Path) -> None:
        self._language = folder.name
        texts = (text for path in sorted(folder.rglob("*.ftl")) for text in ENTRY.split(path.read_text("utf-8")))
        self._unparsed = {text.partition("=")[0].rstrip(): text for text in texts}
        self._plain: dict[str, str] = {}
        """Those that have no values, as they are said."""

    @cached_property
    def _bundle(self) -> FluentBundle:
        # Isolating marks around each value would stand in the way of Telegram's markup.
        return FluentBundle([self._language], use_isolating=False)

    def __contains__(self, key: str) -> bool:
        if key in self._unparsed:
            self._parse(self._unparsed.pop(key))
        return key in self._plain or ("_bundle" in vars(self) and self._bundle.has_message(key))

    def _parse(self, text: str) -> None:
        resource = FluentResource(text)
        plain = {
            entry.id.name: words for entry in resource.body if isinstance(entry, Message) if (words := _plain(entry))
        }
        self._plain |= plain
        if not plain:
            self._bundle.add_resource(resource)

    def say(self, key: str, values: dict[str, Any]) -> tuple[str, list[Exception]]:
        """The text of a key that is there, and what is wrong with it."""
        if key in self._plain:
            return self._plain[key], []
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            return "", [TextError("it has no words")]
        long = {name: value for name, value in values.items() if isinstance(value, str) and len(value) > LONG}
        text, errors = self._bundle.format_pattern(pattern, values | {name: f"{MARK}{name}{MARK}" for name in long})
        return MARKED.sub(lambda marked: long.get(marked[1], marked[0]), str(text)) if long else str(text), errors


def _plain(message: Message) -> str | None:
    """What a text without values says."""
    elements = message.value.elements if message.value is not None else []
    words = [element.value for element in elements if isinstance(element, TextElement)]
    return "".join(words) if len(words) == len(elements) else None
