"""Who imports whom: the floors of the house stay apart."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
BELOW = {
    "errors": set(),
    "text": {"errors"},
    "workers": {"errors"},
    "topics": {"store", "text", "errors"},
    "store": {"text", "errors"},
    "ingest": {"workers", "store", "text", "errors"},
    "index": {"workers", "store", "text", "errors"},
    "people": {"store", "text", "errors"},
    "search": {"people", "topics", "index", "store", "text", "errors"},
    "copies": {"topics", "store", "text", "errors"},
    "report": {"search", "people", "topics", "index", "store", "text", "errors"},
}
KNOW_UNDERTHESEA = {"text/segment.py", "text/tagging.py", "text/word_scores.py"}


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _files() -> list[Path]:
    return [path for folder in BELOW for path in (ROOT / folder).rglob("*.py")]


def test_each_floor_imports_only_what_is_below_it() -> None:
    wrong = []
    for path in _files():
        floor = path.relative_to(ROOT).parts[0]
        for name in _imports(path):
            parts = name.split(".")
            if parts[0] == "luutru" and len(parts) > 1 and parts[1] not in BELOW[floor] | {floor}:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert not wrong


def test_only_engines_know_whoosh_and_only_segmenting_and_tagging_know_underthesea() -> None:
    wrong = []
    for path in [*_files(), *(ROOT / "api").glob("*.py"), ROOT / "cli.py"]:
        place = path.relative_to(ROOT).as_posix()
        tops = {name.split(".")[0] for name in _imports(path)}
        if "whoosh" in tops and not place.startswith("index/engines/"):
            wrong.append(place)
        if tops & {"underthesea", "underthesea_core"} and place not in KNOW_UNDERTHESEA:
            wrong.append(place)
    assert not wrong
