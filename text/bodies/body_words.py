"""Words for organisations, from `data/lexicons/`: heads, fields, and what is neither."""

from __future__ import annotations

from luutru.data.lexicons import derived, rows, words
from luutru.text.levels import state_levels, trusted
from luutru.text.lexicon_matcher import Lexicon

__all__ = [
    "after_names",
    "before_heads",
    "body_fields",
    "body_heads",
    "body_levels",
    "committees",
    "directors",
    "no_levels",
    "short_bodies",
    "unit_committees",
    "unnamed_heads",
]


@derived
def body_heads() -> Lexicon[str]:
    """Return the heads of organisations, each with what it needs; see `body_heads.tsv`."""
    return Lexicon(
        (row["head"], row["needs"]) for row in rows("body_heads") if row["needs"] != "short"
    )


@derived
def short_bodies() -> frozenset[str]:
    """Return short forms of organisations; they count in capitals only: "UBND"."""
    return frozenset(words("body_heads", needs="short"))


@derived
def unnamed_heads() -> frozenset[str]:
    """Return heads that are common words, too: a capital behind one is no name of its own."""
    return frozenset(words("body_heads", unnamed="yes"))


@derived
def unit_committees() -> frozenset[str]:
    """Return the committees of one kind of unit, whose name may follow ("Huyện ủy Gia Lâm")."""
    return frozenset(words("body_heads", committee="unit"))


@derived
def committees() -> frozenset[str]:
    """Return all committees that a unit's name may follow."""
    return unit_committees() | frozenset(words("body_heads", committee="any"))


@derived
def body_fields() -> Lexicon[bool]:
    """Return the fields organisations work in ("Giáo dục và Đào tạo")."""
    return Lexicon((field, True) for field in words("body_fields"))


@derived
def body_levels() -> Lexicon[bool]:
    """Return the levels that go with an organisation without a place's name ("UBND phường")."""
    levels = (*state_levels(), *trusted("office"), "trung ương", "tối cao")
    return Lexicon((level, True) for level in levels)


@derived
def no_levels() -> frozenset[str]:
    """Return the words that look like a level and are none: "xã hội", "tỉnh táo"."""
    return frozenset(words("head_compounds", of="level"))


@derived
def before_heads() -> frozenset[str]:
    """Return the words that make another word of a head of one syllable: "đại hội", "nhiệm vụ"."""
    return frozenset(words("head_compounds", of="body"))


@derived
def after_names() -> frozenset[str]:
    """Return the words that follow a name of one syllable in a sentence ("Công ty Anh đã")."""
    return frozenset(words("office_words", use="no_name"))


@derived
def directors() -> frozenset[str]:
    """Return the titles behind which an organisation stands, whatever its name looks like."""
    return frozenset(words("titles", directs="yes"))
