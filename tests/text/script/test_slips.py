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
    ],
)
def test_slips_within_one_edit(typed: str, meant: str) -> None:
    assert slips(typed)[meant] > 0


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
