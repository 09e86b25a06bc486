"""The documents say what the code does: each setting, command, metric and event of the log, and nothing else."""

from __future__ import annotations

import argparse
import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from prometheus_client.metrics import MetricWrapperBase
from pydantic.fields import FieldInfo

from bot.__main__ import _parser
from bot.metrics import Metrics
from bot.providers.base import CLEAN
from bot.providers.catalogue import Input, Model, shipped
from bot.providers.registry import known
from bot.routing.health import ASKING_AT_ONCE
from bot.settings import CreditPack, ProviderAccount, Settings
from bot.settings import names as setting_names
from bot.telegram.handlers import COMMANDS
from bot.telegram.menu import Scope
from tests.test_house import BOT, ROOT, modules

README = ROOT / "README.md"
SETTINGS = ROOT / "docs" / "settings.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NOTHING = "–"
CODE = [tree for room, _, path in modules() if room != "sandbox" for tree in [ast.parse(path.read_text("utf-8"))]]


def rows(document: Path) -> Iterator[list[str]]:
    """The cells of each row of its tables."""
    for line in document.read_text("utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def quoted(cell: str) -> list[str]:
    """What stands in it as code."""
    return re.findall(r"`([^`]+)`", cell)


# Settings.


def default_of(field: FieldInfo) -> str:
    """As one writes it into `.env`."""
    value: Any = field.get_default()
    if field.is_required() or value is None or value == frozenset():
        return ""
    if isinstance(value, tuple) and all(isinstance(pack, CreditPack) for pack in value):
        return ",".join(f"{pack.credits}:{pack.stars}" for pack in value)
    if isinstance(value, Enum):
        return str(value.value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def defaults() -> dict[str, str]:
    """Every setting, and its value when nothing is set."""
    found = {name.upper(): default_of(field) for name, field in Settings.model_fields.items() if name != "accounts"}
    for name, provider in known().items():
        own = dict.fromkeys(ProviderAccount.model_fields, "") | {"api_url": provider.default_url}
        found |= {f"{name}_{field}".upper(): value for field, value in own.items()}
    return found


def attributes_of(tree: ast.AST, *owners: str) -> set[str]:
    """What is read of a variable or an attribute of one of these names."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
        if ast.unparse(node.value).rpartition(".")[2].lstrip("_") in owners
    }


def test_each_setting_is_documented() -> None:
    """docs/settings.md has every setting once, with its default."""
    documented = [(name, "".join(quoted(row[1])[:1])) for row in rows(SETTINGS) for name in quoted(row[0])]
    assert sorted(documented) == sorted(defaults().items())
    assert sorted(defaults()) == sorted(setting_names(known()))


def test_the_example_has_each_setting() -> None:
    """.env.example has every setting once; what is commented out shows the default."""
    lines = re.findall(r"^(#?)([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text("utf-8"), flags=re.MULTILINE)
    models = ",".join(dict.fromkeys(model.name for model in shipped()))
    usual = defaults() | {"PROVIDERS": ",".join(known()), "MODELS": models}
    assert sorted((name, value) for _, name, value in lines) == sorted(usual.items())


def test_each_setting_is_read() -> None:
    """None is there that changes nothing."""
    readers = [ast.parse(path.read_text("utf-8")) for room, _, path in modules() if room not in ("sandbox", "settings")]
    read = set().union(*(attributes_of(tree, "settings", "common") for tree in readers))
    of_accounts = set().union(*(attributes_of(tree, "account") for tree in readers))
    for node in ast.walk(ast.parse((BOT / "settings.py").read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name in read:
            read |= attributes_of(node, "self")
    assert set(Settings.model_fields) - read == set()
    assert set(ProviderAccount.model_fields) - of_accounts == set()


# Models.


def bounds_of(each: Input) -> str:
    """As docs/models.md tells them."""
    told = {
        "options": ", ".join(f"`{option}`" for option in each.options),
        "up to": f"{each.max_length} characters" if each.max_length else "",
        "at most": str(each.max_items) if each.max_items else "",
        "each up to": f"{each.max_bytes // 1_000_000} MB" if each.max_bytes else "",
        "of": ", ".join(each.accepts),
    }
    return "; ".join(f"{what} {value}".removeprefix("options ") for what, value in told.items() if value) or NOTHING


def default_in_toml(each: Input) -> str:
    if each.default is None:
        return NOTHING
    return f"`{str(each.default).lower() if isinstance(each.default, bool) else each.default}`"


def cells(model: Model, each: Input) -> list[str]:
    required = "yes" if each.required else "no"
    facts = (each.type.value, bounds_of(each), default_in_toml(each), required)
    return [f"`{model.name}`", f"`{each.name}`", *facts]


def test_each_model_is_documented() -> None:
    """docs/models.md has each model that ships with its inputs, and each field that an entry can have."""
    models = [
        [f"`{model.name}`", f"`{model.provider}`", f"`{model.kind}`", f"{model.usual_seconds:g}"] for model in shipped()
    ]
    inputs = [
        [
            f"`{model.name}`",
            f"`{each.name}`",
            each.type.value,
            bounds_of(each),
            default_in_toml(each),
            yes(each.required),
        ]
        for model in shipped()
        for each in model.inputs
    ]
    told = list(rows(ROOT / "docs" / "models.md"))
    assert [row for row in told if len(row) == 4 and row[0].startswith("`")] == models
    assert [row for row in told if len(row) == 6 and row[0].startswith("`")] == inputs
    fields = {name for row in told if len(row) == 2 for name in quoted(row[0])}
    assert fields == {field.alias or name for kind in (Model, Input) for name, field in kind.model_fields.items()}


def yes(whether: bool) -> str:  # a cell of a table
    return "yes" if whether else "no"


def limits_of(name: str) -> str:
    """As the README tells them."""
    limits = known()[name].limits
    if limits.creates is None:
        return f"{ASKING_AT_ONCE} orders under way"
    return f"{limits.creates} new tasks in {limits.window:g} s, {limits.at_once} at once"


def test_what_is_kept_of_each_provider_is_documented() -> None:
    """The README's table of the providers has the limits, and the hours for which a clean video can be relied on."""
    table = {row[0]: row[1:] for row in rows(README) if len(row) == 1 + len(known())}
    names = [name.lower() for name in table[""]]
    hours = [
        [each.result_lifetime / 3600 for each in known()[name].capabilities if each.kind == CLEAN] for name in names
    ]
    assert sorted(names) == sorted(known())
    assert table["limits that the bot keeps"] == [limits_of(name) for name in names]
    told = table["its results can be relied on for"]
    assert [cell.removesuffix(", assumed") for cell in told] == [f"{each:g} h" for (each,) in hours]


# Commands.


@pytest.mark.parametrize("scope", Scope)
def test_each_command_is_documented(scope: Scope) -> None:
    """ "What users write" has those of users, and beside them those of operators, and no other."""
    where = {
        Scope.USERS: "private chat",
        Scope.GROUPS: "group",
        Scope.ADMINS: "group's admins",
        Scope.OPERATORS: "operators",
    }[scope]
    written = [word for row in rows(README) if row[0] == where for word in quoted(row[1]) if word.startswith("/")]
    named = [word.split()[0].removeprefix("/") for word in written]
    assert sorted(named) == sorted(command.name for command in COMMANDS if command.scope is scope)


def test_each_command_of_the_shell_is_documented() -> None:
    """The README has all that `python -m bot` can do, and the documents name nothing that it or make cannot."""
    action = next(each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction))
    text = "\n".join(document.read_text("utf-8") for document in DOCUMENTS)
    assert {word.split()[3] for row in rows(README) for word in quoted(row[0]) if "-m bot " in word} == set(
        action.choices
    )
    assert set(re.findall(r"python -m bot ([\w-]+)", text)) == set(action.choices)
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert set(re.findall(r"(?:`|^ {4}|&& )make ([a-z-]+)", text, flags=re.MULTILINE)) - set(targets) == set()


# Metrics.


def metrics() -> dict[str, MetricWrapperBase]:
    """Each by the name that the code has for it."""
    return {name: each for name, each in vars(Metrics()).items() if isinstance(each, MetricWrapperBase)}


def test_each_metric_is_documented() -> None:
    """docs/metrics.md has each as Prometheus shows it, with its labels."""
    shown = {
        each._name + ("_total" if each._type == "counter" else ""): list(each._labelnames)
        for each in metrics().values()
    }
    assert {quoted(row[0])[0]: quoted(row[1]) for row in rows(ROOT / "docs" / "metrics.md") if quoted(row[0])} == shown


def test_each_metric_is_counted() -> None:
    """None stays at zero for want of code that counts it."""
    assert set(metrics()) - set().union(*(attributes_of(tree, "metrics") for tree in CODE)) == set()


# The log.


def events() -> dict[tuple[str, str], set[str]]:
    """Each level and event of the bot's log, with its fields."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for tree in CODE:
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=method), args=[said], keywords=fields):
                    level = "error" if method == "exception" else method
                    for event in chosen(said):
                        found[level, event] |= {str(field.arg) for field in fields} - {"exc_info"}
    return found


def chosen(said: ast.expr) -> list[str]:
    """The words, or those that one is chosen from. Anything else is no event that a document can list."""
    if isinstance(said, ast.IfExp):
        return chosen(said.body) + chosen(said.orelse)
    assert isinstance(said, ast.Constant), f"an event in words, not {ast.unparse(said)}"
    return [str(said.value)]


def test_each_event_of_the_log_is_documented() -> None:
    """docs/log.md has each with its level and fields, what an operator does about it, and none that is not logged."""
    listed = [row for row in rows(ROOT / "docs" / "log.md") if row[0] != "event"]
    assert all(len(row) == 4 and row[3] for row in listed)
    assert {(row[1], row[0]): set(quoted(row[2])) for row in listed} == events()
    assert len(listed) == len(events())


# Links, and what is said of files.


def prose(document: Path) -> str:
    """Without what stands in fences."""
    return re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(document: Path) -> set[str]:
    """The names that a forge gives to its headings."""
    headings = re.findall(r"^#+ (.+)$", prose(document), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Within the repository to a file and a heading that are there; outside to a whole address."""
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(document)):
        path, _, anchor = target.partition("#")
        if "://" in target:
            address = urlsplit(target)
            found = address.scheme == "https" and "." in (address.hostname or "")
        else:
            file = (document.parent / path).resolve() if path else document
            found = file.exists() and file.is_relative_to(ROOT) and (not anchor or anchor in anchors(file))
        if not found:
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_files_that_are_named_are_there(document: Path) -> None:
    """A path in the text is one of the repository's, from its root, from the document, or within bot/."""
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|ftl|yaml))`", prose(document))
    places = (ROOT, document.parent, BOT, *(folder for folder in BOT.iterdir() if folder.is_dir()))
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_each_room_is_in_the_tree() -> None:
    """CONTRIBUTING says of every folder in bot/ what it is."""
    told = {name.strip("/") for row in rows(ROOT / "CONTRIBUTING.md") for name in quoted(row[0])}
    assert {path.parent.name for path in BOT.glob("*/__init__.py")} - told == set()


def test_what_the_code_cites_is_there() -> None:
    """A document that a docstring or comment points to, and the heading that it names."""
    lost = []
    for folder in ("bot", "tests", "bench", "scripts"):
        for path in (ROOT / folder).rglob("*.py"):
            for name, heading in re.findall(r"\b(docs/\w+\.md)(?:, \"([^\"]+)\")?", path.read_text("utf-8")):
                file = ROOT / name
                if not file.exists() or (heading and f"# {heading}\n" not in file.read_text("utf-8")):
                    lost.append((path.relative_to(ROOT).as_posix(), name, heading))
    assert lost == []
