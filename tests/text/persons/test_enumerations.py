from __future__ import annotations

import pytest

from luutru.text.persons.enumerations import listed
from luutru.text.persons.runs import CapitalRun, runs


def with_listed(text: str, *sure: str, never: str = "") -> list[str]:
    """Return the names of a text, where some are sure."""
    found = list(runs(text))
    named = [run.name in sure for run in found]

    def may_be(run: CapitalRun) -> bool:
        return run.name != never

    return [
        run.name for run, its in zip(found, listed(text, found, named, may_be), strict=True) if its
    ]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Bảo Thanh, Thu Quỳnh và Việt Anh", "Bảo Thanh"),
        ("Bảo Thanh, Thu Quỳnh và Việt Anh", "Thu Quỳnh"),
        ("Bảo Thanh, Thu Quỳnh và Việt Anh", "Việt Anh"),
        ("Bảo Thanh; Thu Quỳnh; Việt Anh...", "Bảo Thanh"),
    ],
)
def test_one_that_is_sure_makes_the_others_names(text: str, sure: str) -> None:
    assert len(with_listed(text, sure)) == 3


@pytest.mark.parametrize("joined", [" và ", " cùng ", " hay ", " & "])
def test_two_that_are_joined(joined: str) -> None:
    assert with_listed(f"Bảo Thanh{joined}Thu Quỳnh", "Thu Quỳnh") == ["Bảo Thanh", "Thu Quỳnh"]


def test_an_actor_behind_the_part() -> None:
    assert with_listed("Lọ Lem (Thu Quỳnh) cười", "Lọ Lem") == ["Lọ Lem", "Thu Quỳnh"]
    assert with_listed("Lọ Lem (Thu Quỳnh đóng)", "Lọ Lem") == ["Lọ Lem"]


@pytest.mark.parametrize(
    "text",
    [
        "Bảo Thanh, Hà Đông",  # a person with an address
        "Bảo Thanh. Thu Quỳnh",
        "Bảo Thanh gặp Thu Quỳnh",
        "Bảo Thanh và anh Quỳnh",
    ],
)
def test_what_is_in_no_list(text: str) -> None:
    assert with_listed(text, "Bảo Thanh") == ["Bảo Thanh"]


def test_one_word_and_four_are_no_names_by_company() -> None:
    text = "Bảo Thanh và Quỳnh và Hội Quán Thu Quỳnh"
    assert with_listed(text, "Bảo Thanh") == ["Bảo Thanh"]


def test_who_can_be_no_person_parts_a_list() -> None:
    text = "Bảo Thanh và Thu Quỳnh và Việt Anh"
    assert with_listed(text, "Bảo Thanh", never="Thu Quỳnh") == ["Bảo Thanh"]


def test_nobody_is_sure_nobody_is_listed() -> None:
    assert with_listed("Bảo Thanh, Thu Quỳnh và Việt Anh") == []
