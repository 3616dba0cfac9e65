"""The lines of a page: its text in order, cut where blocks begin, with how each line is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from luutru.ingest.extract.page.document import attributes_of
from luutru.text.script.characters import clean_line

__all__ = ["HEADINGS", "Line", "is_prose", "lines_of"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that begin and end a line.
_BLOCKS = HEADINGS | {
    "p", "div", "td", "th", "li", "blockquote", "figcaption", "tr", "table", "ul", "ol", "figure",
    "section", "article", "body", "tbody", "thead", "tfoot", "center", "main", "header", "footer",
    "nav", "aside", "form", "pre", "dd", "dt", "dl", "caption", "fieldset", "address", "html",
}  # fmt: skip
_NAMES = ("class", "id", "itemprop", "rel")
_BOLD = frozenset({"b", "strong"}) | HEADINGS
_ITALIC = frozenset({"i", "em"})
_PROSE = 80  # characters: a longer line is prose, a shorter one may be a link or a label
_SENTENCE = 40  # characters: a line that ends with a stop is prose from there
_LONGEST_NAMES = 1000  # characters
_LONGEST_CELL = 300  # characters: a cell of data; a longer one lays out text
# What portals write at their foot: "Địa chỉ: Số 185 ...", "® Ghi rõ nguồn ...".
_IMPRINT = re.compile(
    r"\W*(?:địa chỉ|add(?:ress)?|điện thoại|đt|tel|fax|email|hotline|bản quyền|copyright|giấy phép"
    r"|ghi rõ nguồn"
    r"|chịu trách nhiệm|tổng biên tập|tòa soạn|trụ sở|cơ quan chủ quản|thiết kế bởi|powered by"
    r"|phát triển bởi|bộ phận tiếp nhận)\b",
    re.IGNORECASE,
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """A line of a page.

    Attributes:
        element: the block in which it stands.
        linked, bold, italic: how many of its characters are so.
        after_image: whether an image stands between it and the line before.
        row: whether it is a row of a table of data.
        stamp: what a `time` element among it gives for machines, "" without one.
        names: class, id, itemprop and rel of the elements within the block that hold its words.
    """

    text: str
    element: html.HtmlElement
    linked: int = 0
    bold: int = 0
    italic: int = 0
    after_image: bool = False
    row: bool = False
    stamp: str = ""
    names: str = ""

    @property
    def named(self) -> str:
        """What it is called: the names of its own elements, its block and the next two around."""
        element, found = self.element, [self.names]
        for _ in range(3):
            found.append(attributes_of(element, *_NAMES))
            parent = element.getparent()
            if parent is None or parent.tag in ("body", "html", "form"):
                break
            element = parent
        return " ".join(filter(None, found))

    @property
    def is_link(self) -> bool:
        """Whether it is a link, as those to other posts are."""
        return self.linked >= 0.8 * len(self.text)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold >= 0.9 * len(self.text)

    @property
    def is_italic(self) -> bool:
        """Whether all of it is italic."""
        return self.italic >= 0.9 * len(self.text)

    @property
    def align(self) -> str:
        """How it is set: "right", "center" or ""."""
        for element in (self.element, self.element.getparent()):
            if element is None:
                break
            given, style = (element.get("align") or "").lower(), element.get("style") or ""
            if given == "right" or _RIGHT.search(style):
                return "right"
            if given == "center" or _CENTRE.search(style) or element.tag == "center":
                return "center"
        return ""


def is_prose(line: Line) -> bool:
    """Return whether a line is prose: long, or a sentence; no link."""
    size = len(line.text)
    if line.linked > 0.5 * size or _IMPRINT.match(line.text):
        return False
    return size > _PROSE or (size > _SENTENCE and line.text.endswith((".", "!", "?", "…", ":")))


def lines_of(root: html.HtmlElement) -> list[Line]:
    """Return the lines of an element in order. A row of a table of data is one line."""
    return list(_Reading(root).lines())


class _Reading:
    """Walks an element by events, so that depth costs no stack."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._root = root
        self._pieces: list[str] = []
        self._blocks: list[html.HtmlElement] = [root]
        self._inline: list[html.HtmlElement] = []
        self._linked = self._bold = self._italic = 0  # depth of each
        self._line = Line("", root)
        self._image = self._begun = False
        self._skipped: html.HtmlElement | None = None  # a table of data, whose rows are done

    def lines(self) -> Iterator[Line]:
        events = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in events:
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if element.tag in _BLOCKS or element.tag == "br":
                    yield from self._end()
                if element.tag == "table" and element is not self._root and _is_data(element):
                    yield from _rows(element)
                    self._skipped = element
                    events.skip_subtree()
                    continue
                self._open(element)
            else:
                if element.tag in _BLOCKS:
                    yield from self._end()
                self._close(element)
        yield from self._end()

    def _open(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._blocks.append(element)
        else:
            self._inline.append(element)
        self._linked += tag == "a"
        self._bold += _is_bold(element)
        self._italic += tag in _ITALIC
        if tag in ("img", "video"):
            self._image = True
        self._text(element.text)

    def _close(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS and self._blocks[-1] is element:
            self._blocks.pop()
        elif self._inline and self._inline[-1] is element:
            self._inline.pop()
        if element is not self._skipped:
            self._linked -= tag == "a"
            self._bold -= _is_bold(element)
            self._italic -= tag in _ITALIC
        if element is not self._root:
            self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self._begun and text.strip():
            self._begun = True
            self._pieces.clear()
            self._line = Line("", self._blocks[-1], after_image=self._image)
        self._pieces.append(text)
        if self._inline and text.strip():
            names = (attributes_of(one, *_NAMES) for one in self._inline)
            times = [one for one in self._inline if one.tag == "time"]
            if times:
                self._line.stamp = times[-1].get("datetime") or "-"
            self._line.names = " ".join(filter(None, [self._line.names, *names]))[:_LONGEST_NAMES]
        size = len(" ".join(text.split()))
        self._line.linked += size * (self._linked > 0)
        self._line.bold += size * (self._bold > 0)
        self._line.italic += size * (self._italic > 0)

    def _end(self) -> Iterator[Line]:
        text = clean_line("".join(self._pieces).replace("\n", " "))
        self._pieces.clear()
        self._begun = False
        if text:
            line, self._line = self._line, Line("", self._blocks[-1])
            line.text = text
            self._image = False
            yield line


def _rows(table: html.HtmlElement) -> Iterator[Line]:
    """Yield a line for each row, its cells parted by bars: "1 | 120"."""
    for row in table.iter("tr", "caption"):
        cells = row.iterchildren("td", "th") if row.tag == "tr" else [row]
        texts = [" ".join(line.text for line in lines_of(cell)) for cell in cells]
        text = " | ".join(text for text in texts if text)
        if text:
            yield Line(text, row, row=True)


def _is_bold(element: html.HtmlElement) -> bool:
    return element.tag in _BOLD or bool(
        element.tag in ("span", "p", "div") and _BOLD_STYLE.search(element.get("style") or "")
    )


def _is_data(table: html.HtmlElement) -> bool:
    """Return whether a table holds data: rows of short cells, no images, no tables within.

    Other tables lay out the page, or hold an image with its caption.
    """
    if next(table.iterdescendants("table", "img", "form", "h1"), None) is not None:
        return False
    rows = 0
    for row in table.iterdescendants("tr"):
        cells = [cell for cell in row.iterchildren("td", "th") if cell.text_content().strip()]
        if any(len(cell.text_content()) > _LONGEST_CELL for cell in cells):
            return False
        rows += len(cells) > 1
    links = sum(len(link.text_content()) for link in table.iterdescendants("a"))
    return rows > 1 and links < 0.5 * len(table.text_content())
