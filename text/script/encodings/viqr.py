"""VIQR: Vietnamese in ASCII, as e-mail had it before Unicode ("Tie^'ng Vie^.t").

Source: RFC 1456. A vowel is followed by ``^ ( +`` for its shape (or ``*`` for ``+``) and by
``' ` ? ~ .`` for its tone; ``dd`` is đ; a backslash takes the meaning from what follows. Writers
left the backslash out, so a mark at the end of a word may be punctuation: see `_is_mark`.
"""

from __future__ import annotations

import re
import unicodedata

from luutru.text.script.syllables import TONES, parse
from luutru.text.script.tones import place_tone

__all__ = ["decode_viqr"]

_MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_MARKS |= dict(zip("`?~'.", TONES[1:], strict=True))
_HELD = "\ue000"  # stands for an escaped sign (and for itself) until the text is decoded
_ESCAPED = re.compile(rf"\\([\\^(+*'`?~.dD])|{_HELD}")
# A letter with its marks: "u+o+'" is two of them, "e^." one; some wrote the tone first ("e.^").
_LETTER = (
    r"(?:[aA][`?~'.]\(|[aeoAEO][`?~'.]\^|[oOuU][`?~'.][+*]"
    r"|(?:[aA]\(|[aeoAEO]\^|[oOuU][+*]|[aeiouyAEIOUY])[`?~'.]?)"
)
_WORD = re.compile(rf"(?:{_LETTER}|[b-zB-Z])+")
_MARKED = re.compile(_LETTER)
# A stop between letters, in a word without other signs: an address, unless the word is a syllable.
_STOP_WITHIN = re.compile(r"^[a-zA-Z]+[.?][a-zA-Z]")
# Where a sentence may end ("bo^. Co^ng an"), these are meant, hardly ever the word without a tone.
_WITH_MARK = frozenset(
    """bị bộ vụ tự sự họ chị mẹ lệ hệ nghệ thị trị dự cự vợ nợ sợ trợ phụ trụ cụ lộ vị nhị kỵ hộ độ
    chợ ở để về của cả tả cử thử trả bỏ tổ sở thủ chủ kể thể cổ phổ xử đổ lẻ rẻ quả nhỏ""".split()
)
_NEW_STYLE = re.compile("[oO][aeAE]|[uU][yY]")


def decode_viqr(text: str) -> str:
    """Return VIQR as what it stands for, in NFC; text without marks stays as it is."""
    kept: list[str] = []
    held = _ESCAPED.sub(lambda found: _hold(kept, found[1] or found[0]), text)
    decoded = _WORD.sub(_word, held)
    return re.sub(_HELD, lambda _: kept.pop(0), decoded) if kept else decoded


def _hold(kept: list[str], escaped: str) -> str:
    kept.append(escaped)
    return _HELD


def _word(found: re.Match[str]) -> str:
    typed = found[0]
    if typed.isalpha() and typed[:2].lower() != "dd":
        return typed.replace("DD", "Đ") if typed.isupper() else typed  # "ANTDD"
    if _STOP_WITHIN.search(typed) and parse(_composed(typed).lower()) is None:
        return typed  # "chinhphu.vn", "Home.aspx"
    if typed[-1] in "'?." and not _is_mark(typed, found):
        return _composed(typed[:-1]) + typed[-1]
    return _composed(typed)


def _composed(typed: str) -> str:
    if typed[:2].lower() == "dd":
        typed = ("Đ" if typed[0] == "D" else "đ") + typed[2:]
    return unicodedata.normalize("NFC", _MARKED.sub(_letter, typed))


def _letter(found: re.Match[str]) -> str:
    shapes_first = sorted(found[0][1:], key="^(+*".find, reverse=True)
    return found[0][0] + "".join(_MARKS[mark] for mark in shapes_first)


def _is_mark(typed: str, found: re.Match[str]) -> bool:
    """Return whether the sign that ends a word is its tone.

    It is none where the word already has one ("la` gi`?"), where the tone stands on another vowel
    ("dda^y." is no "đậy"), or where both may be and a sentence ends ("co' ca." at a line's end).
    """
    word = _composed(typed).lower()
    parts = parse(word)
    if parts is None or not parts.tone:
        return False
    placed = place_tone(*parts)
    if word != placed and not _NEW_STYLE.search(typed[-3:-1]):
        return False
    if typed[-1] == "'" or parse(_composed(typed[:-1]).lower()) is None:
        return True
    after = found.string[found.end() : found.end() + 40]
    # No stop stands before them, nor before a sign that was escaped ("thu.\\.").
    if after[:1] in (",", ";", ":", ")", _HELD):
        return True
    after = after.lstrip(" \"')”’")
    if (after and (after[0].islower() or after[0].isdigit())) or word in _WITH_MARK:
        return True
    return bool(after) and typed[0].isupper() and after[0] not in "\r\n"
