"""The house as its plan says: which room may use which, and which words stay where they belong.

What does not hold yet is listed beside its rule. The lists only shrink: an exception that is not needed any more fails,
too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BOT = ROOT / "bot"
FLOORS = (
    ("duties", "languages", "storage", "extras"),
    ("settings", "listening"),
    ("addresses", "logs", "sentry", "metrics", "jobs", "providers", "sources", "media"),
    ("orders", "messenger", "tracing"),
    ("billing", "operators", "audit"),
    ("users", "routing"),
    ("fulfilment",),
    ("core",),
    ("telegram", "http_connections"),
    ("http", "ops"),
    ("app",),
    ("sandbox",),
    ("__main__",),
)
"""From the ground up: a room may use those below it, and none of its own floor."""
UPWARD: set[tuple[str, str]] = set()
"""A file, and the room that it uses all the same."""
AIOGRAM = ("telegram", "sandbox")
AIOGRAM_BESIDES = {"bot/__main__.py", "bot/ops/doctor.py", "bot/ops/reconcile.py", "bot/ops/surroundings.py"}
HEART = ("jobs", "billing", "routing", "orders", "fulfilment", "users")
CHATS = {"chat_id", "message_id", "thread_id", "inline_message_id", "progress_message_id"}
SORAS = re.compile(r"bot/(sources/(sora|__init__)\.py|providers/|sandbox/)")
SORA_BESIDES: set[str] = set()
MOST_LINES = 40
MOST_PARAMETERS = 6
UNEXPLAINED: set[str] = set()
"""Functions over these that do not say why. A migration lists tables, and is as long as they are."""


def modules() -> Iterator[tuple[str, str, Path]]:
    """Each module of the bot: the room that it stands in, its name, and its path."""
    for path in sorted(BOT.rglob("*.py")):
        parts = path.relative_to(BOT).with_suffix("").parts
        if parts[0] != "__init__":
            yield parts[0], path.relative_to(ROOT).as_posix(), path


def syntax(path: Path) -> Iterator[ast.AST]:
    """Everything that a module is made of."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def imports(path: Path) -> Iterator[str]:
    """What a module imports, also inside functions."""
    for node in syntax(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def names(path: Path) -> Iterator[str]:
    """Every identifier of a module."""
    for node in syntax(path):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.keyword(arg=str(name)):
                yield name


def test_imports_run_one_way() -> None:
    """A room uses those below it."""
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    upward = set()
    for room, name, path in modules():
        used = {imported.split(".")[1] for imported in imports(path) if imported.startswith("bot.")} - {room}
        upward |= {(name, other) for other in used if floor[other] >= floor[room]}
    assert upward == UPWARD


def test_aiogram_stays_at_the_edge() -> None:
    """Another messenger would be another room."""
    users = {
        name
        for room, name, path in modules()
        if room not in AIOGRAM and any(imported.split(".")[0] == "aiogram" for imported in imports(path))
    }
    assert users == AIOGRAM_BESIDES


def test_the_heart_knows_no_chats() -> None:
    """Where an answer belongs is the messenger's alone."""
    knowing = {name for room, name, path in modules() if room in HEART and CHATS & set(names(path))}
    assert not knowing


def test_sora_stays_in_its_file() -> None:
    """Another source of links is one file more."""
    saying = {
        name
        for _, name, path in modules()
        if "sora" in path.read_text(encoding="utf-8").lower().replace("sorabot", "") and not SORAS.match(name)
    }
    assert saying == SORA_BESIDES


def functions(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Each function by the classes and functions that it stands in, and its name."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{inside}{node.name}"
            if not isinstance(node, ast.ClassDef):
                yield name, node
            yield from functions(node, f"{name}.")
        else:
            yield from functions(node, inside)


def lacks_reason(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it is long, or has many parameters, without a sentence of its docstring that says why."""
    docstring = ast.get_docstring(function) or ""
    lines = (function.end_lineno or 0) - function.lineno + 1
    of = function.args
    parameters = [*of.posonlyargs, *of.args, *of.kwonlyargs, *filter(None, (of.vararg, of.kwarg))]
    count = len([parameter for parameter in parameters if parameter.arg not in ("self", "cls")])
    too_long = lines > MOST_LINES and not re.search(r"\bLong because ", docstring)
    too_wide = count > MOST_PARAMETERS and not re.search(r"\bMany parameters because ", docstring)
    return too_long or too_wide


def test_functions_are_short_or_say_why() -> None:
    """Over 40 lines, or 6 parameters, the docstring says "Long because …", or "Many parameters because …"."""
    unexplained = {
        f"{name}: {function_name}"
        for _, name, path in modules()
        if "/migrations/versions/" not in name
        for function_name, function in functions(ast.parse(path.read_text(encoding="utf-8")))
        if lacks_reason(function)
    }
    assert unexplained == UNEXPLAINED
