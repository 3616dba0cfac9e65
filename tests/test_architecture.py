"""Who imports whom: the floors of the house stay apart, and few rooms know an outside library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_GROUND = {"errors", "files"}
_TEXT = {"data", "text", *_GROUND}
_STORE = {"store", *_TEXT}
_TOOLS = {"workers", *_STORE}
_FINDING = {"people", "topics", "index", *_TOOLS}
#: What each folder or file of the first level may import, beside itself.
BELOW = {
    "errors": set(),
    "files": set(),
    "data": {"errors"},
    "workers": {"errors"},
    "text": _TEXT,
    "store": _TEXT,
    "topics": _STORE,
    "people": _STORE,
    "ingest": _TOOLS,
    "index": _TOOLS,
    "copies": {"topics", *_STORE},
    "search": _FINDING,
    "report": {"search", *_FINDING},
    "api": {"ingest", "copies", "report", "search", *_FINDING},
    "commands": {"api", "ingest", "copies", "report", "search", *_FINDING},
    "cli": {"commands", "errors"},
    "__init__": {"api", "errors"},
}
#: Who knows an outside library, by the beginning of the path.
KNOWN_BY = {
    "whoosh": ("index/whoosh/",),
    "underthesea": ("text/words/",),
    "underthesea_core": ("text/words/",),
    "sqlite_utils": ("store/", "copies/"),
    "sklearn": ("topics/learning/",),
    "rich": ("commands/", "data/demo.py"),
    "click": ("commands/", "cli.py"),
    "lxml": ("ingest/",),
}


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            if node.module == "luutru":
                names |= {f"luutru.{alias.name}" for alias in node.names if alias.name in BELOW}
    return names


def _files() -> list[Path]:
    """Every source file of the product: all that is no test, benchmark or tool's own folder."""
    beside = {"tests", "benchmarks", "build"}
    tops = (path for path in ROOT.iterdir() if path.name not in beside and path.name[0] != ".")
    found: list[Path] = []
    for top in tops:
        if top.is_dir() and (top / "__init__.py").is_file():
            found += top.rglob("*.py")
        elif top.suffix == ".py":
            found.append(top)
    return found


def _floor(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def test_every_folder_has_a_floor() -> None:
    assert {_floor(path) for path in _files()} == set(BELOW)


@pytest.mark.parametrize("floor", sorted(BELOW))
def test_each_floor_imports_only_what_is_below_it(floor: str) -> None:
    allowed = BELOW[floor] | {floor}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _files()
        if _floor(path) == floor
        for name in _imports(path)
        if name.startswith("luutru.") and name.split(".")[1] not in allowed
    ]
    assert not wrong


@pytest.mark.parametrize("library", sorted(KNOWN_BY))
def test_few_rooms_know_an_outside_library(library: str) -> None:
    wrong = [
        place
        for path in _files()
        if library in {name.split(".")[0] for name in _imports(path)}
        and not (place := path.relative_to(ROOT).as_posix()).startswith(KNOWN_BY[library])
    ]
    assert not wrong


def test_commands_reach_past_the_api_neither_into_the_store_nor_into_the_index() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} reads .{node.attr}"
        for path in _files()
        if _floor(path) == "commands"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("store", "index")
    ]
    assert not wrong


def test_no_floor_stands_on_one_that_stands_on_it() -> None:
    for floor, below in BELOW.items():
        for other in below - {floor}:
            assert floor not in BELOW[other], f"{floor} and {other}"
