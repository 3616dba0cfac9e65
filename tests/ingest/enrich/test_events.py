"""Dates of a text: with their spans, by the day of publication, without that of signing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from luutru.ingest.enrich.events import find_events
from luutru.store import Version

Made = Callable[..., Version]


def events(version: Version) -> list[tuple[str, str]]:
    """Return (date, as written) of each."""
    return [(one.when.iso, version.text[one.start : one.end]) for one in find_events(version)]


def test_spans_are_offsets_into_the_whole_text(made: Made) -> None:
    version = made("Mở đầu.", "Sáng 20/6/2019 họp, đến ngày 21/6/2019 bế mạc.", ("lead", "Hết."))
    assert events(version) == [("2019-06-20", "20/6/2019"), ("2019-06-21", "ngày 21/6/2019")]


@pytest.mark.parametrize(
    ("day", "published", "found"),
    [("20/6", "2019-06-21", ["2019-06-20"]), ("20/6", "2020", ["2020-06-20"]), ("20/6", "", []),
     ("20/12", "2019-01-03", ["2018-12-20"])],
)  # fmt: skip
def test_a_day_without_a_year_takes_that_of_publication(
    made: Made, day: str, published: str, found: list[str]
) -> None:
    version = made(f"Sáng ngày {day} phường họp.", published=published)
    assert [date for date, _ in events(version)] == found


def test_a_range_has_its_last_day(made: Made) -> None:
    (event,) = find_events(made("Từ ngày 1 đến ngày 5/8/2019 nghỉ."))
    assert (event.when.iso, event.until and event.until.iso) == ("2019-08-01", "2019-08-05")


def test_a_byline_tells_no_event(made: Made) -> None:
    assert events(made(("byline", "Đỗ Văn Lâm, ngày 5/7/2019"))) == []
    assert events(made(("caption", "Ảnh chụp ngày 5/7/2019"))) == [("2019-07-05", "ngày 5/7/2019")]


def test_no_date_reaches_from_one_block_into_the_next(made: Made) -> None:
    assert events(made("Họp ngày 5/7/2019")) == [("2019-07-05", "ngày 5/7/2019")]
    assert all("\n" not in written for _, written in events(made("Họp ngày 5/7", "/2019 vui.")))
    assert "2019-07-05" not in dict(events(made("Họp ngày 5", "tháng 7 năm 2019 cao điểm.")))
