"""A record with named fields (JSON, CSV) to a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping

from luutru.ingest.extract import page
from luutru.ingest.extract.blocks import body_blocks
from luutru.ingest.extract.lines import byline, title_of
from luutru.ingest.fields import FIELDS
from luutru.ingest.records import Block, Byline, Draft
from luutru.text.dates.dates import parse_published
from luutru.text.script.characters import clean, clean_line

__all__ = ["draft"]

_HTML = re.compile(r"<(?:p|br|div|span|strong|em|img|table|h[1-6])\b[^>]{0,500}>", re.IGNORECASE)
_LONGEST_TITLE = 1000


def draft(fields: Mapping[str, object]) -> Draft:
    """Return the post of a record; what can't be read of a date or a number goes to `extra`."""
    made = Draft(
        title=title_of(clean_line(_text(fields, "title")))[:_LONGEST_TITLE],
        section=clean_line(_text(fields, "section")),
        external_id=_text(fields, "id").strip(),
        url=_text(fields, "url").strip(),
        extra={str(k): v for k, v in fields.items() if k not in FIELDS and v not in (None, "")},
    )
    _date(fields, made)
    _views(fields, made)
    author = clean_line(_text(fields, "author"))
    blocks, signed = body_blocks(_paragraphs(_text(fields, "body")), author=not author)
    made.byline = (byline(author) or Byline(author)) if author else signed
    lead = clean_line(" ".join(_paragraphs(_text(fields, "lead"))))
    captions = fields.get("captions")
    listed = captions if isinstance(captions, list) else [captions] if captions else []
    made.blocks = [
        *([Block("title", made.title)] if made.title else []),
        *([Block("lead", lead)] if lead else []),
        *blocks,
        *(Block("caption", text) for item in listed if (text := clean_line(str(item)))),
    ]
    if not made.title and blocks:
        made.title = blocks[0].text[:200]
    return made


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _paragraphs(text: str) -> list[str]:
    if _HTML.search(text):
        return page.paragraphs(text)
    return clean(text).split("\n")


def _date(fields: Mapping[str, object], made: Draft) -> None:
    given = clean_line(_text(fields, "published"))
    made.published = parse_published(given) if given else None
    if given and made.published is None:
        made.extra["published"] = given


def _views(fields: Mapping[str, object], made: Draft) -> None:
    given = _text(fields, "views").strip()
    digits = re.sub(r"[.,\s]", "", given)
    if digits.isascii() and digits.isdigit() and len(digits) < 12:
        made.views = int(digits)
    elif given:
        made.extra["views"] = given
