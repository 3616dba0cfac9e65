"""The content of a report: what `archive.report` collects, before it is a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from luutru import Archive, NotFound, UsageError, __version__
from luutru.report.data import FACETS, Report

Collected = Callable[..., Report]


@pytest.fixture
def collected(ward_folder: Path) -> Iterator[Collected]:
    """Collect a report on the ward's archive."""
    with Archive(ward_folder) as archive:

        def made(query: str = "", limit: int = 50, **filters: Any) -> Report:
            return archive.report(query, limit=limit, **filters)

        yield made


def test_a_report_says_what_it_is_of(collected: Collected) -> None:
    report = collected("rác")
    assert report.version == __version__
    assert report.archive == "archive"
    assert report.asked.query == "rác"
    assert report.found.total == 2
    assert (report.dossier, report.topic) == (None, None)


def test_first_and_last_are_the_dates_of_what_is_found(collected: Collected) -> None:
    every = collected()
    assert (every.first, every.last) == ("2012-03-01", "2020")
    assert (collected("hội nghị").first, collected("hội nghị").last) == (
        "2012-03-01", "2014-06-02T08:15+07:00",
    )  # fmt: skip
    undated = collected("ảnh lưu niệm")
    assert undated.found.total >= 1


def test_posts_of_a_year_alone_are_counted(collected: Collected) -> None:
    assert collected().year_only == 1  # "2020"
    assert collected("hội nghị").year_only == 0


def test_facets_are_those_that_have_any_value(collected: Collected) -> None:
    every = [facet.field for facet in collected().facets]
    assert [name for name in FACETS if name in every] == every
    assert {"person", "source"} <= set(every)
    assert "person" not in [facet.field for facet in collected("niệm").facets]


def test_sources_count_all_that_is_found_and_not_a_page(collected: Collected) -> None:
    report = collected(limit=1)
    assert len(report.found.hits) == 1
    assert report.sources == (("Bồ Sơn", 8),)
    assert (report.timeline.total, report.timeline.undated) == (8, 2)


def test_one_person_is_meant_by_number_name_and_has_a_dossier(collected: Collected) -> None:
    report = collected(person="ngoc que")
    number = report.asked.filters["person"]
    assert report.asked.names["person"] == "Nguyễn Ngọc Quế"
    assert report.dossier is not None
    assert report.dossier == collected(person=number).dossier
    assert report.found.total == collected(person=number).found.total > 1


def test_someone_who_is_not_there_is_not_found(collected: Collected) -> None:
    with pytest.raises(NotFound):
        collected(person="Đỗ Không Có")
    with pytest.raises(NotFound):
        collected(topic="khong-co-chu-de")


def test_a_date_that_cannot_be_read_is_refused(collected: Collected) -> None:
    with pytest.raises(UsageError, match="Không hiểu ngày"):
        collected("ngày:hôm nào")


def test_a_topic_is_shown_with_what_is_below_it(collected: Collected) -> None:
    report = collected(topic="Môi trường")
    assert report.topic is not None
    assert report.asked.names["topic"] == report.topic.topic.label == "Môi trường"
    assert report.topic.broader == ("Đô thị, đất đai, xây dựng",)
    below = dict(collected(topic="Đô thị, đất đai, xây dựng").topic.narrower)  # type: ignore[union-attr]
    assert below["Môi trường"] == report.found.total > 0


def test_a_report_is_one_page(collected: Collected) -> None:
    page = collected("rác").to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert "ven sông Bồ" in page
