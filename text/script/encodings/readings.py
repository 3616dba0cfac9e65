"""Bytes as each encoding reads them, and which reading leads."""

from __future__ import annotations

import re
from typing import NamedTuple

from luutru.text.script.encodings.evidence import Evidence, evidence_of
from luutru.text.script.encodings.named import ENCODINGS, LEGACY, by_table

__all__ = ["Reading", "lead", "read", "readings_of", "western"]

_SAMPLE = 200_000  # bytes that are read in every encoding
# 500 bytes of news have 0.87 at least in their own encoding, 60 bytes 0.67: among eight words one
# foreign name weighs an eighth. Below is no reading; what a short text lacks is a lead.
_GOOD_RATE = 0.8
_RATE_OF_ALL = 0.5  # of all words: in French and Indonesian a fifth are valid syllables
_FEWEST = 3  # marked words: "café" and "né" are no evidence
# By so many words that are no syllables must any other reading be worse. Of 300 articles, pieces
# of 60 bytes are never read wrongly then, and one in thirty is refused.
_LEAD = 2
_NEAR = {"tcvn3", "tcvn5712-1"}  # differ in capitals alone: a single word decides
_MARKUP = re.compile(rb"<[^<>]{1,2000}>|&#?\w{1,10};|https?://[^\s<>\"]{1,500}")
_SCRIPT = re.compile(rb"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END = re.compile(rb"</(?:script|style)\b", re.IGNORECASE)


# Letters of French, German, Spanish, Portuguese, Italian and the Nordic languages.
_WESTERN = re.compile(r"[A-Za-zàâäáãåæçéèêëíîïìñóôöõòøùûüúœßÀÂÄÁÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÕØÙÛÜÚŒ]+")
# Quotes and dashes part words; other signs within a word are letters of some other encoding.
_WORD = re.compile(r"(?:[^\W\d_]|[\x80-\x9f¡-¿×÷ˆ˜†‡‰€™ƒ])+")
_EDGES = "«»©®™°²³½¼¾§¡¿·ªº"
_MARKED_SHARE = 0.4  # of the words: one in five has a letter beyond ASCII in French


class Reading(NamedTuple):
    """What bytes are in an encoding; no text where it does not have them."""

    name: str
    text: str
    evidence: Evidence


def readings_of(data: bytes) -> list[Reading]:
    """Return the readings of some bytes in every Vietnamese encoding, the best first."""
    sample = _words(data[:_SAMPLE])
    found = []
    for name in LEGACY:
        try:
            text = read(sample, name)
        except UnicodeDecodeError:
            continue
        found.append(Reading(name, text, evidence_of(text)))
    return sorted(found, key=lambda reading: -reading.evidence.rate)


def read(data: bytes, name: str) -> str:
    """Return bytes in an encoding, the capitals of TCVN3 not restored.

    Raises:
        UnicodeDecodeError: it does not have them.
    """
    encoding = ENCODINGS[name]
    return by_table(encoding.table, data) if encoding.table else encoding.decode(data)


def lead(readings: list[Reading], hint: str = "") -> Reading | None:
    """Return the reading that is good and leads every other; None where none does.

    Args:
        hint: a charset that was declared: its reading needs no lead.
    """
    hinted = hint.strip().lower()
    good = [reading for reading in readings if is_good(reading.evidence)]
    if not good:
        return None
    first = min(
        good,
        key=lambda reading: (
            reading.evidence.wrong,
            hinted not in (reading.name, *ENCODINGS[reading.name].aliases),
            LEGACY.index(reading.name),
        ),
    )
    if hinted in (first.name, *ENCODINGS[first.name].aliases):
        return first
    for other in readings:
        needed = 1 if {first.name, other.name} == _NEAR else _LEAD
        if other.text != first.text and other.evidence.wrong - first.evidence.wrong < needed:
            return None
    return first


def is_good(evidence: Evidence) -> bool:
    """Return whether a text reads as Vietnamese, by enough words."""
    return (
        evidence.marked >= _FEWEST
        and evidence.rate >= _GOOD_RATE
        and evidence.rate_of_all >= _RATE_OF_ALL
    )


def western(data: bytes) -> tuple[str, str] | None:
    """Return text in Windows-1252 of a language that is not Vietnamese; None of anything else.

    What no Vietnamese encoding reads may be in one that luutru does not know, or damaged. So the
    letters must be those of western Europe, as few as its languages have, within words in an
    ordinary case; or there are none but quotes and dashes.
    """
    found = _WORD.findall(read(_words(data[:_SAMPLE]), "cp1252"))
    words = [word for word in (each.strip(_EDGES) for each in found) if word]
    marked = [word for word in words if not word.isascii()]
    if not any(map(str.isascii, words)) or len(marked) > _MARKED_SHARE * len(words):
        return None
    if marked and evidence_of(" ".join(words)).rate_of_all >= _RATE_OF_ALL:
        return None
    if not all(_WESTERN.fullmatch(w) and (w.isupper() or w[1:] == w[1:].lower()) for w in marked):
        return None
    return ENCODINGS["cp1252"].decode(data), "cp1252"


def _words(data: bytes) -> bytes:
    """Return bytes without markup, scripts and addresses, whose words are of no language."""
    if b"<" in data:
        first, *rest = _SCRIPT.split(data)
        data = first + b" ".join(
            part[end.start() :] for part in rest if (end := _SCRIPT_END.search(part))
        )
    return _MARKUP.sub(b" ", data)
