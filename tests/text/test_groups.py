"""The groups of `text/` stand in one order: each imports only those before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TEXT = Path(__file__).parents[2] / "text"
#: From the ground up.
ORDER = (
    "spans",
    "script",
    "levels",
    "abbreviations",
    "citations",
    "lexicon_matcher",
    "dates",
    "words",
    "persons",
    "bodies",
)


def _group(parts: tuple[str, ...]) -> str:
    return parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Return the groups of `text/` that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {name.split(".")[2] for name in names if name.startswith("luutru.text.")}
    return found & set(ORDER)


def test_every_group_has_its_place() -> None:
    groups = {_group(path.relative_to(TEXT).parts) for path in TEXT.rglob("*.py")}
    assert groups - {"__init__"} == set(ORDER)


@pytest.mark.parametrize("group", ORDER)
def test_each_group_imports_only_those_before_it(group: str) -> None:
    allowed = set(ORDER[: ORDER.index(group) + 1])
    wrong = [
        f"{path.relative_to(TEXT)} imports {other}"
        for path in sorted(TEXT.rglob("*.py"))
        if _group(path.relative_to(TEXT).parts) == group
        for other in sorted(_imports(path) - allowed)
    ]
    assert not wrong


def test_no_import_is_overlooked() -> None:
    """That the reading of imports sees those that the order is about."""
    assert "persons" in _imports(TEXT / "bodies" / "organisations.py")
    assert "spans" in _imports(TEXT / "persons" / "names.py")
