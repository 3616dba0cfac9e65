"""Organisations of a text: with their spans, apart from persons, roles and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from luutru.ingest.enrich.bodies import find_bodies
from luutru.ingest.enrich.people import find_persons
from luutru.store import Version

Made = Callable[..., Version]


def bodies(version: Version) -> list[tuple[str, str]]:
    """Return (name, as written) of each."""
    found = list(find_bodies(version, find_persons(version)))
    assert {one.kind for one in found} <= {"organisation"}
    return [(one.name, version.text[one.start : one.end]) for one in found]


def test_spans_are_offsets_into_the_whole_text(made: Made) -> None:
    version = made("Mở đầu.", "Sáng nay Hội Cựu chiến binh phường họp với Trường Tiểu học Hạ Linh.")
    assert bodies(version) == [
        ("Hội Cựu chiến binh phường", "Hội Cựu chiến binh phường"),
        ("Trường Tiểu học Hạ Linh", "Trường Tiểu học Hạ Linh"),
    ]


def test_a_name_gets_the_capital_that_the_post_left_out(made: Made) -> None:
    assert ("Hội Cựu chiến binh phường", "hội Cựu chiến binh phường") in bodies(
        made("Ông Lâm ở hội Cựu chiến binh phường phát biểu.")
    )


def test_the_body_of_a_role_is_an_organisation(made: Made) -> None:
    found = bodies(made("Bà Lê Thị Hạnh - Phó Chủ tịch UBND phường Bồ Sơn phát động."))
    assert "UBND phường Bồ Sơn" in {name for name, _ in found}


@pytest.mark.parametrize("blocks", [["Trời nắng đẹp."], []])
def test_a_text_without_any_has_none(made: Made, blocks: list[str]) -> None:
    assert bodies(made(*blocks, title="Tin trong ngày")) == []


def test_a_title_of_the_post_counts_too(made: Made) -> None:
    found = bodies(made("Hết.", title="Đảng ủy phường Bồ Sơn họp"))
    assert found == [("Đảng ủy phường Bồ Sơn", "Đảng ủy phường Bồ Sơn")]
