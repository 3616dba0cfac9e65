"""The text of a page: from its lines to blocks, without what stands among them."""

from __future__ import annotations

import re

from luutru.ingest.extract.lines import is_heading, without_closing
from luutru.ingest.extract.page.beside import is_beside, without_others
from luutru.ingest.extract.page.captions import is_caption
from luutru.ingest.extract.page.document import names_of, text_key
from luutru.ingest.extract.page.layout import HEADINGS, Line, is_prose
from luutru.ingest.extract.page.signature import SIGNATURE, signed
from luutru.ingest.records import Block, BlockKind, Byline

__all__ = ["Body", "blocks_of", "is_lead"]

# What points to an attachment: "Xem chi tiết tại đây".
_POINTER = re.compile(r"\W*xem (?:chi tiết|văn bản|nội dung|thêm|file)?.{0,20}tại đây\W*$", re.I)
_ADDRESS = re.compile(r"\W*https?://\S+")
_LABEL = 60  # characters
_LONG_PROSE = 120  # characters: no byline stands above such a line
_LEAD = re.compile(
    r"sapo|\blead|[a-z]lead\b|summary|excerpt|mo-?ta|tom-?tat|intro\b|introtext|description|p?head\b"
    r"|trich-?dan|quote-?lead|teaser",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"\W*(?:theo|nguồn|\(theo)\b.{0,40}$", re.IGNORECASE)
_LONGEST_HEADING = 200
_STORY = 0.6  # share of a text that captions alone never are: then it is a story in pictures
_MANY = 9  # captions: more of them than paragraphs are a story in pictures
_FIRST = 3  # lines of a text among which its lead stands
_LAST = 5  # a byline stands among that many last lines
_STOPS = (".", "!", "?", ":", ";", ",")


class Body:
    """The blocks of a text and the byline at its end."""

    def __init__(self) -> None:
        self.lead = ""
        self.blocks: list[Block] = []
        self.byline: Byline | None = None


def is_lead(line: Line, summary: str, *, named: bool = False) -> bool:
    """Return whether one of the first lines of a text is its lead: named, declared or set so.

    Args:
        summary: what the page declares as its description.
        named: whether it must be named so.
    """
    if line.row or line.is_link or SIGNATURE.search(line.named) or _ORIGIN.match(line.text):
        return False
    if _LEAD.search(line.named):
        return True
    if named:
        return False
    own, key = text_key(line.text), text_key(summary)
    if len(own) > 40 and len(key) > 40 and (own.startswith(key[:80]) or key.startswith(own[:80])):
        return True
    set_apart = line.is_bold or line.element.tag in HEADINGS
    return set_apart and is_prose(line)


def blocks_of(lines: list[Line], title: str, summary: str) -> Body:
    """Return the lead, blocks and byline that these lines are.

    Args:
        summary: what the page declares as its description.
    """
    made = Body()
    kept = without_others([line for line in lines if not is_beside(line, title)])
    kept = _without_labels(kept)
    for number, line in enumerate(kept[:_FIRST]):
        if is_lead(line, summary if number == 0 else "", named=number > 0):
            made.lead = kept.pop(number).text
            break
    kept = [line for line in kept if text_key(line.text) != text_key(made.lead)]
    kinds = _kinds(kept)
    made.byline, at = _signature(kept, kinds)
    for number, line in enumerate(kept):
        if number == at:
            made.blocks.append(Block("byline", line.text))
        elif kinds[number] != "paragraph":
            made.blocks.append(Block(kinds[number], line.text))
        elif text := without_closing(line.text):
            made.blocks.append(Block("paragraph", text))
    return made


def _without_labels(lines: list[Line]) -> list[Line]:
    """Return the lines without the author above them, pointers, and labels of nothing below."""
    kept = list(lines)
    while kept and len(kept[0].text) <= _LABEL and _is_signature(kept[0]):
        kept.pop(0)
    if any(map(is_prose, kept)):
        kept = [line for line in kept if not _POINTER.match(line.text)]
    while kept and _ADDRESS.fullmatch(kept[-1].text):
        kept.pop()  # whence it was taken
    while kept and len(kept[-1].text) <= _LABEL and kept[-1].text.endswith(":"):
        kept.pop()  # "Nguồn tin:"
    return kept


def _signature(lines: list[Line], kinds: list[BlockKind]) -> tuple[Byline | None, int]:
    """Return the byline among the last lines and its number, None and -1 without one."""
    for number in range(len(lines) - 1, max(0, len(lines) - 1 - _LAST), -1):
        line = lines[number]
        if kinds[number] == "caption" and line.align != "right":
            continue
        found = signed(line, last=number == len(lines) - 1)
        if found is not None:
            return found, number
        if is_prose(line) and len(line.text) > _LONG_PROSE:
            break
    return None, -1


def _is_signature(line: Line) -> bool:
    """Return whether a line above the text names the author: by its class, or as a link."""
    return line.is_link or SIGNATURE.search(line.named) is not None


def _kinds(lines: list[Line]) -> list[BlockKind]:
    kinds = [_kind(line) for line in lines]
    size = dict.fromkeys(("caption", "paragraph", "heading"), 0)
    for kind, line in zip(kinds, lines, strict=True):
        size[kind] += len(line.text)
    captions = kinds.count("caption")
    if captions and (
        not size["paragraph"]
        or (captions > 2 and size["caption"] > _STORY * (size["caption"] + size["paragraph"]))
        or (captions > _MANY and captions > kinds.count("paragraph"))
    ):
        kinds = ["paragraph" if kind == "caption" else kind for kind in kinds]
    if kinds and kinds[-1] == "heading":
        kinds[-1] = "paragraph"  # nothing stands under it
    return kinds


def _kind(line: Line) -> BlockKind:
    text, size = line.text, len(line.text)
    if line.row:
        return "paragraph"
    if is_caption(line) and not SIGNATURE.search(names_of(line.element)):
        return "caption"
    if line.element.tag in HEADINGS and size <= _LONGEST_HEADING:
        return "heading"
    if size <= _LONGEST_HEADING and line.is_bold and not text.endswith(_STOPS):
        return "heading"
    if is_heading(text):
        return "heading"
    return "paragraph"
