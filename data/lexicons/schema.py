"""The columns of each lexicon. What they mean stands at the head of each file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["TABLES", "Table", "TableColumn"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a lexicon.

    Attributes:
        kind: "word" is text in small letters, "name" text as written, "share" a number
            above 0 and at most 1, "choice" one of `choices`.
        required: whether a cell may not be empty.
    """

    name: str
    kind: Literal["word", "name", "share", "choice"] = "choice"
    choices: tuple[str, ...] = ("yes",)
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A lexicon; the first `keys` columns together are a row's key."""

    columns: tuple[TableColumn, ...]
    keys: int = 1


def _word(name: str) -> TableColumn:
    return TableColumn(name, "word", required=True)


def _name(name: str) -> TableColumn:
    return TableColumn(name, "name", required=True)


def _choice(name: str, choices: str) -> TableColumn:
    return TableColumn(name, choices=tuple(choices.split()), required=True)


def _may_be(name: str, choices: str = "yes") -> TableColumn:
    return TableColumn(name, choices=tuple(choices.split()))


_IMPORT = "id title body lead section published author url views captions prefix suffix"
_SECTOR = _may_be("sector", "police school health military court government business")
_OFFICE_USES = "within pair pair_head organ after_level after_uy before_capital no_name"
_PLACE_USES = "placed of_state not_state other_word function no_name"

#: Each lexicon by its name, which is its file's stem.
TABLES = {
    "body_fields": Table((_name("field"),)),
    "body_heads": Table(
        (
            _name("head"),
            _choice("needs", "open level capital whole short"),
            _may_be("unnamed"),
            _may_be("committee", "unit any"),
        )
    ),
    "common_words": Table((_word("word"),)),
    "field_names": Table(
        (_word("name"), _choice("field", _IMPORT), TableColumn("then", "word")), keys=2
    ),
    "file_kinds": Table(
        (_word("name"), _choice("as", "ending name stem"), _choice("holds", "posts no")), keys=2
    ),
    "foreign_words": Table((_word("word"),)),
    "head_compounds": Table((_word("word"), _choice("of", "body place level")), keys=2),
    "honorifics": Table(
        (
            _word("honorific"),
            _choice("strength", "strong weak"),
            _may_be("gender", "m f"),
            _may_be("pronoun"),
            _may_be("skipped"),
        )
    ),
    "levels": Table(
        (
            _word("level"),
            _may_be("rank", "1 2 3"),
            TableColumn("short", "word"),
            _may_be("trust", "post office"),
            _may_be("numbered"),
            _may_be("local"),
        )
    ),
    "middle_names": Table((_word("name"), TableColumn("share", "share"), _may_be("gender", "m f"))),
    "name_heads": Table((_word("head"), _choice("kind", "unit head"))),
    "office_bodies": Table((_word("body"), _may_be("local"), _SECTOR)),
    "office_words": Table((_word("word"), _choice("use", _OFFICE_USES)), keys=2),
    "openers": Table((_word("word"), _may_be("names"))),
    "page_labels": Table((_word("words"), _choice("as", "tool button"))),
    "person_acts": Table((_word("act"),)),
    "place_context": Table((_word("word"), _choice("use", _PLACE_USES)), keys=2),
    "place_heads": Table((_word("head"), _choice("name", "number count name"))),
    "places": Table(
        (
            _name("name"),
            _choice("kind", "country province town region abroad"),
            _may_be("unperson"),
            _may_be("state"),
            _may_be("found", "yes opening context"),
        )
    ),
    "stopwords": Table((_word("word"),)),
    "surnames": Table(
        (
            _word("surname"),
            _may_be("common"),
            _may_be("byline"),
            TableColumn("share", "share"),
            TableColumn("variant", "word"),
        )
    ),
    "titles": Table(
        (
            _word("title"),
            _may_be("bodied"),
            _may_be("foreign"),
            _may_be("directs"),
            _SECTOR,
        )
    ),
}
