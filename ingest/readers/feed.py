"""Reader of XML exports: WordPress (WXR), RSS, Atom, phpMyAdmin, and lists of like elements.

The standard library's expat parses and gives the byte at which each element begins. With the care
of defusedxml: a file that declares entities is refused, nothing is fetched, depth and sizes are
bounded.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from luutru.errors import UnreadableItem
from luutru.ingest.readers.records import fields_of, is_post
from luutru.ingest.records import RawPost, Unreadable

__all__ = ["read"]

_RECORDS = {"item", "entry", "article", "post", "row", "record", "node", "doc", "news", "story",
            "table", "bai", "baiviet", "tin", "tintuc", "bai_viet", "tin_tuc"}  # fmt: skip
_DEEPEST = 60  # elements within elements
_LONGEST = 16 << 20  # characters of one element's text
_REPAIR = "Hãy sửa tệp tại chỗ ấy rồi nhập lại; các bài đứng trước đã được nhập."


class _Record(NamedTuple):
    start: int
    end: int
    fields: dict[str, object]


class _Element:
    """An element that is being read: its text with the markup in it, and its children's values."""

    def __init__(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        self.name = attributes.get("name", name) if name in ("column", "field", "str") else name
        self.attributes = attributes
        self.start = start
        self.text: list[str] = []
        self.children: dict[str, object] = {}

    def add(self, name: str, value: object) -> None:
        """Take in the value of a child; several of one name become a list."""
        before = self.children.get(name)
        if name not in self.children:
            self.children[name] = value
        elif isinstance(before, list):
            before.append(value)
        else:
            self.children[name] = [before, value]

    def value(self) -> object:
        """Return what the element holds: its children by name, else its text, else its link."""
        text = "".join(self.text).strip()
        if self.children and not text:
            return self.children
        return text or self.attributes.get("href", "")


class _Parser:
    def __init__(self, data: bytes) -> None:
        self.records: list[_Record] = []
        self._stack: list[_Element] = []
        self._size = 0
        self._inside = 0  # depth of the record in hand, 0 outside
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._text
        self._parser = parser
        self._data = data
        self._close = ">".encode("utf-16-le") if data.startswith(codecs.BOM_UTF16_LE) else b">"
        self.broken = ""

    def run(self) -> None:
        """Parse; what breaks off is in `broken`, what came before it in `records`."""
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            self.broken = f"XML hỏng ở dòng {error.lineno} cột {error.offset + 1}: {what}"
        except (LookupError, ValueError) as error:  # an encoding that expat does not have
            self.broken = f"XML hỏng: {error}"

    def _refuse(self, *_: object) -> None:
        raise UnreadableItem(
            "XML có khai báo thực thể (ENTITY): không đọc, vì có thể phình ra vô hạn.",
            "Hãy bỏ phần <!DOCTYPE ...> ở đầu tệp.",
        )

    def _begins(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._stack) >= _DEEPEST:
            raise UnreadableItem("XML lồng nhau quá sâu.", "Hãy xuất lại tệp.")
        self._stack.append(_Element(name, attributes, self._parser.CurrentByteIndex))
        if not self._inside and _local(name).lower() in _RECORDS:
            self._inside = len(self._stack)
            self._size = 0

    def _text(self, text: str) -> None:
        self._size += len(text)
        if self._size > _LONGEST and self._inside:
            raise UnreadableItem(f"Một bài dài quá {_LONGEST >> 20} MiB.", "Hãy chia tệp.")
        if self._inside and self._stack:
            self._stack[-1].text.append(text)

    def _ends(self, name: str) -> None:
        element = self._stack.pop()
        if self._inside and self._inside <= len(self._stack):
            self._stack[-1].add(_called(element), element.value())
        elif self._inside:
            self._inside = 0
            close = self._data.find(self._close, self._parser.CurrentByteIndex)
            fields = element.children or {name: element.value()}
            self.records.append(_Record(element.start, close + len(self._close), fields))


def _called(element: _Element) -> str:
    """Return what a child's value goes by: its own name, without what says no more."""
    name = element.name
    domain = element.attributes.get("domain", "category")  # WordPress has tags as categories
    if _local(name) == "category" and domain != "category" and "/" not in domain:
        return domain
    if name in ("encoded", "content:encoded"):
        return "content:encoded"
    if name == "excerpt:encoded":
        return "excerpt"
    prefix, _, local = name.rpartition(":")
    return local if prefix in ("wp", "dc", "slash", "media") else name


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the posts of an XML export, with their byte ranges.

    Raises:
        UnreadableItem: it declares entities, is nested beyond measure, or holds no record.
    """
    parser = _Parser(data)
    parser.run()
    known = Counter(is_post(record.fields, mapping) for record in parser.records)
    if not known[True] and not parser.broken:
        raise UnreadableItem(
            "Không thấy bài nào trong tệp XML.",
            "luutru đọc bản xuất WordPress (WXR), RSS, Atom và phpMyAdmin.",
        )
    encoding = _encoding(data)
    for number, record in enumerate(parser.records, start=1):
        locator, (start, end, fields) = f"mục {number}", record
        try:
            found = fields_of(fields, mapping)
        except UnreadableItem as error:
            yield Unreadable(start, end, f"{locator}: {error.reason}", error.repair, locator)
        else:
            yield RawPost("fields", start, end, encoding, locator, fields=found)
    if parser.broken:
        yield Unreadable(len(data), len(data), parser.broken, _REPAIR, "cuối tệp")


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = re.match(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]{2,40})""", data[:200])
    return declared.group(1).decode("ascii").lower() if declared else "utf-8"
