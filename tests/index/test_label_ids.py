from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from luutru.index.fields import LABEL_FIELDS
from luutru.index.label_ids import label_number

#: What indexes that stand on disks hold for this section.
FIXED = -6345861253183669629
VALUES = ("", "Văn hóa", "Văn hoá", "văn hóa", "1", "11", "Tổ dân phố số 7")


def test_each_field_and_value_has_a_number_of_its_own() -> None:
    numbers = [label_number(field, value) for field in LABEL_FIELDS for value in VALUES]
    assert len(set(numbers)) == len(LABEL_FIELDS) * len(VALUES)


def test_where_the_field_ends_makes_a_difference() -> None:
    split = [("a", "bc"), ("ab", "c"), ("abc", "")]
    assert len({label_number(field, value) for field, value in split}) == len(split)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_number_fits_a_signed_column_of_64_bits(value: str) -> None:
    assert -(1 << 63) <= label_number("section", value) < 1 << 63


def test_numbers_lie_on_both_sides_of_zero() -> None:
    numbers = [label_number("person", str(n)) for n in range(200)]
    assert 60 < sum(number < 0 for number in numbers) < 140


def test_numbers_are_the_same_in_every_process_and_on_every_machine() -> None:
    """Segments of several processes, and of other years, are read together."""
    asked = "from luutru.index.label_ids import label_number as n; print(n('section', 'Văn hóa'))"
    for seed in ("1", "2"):
        shown = subprocess.run(
            [sys.executable, "-c", asked],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
        )
        assert int(shown.stdout) == label_number("section", "Văn hóa") == FIXED
