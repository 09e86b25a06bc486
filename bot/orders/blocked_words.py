"""The words that an operator does not want anything created of: patterns from BLOCKED_WORDS_FILE."""

from __future__ import annotations

import re
from pathlib import Path

from bot.settings import Settings, SettingsError


class BlockedWords:
    """Patterns, any of which blocks the words that it is found in, in whichever case."""

    def __init__(self, patterns: tuple[re.Pattern[str], ...] = ()) -> None:
        self._patterns = patterns

    @classmethod
    def of(cls, settings: Settings) -> BlockedWords:
        """Those that the settings name. Raises SettingsError with a line for each mistake in their file."""
        if settings.blocked_words_file is None:
            return cls()
        try:
            lines = Path(settings.blocked_words_file).read_text("utf-8").splitlines()
        except OSError as error:
            raise SettingsError([f"BLOCKED_WORDS_FILE: it cannot be read: {error.strerror}"]) from None
        except UnicodeDecodeError:
            raise SettingsError(["BLOCKED_WORDS_FILE: save it as UTF-8"]) from None
        return cls(_patterns(lines))

    def block(self, words: str) -> bool:
        """Whether one of them is found in these words."""
        return any(pattern.search(words) for pattern in self._patterns)


def _patterns(lines: list[str]) -> tuple[re.Pattern[str], ...]:
    patterns, mistakes = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            patterns.append(re.compile(line.strip(), re.IGNORECASE))
        except re.error as error:
            mistakes.append(f"BLOCKED_WORDS_FILE: line {number} is no regular expression: {error}")
    if mistakes:
        raise SettingsError(mistakes)
    return tuple(patterns)
