"""What passes between readers, extraction and the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from luutru.text.dates.date_order import MonthFirst
from luutru.text.dates.dates import PartialDate

__all__ = ["SUMMARY", "Block", "BlockKind", "Byline", "Draft", "Payload", "RawPost", "Unreadable"]

#: Key of what a format gave that marks a post of which only a summary is known.
SUMMARY = "summary_only"

BlockKind = Literal["title", "lead", "paragraph", "heading", "caption", "byline"]
Payload = Literal["text", "html", "fields"]


@dataclass(frozen=True, slots=True)
class RawPost:
    """One post as a reader found it: decoded, but not yet understood.

    Exactly one of `text`, `html` and `fields` is given, as `payload` names.
    """

    payload: Payload
    start: int  # byte offset of the post in its original
    end: int  # byte offset after it
    encoding: str  # how the bytes were decoded, e.g. "utf-8"
    locator: str = ""  # "line 12", "record 3", "" for a whole file
    text: str = ""
    html: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    month_first: MonthFirst = frozenset()  # shapes of dates in its source, for `fields`


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One record that cannot become a post; the reader goes on after it."""

    start: int
    end: int
    reason: str  # in Vietnamese, naming the place: "dòng 12: JSON hỏng: ..."
    repair: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text, cleaned (`text.script.characters.clean_line`), as it is shown."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed the post: name as written, role as written ("" when there is none)."""

    name: str
    role: str = ""


@dataclass(slots=True)
class Draft:
    """One post understood: its fields and its blocks in reading order.

    `blocks` holds every block that is text of the post: title, lead, paragraphs, headings,
    captions and the byline line, each once, in the order of the page.
    """

    title: str = ""
    section: str = ""
    published: PartialDate | None = None
    views: int | None = None
    byline: Byline | None = None
    external_id: str = ""
    url: str = ""
    blocks: list[Block] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)  # keys the format gave and we do not use
