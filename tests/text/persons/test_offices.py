from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.persons.offices import (
    Office,
    expanded,
    fits,
    means,
    office,
    place_of,
    same_rank,
)

LONG_FORMS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Chủ tịch", "UBND phường Bồ Đề", ("chủ tịch", "ủy ban nhân dân", "phường", "bồ đề")),
        ("Chủ tịch", "Ủy ban nhân dân phường Bồ Đề",
         ("chủ tịch", "ủy ban nhân dân", "phường", "bồ đề")),
        ("Chủ tịch", "UBND TP Hà Nội", ("chủ tịch", "ủy ban nhân dân", "thành phố", "hà nội")),
        ("Bí thư", "Đảng ủy", ("bí thư", "đảng ủy", "", "")),
        ("Bí thư", "Quận ủy", ("bí thư", "quận ủy", "", "")),
        ("Chủ tịch", "phường", ("chủ tịch", "", "phường", "")),
        ("Chủ tịch", "UBND thị xã Sơn Tây",
         ("chủ tịch", "ủy ban nhân dân", "thị xã", "sơn tây")),
        ("Giám đốc", "", ("giám đốc", "", "", "")),
    ],
)  # fmt: skip
def test_a_role_in_one_form(title: str, body: str, expected: tuple[str, ...]) -> None:
    assert tuple(office(title, body, LONG_FORMS)) == expected


def test_abbreviations_are_put_in_full() -> None:
    assert expanded("Chủ tịch HĐND", LONG_FORMS) == ["chủ", "tịch", "hội", "đồng", "nhân", "dân"]
    assert expanded("HĐND", {}) == ["hđnd"]
    assert expanded("", LONG_FORMS) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("phường Bồ Đề", ("phường", "bồ đề")),
        ("Thành phố Hà Nội", ("thành phố", "hà nội")),
        ("TP Hà Nội", ("thành phố", "hà nội")),
        ("thị trấn Trâu Quỳ", ("thị trấn", "trâu quì")),
        ("Hồ Gươm", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_level_and_the_place_of_a_locality(name: str, expected: tuple[str, str]) -> None:
    assert place_of(name) == expected  # exact keys: y is i


def test_an_archives_levels_count() -> None:
    assert place_of("phủ Lạng Uyên") == ("", "")
    with lexicons_of((("levels", "x", "level\trank\nphủ\t2\n"),)).in_use():
        assert place_of("phủ Lạng Uyên") == ("phủ", "lạng uyên")
        assert same_rank("phủ", "huyện")
        assert office("Tri phủ", "phủ Lạng Uyên", {}).level == "phủ"
    assert place_of("phủ Lạng Uyên") == ("", "")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("phường", "xã", True),
        ("phường", "thị trấn", True),
        ("quận", "huyện", True),
        ("tỉnh", "thành phố", True),
        ("phường", "quận", False),
        ("xã", "tỉnh", False),
        ("", "tỉnh", True),
        ("", "", True),
    ],
)
def test_levels_of_one_rank(one: str, other: str, same: bool) -> None:
    assert same_rank(one, other) is same
    assert same_rank(other, one) is same


WARD = Office("chủ tịch", "ủy ban nhân dân", "phường", "bồ đề")


@pytest.mark.parametrize(
    ("other", "fit"),
    [
        (WARD, True),
        (Office("chủ tịch", ""), True),
        (Office("chủ tịch", "ủy ban nhân dân"), True),
        (Office("chủ tịch", "", "xã", "bồ đề"), True),  # a commune that became a ward
        (Office("phó chủ tịch", "ủy ban nhân dân", "phường", "bồ đề"), False),
        (Office("chủ tịch", "hội đồng nhân dân", "phường", "bồ đề"), False),
        (Office("chủ tịch", "ủy ban nhân dân", "quận", "bồ đề"), False),
        (Office("chủ tịch", "ủy ban nhân dân", "phường", "an thịnh"), False),
    ],
)
def test_what_is_left_out_fits_anything(other: Office, fit: bool) -> None:
    assert fits(WARD, other) is fit
    assert fits(other, WARD) is fit


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chủ tịch", True),
        ("chu tich", True),
        ("Chủ tịch UBND", True),
        ("chu tich ubnd phuong bo de", True),
        ("chủ tịch phường", True),  # heads its government
        ("chủ tịch bồ đề", True),
        ("chủ tịch UBND Bồ Đề", True),
        ("chủ tịch HĐND", False),
        ("chủ", False),
        ("phó chủ tịch", False),
        ("chủ tịch quận", False),
        ("chủ tịch đề bồ", False),  # in their order
    ],
)
def test_what_a_role_as_typed_means(typed: str, meant: bool) -> None:
    assert means(expanded(typed, LONG_FORMS), WARD) is meant


def test_a_unit_as_typed_means_its_government_alone() -> None:
    party = Office("bí thư", "đảng ủy", "phường", "bồ đề")
    assert not means(expanded("bí thư phường", {}), party)
    assert means(expanded("bí thư đảng ủy phường", {}), party)


def test_a_level_that_was_typed_does_not_count_where_the_office_has_none() -> None:
    assert means(expanded("bí thư đảng ủy phường", {}), Office("bí thư", "đảng ủy"))


_PARTS = st.sampled_from(["", "bồ đề", "an thịnh"])
_OFFICES = st.builds(
    Office,
    st.sampled_from(["chủ tịch", "bí thư"]),
    st.sampled_from(["", "đảng ủy"]),
    st.sampled_from(["", "phường", "xã", "quận"]),
    _PARTS,
)


@given(_OFFICES, _OFFICES)
def test_fitting_is_mutual_and_every_office_fits_itself(one: Office, other: Office) -> None:
    assert fits(one, one)
    assert fits(one, other) == fits(other, one)


@given(_OFFICES)
def test_an_office_as_written_means_itself(held: Office) -> None:
    typed = " ".join(part for part in held if part)
    again = office(held.title, " ".join(part for part in held[1:] if part), {})
    if held.level or not held.place:
        assert again == held
    if held.body or not (held.level or held.place):
        assert means(expanded(typed, {}), held)


def test_no_two_ranks_are_the_same() -> None:
    for one, other in product(["xã", "huyện", "tỉnh"], repeat=2):
        assert same_rank(one, other) is (one == other)
