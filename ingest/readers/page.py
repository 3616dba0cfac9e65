"""Reader of saved HTML pages: one post a file, or the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import listing
from luutru.ingest.records import SUMMARY, RawPost, Unreadable
from luutru.text.dates.date_order import month_first
from luutru.text.script.encodings import decode

__all__ = ["read"]

_LARGEST = 32 << 20  # bytes: a saved page is far smaller, and its tree costs many times more
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:  # noqa: ARG001
    """Yield the one post of a page, or those that a list shows.

    The charset that its ``meta`` declares is a hint.
    """
    if len(data) > _LARGEST:
        raise UnreadableItem(
            f"Trang HTML lớn hơn {_LARGEST >> 20} MiB.", "Hãy lưu lại trang không kèm dữ liệu."
        )
    declared = _CHARSET.search(data[:4096])
    text, encoding = decode(data, declared.group(1).decode("ascii") if declared else "")
    yield from _listed(text, data, encoding) or [RawPost("html", 0, len(data), encoding, html=text)]


def _listed(text: str, data: bytes, encoding: str) -> list[RawPost]:
    """Return the posts that a list page shows in part, each from its link to the next.

    They are summaries (`summary_only` in what the format gave), until the posts themselves come.
    """
    found = listing.items(text)
    shapes = month_first(item.published for item in found)
    starts: list[int] = []
    at = 0
    for item in found:
        at = _place(data, item.href, at)
        if at < 0:
            return []
        starts.append(at)
        at += 1
    posts = []
    for number, (item, start) in enumerate(zip(found, starts, strict=True), 1):
        end = starts[number] if number < len(starts) else len(data)
        fields = {
            "title": item.title, "published": item.published, "body": item.summary,
            "url": item.url, SUMMARY: True,
        }  # fmt: skip
        posts.append(RawPost("fields", start, end, encoding, f"mục {number}", fields=fields,
                             month_first=shapes))  # fmt: skip
    return posts


def _place(data: bytes, href: str, start: int) -> int:
    """Return where an address stands in the bytes of a page, -1 if nowhere after `start`."""
    written = (href, href.replace("&", "&amp;"), href.replace(" ", "%20"))
    places = [data.find(form.encode(), start) for form in dict.fromkeys(written)]
    return min((place for place in places if place >= 0), default=-1)
