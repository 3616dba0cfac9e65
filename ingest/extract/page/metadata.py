"""What a page says of itself for machines: JSON-LD, meta elements, microdata."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from luutru.text.dates.dates import PartialDate, parse_published
from luutru.text.script.characters import clean_line

__all__ = ["Metadata", "read"]

_SCRIPTS = 10  # JSON-LD elements that are looked at
_NODES = 200  # of JSON-LD that are looked at
_DATED = (
    "article:published_time", "datePublished", "pubdate", "publishdate", "publish-date",
    "DC.date.issued", "DC.date", "DC.Date", "dcterms.created", "dcterms.date", "dateCreated",
    "og:article:published_time",
)  # fmt: skip
# What is left of a character that was escaped once more than it is read: "Ph&#432;&#7901;ng".
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)


@dataclass(slots=True)
class Metadata:
    """What is declared. `titles` lists candidates, the surest first; "" and None where nothing."""

    titles: list[str] = field(default_factory=list)
    published: PartialDate | None = None
    section: str = ""
    author: str = ""
    author_is_declared: bool = False  # in JSON-LD or as an article's, not only as the site's
    summary: str = ""
    site: str = ""
    url: str = ""
    is_article: bool = False


def read(root: html.HtmlElement) -> Metadata:
    """Return what a page declares; scripts must still be in it."""
    data, metas = _json_ld(root), _metas(root)

    def meta(*names: str) -> str:
        return next((metas[name.lower()] for name in names if metas.get(name.lower())), "")

    made = Metadata(site=meta("og:site_name"), summary=meta("og:description", "description"))
    made.titles = [
        title
        for title in (
            _string(data, "headline"),
            _string(data, "name") if _is_article(data) else "",
            meta("og:title"),
            meta("twitter:title", "title", "DC.title", "headline"),
            _plain("".join(root.xpath("//head/title//text() | //title[1]//text()")[:5])),
        )
        if title
    ]
    made.section = _string(data, "articleSection") or meta("article:section", "articleSection")
    dates = (parse_published(_string(data, "datePublished")), parse_published(meta(*_DATED)))
    made.published = next((date for date in dates if date is not None), None) or _itemprop(root)
    declared = _author(data) or meta("article:author")
    made.author = declared or meta("author", "DC.creator")
    made.author_is_declared = bool(declared)
    links = root.xpath("//link[@rel='canonical']/@href")
    made.url = str(links[0]).strip() if links else meta("og:url")
    made.is_article = _is_article(data)
    return made


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """Return the content of each meta element by its name in small letters; the first counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _plain(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _itemprop(root: html.HtmlElement) -> PartialDate | None:
    for element in root.xpath("//*[@itemprop='datePublished']")[:3]:
        value = element.get("datetime") or element.get("content") or element.text_content()
        date = parse_published(clean_line(value))
        if date is not None:
            return date
    return None


def _json_ld(root: html.HtmlElement) -> dict[str, object]:
    """Return the node of JSON-LD that is the article, the page's own if none, {} without one."""
    pages: dict[str, object] = {}
    for element in root.xpath("//script[@type='application/ld+json']")[:_SCRIPTS]:
        try:
            value = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # its metadata may be broken, the page itself is still read
        for node in _nodes(value):
            if _is_article(node):
                return node
            if str(node.get("@type", "")).endswith("WebPage") and "datePublished" in node:
                pages = pages or node
    return pages


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """Yield the nodes of JSON-LD at its top, in lists and in `@graph`."""
    waiting, seen = [value], 0
    while waiting and seen < _NODES:
        seen += 1
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:_NODES])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(("Article", "Posting")) for kind in listed)


def _string(node: dict[str, object], name: str) -> str:
    value = node.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return _plain(value) if isinstance(value, str) else ""


def _author(node: dict[str, object]) -> str:
    """Return the name of the author; "" when it is the publisher."""
    given = node.get("author")
    listed = given if isinstance(given, list) else [given]
    names = []
    for one in listed[:3]:
        name = one.get("name") if isinstance(one, dict) else one
        kind = one.get("@type") if isinstance(one, dict) else ""
        if isinstance(name, str) and kind != "Organization":
            names.append(_plain(name))
    return ", ".join(filter(None, names))


def _plain(text: str) -> str:
    """Return a text as one line without entities, which some portals escape once or twice."""
    for _ in range(2):
        if _ENTITY.search(text):
            text = entities.unescape(text)
    return clean_line(text)
