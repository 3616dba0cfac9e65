"""What the fields of structured records are called, and which record can be a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from luutru.text.script.characters import clean_line
from luutru.text.script.folding import fold

__all__ = ["ours", "renamed"]

_ALIASES = {
    "id": ("id", "ma", "ma bai", "post id", "guid"),
    "title": ("title", "tieu de", "headline", "ten bai"),
    "body": ("body", "noi dung", "content", "text", "toan van"),
    "lead": ("lead", "tom tat", "sapo", "summary", "description", "mo ta"),
    "section": ("section", "chuyen muc", "muc", "category"),
    "published": ("published", "ngay dang", "date", "pubdate", "published at", "ngay"),
    "author": ("author", "tac gia", "nguoi viet", "byline"),
    "url": ("url", "link", "duong dan", "dia chi"),
    "views": ("views", "luot xem", "view count"),
    "captions": ("captions", "chu thich anh", "caption"),
}
_OURS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases}


def _plain(name: str) -> str:
    return " ".join(fold(clean_line(name)).lower().replace("_", " ").replace("-", " ").split())


def ours(names: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return which of our names each of `names` has; the mapping wins over known aliases."""
    mapped = {_plain(theirs): name for theirs, name in mapping.items()}
    found = {}
    taken = set(mapped.values())
    for name in names:
        plain = _plain(name)
        our = mapped.get(plain) or _OURS.get(plain)
        if our is not None and (plain in mapped or our not in taken):
            found[name] = our
            taken.add(our)
    return found


def renamed(record: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return `record` under our names; what has none keeps its own name."""
    names = ours(record, mapping)
    return {names.get(name, name): value for name, value in record.items()}
