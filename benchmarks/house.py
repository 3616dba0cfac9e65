"""Figures of the house: its rooms, its tests, and how long the program takes to start.

    python benchmarks/house.py [CHECKOUT]

Start-up is given as ratios to the interpreter's own import of click and of numpy in the same run.
A module without a test is one that no test imports and that has no test file of its name.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

_BESIDE = {"tests", "benchmarks", "build"}
_RUNS = 15


def main() -> int:
    """Print all figures of a checkout; start-up is that of the luutru of this interpreter."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1]).resolve()
    source = sorted(_modules(root))
    tests = sorted((root / "tests").rglob("*.py"))
    trees = {path: ast.parse(path.read_text("utf-8")) for path in [*source, *tests]}
    lengths = sorted(_lengths(trees[path] for path in source))
    print(f"modules {len(source)}, functions {len(lengths)}")
    tenth = lengths[len(lengths) * 95 // 100]
    print(f"lines a function: median {statistics.median(lengths):.0f}, 95th percentile {tenth}")
    rooms = Counter(path.parent.relative_to(root).as_posix() for path in source)
    print("most modules in one folder:", ", ".join(f"{n} {c}" for n, c in rooms.most_common(4)))
    print("class names in two modules:", ", ".join(_twice(source, trees)) or "none")
    lines = _lines(source)
    print(f"lines {lines}, of tests {_lines(tests)}: {_lines(tests) / lines:.2f} a line of source")
    for folder, share in _shares(root, source, tests):
        print(f"  {folder:<10} {share:.2f}")
    alone = _untested(root, source, tests, trees)
    print(f"modules without a test: {len(alone)}", *alone)
    _start()
    return 0


def _modules(root: Path) -> Iterator[Path]:
    for top in root.iterdir():
        if top.name in _BESIDE or top.name.startswith("."):
            continue
        if top.is_dir() and (top / "__init__.py").is_file():
            yield from top.rglob("*.py")
        elif top.suffix == ".py":
            yield top


def _lengths(trees: Iterator[ast.Module]) -> Iterator[int]:
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                yield node.end_lineno - node.lineno + 1


def _twice(source: list[Path], trees: dict[Path, ast.Module]) -> list[str]:
    places = defaultdict(set)
    for path in source:
        for node in trees[path].body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].add(path)
    return sorted(name for name, where in places.items() if len(where) > 1)


def _lines(paths: list[Path]) -> int:
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)


def _shares(root: Path, source: list[Path], tests: list[Path]) -> Iterator[tuple[str, float]]:
    for folder in sorted({path.relative_to(root).parts[0] for path in source}):
        mine = [path for path in source if path.relative_to(root).parts[0] == folder]
        theirs = [path for path in tests if path.relative_to(root / "tests").parts[0] == folder]
        if not folder.endswith(".py"):
            yield folder, _lines(theirs) / max(_lines(mine), 1)


def _untested(
    root: Path, source: list[Path], tests: list[Path], trees: dict[Path, ast.Module]
) -> list[str]:
    names = {path.relative_to(root / "tests").as_posix() for path in tests}
    imported = set()
    for path in tests:
        for node in ast.walk(trees[path]):
            if isinstance(node, ast.ImportFrom) and node.module:
                imported |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    found = []
    for path in source:
        place = path.relative_to(root).with_suffix("")
        own = f"{place.parent.as_posix()}/test_{place.name}.py".removeprefix("./")
        module = ".".join(("luutru", *place.parts)).removesuffix(".__init__")
        if own not in names and module not in imported and place.name != "__init__":
            found.append(place.as_posix())
    return found


def _start() -> None:
    click = _seconds([sys.executable, "-c", "import click"])
    numpy = _seconds([sys.executable, "-c", "import numpy"])
    shown = _seconds([str(Path(sys.executable).with_name("luutru")), "--help"])
    print(f"import click {click * 1000:.0f} ms, import numpy {numpy * 1000:.0f} ms")
    print(f"luutru --help {shown * 1000:.0f} ms: {shown / click:.2f} times import click")


def _seconds(command: list[str]) -> float:
    took = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


if __name__ == "__main__":
    sys.exit(main())
