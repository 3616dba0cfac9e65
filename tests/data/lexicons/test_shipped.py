"""The lexicons that ship: each loads, is in the spelling of texts, and every cell is read."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import luutru
from luutru.data.lexicons import (
    TABLES,
    Lexicons,
    derived,
    merged,
    read,
    rows,
    shipped_text,
    written,
)
from luutru.data.lexicons.lexicons import lexicons_of
from luutru.store.lexicon import read_lexicon
from luutru.text.lexicon_matcher import Lexicon
from luutru.text.lexicon_matcher import read as read_words
from luutru.text.persons.titles import title_pattern
from luutru.text.script.folding import exact_key, fold
from luutru.text.script.tones import canonical

ROOT = Path(luutru.__file__).parent
_READERS = ("text", "people", "topics", "ingest")
_DERIVED = derived(lambda: None).__code__


@cache
def readers() -> dict[str, Callable[[], Any]]:
    """Return all that is derived from lexicons, by module and name."""
    found: dict[str, Callable[[], Any]] = {}
    for folder in _READERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            module = importlib.import_module(".".join(("luutru", *parts)))
            for name, value in vars(module).items():
                if isinstance(value, FunctionType) and value.__code__ is _DERIVED:
                    found[f"{value.__module__}.{name}"] = value
    return found


def content(value: object) -> str:
    """Return all that a derived value is made of, so that two can be compared."""
    if isinstance(value, Lexicon):
        return repr({key: sorted(map(repr, some)) for key, some in value._by_first.items()})
    if isinstance(value, re.Pattern):
        return str(value.pattern)
    if isinstance(value, frozenset):
        return repr(sorted(value))
    return repr(value)


def contents(lexicons: Lexicons) -> dict[str, str]:
    with lexicons.in_use():
        return {name: content(make()) for name, make in readers().items()}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_loads_and_says_what_it_is(name: str) -> None:
    text = shipped_text(f"{name}.tsv")
    _, removed = read(text, TABLES[name], name)
    head = text[: text.index(f"\n{TABLES[name].columns[0].name}")]
    assert all(line.startswith("# ") for line in head.splitlines())
    for column in TABLES[name].columns:
        assert re.search(rf"^# {column.name} +\S", head, re.MULTILINE), column.name
        for choice in column.choices if column.kind == "choice" else ():
            assert choice in head, (column.name, choice)
    assert "Licence: Apache-2.0" in head
    assert removed == []


def test_each_file_has_a_table_and_each_table_a_file() -> None:
    files = {path.stem for path in (ROOT / "data" / "lexicons").glob("*.tsv")}
    assert files == {*TABLES, "abbreviations"}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_is_in_the_spelling_that_texts_are_read_in(name: str) -> None:
    text = shipped_text(f"{name}.tsv")
    assert canonical(text) == text
    assert rows(name) == merged((), written(rows(name), TABLES[name]), TABLES[name], name)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_row_is_read(name: str) -> None:
    """Each key stands in something that is derived."""
    known = "\n".join(contents(lexicons_of(())).values()).lower()
    for row in rows(name):
        key = row[TABLES[name].columns[0].name].lower()
        exact = " ".join(map(exact_key, key.split()))
        split = ", ".join(repr(word.form) for word in read_words(key)[:-1])
        squeezed = re.sub(r"\W+", "", fold(key))
        found = any(form in known for form in (key, exact, split, re.escape(key), squeezed))
        assert found or (name == "titles" and title_pattern().fullmatch(key)), key


def _cells() -> Iterator[tuple[str, str, str]]:
    for name, table in TABLES.items():
        for column in table.columns:
            if column.kind != "choice":
                yield name, column.name, ""
            for choice in column.choices if column.kind == "choice" else ():
                yield name, column.name, choice


#: Columns that are for readers of the file alone.
_FOR_PEOPLE = {("places", "kind")}
#: Values that none of luutru's own rows has.
_FOR_ARCHIVES = {
    ("middle_names", "gender", "m"),
    *(("titles", "sector", value) for value in ("police", "court", "government", "business")),
}


@pytest.mark.parametrize(("name", "column", "value"), list(_cells()))
def test_every_column_and_value_is_read(name: str, column: str, value: str) -> None:
    """What is derived changes when the rows with a value are gone, or have it no more."""
    ours = [row for row in rows(name) if (row[column] == value if value else row[column])]
    if (name, column) in _FOR_PEOPLE or (name, column, value) in _FOR_ARCHIVES:
        return
    assert ours, "a column or a value that no row has"
    table = TABLES[name]
    required = next(c.required for c in table.columns if c.name == column)
    if required:
        keys = [c.name for c in table.columns]
        lines = ["\t".join(keys), *("-" + "\t".join(row[k] for k in keys) for row in ours[:1])]
        text = "\n".join(lines)
    else:
        text = written([{**row, column: ""} for row in ours], table)
    changed = contents(lexicons_of(((name, "own.tsv", text),)))
    assert changed != contents(lexicons_of(()))


def test_abbreviations_are_pairs_without_a_line_of_columns() -> None:
    pairs = read_lexicon()
    assert len(pairs) == len(set(pairs)) > 90
    assert ("UBND", "Ủy ban nhân dân") in pairs
