"""Persons of a text: where they stand, what they hold, who signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.enrich.people import (
    find_persons,
    find_unnamed_author,
    spans_within,
    to_appearance,
)
from luutru.ingest.records import Byline
from luutru.store import Version
from luutru.store.enrichment import Appearance
from luutru.text.spans import Span

Made = Callable[..., Version]
SPANS = st.lists(st.integers(0, 60)).map(lambda starts: [Span(a, a + 3) for a in sorted(starts)])


def appearances(version: Version) -> dict[str, Appearance]:
    found = [to_appearance(version, person) for person in find_persons(version)]
    assert len({one.name for one in found}) == len(found)
    return {one.name: one for one in found}


def test_mentions_and_roles_are_offsets_into_the_whole_text(made: Made) -> None:
    version = made(
        "Ông Đỗ Văn Lâm - Chủ tịch UBND phường khai mạc.",
        "Tiếp đó, đồng chí Lâm trao quà cùng bà Lê Thị Hạnh.",
    )
    found = appearances(version)
    assert found.keys() == {"Đỗ Văn Lâm", "Lê Thị Hạnh"}
    lam = found["Đỗ Văn Lâm"]
    assert [version.text[start:end] for start, end in lam.mentions] == ["Đỗ Văn Lâm", "Lâm"]
    (role,) = lam.roles
    assert (role.title, role.body, role.status) == ("Chủ tịch", "UBND phường", "holds")
    assert version.text[role.start : role.end] == "Chủ tịch UBND phường"
    assert (lam.gender, found["Lê Thị Hạnh"].gender) == ("m", "f")


def test_a_name_is_kept_as_the_post_writes_it(made: Made) -> None:
    assert appearances(made("Bà Lê Thị Hoà phát biểu. Bà Hoà cảm ơn.")).keys() == {"Lê Thị Hoà"}


@pytest.mark.parametrize(("published", "born"), [("2019", 1949), ("", None)])
def test_an_age_gives_a_birth_year_where_the_post_has_a_date(
    made: Made, published: str, born: int | None
) -> None:
    version = made("Ông Đỗ Văn Lâm, 70 tuổi, ở tổ 5 phát biểu.", published=published)
    assert appearances(version)["Đỗ Văn Lâm"].born == born


def test_who_signed_is_found_even_under_a_name_of_no_known_form(made: Made) -> None:
    version = made("Hội nghị kết thúc.", byline=Byline("bich nga", "Cộng tác viên"))
    assert appearances(version) == {}
    (author,) = find_unnamed_author(version, [])
    (start, end), (role,) = author.mentions[0], author.roles
    assert version.text[start:end] == author.name == "bich nga"
    assert version.text[role.start : role.end] == role.title == "Cộng tác viên"


def test_who_signed_is_not_found_twice(made: Made) -> None:
    version = made("Hội nghị kết thúc.", byline=Byline("Nguyễn Thị Hoà"))
    found = list(appearances(version).values())
    assert [one.name for one in found] == ["Nguyễn Thị Hoà"]
    assert find_unnamed_author(version, found) == []


def test_who_signed_without_a_role_has_none(made: Made) -> None:
    version = made("Kết thúc.", byline=Byline("bich nga"))
    assert find_unnamed_author(version, [])[0].roles == ()
    assert find_unnamed_author(made("Kết thúc."), []) == []


@given(SPANS, st.integers(0, 60), st.integers(0, 30))
def test_spans_within_a_block_are_those_that_begin_in_it(
    spans: list[Span], start: int, size: int
) -> None:
    found = spans_within(spans, start, start + size)
    assert [span.start + start for span in found] == [
        span.start for span in spans if start <= span.start < start + size
    ]
    assert all(span.end - span.start == 3 for span in found)
