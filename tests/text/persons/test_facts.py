"""What the words around a name tell of its bearer."""

from __future__ import annotations

import pytest

from luutru.text.persons.facts import facts
from luutru.text.spans import Span


@pytest.mark.parametrize(
    ("before", "gender"),
    [
        ("ông ", "m"),
        ("Bà ", "f"),
        ("ông bà ", ""),
        ("Gia đình ông, bà ", ""),
        ("anh chị ", ""),
        ("ông Hai và bà ", "f"),
        ("", ""),
    ],
)
def test_man_or_woman(before: str, gender: str) -> None:
    text = f"{before}Nguyễn Văn Nam dự."
    start = len(before)
    span = Span(start, start + len("Nguyễn Văn Nam"))
    assert facts(text, "Nguyễn Văn Nam", [span], 2020).gender == gender
