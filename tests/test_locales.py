"""Every language has all the words, and every word can be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

from bot.credits import EntryKind
from bot.jobs.states import Failure
from bot.links import Refusal
from bot.providers.watch import OperatorNews
from bot.telegram.handlers import COMMANDS
from bot.telegram.texts import Texts, locales_folder

LANGUAGES = sorted(folder.name for folder in locales_folder().iterdir() if folder.is_dir())
CODE = Path(__file__).parents[1] / "bot" / "telegram"


def ids(language: str) -> set[str]:
    found: set[str] = set()
    for path in (locales_folder() / language).glob("*.ftl"):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        assert not [entry for entry in resource.body if isinstance(entry, Junk)], path
        found |= {entry.id.name for entry in resource.body if isinstance(entry, Message)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_words(language: str) -> None:
    assert ids(language) == ids("en")


def test_whatever_can_happen_has_its_words() -> None:
    needed = {f"failure-{failure.value}" for failure in Failure if failure is not Failure.UNREACHABLE}
    needed |= {f"refusal-{refusal.value}" for refusal in Refusal}
    needed |= {f"movement-{kind.value}" for kind in EntryKind}
    needed |= {f"operator-{news.value}" for news in OperatorNews}
    needed |= {f"command-{command}" for command in COMMANDS}
    assert needed - ids("en") == set()


def test_the_code_says_nothing_that_has_no_words() -> None:
    said = set()
    for path in CODE.rglob("*.py"):
        said |= set(re.findall(r'(?:say|get)\(\s*[\w.]*locale,\s*"([a-z-]+)"', path.read_text(encoding="utf-8")))
    assert said
    assert said - ids("en") == set()


def test_an_unknown_language_gets_the_default_ones_words() -> None:
    texts = Texts(locales_folder(), "en")
    assert texts.get("tlh", "cancel") == texts.get("en-GB", "cancel") == texts.get("en", "cancel")
