"""The query language: text as typed to the neutral query tree (`index.query`).

    bí thư đảng ủy              words: all preferred, any accepted
    "bí thư đảng ủy"            the phrase, required
    bí thư AND quận   a OR b    each side with all its words; NOT x, -x, parentheses
    tiêu đề:x  title:x          in the title; also lead: and body:
    người:x  person:x           label fields; also vai trò:, tổ chức:, nơi:, chủ đề:,
                                mục:, nguồn:, văn bản: (`index.fields`)
    mục:="Công tác Đảng"        exactly this value
    ngày:2020-01..2020-06       dates; ngày:không rõ finds posts without one
    diễn ra:10/07/2020          posts whose text mentions that date; also event:

Field names are understood without marks. What does not parse as syntax is searched as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from luutru.errors import QueryError
from luutru.index.query import (
    Bool,
    Dates,
    Events,
    Everything,
    Labels,
    Node,
    Phrase,
    Undated,
    Words,
)
from luutru.search.fields import TYPED, ZONES
from luutru.text.dates.ranges import parse_range
from luutru.text.script.characters import clean_line
from luutru.text.script.folding import fold, syllables

__all__ = ["MOST_CHARACTERS", "parse"]

MOST_CHARACTERS = 4000
_DEEPEST = 30
_MOST_SYLLABLES = 400

_NAMES = "|".join(sorted((name.replace(" ", r"\s+") for name in TYPED), key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<field>(?<!\w)(?i:{_NAMES}):)
    | (?P<phrase>"[^"]*")
    | (?P<open>\()
    | (?P<close>\))
    | (?P<operator>(?<!\S)(?:AND|OR|NOT)(?!\S))
    | (?P<minus>(?<!\S)-(?=[^\s-]))
    | (?P<word>[^\s"()]+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

#: Gives the values of a label field that a user's text means.
Resolve = Callable[[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def parse(text: str, resolve: Resolve) -> Node:
    """Return the query tree of `text`; nothing, or ``*`` alone, means every post.

    Args:
        resolve: called with a label field and what was typed for it.

    Raises:
        QueryError: the query is too long or nested too deeply, or a date can't be read.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(
            f"Câu tìm dài {len(text):,} ký tự, quá {MOST_CHARACTERS:,}.",
            "Hãy rút gọn, hoặc dùng --queries để tìm nhiều câu.",
        )
    tokens = _tokens(clean_line(text))
    node = _Parser(tokens, resolve).parse()
    return node or Everything()


def _tokens(text: str) -> list[_Token]:
    # Field names are found in the folded text; where folding keeps the length, it keeps offsets.
    folded = fold(text)
    same = folded if len(folded) == len(text) else text
    tokens = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(same, at) or _TOKEN.match(text, at)
        assert found is not None  # noqa: S101 - the last alternative takes any character
        kind = found.lastgroup or "other"
        if kind not in ("space", "other"):
            tokens.append(_Token(kind, text[at : found.end()]))
        at = found.end()
    return tokens


class _Parser:
    """Recursive descent: any := all (OR all)*; all := unit+ with AND between some."""

    def __init__(self, tokens: list[_Token], resolve: Resolve) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._count = 0
        self._resolve = resolve

    def parse(self) -> Node | None:
        found = []
        while self._at < len(self._tokens):
            node = self._any()
            found += [node] if node else []
            self._at += 1  # past a closing parenthesis without an opening one
        return found[0] if len(found) == 1 else Bool(must=tuple(found)) if found else None

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: str, text: str = "") -> bool:
        token = self._peek()
        if token is None or token.kind != kind or (text and token.text != text):
            return False
        self._at += 1
        return True

    def _any(self) -> Node | None:
        """Alternatives parted by OR."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError(
                f"Câu tìm có hơn {_DEEPEST} lớp ngoặc lồng nhau.", "Hãy bớt dấu ngoặc."
            )
        sides = [self._all()]
        strict = False
        while self._take("operator", "OR"):
            strict = True
            sides.append(self._all())
        self._depth -= 1
        nodes = tuple(_strict(node) if strict else node for node in sides if node is not None)
        if len(nodes) < 2:
            return nodes[0] if nodes else None
        return Bool(should=nodes)

    def _all(self) -> Node | None:
        """Units side by side: words prefer, all else is required; AND requires words too."""
        units: list[Node] = []
        must_not: list[Node] = []
        words: list[str] = []
        strict = False

        def end_run() -> None:
            if words:
                units.append(Words(tuple(words)))
                words.clear()

        while (token := self._peek()) is not None and token.kind != "close":
            if token.kind == "operator" and token.text == "OR":
                break
            if self._take("operator", "AND"):
                strict = True
                end_run()
            elif self._take("operator", "NOT") or self._take("minus"):
                node = self._unit()
                must_not += [_strict(node)] if node else []
            elif token.kind == "word":
                self._at += 1
                words += self._syllables(token.text)
            else:
                end_run()
                node = self._unit()
                units += [node] if node else []
        end_run()
        return _joined(units, must_not, strict)

    def _unit(self) -> Node | None:
        """One word, phrase, field or group."""
        token = self._peek()
        if token is None or token.kind in ("close", "operator"):
            return None
        self._at += 1
        if token.kind == "open":
            node = self._any()
            self._take("close")
            return node
        if token.kind == "field":
            name = TYPED[" ".join(fold(token.text[:-1]).lower().split())]
            return self._field(name) or Words(tuple(self._syllables(token.text)))
        found = tuple(self._syllables(token.text))
        if not found:
            return None
        return Phrase(found) if token.kind == "phrase" and len(found) > 1 else Words(found)

    def _field(self, name: str) -> Node | None:
        text = self._value(name)
        if not text:
            return None
        if name in ZONES:
            found = tuple(self._syllables(text))
            if not found:
                return None
            return Phrase(found, ZONES[name]) if len(found) > 1 else Words(found, ZONES[name])
        if name == "date":
            return Undated() if fold(text).lower() == "khong ro" else Dates(*parse_range(text))
        if name == "event":
            return Events(*parse_range(text))
        return Labels(name, self._resolve(name, text))

    def _value(self, name: str) -> str:
        """Return the value after a field's colon: a phrase without its quotes, or one word."""
        token = self._peek()
        if token is None or token.kind not in ("word", "phrase", "minus"):
            return ""
        self._at += 1
        text = token.text.strip('"')
        if token.kind == "phrase" and not text.strip():
            raise QueryError("Một trường chưa có gì để tìm.", 'Ví dụ: người:"Nguyễn Văn Lâm".')
        following = self._peek()
        if name == "date" and fold(text).lower() == "khong" and following is not None:
            self._at += 1
            return f"{text} {following.text}"
        if text == "=" and following is not None and following.kind == "phrase":
            self._at += 1
            return text + following.text.strip('"')
        return text

    def _syllables(self, text: str) -> list[str]:
        found = syllables(text)
        self._count += len(found)
        if self._count > _MOST_SYLLABLES:
            raise QueryError(f"Câu tìm có hơn {_MOST_SYLLABLES} tiếng.", "Hãy rút gọn câu tìm.")
        return found


def _strict(node: Node) -> Node:
    """Return `node` with all its words required, as AND, OR and NOT mean it."""
    return Words(node.syllables, node.zone, every=True) if isinstance(node, Words) else node


def _joined(units: list[Node], must_not: list[Node], strict: bool) -> Node | None:
    """Return one node: without AND, free words are preferred and the rest is required."""
    if strict:
        units = [_strict(unit) for unit in units]
    free = tuple(u for u in units if isinstance(u, Words) and u.zone is None and not u.every)
    must = tuple(u for u in units if u not in free)
    if not must_not and len(units) == 1:
        return units[0]
    if not units and not must_not:
        return None
    return Bool(must=must, should=free, must_not=tuple(must_not))
