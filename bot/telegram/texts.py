"""The bot's words in each language, from `locales/<language>/*.ftl`, in Fluent (https://projectfluent.org)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource


class TextError(Exception):
    """A text cannot be said: it has no words, lacks a value, or a value is too long."""


class Texts:
    """The words of all languages. An unknown language gets the default one's."""

    def __init__(self, folder: Path, default_locale: str) -> None:
        self._bundles = {path.name: _bundle(path) for path in sorted(folder.iterdir()) if path.is_dir()}
        self._default = default_locale
        self._spelt = {locale.lower(): locale for locale in self._bundles}
        if default_locale not in self._bundles:
            raise ValueError(f"DEFAULT_LOCALE: there is no {default_locale!r}; there is {', '.join(self._bundles)}")

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that there are words for."""
        return tuple(self._bundles)

    @property
    def default(self) -> str:
        """The language of who speaks none of these."""
        return self._default

    def language(self, locale: str) -> str:
        """Which language's words are said to who speaks this one (an IETF tag): its own, else the base language's, else
        another one's with the same base, as `pt` and `pt-PT` find `pt-BR`, else the default one's.
        """
        if locale in self._bundles:
            return locale
        tag = locale.lower().replace("_", "-")
        base = tag.split("-")[0]
        related = (own for spelt, own in self._spelt.items() if spelt.split("-")[0] == base)
        return self._spelt.get(tag) or self._spelt.get(base) or next(related, self._default)

    def get(self, locale: str, key: str, **values: Any) -> str:
        """The words for `key`, with the values filled in; the default language's where this one lacks them.

        Raises TextError.
        """
        own = self._bundle(locale)
        bundle = own if own.has_message(key) else self._bundles[self._default]
        if not bundle.has_message(key):
            raise TextError(f"{key} has no words")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise TextError(f"{key} has no words")
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise TextError(f"{key}: {errors}")
        return str(text)

    def find(self, locale: str, key: str, **values: Any) -> str | None:
        """The same; None where there are no such words. Raises TextError for a value that they lack."""
        return self.get(locale, key, **values) if self._bundle(locale).has_message(key) else None

    def get_for(self, kind: str, locale: str, key: str, **values: Any) -> str:
        """The same, in the words for this kind of order, `<key>-<kind>`, where it has its own. Raises TextError."""
        own = f"{key}-{kind}"
        return self.get(locale, own if self._bundle(locale).has_message(own) else key, **values)

    def _bundle(self, locale: str) -> FluentBundle:
        return self._bundles[self.language(locale)]


def _bundle(folder: Path) -> FluentBundle:
    # Isolating marks around each value would stand in the way of Telegram's markup.
    bundle = FluentBundle([folder.name], use_isolating=False)
    for path in sorted(folder.rglob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
