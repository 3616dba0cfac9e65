"""Words for places, from `data/lexicons/`: units, streets, waters, sites, provinces, countries."""

from __future__ import annotations

from luutru.data.lexicons import derived, rows, words
from luutru.text.levels import short_forms, state_levels
from luutru.text.lexicon_matcher import Lexicon

__all__ = [
    "before_places",
    "common_places",
    "function_words",
    "heads",
    "known_places",
    "no_names",
    "of_states",
    "other_words",
    "place_heads",
    "placed",
    "tongues",
]


@derived
def heads() -> tuple[tuple[str, str], ...]:
    """Return the words before a place's name, and the shape that name may have.

    "number" any number does ("ngõ 12"), "count" a number when nothing is counted by it ("tổ 5"),
    "name" no number ("sông Hồng"), "short" an abbreviation ("P. Bồ Đề").
    """
    listed = [(row["head"], row["name"]) for row in rows("place_heads")]
    numbered = frozenset(words("levels", numbered="yes"))
    listed += [(level, "number") for level in words("levels") if level in numbered]
    listed += [(level, "name") for level in sorted(state_levels() - numbered)]
    listed += [(short, "short") for short in sorted(short_forms())]
    return tuple(listed)


@derived
def place_heads() -> Lexicon[str]:
    """Return `heads` as they are looked up in a text."""
    return Lexicon(heads())


@derived
def known_places() -> Lexicon[str]:
    """Return the names that are places wherever they stand."""
    return Lexicon((name, name) for name in words("places", found="yes"))


@derived
def common_places() -> dict[str, bool]:
    """Return places that are common words or given names, too.

    True for those that a sentence may begin with ("Mỹ", but not "Đức").
    """
    opening = dict.fromkeys(words("places", found="opening"), True)
    return opening | dict.fromkeys(words("places", found="context"), False)


@derived
def before_places() -> frozenset[str]:
    """Return the words that make another word of a head: "hợp tác xã", "yêu cầu", "đồng hồ"."""
    return frozenset(words("head_compounds", of="place"))


@derived
def no_names() -> frozenset[str]:
    """Return the words that begin no name after a bare unit ("Phường Đoàn", "quận Đồng chí")."""
    return frozenset(words("place_context", use="no_name"))


@derived
def placed() -> frozenset[str]:
    """Return the words that a place follows: "ở Mường Lát"."""
    return frozenset(words("place_context", use="placed"))


@derived
def of_states() -> frozenset[str]:
    """Return the words that a country follows whose name is a common word, too: "đội tuyển Đức"."""
    return placed() | frozenset(words("place_context", use="of_state"))


@derived
def tongues() -> frozenset[str]:
    """Return the words behind which such a name is no country: "tiếng Anh"."""
    return frozenset(words("place_context", use="not_state"))


@derived
def other_words() -> frozenset[str]:
    """Return the words that make another word of such a name: "Mỹ thuật", "Pháp luật"."""
    return frozenset(words("place_context", use="other_word"))


@derived
def function_words() -> frozenset[str]:
    """Return words that open a sentence before a place and are no part of it: "Theo Hà Nội"."""
    return frozenset(words("place_context", use="function"))
