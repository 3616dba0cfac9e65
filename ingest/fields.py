"""The fields of import: what structured records (JSON, CSV, XML) may give, and by which names.

A field is added here, its names in `data/lexicons/field_names.tsv`, and it is read in
`ingest.extract.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from luutru.data.lexicons import derived, rows
from luutru.text.script.characters import clean_line
from luutru.text.script.folding import fold

__all__ = ["FIELDS", "FieldPlan", "is_empty", "plan", "renamed"]

Value = TypeVar("Value")

#: What each field feeds.
FIELDS: dict[str, str] = {
    "id": "the post's identity within its source, its external id",
    "title": "the title, and the first block",
    "body": "paragraphs, headings, captions and the byline, found by their looks; may be HTML",
    "lead": "the block before the body",
    "section": "the section",
    "published": "the date of publication; one that cannot be read stays in the post's `extra`",
    "author": "the byline, over what the body's last lines may be",
    "url": "the post's address, its identity when there is no id",
    "views": "the number of views; what is no number stays in `extra`",
    "captions": "caption blocks behind the body: one text, or a list of them",
}
# What databases and data frames write where there is nothing.
_NOTHING = {
    "", "null", "NULL", "None", "nan", "NaN", "NaT", "\\N", "N/A", "n/a", "0000-00-00 00:00:00",
    "0000-00-00",
}  # fmt: skip
_AFFIXED = 1000  # added to the rank of a name that a word was taken off
_AFFIXES = 2  # words taken off at most: "post_title_vi"
# Where words of a name meet: "tieu_de", "dc:title", "title.rendered", "tieuDe", "HTMLBody".
_BETWEEN = re.compile(r"[\W_]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST_NAME = 200  # characters: a longer one is text, not the name of a field


@dataclass(frozen=True, eq=False)
class _Names:
    """The names of fields by their key (`_key`), each with its field and rank."""

    known: Mapping[str, tuple[str, int]]
    then: Mapping[str, str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]


class FieldPlan(NamedTuple):
    """Where the fields of a record come from.

    Attributes:
        fields: for each field the alternatives in order; the first that is not empty counts.
            Each is the names whose values follow one another.
    """

    fields: Mapping[str, Sequence[Sequence[str]]]

    def read(self, record: Mapping[str, Value]) -> dict[str, Value | list[Value]]:
        """Return a record by fields; what is none, or was not needed, keeps its own name."""
        found: dict[str, Value | list[Value]] = {}
        used: set[str] = set()
        for field, alternatives in self.fields.items():
            for names in alternatives:
                filled = [name for name in names if not is_empty(record[name])]
                if filled:
                    values = [record[name] for name in filled]
                    found[field] = values[0] if len(values) == 1 else values
                    used.update(filled)
                    break
        rest = {
            name: value
            for name, value in record.items()
            if name not in used and name not in found and not (name in FIELDS and is_empty(value))
        }
        return rest | found


def is_empty(value: object) -> bool:
    """Return whether a value is nothing: what is written for it in exports, too."""
    if isinstance(value, str):
        return value.strip() in _NOTHING
    return value is None or (isinstance(value, list | dict) and not value)


def plan(names: Iterable[str], mapping: Mapping[str, str]) -> FieldPlan:
    """Return where the fields of records with these names come from.

    A field that the mapping gives names has no others; two names that are mapped to the body (or
    to captions) follow one another. Else its own name counts before any other.

    Args:
        mapping: their names to fields.
    """
    return _plan(tuple(names), tuple(mapping.items()), _names())


@lru_cache(maxsize=256)  # every record of a file has the same names
def _plan(names: tuple[str, ...], mapping: tuple[tuple[str, str], ...], known: _Names) -> FieldPlan:
    mapped = {_key(theirs): field for theirs, field in mapping}
    given: dict[str, list[str]] = {}
    ranked: dict[str, list[tuple[int, int, str]]] = {}
    for at, name in enumerate(names):
        if (field := mapped.get(_key(name))) is not None:
            given.setdefault(field, []).append(name)
        elif (meant := _meant(name, known)) is not None and meant[0] not in mapped.values():
            ranked.setdefault(meant[0], []).append((meant[1], at, name))
    found: dict[str, list[tuple[str, ...]]] = {}
    for field, mapped_names in given.items():
        joined = field in ("body", "captions")
        found[field] = [tuple(mapped_names)] if joined else [(one,) for one in mapped_names]
    for field, listed in ranked.items():
        found[field] = _alternatives([name for _, _, name in sorted(listed)], known)
    return FieldPlan(found)


def _alternatives(names: list[str], known: _Names) -> list[tuple[str, ...]]:
    """Return names as alternatives, those that follow one another together."""
    by_key = {_key(name): name for name in reversed(names)}
    found: list[tuple[str, ...]] = []
    for name in names:
        after = by_key.get(known.then.get(_key(name), ""))
        if not any(name in group for group in found):
            found.append((name,) if after is None else (name, after))
    return found


def renamed(record: Mapping[str, Value], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return a record by fields; see `plan` for the mapping."""
    return dict(plan(record, mapping).read(record))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded and in small letters."""
    plain = fold(clean_line(name[:_LONGEST_NAME]))
    return tuple(word.lower() for word in _BETWEEN.split(plain) if word)


def _key(name: str) -> str:
    return "".join(_words(name))


def _meant(name: str, known: _Names) -> tuple[str, int] | None:
    """Return which field a name means, and how surely: the lower the surer."""
    if len(name) > _LONGEST_NAME:
        return None
    if (whole := known.known.get(_key(name))) is not None:
        return whole
    forms = {" ".join(_words(name))}
    for _ in range(_AFFIXES):
        forms = {rest for form in forms for rest in _without_affix(form, known)}
        found = [
            known.known[key] for form in forms if (key := form.replace(" ", "")) in known.known
        ]
        if found:
            field, rank = min(found, key=lambda one: one[1])
            return field, rank + _AFFIXED
    return None


def _without_affix(form: str, known: _Names) -> Iterator[str]:
    """Yield a name in words without each prefix and each suffix that it has."""
    yield from (form[len(p) + 1 :] for p in known.prefixes if form.startswith(f"{p} "))
    yield from (form[: -len(s) - 1] for s in known.suffixes if form.endswith(f" {s}"))


@derived
def _names() -> _Names:
    known = {field: (field, 0) for field in FIELDS}
    then: dict[str, str] = {}
    affixes: dict[str, list[str]] = {"prefix": [], "suffix": []}
    for rank, row in enumerate(rows("field_names"), start=1):
        if row["field"] in affixes:
            affixes[row["field"]].append(fold(row["name"]))
            continue
        key = _key(row["name"])
        known.setdefault(key, (row["field"], rank))
        if row["then"]:
            then[key] = _key(row["then"])
    longest = {
        kind: tuple(sorted(set(words), key=len, reverse=True)) for kind, words in affixes.items()
    }
    return _Names(known, then, longest["prefix"], longest["suffix"])
