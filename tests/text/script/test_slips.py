from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.slips import slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dnag", "dang"),  # swapped
        ("dag", "dang"),  # dropped
        ("daang", "dang"),  # added
        ("dabg", "dang"),  # a neighbouring key
        ("dazg", "dang"),  # another letter
        ("sa", "xa"),
        ("trinh", "chinh"),
        ("da", "gia"),
        ("ra", "da"),
        ("lam", "nam"),
        ("ki", "ky"),
        ("ky", "ki"),
        ("xa", "sa"),
        ("chinh", "trinh"),
        ("gia", "da"),
        ("gia", "ra"),
        ("ra", "gia"),
        ("da", "ra"),
        ("nam", "lam"),
        ("kon", "con"),
        ("con", "kon"),
        ("nge", "nghe"),
        ("nghe", "nge"),
        ("ge", "ghe"),
        ("ghe", "ge"),
        ("da", "va"),
        ("va", "da"),
        ("adng", "dang"),
        ("dangg", "dang"),
        ("xdang", "dang"),
        ("ang", "dang"),
        ("dan", "dang"),
    ],
)
def test_slips_within_one_edit(typed: str, meant: str) -> None:
    assert slips(typed)[meant] > 0


@pytest.mark.parametrize("other", ["dang", "dabbg", "da", "dangxx", "gnad", "", "dwng"])
def test_what_is_further_away_is_no_slip(other: str) -> None:
    assert other not in slips("dang")


@pytest.mark.parametrize(
    ("typed", "meant", "weight"),
    [
        ("dnag", "dang", 0.5),  # swapped
        ("sa", "xa", 0.5),  # sounds alike
        ("trinh", "chinh", 0.5),
        ("dabg", "dang", 0.2),  # b beside n
        ("fang", "dang", 0.2),  # f beside d
        ("dag", "dang", 0.2),  # a letter left out
        ("dangg", "dang", 0.2),  # a letter too many
        ("dazg", "dang", 0.05),  # z nowhere near n
        ("lang", "dang", 0.05),
        ("a", "q", 0.2),  # rows one above the other
        ("a", "s", 0.2),
        ("a", "x", 0.05),
    ],
)
def test_how_likely_a_slip_is(typed: str, meant: str, weight: float) -> None:
    assert slips(typed)[meant] == weight


def test_of_two_ways_the_likelier_counts() -> None:
    assert slips("la")["na"] == 0.5  # l and n sound alike, and are far apart on the keys
    assert slips("ki")["ky"] == 0.5


def test_letters_that_vietnamese_has_not_are_never_meant() -> None:
    assert not any(set(other) - set("dang") & set("fjwz") for other in slips("dang"))
    assert slips("")  # any letter may have been left out
    assert all(len(other) == 1 for other in slips(""))


def test_likelier_slips_weigh_more() -> None:
    assert slips("dnag")["dang"] > slips("dabg")["dang"] > slips("dazg")["dang"]


@given(st.text("abcdeghiklmnopqrstuvxy", min_size=1, max_size=7))
def test_slips_go_both_ways_and_never_stay(typed: str) -> None:
    found = slips(typed)
    assert typed not in found
    assert all(0 < weight <= 1 for weight in found.values())
    assert all(abs(len(other) - len(typed)) <= 1 for other in found)
    for other in list(found)[:40]:
        assert typed in slips(other)
