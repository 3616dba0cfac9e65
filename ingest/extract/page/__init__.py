"""A saved HTML page to a draft: what it declares, its main column, and what stands by its title.

`document` parses, `metadata` reads what is declared, `cleaning` takes out what stands beside the
post, `layout` gives lines, `column` finds the text, `headline` the title, `particulars`, `section`
and `signature` what stands by it, `body` makes blocks; `listing` knows pages that
are no single post.
"""

from __future__ import annotations

from luutru.errors import UnreadableItem
from luutru.ingest.extract.lines import is_section
from luutru.ingest.extract.page import (
    cleaning,
    column,
    headline,
    listing,
    metadata,
    particulars,
    section,
    signature,
)
from luutru.ingest.extract.page.body import blocks_of, is_lead
from luutru.ingest.extract.page.document import parse, texts_of
from luutru.ingest.extract.page.headline import Headline
from luutru.ingest.extract.page.layout import HEADINGS, Line, is_prose, lines_of
from luutru.ingest.records import Block, Draft
from luutru.text.dates.date_order import month_first

__all__ = ["draft", "paragraphs"]

_ABOVE = 15  # lines above the title among which its date, section and author stand
_BELOW = 8  # lines below the text
_LINKED = 20  # characters: a longer link is the title of another post
_HEAD = 6  # lines below the title
_LITTLE = 120  # characters: a page without a title shows no more than a banner
_SURE = 1.0  # rank of a title that is set as one


def draft(source: str) -> Draft:
    """Return the post of a saved page.

    Raises:
        UnreadableItem: it is no HTML, nested beyond measure, or no single post.
    """
    root = parse(source)
    declared = metadata.read(root)
    crumbs = section.breadcrumbs(root)
    shapes = month_first(texts_of(root))
    cleaning.clean(root)
    lines = lines_of(root)
    main = column.find(root, lines)
    title = headline.find(lines, main.start, main.end, declared)
    listing.refuse(lines, main, title, declared)
    made = Draft(title=title.text, url=declared.url)
    text = _text(lines, main, title)
    at = title.line if title.line >= 0 else main.start
    above, below = lines[max(0, at - _ABOVE) : at], lines[at : max(main.start, at) + _HEAD]
    end = [*lines[max(main.end - _BELOW, at + _HEAD) : main.end], *_under(lines, main.end)]
    if title.line >= 0:
        above = [line for line in above if not particulars.is_clock(line, lines[title.line])]
    near = [*below, *reversed(above)]
    if title.line >= 0 and title.rank >= _SURE and not headline.agrees(title, declared):
        declared = metadata.Metadata(titles=declared.titles)  # it is about another post
    made.published = particulars.published(near, end, declared.published, shapes)
    made.views = particulars.views_of([*near, *end])
    made.section = section.section(
        above, below[1:3], title.text, declared.section, declared.titles, crumbs
    )
    if title.line < 0 and text and is_section(text[0].text):
        made.section = made.section or text[0].text
        text.pop(0)
    prose = sum(map(len, {line.text for line in text if is_prose(line)}))
    named = title.declared or title.rank >= _SURE
    if text and not named and (not prose or (prose < _LITTLE and not title.text)):
        raise UnreadableItem(
            "Trang không có đoạn văn nào là nội dung của một bài.", "Hãy kiểm tra lại tệp gốc."
        )
    body = blocks_of(text, title.text, declared.summary)
    made.byline = (
        signature.named([*near, *end])
        or body.byline
        or signature.under(lines[main.end : main.end + 3])
        or signature.declared(declared)
    )
    made.blocks = [
        *([Block("title", made.title)] if made.title else []),
        *([Block("lead", body.lead)] if body.lead else []),
        *body.blocks,
    ]
    return made


def paragraphs(fragment: str) -> list[str]:
    """Return the paragraphs of a piece of HTML, as in a body field."""
    root = parse(f"<div>{fragment}</div>")
    cleaning.clean(root)
    return [line.text for line in lines_of(root)]


def _under(lines: list[Line], start: int) -> list[Line]:
    """Return the lines under the text, up to the next picture, heading or title of a post."""
    found = []
    for line in lines[start : start + _BELOW]:
        if line.after_image or line.element.tag in HEADINGS or line.linked > _LINKED:
            break
        found.append(line)
    return found


def _text(lines: list[Line], main: column.MainColumn, title: Headline) -> list[Line]:
    """Return the lines that may be text: the column from its title on, with a lead above it."""
    if main.start <= title.line < main.end:
        return lines[title.line + 1 : main.end]
    between = lines[title.line + 1 : main.start] if 0 <= title.line < main.start else []
    leading = [line for line in between if is_prose(line) or is_lead(line, "", named=True)]
    return [*leading, *lines[main.start : main.end]]
