"""The part of a report on how its posts divide: people, topics, places, bodies, sources."""

from __future__ import annotations

from luutru.report.data import Report
from luutru.report.markup import Html, element, joined, number
from luutru.search.facets.facets import Facet
from luutru.search.fields import CALLED

__all__ = ["divided"]

_HEADINGS = {
    "person": "Người",
    "topic": "Chủ đề",
    "place": "Nơi chốn",
    "organisation": "Tổ chức",
    "source": "Nguồn",
}


def divided(report: Report) -> Html:
    """Return a list with bars for each facet."""
    lists = [_bars(facet, report.found.total) for facet in report.facets]
    return element(
        "section",
        element("h2", "Các bài này nói về ai, về đâu"),
        element(
            "p",
            "Số đứng sau mỗi tên là số bài, trong mọi bài khớp chứ không riêng các bài kê ở dưới. "
            "Một bài có thể có ở nhiều hàng.",
            class_="note",
        ),
        element("div", *lists, class_="facets"),
        id="thong-ke",
    )


def _bars(facet: Facet, total: int) -> Html:
    rows = [
        element(
            "li",
            element("span", row.label, class_="label"),
            element("span", number(row.count), class_="count"),
            element(
                "span", class_="bar", style=f"--share:{max(1, round(100 * row.count / total))}%"
            ),
        )
        for row in facet.rows
    ]
    return element(
        "div",
        element("h3", _HEADINGS[facet.field]),
        element("ol", *rows, class_="bars"),
        _rest(facet),
        class_="facet",
    )


def _rest(facet: Facet) -> Html:
    hidden = facet.distinct - len(facet.rows)
    notes = []
    if hidden:
        notes.append(f"Còn {number(hidden)} {CALLED[facet.field]} khác.")
    if facet.without:
        notes.append(f"{number(facet.without)} bài không có {CALLED[facet.field]} nào.")
    return element("p", " ".join(notes), class_="note") if notes else joined([])
