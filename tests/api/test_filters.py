"""Filters and options by name and type: what is taken, and what is refused in which words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, get_type_hints

import pytest

from luutru import Archive, QueryError, UsageError
from luutru.api.filters import Filters, filter_texts, search_request
from luutru.index.fields import LABEL_FIELDS, PERIODS, SORTS


def found(archive: Archive, query: str = "", **options: Any) -> set[str]:
    return {hit.stored.post.external_id for hit in archive.search(query, **options).hits}


@pytest.mark.parametrize(
    ("filters", "posts"),
    [
        ({"person": 4}, {"b4"}),
        ({"person": "4"}, {"b4"}),
        ({"person": "tran thi hoa"}, {"b4"}),
        ({"role": "chu tich ubnd"}, {"h1"}),
        ({"topic": "moi truong"}, {"m1", "m2"}),
        ({"section": "kinh te"}, {"b2"}),
        ({"source": "bo son", "section": "kinh te"}, {"b2"}),
        ({"organisation": "ubnd phuong ha linh"}, {"h1"}),
        ({"place": "ha linh"}, {"h1"}),
        ({"document": "217-QĐ/TW"}, {"b4"}),
        ({"first": 2019}, {"b4", "m1"}),
        ({"first": "2019-01-05"}, {"m1"}),
        ({"first": date(2019, 1, 4), "last": date(2019, 12, 31)}, {"b4"}),
        ({"last": datetime(2012, 3, 1, 23)}, {"b1"}),
        ({"first": "03/2012", "last": 2012}, {"b1"}),
        ({"person": None, "first": None, "place": "", "document": "217"}, {"b4"}),
    ],
)
def test_what_filters_take(ward: Archive, filters: dict[str, Any], posts: set[str]) -> None:
    assert found(ward, **filters) == posts


@pytest.mark.parametrize("field", LABEL_FIELDS)
def test_every_label_field_is_a_filter_that_type_checkers_know(field: str) -> None:
    assert filter_texts({field: "x"}) == {field: "x"}
    assert field in get_type_hints(Filters)


@pytest.mark.parametrize("name", ["persn", "from", "to", "author", "title"])
def test_a_name_that_is_no_filter_is_a_type_error_with_those_there_are(
    ward: Archive, name: str
) -> None:
    wrong: Any = {name: "x"}
    for call in (ward.search, ward.search_all, ward.timeline, ward.report,
                 ward.keywords.of_search, ward.keywords.rising):  # fmt: skip
        with pytest.raises(TypeError, match=f"'{name}'; the filters are person, role, .*, last"):
            call("x", **wrong)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sort": "x"}, r"Tham số sort không nhận 'x'. Chọn trong relevance, newest, oldest."),
        ({"sort": None}, r"Tham số sort không nhận None."),
        ({"limit": "a"}, r"Tham số limit không nhận 'a'. Hãy đưa số nguyên từ 1 đến 1000."),
        ({"limit": 0}, r"Tham số limit không nhận 0."),
        ({"limit": 1001}, r"Tham số limit không nhận 1001."),
        ({"limit": True}, r"Tham số limit không nhận True."),
        ({"limit": 2.5}, r"Tham số limit không nhận 2.5."),
        ({"page": 0}, r"Tham số page không nhận 0. Hãy đưa số nguyên từ 1."),
        ({"page": "2"}, r"Tham số page không nhận '2'."),
        ({"facet_limit": -1}, r"Tham số facet_limit không nhận -1."),
        ({"explain": 1}, r"Tham số explain không nhận 1. Hãy đưa True hoặc False."),
        ({"facets": 3}, r"Tham số facets không nhận 3. Chọn trong person, .*, month."),
        ({"facets": [3]}, r"Tham số facets không nhận \[3\]."),
        ({"facets": "age"}, r"Không đếm được theo 'age'. Chọn trong person"),
        ({"person": 1.5}, r"Tham số person không nhận 1.5. .* hoặc số của người ấy."),
        ({"person": True}, r"Tham số person không nhận True."),
        ({"topic": 3}, r"Tham số topic không nhận 3. Hãy đưa một chuỗi."),
        ({"place": ["a"]}, r"Tham số place không nhận \['a'\]."),
        ({"first": 1.5}, r"Tham số first không nhận 1.5. Hãy đưa 2020, \"2020-07\""),
        ({"last": True}, r"Tham số last không nhận True."),
        ({"first": "mai"}, r"mai"),
    ],
)
def test_a_value_that_is_refused_names_its_parameter_and_what_that_takes(
    ward: Archive, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        ward.search("hội nghị", **options)


@pytest.mark.parametrize("query", [None, 3, ["a"]])
def test_a_query_is_text(ward: Archive, query: Any) -> None:
    for call in (ward.search, ward.search_all, ward.timeline, ward.keywords.of_search):
        with pytest.raises(UsageError, match="Tham số query không nhận"):
            call(query)


def test_timelines_and_reports_refuse_other_values_in_the_same_words(ward: Archive) -> None:
    week: Any = "week"
    for call in (ward.timeline, ward.report):
        with pytest.raises(UsageError, match=r"by không nhận 'week'. Chọn trong year, quarter"):
            call("chợ", by=week)
    with pytest.raises(UsageError, match=r"sort không nhận 'week'"):
        ward.report("chợ", sort=week)
    with pytest.raises(UsageError, match=r"limit không nhận 0"):
        ward.report("chợ", limit=0)
    with pytest.raises(UsageError, match=r"limit không nhận 'x'"):
        ward.similar(1, limit="x")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"person không nhận 1.5"):
        ward.timeline(person=1.5)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"place không nhận 1"):
        ward.keywords.of_search(place=1)  # type: ignore[arg-type]


def test_what_cannot_be_parsed_is_a_query_error(ward: Archive) -> None:
    with pytest.raises(QueryError):
        ward.search("a" * 10_000)


def test_a_request_has_what_was_asked_for_and_nothing_empty() -> None:
    request = search_request("chợ", {"person": 3, "place": "", "sort": "newest", "facets": "year"})
    assert (request.query, request.labels) == ("chợ", {"person": "3"})
    assert (request.sort, request.facets, request.limit) == ("newest", ("year",), 10)
    assert set(SORTS) == {"relevance", "newest", "oldest"}
    assert set(PERIODS) == {"year", "quarter", "month"}
