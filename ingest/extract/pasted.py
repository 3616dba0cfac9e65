"""A portal post pasted as text: section, title, a line with the date, the text, the byline."""

from __future__ import annotations

import re

from luutru.ingest.extract.blocks import body_blocks
from luutru.ingest.extract.lines import is_section, title_of, views
from luutru.ingest.records import Block, Draft
from luutru.text.dates.date_line import date_line
from luutru.text.script.characters import clean

__all__ = ["draft"]

_HEADER_LINES = 8  # filled lines among which the line of the date is looked for
_LONGEST_DATE_LINE = 120  # characters: "Ngày đăng 21/06/2019 | 08:15  | Lượt xem: 1.204" has 47
_LONGEST_TITLE = 300  # characters: a longer first line is a paragraph
_TITLE_LINES = 3  # lines of a title that was broken when it was pasted


def draft(text: str) -> Draft:
    """Return the post of a pasted text; without a header, its first line is the title."""
    lines = [line.strip() for line in clean(text).split("\n")]
    filled = [number for number, line in enumerate(lines) if line]
    made = Draft()
    if not filled:
        return made
    if is_section(lines[filled[0]]) and len(filled) > 1:
        made.section = lines[filled.pop(0)]
    body = _header(lines, filled, made)
    blocks, made.byline = body_blocks(lines[number] for number in body)
    if blocks and blocks[0].kind == "paragraph" and made.published is not None:
        blocks[0] = Block("lead", blocks[0].text)
    if made.title:
        blocks.insert(0, Block("title", made.title))
    made.blocks = blocks
    return made


def _header(lines: list[str], filled: list[int], made: Draft) -> list[int]:
    """Fill title, date and views; return the numbers of the lines that are the body."""
    for position, number in enumerate(filled[:_HEADER_LINES]):
        line = lines[number]
        date = date_line(line)
        if date is None and views(line) is None:
            continue
        if len(line) > _LONGEST_DATE_LINE or position > _TITLE_LINES:
            break
        made.published, made.views = date, views(line)
        made.title = title_of(" ".join(lines[n] for n in filled[:position]))
        return filled[position + 1 :]
    first = lines[filled[0]]
    if len(first) <= _LONGEST_TITLE and len(filled) > 1:
        made.title = title_of(first)
        return filled[1:]
    made.title = _first_sentence(first)
    return filled


def _first_sentence(text: str, width: int = 200) -> str:
    end = re.search(r"[.!?](?:\s|$)", text[:width])
    if end is not None:
        return text[: end.start()]
    cut = text.rfind(" ", 0, width) if len(text) > width else len(text)
    return text[: cut if cut > 0 else width]
