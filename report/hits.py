"""The part of a report that lists its posts, each with where it came from."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from luutru.report.data import Report
from luutru.report.markup import Html, element, joined, number, safe_link
from luutru.search.results import SearchHit
from luutru.search.snippets import Snippet
from luutru.store import StoredPost
from luutru.text.dates.display import format_date

__all__ = ["listed"]

_SHOWN_PEOPLE = 8
_HASH = 12  # characters of a hash: enough to part files
_COARSE = {"year": " (chỉ biết năm)", "month": " (chỉ biết tháng)"}


def listed(report: Report) -> Html:
    """Return the posts, in the order that was asked for."""
    found = report.found
    count = f"{number(len(found.hits))} bài" if len(found.hits) == found.total else (
        f"{number(len(found.hits))} trong {number(found.total)} bài"
    )  # fmt: skip
    passages = _passages(report)
    hits = (
        _hit(place, hit, passages.get(hit.stored.id, hit.snippet))
        for place, hit in enumerate(found.hits, start=1)
    )
    return element(
        "section",
        element("h2", f"Các bài ({count})"),
        *hits,
        id="cac-bai",
    )


def _passages(report: Report) -> dict[int, Snippet]:
    """Return the mentions of the person asked for, by post, when nothing else was asked for."""
    if report.dossier is None or report.asked.query.strip():
        return {}
    return {
        passage.post: Snippet(tuple(zip(passage.parts, (False, True, False), strict=True)))
        for passage in report.dossier.passages
    }


def _hit(place: int, hit: SearchHit, shown_part: Snippet) -> Html:
    stored, version = hit.stored, hit.stored.version
    title = _marked(hit.title) if hit.title else joined([f"(bài số {stored.id}, không có tiêu đề)"])
    date = format_date(version.published) + _COARSE.get(version.published_precision or "", "")
    facts = [date, version.section, f"nguồn {stored.post.source}" if stored.post.source else ""]
    return element(
        "article",
        element("h3", element("span", f"{place}. ", class_="place"), title),
        element("p", joined(map(_fact, filter(None, facts)), " · "), class_="facts"),
        element("p", _marked(shown_part), class_="snippet") if shown_part.text else "",
        _people(hit),
        element("p", *_origin(stored), class_="origin"),
        id=f"bai-{stored.id}",
    )


def _fact(text: str) -> Html:
    return element("span", text)


def _marked(snippet: Snippet) -> Html:
    return joined(element("mark", text) if hit else text for text, hit in snippet.parts)


def _people(hit: SearchHit) -> Html:
    facts = []
    if hit.people:
        more = len(hit.people) - _SHOWN_PEOPLE
        names = ", ".join(hit.people[:_SHOWN_PEOPLE])
        facts.append(
            joined([element("b", "Người: "), names, f" và {more} người khác" if more > 0 else ""])
        )
    if hit.topics:
        facts.append(joined([element("b", "Chủ đề: "), ", ".join(hit.topics)]))
    return element("p", joined(facts, " · "), class_="about") if facts else joined([])


def _origin(stored: StoredPost) -> list[str]:
    """Return the number of a post, the way to its original, and what proves it."""
    at, url = stored.provenance, stored.version.url
    parts = [element("b", f"Bài số {stored.id}"), " · "]
    if safe_link(url, "http", "https"):
        parts += ["Bản gốc: ", _address(url, "http", "https"), " · Tệp: "]
        parts.append(element("span", _file_name(at.uri), class_="path"))
    else:
        parts += ["Địa chỉ ghi trong bài: ", _address(url), " · "] if url else []
        parts += ["Tệp: ", _address(at.uri, "file")]
    if at.locator:
        parts.append(f", {at.locator}")
    proof = element("span", "sha256 ", element("code", at.sha256[:_HASH]), class_="whole")
    return [*parts, " · ", proof]


def _address(address: str, *schemes: str) -> Html:
    """Return an address as it reads: a link if it has one of these schemes, else text."""
    shown = unquote(address) if "file" in schemes else address
    if safe_link(address, *schemes):
        return element("a", shown, href=address, class_="path", rel="noopener noreferrer")
    return element("span", shown, class_="path")


def _file_name(uri: str) -> str:
    try:
        return PurePosixPath(unquote(urlsplit(uri).path)).name or uri
    except ValueError:
        return uri
