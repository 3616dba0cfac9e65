"""All that is found in a text, put together."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.ingest.enrich import RULES, enrich, find
from luutru.ingest.records import Byline
from luutru.ingest.segment import segment
from luutru.store import Version
from luutru.store.enrichment import FINDS_SINCE
from luutru.store.finds import Finds
from luutru.tests.helpers.stores import version as plain

Made = Callable[..., Version]


@pytest.fixture
def post(made: Made) -> Version:
    return made(
        "Ngày 20/6/2019, ông Đỗ Văn Lâm - Chủ tịch UBND phường Bồ Sơn chủ trì.",
        "Căn cứ Nghị định 34/2016/NĐ-CP, Mặt trận Tổ quốc (MTTQ) phường họp.",
        byline=Byline("bich nga"),
    )


def test_a_text_gives_people_bodies_places_and_finds(post: Version) -> None:
    found = enrich(post)
    assert [one.name for one in found.people] == ["Đỗ Văn Lâm", "bich nga"]
    kinds = [entity.kind for entity in found.entities]
    assert set(kinds) == {"organisation", "place"}
    assert kinds == sorted(kinds)  # organisations first
    assert found.locality == "phường Bồ Sơn"
    assert found.finds == find(post)
    assert [one.name for one in found.finds.citations] == ["Nghị định 34/2016/NĐ-CP"]
    assert [one.short for one in found.finds.definitions] == ["mttq"]
    assert len(found.finds.events) == 1


def test_the_rules_of_today_keep_finds() -> None:
    assert RULES >= FINDS_SINCE


def test_what_is_found_goes_between_processes(post: Version) -> None:
    found = enrich(post)
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_same_text_gives_the_same(post: Version) -> None:
    assert enrich(post) == enrich(post)


def test_a_text_with_nothing_in_it_gives_nothing() -> None:
    found = enrich(segment(plain("tin vui", "trời đẹp")))
    assert (found.people, found.entities, found.locality, found.finds) == ((), (), "", Finds())


WORDS = st.sampled_from(
    "Ông Đỗ Văn Lâm UBND phường Bồ Sơn ngày 5/7/2019 Nghị định 34/2016/NĐ-CP ( ) , . - bà Hạnh Chủ "
    "tịch Hội Cựu chiến binh (CCB) tháng 7 năm 2019 từ đến 12".split()
)


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_every_span_lies_in_a_block(blocks: list[str]) -> None:
    version = segment(plain(blocks[0], *blocks[1:]))
    found = enrich(version)
    spans = [tuple(span) for person in found.people for span in person.mentions]
    spans += [(role.start, role.end) for person in found.people for role in person.roles]
    spans += [(one.start, one.end) for one in found.entities]
    spans += [(one.start, one.end) for one in found.finds.events]
    spans += [(one.start, one.end) for one in found.finds.abbreviations]
    for start, end in spans:
        assert any(a <= start < end <= b for _, a, b in version.layout), version.text[start:end]
    across = [(one.start, one.end) for one in found.finds.citations]
    across += [(one.start, one.end) for one in found.finds.definitions]
    assert all(0 <= start < end <= len(version.text) for start, end in across)
