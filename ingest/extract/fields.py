"""A record with named fields (JSON, CSV) to a draft."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Mapping
from contextlib import suppress

from luutru.ingest.extract import page
from luutru.ingest.extract.blocks import body_blocks
from luutru.ingest.extract.lines import byline, title_of
from luutru.ingest.fields import FIELDS
from luutru.ingest.records import Block, Byline, Draft
from luutru.text.dates.date_order import MonthFirst
from luutru.text.dates.dates import parse_published
from luutru.text.script.characters import clean, clean_line

__all__ = ["draft"]

_HTML = re.compile(
    r"<(?:p|br|div|span|strong|em|img|table|h[1-6])\b[^>]{0,500}>|</[a-z][a-z0-9]{0,9}>",
    re.IGNORECASE,
)
# Tags that part paragraphs: without them, line ends do, as WordPress keeps what was typed.
_PARTED = re.compile(r"<(?:p|br|div|li|h[1-6]|table|blockquote)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
# Entities that nobody types: a body has them only where it was taken from HTML.
_LETTER_ENTITY = re.compile(
    r"&(?:#\d{2,7}|#x[0-9a-f]{2,6}|nbsp|[a-z](?:grave|acute|circ|tilde|uml)|[lr][ds]quo|[nm]dash"
    r"|hellip|eth);",
    re.IGNORECASE,
)
# "[caption id=1]", "[/caption]": WordPress puts something in their place when it shows the page.
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w{1,40}|et_pb_\w{1,40})\b[^\]]{0,2000}\]"
)
_DECIMAL = re.compile(r"(\d+)\.0+")  # what pandas makes of a whole number beside empty ones
_LONGEST_TITLE = 1000
_LONGEST_AUTHOR = 200  # characters: five authors with their titles; more is no byline
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")  # "phuong.example.vn": who published, not who wrote
# Accounts of portals, which are nobody's names.
_ACCOUNTS = {"admin", "administrator", "webmaster", "root", "super user", "quản trị", "quantri"}
_LONGEST_LITERAL = 10_000  # characters of a list as Python writes it


def draft(fields: Mapping[str, object], month_first: MonthFirst = frozenset()) -> Draft:
    """Return the post of a record; what can't be read of a date or a number goes to `extra`.

    Args:
        month_first: the shapes of dates that its file writes with the month first.
    """
    made = Draft(
        title=title_of(_line(fields, "title"))[:_LONGEST_TITLE],
        external_id=clean_line(_text(fields, "id")),
        url=clean_line(_text(fields, "url")),
        extra={str(k): v for k, v in fields.items() if k not in FIELDS and v not in (None, "")},
    )
    _section(fields, made)
    _date(fields, made, month_first)
    _views(fields, made)
    author = _author(fields, made)
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


def _line(fields: Mapping[str, object], name: str) -> str:
    """Return a field on one line, without the tags and entities that it may have."""
    text = _text(fields, name)
    if _HTML.search(text):
        return clean_line(" ".join(_paragraphs(text)))
    return clean_line(html.unescape(text) if _ENTITY.search(text) else text)


def _first(fields: Mapping[str, object], name: str) -> str:
    """Return the first of a field's values; a list may be written as Python writes it."""
    listed = _listed(fields.get(name))
    return _line({name: listed[0]}, name) if listed else ""


def _section(fields: Mapping[str, object], made: Draft) -> None:
    """Fill the section; the number or the address of one goes to `extra`."""
    section = _first(fields, "section")
    if section.isdigit() or "://" in section:
        made.extra["section"] = section
    else:
        made.section = section


def _listed(value: object) -> list[object]:
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):  # a text in brackets
            value = ast.literal_eval(value) if len(value) < _LONGEST_LITERAL else value
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if one not in (None, "")]


def _author(fields: Mapping[str, object], made: Draft) -> str:
    """Return who the field names; an account, its number, or a whole text goes to `extra`."""
    author = ", ".join(_line({"author": one}, "author") for one in _listed(fields.get("author")))
    author = author.strip(" ,;-")
    nobody = author.isdigit() or author.lower() in _ACCOUNTS or _SITE.fullmatch(author)
    if nobody or len(author) > _LONGEST_AUTHOR:
        if author:
            made.extra["author"] = author
        return ""
    return author


def _paragraphs(text: str) -> list[str]:
    text = _SHORTCODE.sub("", text)
    if _HTML.search(text):
        return page.paragraphs(text if _PARTED.search(text) else _with_breaks(text))
    return clean(html.unescape(text) if _LETTER_ENTITY.search(text) else text).split("\n")


def _with_breaks(text: str) -> str:
    return re.sub(r"\r\n|\r|\n", "<br>", text)


def _date(fields: Mapping[str, object], made: Draft, month_first: MonthFirst) -> None:
    listed = _listed(fields.get("published"))
    given = clean_line(str(listed[0])) if listed else ""
    made.published = parse_published(given, month_first) if given else None
    if given and made.published is None:
        made.extra["published"] = given


def _views(fields: Mapping[str, object], made: Draft) -> None:
    given = _text(fields, "views").strip()
    given = found.group(1) if (found := _DECIMAL.fullmatch(given)) else given
    digits = re.sub(r"[.,\s]", "", given)
    if digits.isascii() and digits.isdigit() and len(digits) < 12:
        made.views = int(digits)
    elif given:
        made.extra["views"] = given
