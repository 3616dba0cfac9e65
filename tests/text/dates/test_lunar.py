from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.lunar import cycle_year, is_lunar, lunar_years
from luutru.text.dates.partial_date import PartialDate

STEMS = "giáp ất bính đinh mậu kỷ canh tân nhâm quý".split()
BRANCHES = "tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi".split()
MARCH = PartialDate.from_iso("2020-03-10")


def years(text: str, published: PartialDate | None = MARCH) -> list[tuple[str, str]]:
    """Return the year and the text of each year by the cycle."""
    return [(one.when.iso, text[one.start : one.end]) for one in lunar_years(text, published)]


@given(st.integers(0, 59))
def test_a_year_has_its_place_in_the_cycle(place: int) -> None:
    assert cycle_year(STEMS[place % 10], BRANCHES[place % 12]) == place


def test_half_of_all_pairs_are_no_year() -> None:
    places = [cycle_year(stem, branch) for stem in STEMS for branch in BRANCHES]
    assert places.count(None) == 60
    assert cycle_year("giáp", "sửu") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("kỉ mẹo", "kỷ mão"), ("quí tị", "quý tỵ"), ("canh tí", "canh tý")],
)
def test_a_year_is_spelt_in_two_ways(one: str, other: str) -> None:
    assert cycle_year(*one.split()) == cycle_year(*other.split()) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # with a year of ours, which must be that of the cycle
        ("tết mậu thân 1968", [("1968", "tết mậu thân 1968")]),
        ("tết nguyên đán mậu thân 1968", [("1968", "tết nguyên đán mậu thân 1968")]),
        ("năm canh tý (1300)", [("1300", "năm canh tý (1300")]),
        ("năm canh tý - 1960", [("1960", "năm canh tý - 1960")]),
        ("năm canh tý, tức là năm 1960", [("1960", "năm canh tý, tức là năm 1960")]),
        ("tết mậu thân 1969", []),
        ("năm giáp sửu 2020", []),
        ("năm canh tý", []),  # any of some forty
        ("lănăm canh tý 1960", []),
        # the year before the name
        ("năm 1960 (canh tý)", [("1960", "năm 1960 (canh tý")]),
        ("năm 1960, tức năm canh tý", [("1960", "năm 1960, tức năm canh tý")]),
        ("năm 1961 (canh tý)", []),
        # a Tết is that about publication
        ("tết canh tý", [("2020", "tết canh tý")]),
        ("xuân tân sửu", [("2021", "xuân tân sửu")]),
        ("tết kỷ hợi", [("2019", "tết kỷ hợi")]),
        ("tết nhâm dần", []),
        ("năm giáp tý 1984", [("1984", "năm giáp tý 1984")]),
        ("tết mậu tuất", []),
        # the last months of a lunar year may be in the next of ours
        ("tháng chạp năm nhâm thìn 2012", []),
        ("tháng 12 năm nhâm thìn 2012", []),
        ("tháng mười hai, năm nhâm thìn 2012", []),
        ("tháng 10 năm nhâm thìn 2012", [("2012", "năm nhâm thìn 2012")]),
    ],
)
def test_years_by_the_cycle(text: str, found: list[tuple[str, str]]) -> None:
    assert years(text) == found


def test_without_publication_a_bare_feast_is_of_no_year() -> None:
    assert years("tết canh tý", None) == []
    assert years("tết mậu thân 1968", None) == [("1968", "tết mậu thân 1968")]


def test_a_year_that_is_none_of_ours_does_not_hide_those_behind_it() -> None:
    text = "năm giáp sửu, năm mậu thân, tháng chạp năm canh tý 1960, tết tân mùi 1992, tết kỷ sửu"
    text += ", tết mậu thân 1968"
    assert years(text) == [("1968", "tết mậu thân 1968")]


@pytest.mark.parametrize(
    ("text", "lunar"),
    [
        ("10/3 âm lịch", True),
        ("10/3 (âm lịch)", True),
        ("10/3, theo âm lịch", True),
        ("10/3 ÂL", True),
        ("10/3 (AL)", True),
        ("âm lịch 10/3", True),
        ("Âm lịch: ngày 10/3", True),
        ("âm lịch là ngày mùng 10/3", True),
        ("10/3 dương lịch", False),
        ("10/3 ALO", False),
        ("âm lịch và sáng 10/3", False),
        ("10/3", False),
    ],
)
def test_a_day_that_is_named_lunar(text: str, lunar: bool) -> None:
    start = text.index("10/3")
    assert is_lunar(text, start, start + 4) is lunar


@pytest.mark.parametrize(
    ("text", "feast", "lunar"),
    [
        ("Giỗ Tổ Hùng Vương mùng 10/3", (10, 3), True),
        ("Giỗ Tổ Hùng Vương mùng 10/3", None, False),
        ("Giỗ Tổ Hùng Vương mùng 10/3", (11, 3), False),
        ("10/3 năm Canh Tý", (10, 3), True),
        ("10/3 (Canh Tý)", (10, 3), True),
        ("10/3 năm Canh Tý", None, False),
        ("Sau Giỗ Tổ" + " phường họp" * 4 + " ngày 10/3", (10, 3), False),
    ],
)
def test_a_feast_beside_a_day_makes_it_lunar(
    text: str, feast: tuple[int, int] | None, lunar: bool
) -> None:
    start = text.index("10/3")
    assert is_lunar(text, start, start + 4, feast) is lunar


@pytest.mark.parametrize(
    ("name", "day", "month"),
    [
        ("Tết Nguyên tiêu", 15, 1),
        ("Tết Hàn thực", 3, 3),
        ("lễ Phật đản", 8, 4),
        ("lễ Phật Đản", 15, 4),
        ("Tết Đoan Ngọ", 5, 5),
        ("lễ Vu Lan", 15, 7),
        ("Tết Trung thu", 15, 8),
    ],
)
def test_feasts_of_the_lunar_year(name: str, day: int, month: int) -> None:
    text = f"{name} ({day}/{month})"
    start = text.index("(") + 1
    assert is_lunar(text, start, len(text) - 1, (day, month))
