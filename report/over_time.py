"""The part of a report on how its posts are spread over time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from luutru.report.chart import UNITS, chart, slots
from luutru.report.data import Report
from luutru.report.markup import Html, element, joined, number
from luutru.search.facets.timeline import Timeline

__all__ = ["over_time"]

_OPEN_ROWS = 8  # a table of so many rows or fewer is open from the start
_WHOLE_ROWS = 45  # a table of so many rows or fewer is printed on one page


def over_time(report: Report) -> Html:
    """Return the chart, its numbers as a table, and what is not in it."""
    timeline = report.timeline
    parts = []
    if timeline.bars:
        picture = element(
            "div",
            chart(timeline),
            class_="picture",
            tabindex=0,
            role="region",
            aria_label="Biểu đồ theo thời gian",
        )
        parts = [picture, _table(timeline)]
    parts += [element("p", note, class_="note") for note in _apart(report)]
    return element(
        "section",
        element("h2", f"Số bài theo {UNITS[timeline.by]}"),
        *parts,
        id="thoi-gian",
    )


def _table(timeline: Timeline) -> Html:
    rows = list(_rows(timeline))
    head = element(
        "tr",
        element("th", UNITS[timeline.by].capitalize(), scope="col"),
        element("th", "Số bài", scope="col", class_="count"),
    )
    body = joined(
        element(
            "tr",
            element("th", label, scope="row"),
            element("td", posts, class_="count"),
            class_=None if posts != "0" else "none",
        )
        for label, posts in rows
    )
    table = element("table", element("thead", head), element("tbody", body))
    return element(
        "details",
        element("summary", "Các con số của biểu đồ"),
        element("div", table, class_="numbers"),
        class_="short" if len(rows) <= _WHOLE_ROWS else None,
        open="open" if len(rows) <= _OPEN_ROWS else None,
    )


def _rows(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Yield (period, posts); periods without posts that follow each other are one row."""
    for empty, run in groupby(slots(timeline), lambda slot: not (slot.bar and slot.bar.count)):
        if empty:
            stretch = list(run)
            first, last = (
                stretch[0].first,
                stretch[-1].first.following(max(stretch[-1].empty, 1) - 1),
            )
            yield first.label if first == last else f"{first.label} – {last.label}", "0"
        else:
            yield from ((slot.first.label, number(slot.bar.count)) for slot in run if slot.bar)


def _apart(report: Report) -> Iterator[str]:
    """Yield what the chart cannot show, so that numbers add up."""
    timeline = report.timeline
    left_out = []
    if timeline.coarser:
        left_out.append(f"{number(timeline.coarser)} bài chỉ biết năm")
    if timeline.undated:
        left_out.append(f"{number(timeline.undated)} bài không rõ ngày")
    if left_out:
        yield f"Không có trong biểu đồ: {', '.join(left_out)}."
    if report.year_only and not timeline.coarser:
        yield f"Trong đó {number(report.year_only)} bài chỉ biết năm, không biết tháng và ngày."
