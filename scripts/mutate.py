"""Change the bot's code in small ways, one at a time, and see whether its tests notice.

    python scripts/mutate.py                      150 mutants
    python scripts/mutate.py --mutants 20 --seed 7 --only bot/billing/ledger.py

A mutant that no test notices is a survivor: either a test is missing, or the code is not needed. First every test runs
once, to learn which lines it runs; then each mutant meets the tests that run its line, in a copy of the tree: those of
its own file and room first, then those that run the fewest lines. What tests start in processes of their own is not
known to run a line.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue

from coverage import CoverageData

ROOT = Path(__file__).parents[1]
LEFT_OUT = {"sandbox", "migrations"}
"""Folders of `bot/` that are no part of what users rely on, or of which each file runs once."""
COPIED = ("bot", "tests", "locales", "scripts", "pyproject.toml")
OVERHEAD_SECONDS = 60.0
SLOWDOWN = 5
"""A mutant that takes so many times as long as its tests did, beside OVERHEAD_SECONDS, hangs."""
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
DROPPED_CALLS = {"where", "on_conflict_do_nothing"}


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    HUNG = "hung"
    SURVIVED = "survived"
    UNTESTED = "no test runs it"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place. Lines count from 1; columns are bytes, as in the syntax tree."""

    path: Path
    original: str
    what: str
    start: tuple[int, int]
    end: tuple[int, int]
    code: str

    def source(self) -> str:
        """The whole file with the change in it."""
        lines = self.original.encode().splitlines(keepends=True)
        before = b"".join(lines[: self.start[0] - 1]) + lines[self.start[0] - 1][: self.start[1]]
        after = lines[self.end[0] - 1][self.end[1] :] + b"".join(lines[self.end[0] :])
        return (before + self.code.encode() + after).decode()

    def diff(self) -> str:
        """What changes."""
        old = self.original.splitlines()
        changes = difflib.unified_diff(old, self.source().splitlines(), str(self.path), str(self.path), "", "", 1, "")
        return "\n".join(changes)


def core() -> list[Path]:
    """The files whose code is changed, relative to the tree."""
    paths = (path.relative_to(ROOT) for path in sorted((ROOT / "bot").rglob("*.py")))
    return [path for path in paths if not LEFT_OUT & set(path.parts)]


def mutants_of(path: Path) -> list[Mutant]:
    """Every change that can be made to the file, and that makes a difference to Python."""
    source = (ROOT / path).read_text(encoding="utf-8")
    tree = ast.parse(source)
    whole = ast.dump(tree)
    found = []
    for node, what, new in changes(tree):
        assert node.end_lineno is not None  # noqa: S101  # parsed from text
        assert node.end_col_offset is not None  # noqa: S101
        code = new if isinstance(new, str) else f"({ast.unparse(new)})"
        mutant = Mutant(
            path, source, what, (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset), code
        )
        with suppress(SyntaxError):
            if ast.dump(ast.parse(mutant.source())) != whole:
                found.append(mutant)
    return found


Change = tuple[ast.expr | ast.stmt, str, ast.expr | str]
"""The place, the kind of change, and what stands there instead."""


def changes(node: ast.AST) -> Iterator[Change]:
    """All changes below this node, except where nothing depends on it: words and what is logged."""
    if isinstance(node, ast.JoinedStr) or _logs(node):
        return
    yield from _of_statement(node)
    yield from _of_expression(node)
    for child in ast.iter_child_nodes(node):
        yield from changes(child)


def _logs(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log.")


def _of_statement(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
        yield node.test, "negated condition", ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield test, "negated condition", ast.UnaryOp(ast.Not(), test)
    if isinstance(node, ast.Raise):
        yield node, "dropped raise", "pass"
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Await):
        yield node, "dropped await", "pass"


def _of_expression(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(left=left, ops=[first, *others], comparators=comparators):
            swapped = SWAPPED[type(first)]()
            yield node, "swapped comparison", ast.Compare(left, [swapped, *others], comparators)
        case ast.BoolOp(op=op, values=values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield node, "swapped and/or", ast.BoolOp(other, values)
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            yield node, "number off by one", ast.Constant(number + 1)
        case ast.Call(func=ast.Name(id="min" | "max" as name), args=args, keywords=keywords):
            swap = ast.Name("max" if name == "min" else "min")
            yield node, "swapped min/max", ast.Call(swap, args, keywords)
        case ast.Call(func=ast.Attribute(value=value, attr=attribute) as func, args=args) if attribute in DROPPED_CALLS:
            if len(args) <= 1:
                yield node, f"dropped {attribute}", value
            else:
                for left_out in range(len(args)):
                    kept = [each for index, each in enumerate(args) if index != left_out]
                    yield node, "dropped condition", ast.Call(func, kept, [])


def chosen(paths: Sequence[Path], count: int, seed: int) -> list[Mutant]:
    """So many mutants, spread over the files by their size. The same seed and tree give the same ones."""
    source = random.Random(seed)  # noqa: S311  # nothing secret
    left = {path: by_kind for path in paths if (by_kind := _by_kind(mutants_of(path)))}
    picked: list[Mutant] = []
    while left and len(picked) < count:
        (path,) = source.choices(list(left), [(ROOT / path).stat().st_size for path in left])
        # By kind first: there are many numbers, and few raises.
        kind = source.choice(list(left[path]))
        mutants = left[path][kind]
        picked.append(mutants.pop(source.randrange(len(mutants))))
        if not mutants:
            del left[path][kind]
        if not left[path]:
            del left[path]
    return picked


def _by_kind(mutants: Sequence[Mutant]) -> dict[str, list[Mutant]]:
    kinds: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        kinds[mutant.what].append(mutant)
    return kinds


@dataclass(slots=True)
class LineMap:
    """Which test runs which line, and how long each test took."""

    tests: dict[str, dict[int, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    seconds: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, tree: Path) -> LineMap:
        """Put together what the processes of one run noted."""
        lines = cls()
        for path in folder.glob("*.json"):
            lines.seconds |= json.loads(path.read_text(encoding="utf-8"))
        for path in folder.glob("lines.*"):
            data = CoverageData(str(path))
            data.read()
            for name in data.measured_files():
                by_line = lines.tests[str(Path(name).relative_to(tree))]
                for line, tests in data.contexts_by_lineno(name).items():
                    by_line[line] |= set(tests) - {""}
        return lines

    def for_mutant(self, mutant: Mutant, budget: float) -> tuple[list[str], float]:
        """The tests to run, the most particular first, as many as take `budget` seconds; and what they took.

        A line that runs when its file is imported belongs to all tests that run something of the file.
        """
        by_line = self.tests.get(str(mutant.path), {})
        found = set().union(*(by_line.get(line, set()) for line in range(mutant.start[0], mutant.end[0] + 1)))
        if not found:
            found = set().union(*by_line.values())
        breadth = self.breadth()
        picked: list[str] = []
        total = 0.0
        for test in sorted(found, key=lambda test: (_distance(mutant.path, test), breadth[test], test)):
            if total + self.seconds.get(test, 0.0) <= budget or not picked:
                picked.append(test)
                total += self.seconds.get(test, 0.0)
        return picked, total

    def breadth(self) -> Counter[str]:
        """How many lines each test runs."""
        return Counter(test for by_line in self.tests.values() for tests in by_line.values() for test in tests)


def _distance(path: Path, test: str) -> int:
    """0 for a test of this very file, 1 for one of its room, 2 for others: tests lie as the files do that they test."""
    file = Path(test.partition("::")[0])
    room = file.parts[1:-1]
    if not room or path.parts[1 : 1 + len(room)] != room:
        return 2
    return 0 if file.stem == f"test_{path.stem}" else 1


def copy_tree(folder: Path) -> Path:
    """A copy of what the tests need."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, folder / name)
    return folder


def run_tests(tree: Path, arguments: Sequence[str], timeout: float | None = None) -> int | None:
    """pytest's exit code; None when it did not end in time."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *arguments],
        cwd=tree,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout)
    except subprocess.TimeoutExpired:
        return None
    finally:
        # First asked to end, so that the tests drop their databases.
        for number in (signal.SIGINT, signal.SIGKILL):
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, number)
                process.wait(10)


def digest(tests: Sequence[str]) -> str:
    """Of all that decides which test runs which line."""
    whole = hashlib.sha256(" ".join(tests).encode())
    for path in sorted(path for name in ("bot", "tests") for path in (ROOT / name).rglob("*.py")):
        whole.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return whole.hexdigest()[:16]


def learn_lines(tests: Sequence[str], workers: int) -> LineMap:
    """Run these tests once, or all, unless that was done for this very tree."""
    kept = Path(tempfile.gettempdir()) / f"sorabot-lines-{digest(tests)}"
    tree = kept / "tree"
    if not (kept / "done").exists():
        shutil.rmtree(kept, ignore_errors=True)
        (kept / "lines").mkdir(parents=True)
        tree.mkdir()
        copy_tree(tree)
        os.environ["MEASURE"] = str(kept / "lines")
        print("Learning which test runs which line...", flush=True)
        alone = ["-m", "not browser"]
        code = run_tests(tree, ["-p", "tests.measure", *alone, "-n", str(workers), *tests])
        # What mutants run says nothing of the code as it is.
        del os.environ["MEASURE"]
        if code not in (0, 1):
            raise SystemExit(f"the tests could not be run (pytest ended with {code})")
        if code == 1:
            print("Some tests fail without a mutant; they are left in, and may kill wrongly.", flush=True)
        (kept / "done").touch()
    return LineMap.read(kept / "lines", tree)


def judge(mutant: Mutant, lines: LineMap, tree: Path, budget: float) -> Fate:
    """Put the mutant into the copy, run its tests, and put the code back."""
    tests, seconds = lines.for_mutant(mutant, budget)
    if not tests:
        return Fate.UNTESTED
    (tree / "mutant-tests.txt").write_text("\n".join(tests), encoding="utf-8")
    try:
        _write(tree / mutant.path, mutant.source())
        timeout = OVERHEAD_SECONDS + SLOWDOWN * seconds
        code = run_tests(tree, ["-x", "-n", "0", "@mutant-tests.txt"], timeout)
    finally:
        _write(tree / mutant.path, mutant.original)
    if code is None:
        return Fate.HUNG
    return Fate.SURVIVED if code == 0 else Fate.KILLED


def _write(path: Path, source: str) -> None:
    path.write_text(source, encoding="utf-8")
    # Python tells by size and second whether compiled code is stale; both may be the same.
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def judge_all(mutants: Sequence[Mutant], lines: LineMap, *, budget: float, workers: int) -> list[Fate]:
    """Judge each, some at once, each of those in a copy of its own."""
    with tempfile.TemporaryDirectory(prefix="sorabot-mutants-") as folder, ThreadPoolExecutor(workers) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            trees.put(copy_tree(Path(folder, f"copy-{number}")))

        def one(mutant: Mutant) -> Fate:
            tree = trees.get()
            try:
                fate = judge(mutant, lines, tree, budget)
            finally:
                trees.put(tree)
            print(f"{fate:16} {mutant.path}:{mutant.start[0]}  {mutant.what}", flush=True)
            return fate

        return list(pool.map(one, mutants))


def report(mutants: Sequence[Mutant], fates: Sequence[Fate]) -> str:
    """A table by file, and what survived."""
    total, killed = Counter[Path](), Counter[Path]()
    for mutant, fate in zip(mutants, fates, strict=True):
        total[mutant.path] += 1
        killed[mutant.path] += fate in (Fate.KILLED, Fate.HUNG)
    rows = [f"| {path} | {killed[path]}/{total[path]} |" for path in sorted(total)]
    share = 100 * killed.total() / max(1, total.total())
    head = f"{killed.total()} of {total.total()} killed ({share:.0f} %)"
    lines = [head, "", "| module | killed |", "| --- | --- |", *rows]
    for mutant, fate in zip(mutants, fates, strict=True):
        if fate in (Fate.SURVIVED, Fate.UNTESTED):
            lines += ["", f"{fate}: {mutant.what}, {mutant.path}:{mutant.start[0]}", mutant.diff()]
    return "\n".join(lines)


def main() -> None:
    """Make mutants, and tell which survive."""
    parser = argparse.ArgumentParser(description="See whether the tests notice small changes of the code.")
    parser.add_argument("--mutants", type=int, default=150, help="how many (150)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other ones (1)")
    parser.add_argument("--only", type=Path, nargs="+", help="these files alone, as bot/billing/ledger.py")
    parser.add_argument("--seconds", type=float, default=40.0, help="of tests that a mutant meets at most (40)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="mutants at once (one a core)")
    parser.add_argument("--tests", nargs="+", default=[], help="these tests alone, as tests/billing/test_ledger.py")
    options = parser.parse_args()
    mutants = chosen(options.only or core(), options.mutants, options.seed)
    lines = learn_lines(options.tests, options.workers)
    fates = judge_all(mutants, lines, budget=options.seconds, workers=options.workers)
    print(f"\nSeed {options.seed}: {report(mutants, fates)}")


if __name__ == "__main__":
    main()
