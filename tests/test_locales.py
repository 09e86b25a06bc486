"""Every language has all the words, and every word can be said."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    BaseNode,
    Identifier,
    Junk,
    Message,
    MessageReference,
    Pattern,
    Placeable,
    SelectExpression,
    Term,
    TermReference,
    TextElement,
    VariableReference,
)

from bot.billing.ledger import EntryKind
from bot.billing.promotions import Claim
from bot.jobs.states import Failure
from bot.languages import locales_folder
from bot.orders import KINDS
from bot.providers.base import ErrorKind
from bot.routing.monitor import OperatorNews
from bot.sandbox.telegram.errors import ApiError
from bot.sandbox.telegram.formatting import parse_html
from bot.sources import SOURCES
from bot.telegram.handlers import COMMANDS
from bot.telegram.texts import ENTRY, TextError, Texts
from tests.toys.language import LANGUAGE, add_language

T = TypeVar("T")
LANGUAGES = sorted(folder.name for folder in locales_folder().iterdir() if folder.is_dir())
CODE = [
    ast.parse(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parents[1] / "bot").rglob("*.py")
    if "sandbox" not in path.relative_to(Path(__file__).parents[1]).parts
]
SAYERS = {"say": 1, "get": 1, "notify": 1, "tell_other": 1, "tell": 0}
"""Which argument of theirs is a key. A `get` with another first argument than a locale is none of these."""


def constants(node: ast.AST) -> set[str]:
    """The strings that stand in this piece of code as they are."""
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}


CONSTANTS = set().union(*(constants(tree) for tree in CODE))
FAMILIES = {
    node.values[0].value
    for tree in CODE
    for node in ast.walk(tree)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    if isinstance(node.values[0].value, str) and re.fullmatch(r"[a-z-]+-", node.values[0].value)
}
"""How keys begin that end in the name of something, as `failure-` does."""


def functions(tree: ast.Module) -> list[ast.AST]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def keys_said(function: ast.AST) -> set[str]:
    """The keys that it says, as far as they stand there in words."""
    assigned = {
        target.id: chosen(node.value)
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    said: set[str] = set()
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in SAYERS:
            if call.func.attr == "get" and not re.search(r"locale|texts", ast.unparse(call)):
                continue
            place = SAYERS[call.func.attr]
            for key in call.args[place : place + 1]:
                said |= assigned.get(key.id, set()) if isinstance(key, ast.Name) else chosen(key)
    return {key for key in said if re.fullmatch(r"[a-z]+(-[a-z]+)*", key)}


def chosen(value: ast.expr) -> set[str]:
    """The string, or the strings that one is chosen from."""
    if isinstance(value, ast.IfExp):
        return chosen(value.body) | chosen(value.orelse)
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()


def ids(language: str, folder: Path | None = None) -> set[str]:
    found: set[str] = set()
    for path in ((folder or locales_folder()) / language).glob("*.ftl"):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        assert not [entry for entry in resource.body if isinstance(entry, Junk)], path
        found |= {entry.id.name for entry in resource.body if isinstance(entry, Message)}
    return found


def ids_said() -> set[str]:
    """Those of English that the code says."""
    claims = {f"{what}-{claim.value}" for what in ("gift", "invitation", "promo") for claim in Claim}
    families = tuple(FAMILIES)
    return {key for key in ids("en") if is_said(key, CONSTANTS | claims, families)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_just_the_words_that_are_said(language: str) -> None:
    """None is missing, and none is there that nothing says."""
    assert ids(language) == ids_said()


def test_a_word_that_a_language_lacks(tmp_path: Path) -> None:
    """Another language's folder is held to the same words; what it lacks is told by its key."""
    file = add_language(tmp_path) / "bot.ftl"
    assert ids(LANGUAGE, tmp_path) == ids_said()
    file.write_text(file.read_text("utf-8").replace("command-help = ", "command-helpless = "), "utf-8")
    assert ids_said() ^ ids(LANGUAGE, tmp_path) == {"command-help", "command-helpless"}


def is_said(key: str, keys: Collection[str], families: tuple[str, ...]) -> bool:
    """Whether it is one of these, begins as one of the families, or is the same for one kind of order."""
    endings = [f"-{kind.kind}" for kind in KINDS]
    own = next((key.removesuffix(ending) for ending in endings if key.endswith(ending)), key)
    return key in keys or own in keys or key.startswith(families)


def test_whatever_can_happen_has_its_words() -> None:
    needed = {f"failure-{failure.value}" for failure in Failure if failure is not Failure.UNREACHABLE}
    needed |= {f"refusal-{reason}" for source in SOURCES for reason in source.reasons}
    needed |= {f"entry-{kind.value}" for kind in EntryKind}
    needed |= {f"provider-reason-{kind.value}" for kind in ErrorKind}
    needed |= {f"operator-{news.value}" for news in OperatorNews}
    needed |= {f"command-{command.name}" for command in COMMANDS}
    assert needed - ids("en") == set()


def test_the_code_says_nothing_that_has_no_words() -> None:
    """Whatever key is given by name to what says something, also by a variable or as one of two."""
    said = {key for tree in CODE for function in functions(tree) for key in keys_said(function)}
    assert len(said) > 80
    assert said - ids("en") == set()


def test_an_unknown_language_gets_the_default_ones_words() -> None:
    texts = Texts(locales_folder(), "en")
    assert texts.get("tlh", "cancel") == texts.get("en-GB", "cancel") == texts.get("en", "cancel")


def test_a_language_that_lacks_a_word_borrows_it(tmp_path: Path) -> None:
    """Rather than stopping the bot, a word is said in the default language; one that nobody has is a mistake."""
    for language, words in {"en": "cancel = Cancel\nhelp = Help\n", "ru": "cancel = Отменить\n"}.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "bot.ftl").write_text(words, "utf-8")
    texts = Texts(tmp_path, "en")
    assert (texts.get("ru", "cancel"), texts.get("ru", "help")) == ("Отменить", "Help")
    with pytest.raises(TextError):
        texts.get("ru", "nothing")


# What a language's words have to be like, each language by itself and beside English.

ENGLISH = ids("en")
PLURALS = {"zero", "one", "two", "few", "many"}
MOST_SAID = 10_000
"""The plural categories that a text needs are those of numbers below this."""
SAME: dict[str, set[str]] = {
    "de": {"gallery-credits", "gallery-menu", "gallery-videos", "option-quality-standard", "progress-create"},
    "es": {"entry-spend", "gallery-menu", "gallery-videos", "history-to-videos", "option-no", "progress-create"},
    "id": {"entry-spend"},
    "pt-BR": {"progress-create"},
}
"""Texts that are the same as English on purpose, by language."""
ALERTS = {
    "ban-",
    "banned-user",
    "cancel-nothing",
    "cancelled-some",
    "create-refusal-",
    "file-no-",
    "file-not-",
    "file-too-",
    "group-only-admins-ask",
    "group-unconfirmed",
    "maintenance-default",
    "news-again-noted",
    "news-stop-noted",
    "tell-me-noted",
    "unban-",
    "went-wrong",
    "went-wrong-",
}
OTHER_BUTTONS = {
    "character-remove",
    "create-start",
    "file-start",
    "inline-start",
    "language-as-telegram",
    "language-name",
    "option-",
    "tell-me-link",
    "tell-me-link-",
}
"""Keys, and how some begin, whose text goes to a button, or is an answer to one, by way of something else."""
CAPTIONS = {"caption", "caption-plain", "usage-caption", "export-caption", "ledger-caption"}
LONGEST_ALERT, LONGEST_BUTTON, LONGEST_CAPTION, LONGEST_MENU, LONGEST_TITLE = 200, 40, 1024, 100, 32
LONGEST_ABOUT, LONGEST_SHORT = 512, 120
"""Telegram's limits, but for the buttons' and the menu's: so much fits on a telephone."""


@cache
def messages(language: str, folder: Path | None = None) -> dict[str, Pattern]:
    """The patterns by their ids."""
    found: dict[str, Pattern] = {}
    for path in ((folder or locales_folder()) / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message) and entry.value is not None:
                found[entry.id.name] = entry.value
    return found


def inside(node: Any, kind: type[T]) -> Iterator[T]:
    """All of this kind in a piece of Fluent's syntax."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, BaseNode):
        for each in vars(node).values():
            for one in each if isinstance(each, list) else [each]:
                yield from inside(one, kind)


def spellings(pattern: Pattern, value: str) -> Iterator[str]:
    """What it can say, with `value` for each value."""
    pieces: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, TextElement):
            pieces.append([element.value])
        elif isinstance(element.expression, SelectExpression):
            variants = element.expression.variants
            pieces.append([text for variant in variants for text in spellings(variant.value, value)])
        else:
            pieces.append([value])
    yield from map("".join, itertools.product(*pieces))


def longest(pattern: Pattern, value: str) -> int:
    """In characters as Telegram counts them, without markup."""
    return max(len(parse_html(text).text) for text in spellings(pattern, value))


def variables(node: Any) -> set[str]:
    return {each.id.name for each in inside(node, VariableReference)}


def said_variables(pattern: Pattern) -> set[str]:
    """Those that it says, and does not only choose by."""
    said: set[str] = set()
    for placeable in inside(pattern, Placeable):
        if not isinstance(placeable.expression, SelectExpression):
            said |= variables(placeable)
    return said


def categories(select: SelectExpression) -> set[str]:
    return {variant.key.name for variant in select.variants if isinstance(variant.key, Identifier)}


@cache
def needed(language: str) -> set[str]:
    """The plural categories of whole numbers in this language."""
    rule = Locale.parse(language, sep="-").plural_form
    return {rule(number) for number in range(MOST_SAID)}


def plural_problems(language: str, pattern: Pattern) -> list[str]:
    """Categories that a select lacks or its language has not; and a `one` without its number where 21 is `one`, too."""
    rule = Locale.parse(language, sep="-").plural_form
    found = []
    for select in inside(pattern, SelectExpression):
        own = categories(select)
        if not own & PLURALS:
            continue
        missing, foreign = needed(language) - own, (own & PLURALS) - set(rule.tags)
        found += [f"lacks {one}" for one in sorted(missing)] + [f"has no {one}" for one in sorted(foreign)]
        beside = [each for each in pattern.elements if isinstance(each, Placeable)]
        said = set().union(*(variables(each) for each in beside if not isinstance(each.expression, SelectExpression)))
        for variant in select.variants:
            is_one = isinstance(variant.key, Identifier) and variant.key.name == "one"
            says = variables(select.selector) & (said | said_variables(variant.value))
            if is_one and not says and any(rule(number) == "one" for number in range(2, MOST_SAID)):
                found.append("[one] is 21, too, and says no number: put the words for 1 under [1]")
    return found


def keys_of(prefixes: Collection[str]) -> set[str]:
    families = tuple(each for each in prefixes if each.endswith("-"))
    return {key for key in ENGLISH if key in prefixes or key.startswith(families)}


def keys_in(node: ast.AST) -> set[str]:
    """The keys that stand in a piece of code, also by how a family of them begins."""
    strings = constants(node) & ENGLISH
    beginnings = {
        each.values[0].value
        for each in ast.walk(node)
        if isinstance(each, ast.JoinedStr) and isinstance(each.values[0], ast.Constant)
        if isinstance(each.values[0].value, str) and re.fullmatch(r"[a-z-]+-", each.values[0].value)
    }
    return strings | (keys_of(beginnings) if beginnings else set())


def keys_shown(matches: Callable[[ast.Call], bool]) -> set[str]:
    """The keys in the calls that match."""
    calls = [node for tree in CODE for node in ast.walk(tree) if isinstance(node, ast.Call) and matches(node)]
    return set().union(*map(keys_in, calls))


def is_button(call: ast.Call) -> bool:
    return ast.unparse(call.func).endswith(("InlineKeyboardButton", "_button", "_leading"))


def is_answer_to_a_button(call: ast.Call) -> bool:
    return ast.unparse(call.func) == "query.answer"


BUTTONS = keys_shown(is_button) | keys_of(OTHER_BUTTONS)
ANSWERS = keys_shown(is_answer_to_a_button) | keys_of(ALERTS)


def too_long(language: str, folder: Path | None = None) -> list[str]:
    """The texts that are longer than where they are shown allows."""
    patterns = messages(language, folder)
    limits: dict[str, int] = {"pack-title": LONGEST_TITLE, "about": LONGEST_ABOUT, "about-short": LONGEST_SHORT}
    limits |= {key: LONGEST_MENU for key in patterns if key.startswith("command-")}
    limits |= dict.fromkeys(BUTTONS, LONGEST_BUTTON) | dict.fromkeys(CAPTIONS, LONGEST_CAPTION)
    told = {
        f"{key}: {longest(patterns[key], '1000')}"
        for key, most in limits.items()
        if longest(patterns[key], "1000") > most
    }
    told |= {f"{key}: {size}" for key in ANSWERS if (size := longest(patterns[key], "1000")) > LONGEST_ALERT}
    return sorted(told)


def differences(language: str, folder: Path | None = None) -> list[str]:
    """Where its texts say other values than the English ones, or have other markup."""
    found = []
    own, english = messages(language, folder), messages("en")
    for key in english.keys() & own.keys():
        here, there = own[key], english[key]
        if not said_variables(there) <= variables(here) <= variables(there):
            found.append(f"{key}: {sorted(variables(there) ^ variables(here))}")
        tags = [{tag for text in spellings(one, "") for tag in re.findall(r"<[^>]*>", text)} for one in (here, there)]
        if tags[0] != tags[1]:
            found.append(f"{key}: {sorted(tags[0] ^ tags[1])}")
    return sorted(found)


def left_in_english(language: str, folder: Path | None = None) -> set[str]:
    """The texts with words that are the same as the English ones."""
    english, own = messages("en"), messages(language, folder)
    return {
        key
        for key, pattern in english.items()
        if key in own and pattern.equals(own[key], ignored_fields=["span"])
        if any(re.search(r"[^\W\d_]{2}", re.sub(r"<[^>]*>", "", text.value)) for text in inside(pattern, TextElement))
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markup_of_each_text(language: str) -> None:
    """Whatever is said, Telegram can read its markup, and it fits where it is shown."""
    for pattern in messages(language).values():
        for text in spellings(pattern, "1"):
            parse_html(text)
    assert too_long(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plurals_of_each_text(language: str) -> None:
    """Where a text has plurals, it has all that its language has, for whole numbers."""
    found = {key: plural_problems(language, pattern) for key, pattern in messages(language).items()}
    assert {key: problems for key, problems in found.items() if problems} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_says_the_same(language: str) -> None:
    """The same values and markup as in English, and nothing of it in English but what is named here."""
    assert differences(language) == []
    same = left_in_english(language) if language != "en" else set()
    assert same == SAME.get(language, set())


def test_each_language_has_a_name_of_its_own() -> None:
    names = [Texts(locales_folder(), "en").get(language, "language-name") for language in LANGUAGES]
    assert len(set(names)) == len(names)


def test_what_is_wrong_with_a_language(tmp_path: Path) -> None:
    """Each kind of mistake is told by the key of its text."""
    file = tmp_path / "ru" / "bot.ftl"
    file.parent.mkdir()
    file.write_text(
        "pack-title = { $credits ->\n [one] { $credits } кредит\n *[other] { $credits } кредитов\n}\n"
        "file-started = { $links ->\n [one] Начато.\n [few] Начато: { $links }.\n *[many] Начато: { $links }.\n}\n"
        "start-to-help = <i>Как это работает</i>\n"
        "help-operators = <b>For operators</b>\n"
        "entry-fund = { $to }\n",
        "utf-8",
    )
    own = messages("ru", tmp_path)
    assert plural_problems("ru", own["pack-title"]) == ["lacks few", "lacks many"]
    assert plural_problems("ru", own["file-started"]) == [
        "[one] is 21, too, and says no number: put the words for 1 under [1]"
    ]
    assert differences("ru", tmp_path) == ["entry-fund: ['to']", "start-to-help: ['</i>', '<i>']"]
    assert left_in_english("ru", tmp_path) == {"help-operators"}
    with pytest.raises(ApiError):
        parse_html("<b>Как</i>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_stands_by_itself(language: str) -> None:
    """None refers to another, and each says alone what it says in its file: it is parsed when it is first said."""
    for path in (locales_folder() / language).glob("*.ftl"):
        text = path.read_text("utf-8")
        alone = [entry for piece in ENTRY.split(text) for entry in texts_in(piece)]
        together = texts_in(text)
        assert [entry.id.name for entry in alone] == [entry.id.name for entry in together]
        assert all(one.equals(other) for one, other in zip(alone, together, strict=True))
        assert not [
            each for kind in (MessageReference, TermReference) for entry in together for each in inside(entry, kind)
        ]


def texts_in(text: str) -> list[Message | Term]:
    return [entry for entry in FluentParser().parse(text).body if isinstance(entry, Message | Term)]
