"""What the words around a name show of its bearer."""

from __future__ import annotations

import pytest

from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.persons.facts import Facts, facts
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


def _facts(before: str, after: str = "", year: int | None = 2020, name: str = "Đỗ Nam") -> Facts:
    text = f"{before}{name}{after}"
    return facts(text, name, [Span(len(before), len(before) + len(name))], year)


@pytest.mark.parametrize(
    ("before", "gender"),
    [
        ("thầy giáo ", "m"),
        ("cô giáo ", "f"),
        ("mẹ ", "f"),
        ("cậu ", "m"),
        ("nữ sinh ", "f"),
        ("nữ công nhân ", "f"),
        ("ông/bà ", ""),
        ("chú, cô ", ""),
        ("bông ", ""),
        ("đồng chí ", ""),
        ("ông Tám và ", ""),
    ],
)
def test_what_honorifics_show(before: str, gender: str) -> None:
    assert _facts(before).gender == gender
    assert _facts(before.capitalize()).gender == gender


def test_a_middle_name_that_women_alone_bear() -> None:
    assert _facts("", name="Đỗ Thị Nam").gender == "f"
    assert _facts("bà ", name="Đỗ Thị Nam").gender == "f"
    assert _facts("ông ", name="Đỗ Thị Nam").gender == ""  # they contradict each other
    assert _facts("", name="Thị Nam").gender == ""
    assert _facts("", name="Đỗ Văn Nam").gender == ""


def test_mentions_that_contradict_each_other_show_nothing() -> None:
    text = "ông Nam và bà Nam"
    both = [Span(4, 7), Span(14, 17)]
    assert facts(text, "Nam", both[:1], None).gender == "m"
    assert facts(text, "Nam", both[1:], None).gender == "f"
    assert facts(text, "Nam", both, None).gender == ""


@pytest.mark.parametrize(
    ("after", "born"),
    [
        (" (SN 1970)", 1970),
        (", sinh năm 1970, quê ở", 1970),
        (" (sinh năm: 2001)", 2001),
        (" s.n. 1969", 1969),
        (" (45 tuổi)", 1975),
        (", 45 tuổi", 1975),
        (" 110 tuổi", 1910),
        (" 111 tuổi", None),
        (" (SN 1770)", None),
        (" (SN 19701)", None),
        (" rồi 45 tuổi", None),
        ("", None),
    ],
)
def test_the_year_of_birth(after: str, born: int | None) -> None:
    assert _facts("", after).born == born


def test_an_age_needs_the_year_of_the_post() -> None:
    assert _facts("", " (45 tuổi)", year=None).born is None
    assert _facts("", " (45 tuổi)", year=1999).born == 1954
    assert _facts("", " (SN 1970)", year=None).born == 1970


def test_the_first_mention_with_a_year_counts() -> None:
    text = "Nam về. Nam (SN 1970) và Nam (SN 1980)"
    spans = [Span(0, 3), Span(8, 11), Span(25, 28)]
    assert facts(text, "Nam", spans, None).born == 1970


def test_an_archive_may_say_who_is_called_so() -> None:
    own = ("honorifics", "x", "honorific\tstrength\tgender\nnghè\tstrong\tm\n")
    assert _facts("nghè ").gender == ""
    with lexicons_of((own,)).in_use():
        assert _facts("nghè ").gender == "m"
