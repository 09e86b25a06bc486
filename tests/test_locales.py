"""Every language has all the words, and every word can be said."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message

from bot.billing.ledger import EntryKind
from bot.billing.promotions import Claim
from bot.jobs.states import Failure
from bot.languages import locales_folder
from bot.orders import KINDS
from bot.providers.base import ErrorKind
from bot.routing.monitor import OperatorNews
from bot.sources import SOURCES
from bot.telegram.handlers import COMMANDS
from bot.telegram.texts import Texts
from tests.toys.language import LANGUAGE, add_language

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
