"""What a text means among the values of a label field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru import Archive, NotFound
from luutru.data.lexicons import in_use
from luutru.search.query.labels import LabelResolver, meant

LONG_FORMS = {"ubnd": "ủy ban nhân dân", "ccb": "cựu chiến binh", "hđnd": "hội đồng nhân dân"}
PLACES = ["phường Tân Lương", "phường Tân Lượng", "tổ 5", "tổ 15", "quận Đông Hà", "Tân Lương"]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("phường Tân Lương", ["phường Tân Lương"]),
        ("phuong tan luong", ["phường Tân Lương", "phường Tân Lượng"]),
        ("PHƯỜNG TÂN LƯƠNG", ["phường Tân Lương"]),
        ("tân lượng", ["phường Tân Lượng"]),
        ("tan luong", ["Tân Lương"]),  # equal values alone, if there are any
        ("luong", ["Tân Lương", "phường Tân Lương", "phường Tân Lượng"]),
        ("đông", ["quận Đông Hà"]),
        ("dong ha", ["quận Đông Hà"]),
        ("hà đông", []),  # side by side in this order
        ("phuong luong", []),
        ("5", ["tổ 5"]),  # whole syllables
        ("tổ", ["tổ 15", "tổ 5"]),
        ("lương tân lương", []),
        ("đồng hà", []),  # a mark that is typed must be there
        ("", []),
        ("…", []),
    ],
)
def test_syllables_side_by_side_with_marks_optional(typed: str, values: list[str]) -> None:
    assert meant(typed, PLACES, {}) == tuple(values)


BODIES = ["UBND phường", "Ủy ban nhân dân quận", "Hội CCB phường", "Hội Cựu chiến binh"]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("ubnd", ["UBND phường", "Ủy ban nhân dân quận"]),
        ("ủy ban nhân dân", ["UBND phường", "Ủy ban nhân dân quận"]),
        ("uy ban nhan dan phuong", ["UBND phường"]),
        ("ubnd quận", ["Ủy ban nhân dân quận"]),
        ("hội ccb", ["Hội Cựu chiến binh"]),
        ("chiến binh phường", ["Hội CCB phường"]),
        ("nhân dân", ["UBND phường", "Ủy ban nhân dân quận"]),
        ("hđnd", []),
    ],
)
def test_an_abbreviation_means_its_long_form_on_either_side(typed: str, values: list[str]) -> None:
    assert meant(typed, BODIES, LONG_FORMS) == tuple(sorted(values))


WORDS = st.lists(st.sampled_from("chợ cho mới Đông dong hà ubnd".split()), min_size=1, max_size=4)


@given(WORDS, st.lists(WORDS.map(" ".join), max_size=4))
def test_a_value_means_itself_and_the_answer_does_not_hang_on_order(
    typed: list[str], values: list[str]
) -> None:
    text = " ".join(typed)
    found = meant(text, [*values, text], LONG_FORMS)
    assert text in found
    assert list(found) == sorted(set(found))
    assert found == meant(text, [text, *reversed(values)], LONG_FORMS)


# -- the resolver: what each kind of field asks


def not_needed() -> Any:
    raise AssertionError("asked for what only persons and topics need")


def resolver(values: Mapping[str, list[str]]) -> LabelResolver:
    return LabelResolver(
        lambda field: values.get(field, []), not_needed, not_needed, LONG_FORMS, in_use
    )


def test_values_are_those_of_the_field_alone() -> None:
    resolve = resolver({"place": PLACES, "organisation": BODIES})
    assert resolve("place", "dong ha") == ("quận Đông Hà",)
    assert resolve("organisation", "dong ha") == ()
    assert resolve("section", "dong ha") == ()


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("=tổ 5", ["tổ 5"]),
        ("=tổ", []),
        ("=to 5", []),
        ("=TỔ 5", []),
        ("=Mục Người tốt", ['Mục "Người tốt"']),
        ("=", []),
    ],
)
def test_after_an_equals_sign_letter_by_letter_without_quotes(
    typed: str, values: list[str]
) -> None:
    resolve = resolver({"section": [*PLACES, 'Mục "Người tốt"']})
    assert resolve("section", typed) == tuple(values)


ROLES = [
    "Bí thư Đảng ủy phường",
    "Phó Bí thư Đảng ủy phường",
    "Chủ tịch UBND phường",
    "Chủ tịch Hội CCB",
    "cán bộ",
]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("bí thư", ["Bí thư Đảng ủy phường"]),
        ("bi thu dang uy", ["Bí thư Đảng ủy phường"]),
        ("phó bí thư", ["Phó Bí thư Đảng ủy phường"]),
        ("chủ tịch", ["Chủ tịch Hội CCB", "Chủ tịch UBND phường"]),
        ("chủ tịch ủy ban nhân dân", ["Chủ tịch UBND phường"]),
        ("hội ccb", ["Chủ tịch Hội CCB"]),  # no title: as any text
        ("=Bí thư Đảng ủy phường", ["Bí thư Đảng ủy phường"]),
        ("giám đốc", []),
    ],
)
def test_a_title_means_none_that_is_longer(typed: str, values: list[str]) -> None:
    assert resolver({"role": ROLES})("role", typed) == tuple(values)


@pytest.fixture(scope="module")
def ward(ward_folder: Path) -> Iterator[Archive]:
    with Archive(ward_folder) as archive:
        yield archive


def test_persons_are_found_by_the_directory_and_a_slip_of_a_name_is_named(ward: Archive) -> None:
    (person,) = ward.people.find("Trần Thị Hoà")
    assert [hit.stored.post.external_id for hit in ward.search("người:hoa").hits] == ["b4"]
    assert ward.search("người:hoa").people == ((person.id, "Trần Thị Hoà"),)
    slip = ward.search(person="Nguyễn Ngọc Quề")
    assert (slip.total, slip.suggestions) == (0, ("Nguyễn Ngọc Quế",))


def test_a_topic_is_found_by_its_label_and_refused_with_those_like_it(ward: Archive) -> None:
    found = ward.search('chủ đề:"moi truong"')
    assert {hit.stored.post.external_id for hit in found.hits} == {"m1", "m2"}
    with pytest.raises(NotFound, match="moi truongg") as refused:
        ward.search(topic="moi truongg")
    assert "Môi trường" in str(refused.value)
