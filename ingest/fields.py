"""The fields of import: what structured records (JSON, CSV) may give, and by which names.

A field is added here and read in `ingest.extract.fields`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from luutru.text.script.characters import clean_line
from luutru.text.script.folding import fold

__all__ = ["FIELDS", "by_field", "ours", "renamed"]

Value = TypeVar("Value")

#: Other names of each field, folded and in small letters, and what it feeds.
FIELDS: dict[str, tuple[str, ...]] = {
    # the post's identity within its source, its external id
    "id": ("ma", "ma bai", "post id", "guid"),
    # the title, and the first block
    "title": ("tieu de", "headline", "ten bai"),
    # paragraphs, headings, captions and the byline, found by their looks; may be HTML
    "body": ("noi dung", "content", "text", "toan van"),
    # the block before the body
    "lead": ("tom tat", "sapo", "summary", "description", "mo ta"),
    "section": ("chuyen muc", "muc", "category"),
    # the date of publication; one that cannot be read stays in the post's `extra`
    "published": ("ngay dang", "date", "pubdate", "published at", "ngay"),
    # the byline, over what the body's last lines may be
    "author": ("tac gia", "nguoi viet", "byline"),
    # the post's address, its identity when there is no id
    "url": ("link", "duong dan", "dia chi"),
    # the number of views; what is no number stays in `extra`
    "views": ("luot xem", "view count"),
    # caption blocks behind the body: one text, or a list of them
    "captions": ("chu thich anh", "caption"),
}
_OURS = {alias: name for name, aliases in FIELDS.items() for alias in (name, *aliases)}


@lru_cache(maxsize=4096)  # every record has the same names
def _plain(name: str) -> str:
    return " ".join(fold(clean_line(name)).lower().replace("_", " ").replace("-", " ").split())


def ours(names: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the field that each of some names means, for those that mean any.

    A field is meant by its own name before any alias, and by one alias at most. One that the
    mapping gives a name to has no other.

    Args:
        mapping: their names to fields.
    """
    mapped = {_plain(theirs): field for theirs, field in mapping.items()}
    found, taken = {}, set(mapped.values())
    for name in sorted(names, key=lambda name: _plain(name) not in FIELDS):
        plain = _plain(name)
        field = mapped.get(plain) or _OURS.get(plain)
        if field is not None and (plain in mapped or field not in taken):
            found[name] = field
            taken.add(field)
    return found


def by_field(record: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    """Return a record by the fields that `ours` found; what is none keeps its own name."""
    rest = {name: value for name, value in record.items() if name not in names}
    return rest | {field: record[name] for name, field in names.items()}


def renamed(record: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return a record by fields; see `ours` for the mapping."""
    return by_field(record, ours(record, mapping))
