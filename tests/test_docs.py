"""The documents name files and functions that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md")
_PLACE = re.compile(r"`([a-z_]+(?:/[a-z_]+)+(?:\.py)?/?|cli\.py|errors\.py|files\.py)(?:: (\w+))?`")
_MODULE = re.compile(r"`((?:api|copies|index|ingest|people|report|search|store|text|topics)"
                     r"(?:\.(?!toml`)[a-z_]+)+)`")  # fmt: skip


def _named(document: str) -> list[tuple[str, str]]:
    text = (ROOT / document).read_text("utf-8")
    return [(found[1], found[2] or "") for found in _PLACE.finditer(text)]


def _names(path: Path) -> set[str]:
    """The functions, methods and classes of a module."""
    defined = (ast.FunctionDef, ast.ClassDef)
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.name for node in nodes if isinstance(node, defined)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_place_that_a_document_names_is_there(document: str) -> None:
    missing = []
    for place, name in _named(document):
        path = ROOT / place
        if not path.exists() or (name and name not in _names(path)):
            missing.append(f"{place}: {name}")
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_without_its_folder_is_there(document: str) -> None:
    named = set(re.findall(r"`([a-z_]+\.(?:py|tsv))`", (ROOT / document).read_text("utf-8")))
    folders = {path.parent for path in ROOT.glob("[!.]*/**/__init__.py")} | {ROOT / "benchmarks"}
    kept = {path.name for folder in (ROOT, *folders) for path in folder.iterdir()}
    assert named - kept == set()


def test_the_two_walks_name_a_place_at_each_step() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    walks = text.split("## A post, from bytes to hit")[1].split("## Glossary")[0]
    steps = re.findall(r"^\d+\. .*$", walks, re.M)
    assert len(steps) == 19
    assert all(_PLACE.search(step) or "`to_dict`" in step for step in steps)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_modules_by_their_dotted_names_are_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    missing = []
    for found in _MODULE.finditer(text):
        parts = found[1].split(".")
        whole, inside = ROOT.joinpath(*parts), ROOT.joinpath(*parts[:-1])
        module = inside.with_suffix(".py")
        if whole.is_dir() or whole.with_suffix(".py").is_file():
            continue
        if not (module.is_file() and re.search(rf"\b{parts[-1]}\b", module.read_text("utf-8"))):
            init = inside / "__init__.py"
            if not (init.is_file() and re.search(rf"\b{parts[-1]}\b", init.read_text("utf-8"))):
                missing.append(found[1])
    assert not missing
