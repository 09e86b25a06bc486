"""The bot's words in each language, from `locales/<language>/bot.ftl`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aiogram_i18n.cores import FluentRuntimeCore


class Texts:
    """The words of all languages. An unknown language gets the default one's."""

    def __init__(self, folder: Path, default_locale: str) -> None:
        self._core = FluentRuntimeCore(path=folder, default_locale=default_locale)
        self._core.locales.update(self._core.find_locales())
        if default_locale not in self._core.locales:
            known = ", ".join(sorted(self._core.locales))
            raise ValueError(f"DEFAULT_LOCALE: there is no {default_locale!r}; there is {known}")

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that there are words for."""
        return self._core.available_locales

    def get(self, locale: str, key: str, **values: Any) -> str:
        """The words for `key`, with the values filled in. `de-AT` falls back to `de`."""
        language = locale if locale in self._core.locales else locale.split("-")[0]
        return self._core.get(key, language, **values)
