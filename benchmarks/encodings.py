"""Round trips through every encoding, repairs of every kind, and what other languages come to.

    python benchmarks/encodings.py CORPUS.jsonl.gz [--posts N] [--others FILE.jsonl ...]

Each article is written in every encoding, whole and in pieces of 500 and 60 bytes cut at spaces,
and read by `decode`; then each is spoiled in every way that `repair` knows, and repaired. Counted
are texts that come out right, that are refused, and that come out wrong. `--others` are texts in
other languages (JSON Lines with `text`): as UTF-8 and Windows-1252 they must come out as they are,
or be refused. TCVN3 has no capital vowels with a tone: they count as right in either case.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import html
import json
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from luutru.errors import UnreadableItem
from luutru.text.script.encodings import decode
from luutru.text.script.encodings.tables import (
    CP1252,
    TCVN3,
    TCVN5712,
    VISCII,
    VNI_PAIRS,
    VPS,
)
from luutru.text.script.repair import repair
from luutru.text.script.tones import canonical

SIZES = (10_000_000, 500, 60)
TONES = "\u0300\u0309\u0303\u0301\u0323"
Encode = Callable[[str], bytes]


def by_table(table: str, *, capitals: bool = True) -> Encode:
    """Return the encoder of a table; what it has not is left out.

    Args:
        capitals: False for TCVN3: capitals with a tone become small.
    """
    codes = {letter: code for code, letter in reversed([*enumerate(table)])}

    def encode(text: str) -> bytes:
        kept = text if capitals else _CAPITAL.sub(lambda found: found[0].lower(), text)
        return bytes(codes[letter] for letter in kept if letter in codes)

    return encode


# Capitals beyond ASCII that TCVN3 has no codes for.
_CAPITAL = re.compile("(?![ĂÂÊÔƠƯĐ])[À-ÖØ-ÞĨŨẠ-Ỹ]")


def vni(text: str) -> bytes:
    """Write each letter and then its marks, in the case of the letter."""
    written = {
        letter: pair for pair, letter in VNI_PAIRS.items() if pair in (pair.lower(), pair.upper())
    }
    return by_table(CP1252)("".join(written.get(letter, letter) for letter in text))


def cp1258(text: str) -> bytes:
    """Write tones as letters of their own."""
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks[1:] if mark in TONES)
        parts += [unicodedata.normalize("NFC", "".join(c for c in marks if c not in tone)), tone]
    return "".join(parts).encode("cp1258", "ignore")


def viqr(text: str) -> str:
    """Write marks as the signs of RFC 1456, stops behind vowels escaped."""
    signs = {"\u0302": "^", "\u0306": "(", "\u031b": "+"} | dict(zip(TONES, "`?~'.", strict=True))
    text = re.sub(r"(?<=[aeiouyAEIOUY])[.?'(]", r"\\\g<0>", unicodedata.normalize("NFD", text))
    text = re.sub(r"([\u0302\u0306\u031b\u0300\u0309\u0303\u0301\u0323])([.?'(])", r"\1\\\2", text)
    ordered = re.sub("([\u0323\u0300\u0309\u0303\u0301])([\u0302\u0306\u031b])", r"\2\1", text)
    return "".join(signs.get(c, c) for c in ordered).replace("đ", "dd").replace("Đ", "DD")


def telex(text: str) -> str:
    """Write marks as keys: the shape behind its letter, the tone at the end of the syllable."""
    tones = dict(zip(TONES, "frxsj", strict=True))

    def typed(word: str) -> str:
        shown, tone = "", ""
        for letter in unicodedata.normalize("NFD", word):
            if letter in tones:
                tone = tones[letter]
            elif letter == "\u0302":
                shown += shown[-1].lower()
            elif letter in "\u0306\u031b":
                shown += "w"
            else:
                shown += {"đ": "dd", "Đ": "Dd"}.get(letter, letter)
        return (shown + tone).upper() if word.isupper() and len(word) > 1 else shown + tone

    return re.sub(r"[^\W\d_]+", lambda found: typed(found[0]), text)


def utf_7(text: str) -> str:
    """Write runs beyond ASCII in base64 between + and -, and + as +-."""

    def coded(found: re.Match[str]) -> str:
        if found[0] == "+":
            return "+-"
        return f"+{base64.b64encode(found[0].encode('utf-16-be')).decode().rstrip('=')}-"

    return re.sub(r"[^\x00-\x7f]+|\+", coded, text)


def entities(text: str) -> str:
    """Write what is beyond ASCII as character references."""
    return html.escape(text, quote=False).encode("ascii", "xmlcharrefreplace").decode()


ENCODERS: dict[str, Encode] = {
    "utf-8": str.encode,
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16": lambda text: text.encode("utf-16"),
    "tcvn3": by_table(TCVN3, capitals=False),
    "tcvn5712-1": by_table(TCVN5712),
    "viscii": by_table(VISCII),
    "vps": by_table(VPS),
    "vni": vni,
    "cp1258": cp1258,
}


def _as_1252(data: bytes) -> str:
    return "".join(map(CP1252.__getitem__, data))


GOOD: Callable[[str], str] = str
SPOILERS: dict[str, Callable[[str], str]] = {
    "tcvn3": lambda text: _as_1252(ENCODERS["tcvn3"](text)),
    "tcvn3 as Latin-1": lambda text: ENCODERS["tcvn3"](text).decode("latin-1"),
    "vni": lambda text: _as_1252(vni(text)),
    "viscii": lambda text: _as_1252(ENCODERS["viscii"](text)),
    "cp1258": lambda text: _as_1252(cp1258(text)),
    "utf-8 as cp1252": lambda text: _as_1252(text.encode()),
    "utf-8 as Latin-1": lambda text: text.encode().decode("latin-1"),
    "utf-8 as cp1252, twice": lambda text: _as_1252(_as_1252(text.encode()).encode()),
    "viqr": viqr,
    "telex": telex,
    "utf-7": utf_7,
    "entities": entities,
    "entities, escaped": lambda text: html.escape(entities(text), quote=False),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--others", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    texts = list(_articles(options.corpus, options.posts))
    print(f"{'':<28}{'bytes':>9}{'right':>7}{'refused':>9}{'wrong':>7}{'ms each':>9}")
    for name, encode in ENCODERS.items():
        for size in SIZES:
            _report(name, size, [_round_trip(encode, text, size) for text in texts])
    for name, spoil in (("good", GOOD), *SPOILERS.items()):
        for size in SIZES:
            _report(f"repair: {name}", size, [_repaired(spoil, text, size) for text in texts])
    for path in options.others:
        others = [html.unescape(json.loads(line)["text"]) for line in path.open(encoding="utf-8")]
        for name, check in (("utf-8", _left_alone), ("cp1252", _other), ("ascii", _ascii)):
            for size in SIZES:
                _report(f"{path.stem}: {name}", size, [check(text, size) for text in others])


def _articles(corpus: Path, posts: int) -> Iterator[str]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in islice(lines, posts):
            article = json.loads(line)
            yield unicodedata.normalize("NFC", f"{article['title']}\n{article['body']}")


def _report(name: str, size: int, results: list[tuple[str, float]]) -> None:
    counts = Counter(outcome for outcome, _ in results)
    each = 1000 * sum(seconds for _, seconds in results) / max(1, len(results))
    shown = "all" if size == SIZES[0] else str(size)
    print(
        f"{name:<28}{shown:>9}{counts['right']:>7}{counts['refused']:>9}{counts['wrong']:>7}"
        f"{each:>9.2f}",
        flush=True,
    )


def _piece(text: str, size: int) -> str:
    """Return a stretch of words of about `size` bytes in an encoding of bytes."""
    if len(text) <= size:
        return text
    start = random.Random(text).randrange(len(text) - size)
    piece = text[start : start + size].split(" ")
    return " ".join(piece[1:-1] if len(piece) > 4 else piece).strip()


def _round_trip(encode: Encode, text: str, size: int) -> tuple[str, float]:
    right = "".join(c for c in _piece(text, size) if c.isascii() or encode(c))
    data = encode(right)
    began = time.perf_counter()
    try:
        read, _ = decode(data)
    except UnreadableItem:
        return "refused", time.perf_counter() - began
    return _judged(read, right), time.perf_counter() - began


def _judged(read: str, right: str) -> str:
    return "right" if _plain(read) == _plain(right) else "wrong"


def _plain(text: str) -> str:
    return canonical(unicodedata.normalize("NFC", text).lower())


def _repaired(spoil: Callable[[str], str], text: str, size: int) -> tuple[str, float]:
    piece = _piece(text, size)
    piece = piece if spoil is GOOD else "".join(c for c in piece if c in KEPT)
    began = time.perf_counter()
    try:
        read = repair(spoil(piece)).text
    except UnreadableItem:
        return "refused", time.perf_counter() - began
    return _judged(read, piece), time.perf_counter() - began


#: Letters that every encoding has by which texts are spoiled, and ASCII.
KEPT = frozenset(c for c in VISCII if c.isascii() or c.isalpha())


def _left_alone(text: str, size: int) -> tuple[str, float]:
    piece = _piece(text, size)
    began = time.perf_counter()
    try:
        read = repair(decode(piece.encode())[0]).text
    except UnreadableItem:
        return "refused", time.perf_counter() - began
    return "right" if read == piece else "wrong", time.perf_counter() - began


def _other(text: str, size: int) -> tuple[str, float]:
    piece = _piece(text, size).encode("cp1252", "ignore")
    began = time.perf_counter()
    try:
        read, _ = decode(piece)
    except UnreadableItem:
        return "refused", time.perf_counter() - began
    return "right" if read == piece.decode("cp1252") else "wrong", time.perf_counter() - began


def _ascii(text: str, size: int) -> tuple[str, float]:
    return _left_alone(text.encode("ascii", "ignore").decode(), size)


if __name__ == "__main__":
    main()
