from __future__ import annotations

import pytest

from luutru.text.persons.candidates import candidates
from luutru.text.persons.evidence import NameEvidence, gather


def evidence(*blocks: str) -> NameEvidence:
    return gather((block, candidates(block)) for block in blocks)


def test_who_stands_behind_an_honorific_is_a_person_in_the_whole_post() -> None:
    assert evidence("ông Thu Bồn đến", "Thu Bồn cười").persons == {"Thu Bồn"}


def test_who_does_what_persons_do_is_one_too() -> None:
    assert evidence("Thu Bồn chia sẻ").persons == {"Thu Bồn"}
    assert evidence("Thu Bồn chảy").persons == set()


def test_what_stands_behind_a_head_is_a_place() -> None:
    found = evidence("sông Thu Bồn chảy", "ở Thu Giang")
    assert found.places == {"Thu Bồn", "Thu Giang"}
    assert found.persons == set()


def test_a_person_anywhere_is_no_place() -> None:
    found = evidence("sông Thu Bồn chảy", "ông Thu Bồn đến")
    assert (found.persons, found.places) == ({"Thu Bồn"}, set())


@pytest.mark.parametrize("name", ["Bồn", "Hà Nội", "An An An An An An"])
def test_one_word_a_known_place_and_a_heading_are_no_evidence(name: str) -> None:
    assert evidence(f"ông {name} đến").persons == set()


def test_what_is_small_somewhere_is_a_common_word() -> None:
    found = evidence("Quyết toán xong, họ quyết toán tiếp.")
    assert found.is_common("Quyết", "toán")
    assert found.is_common("quyết", "Toán")
    assert not found.is_common("Toán", "tiếp")
    assert not evidence("Quyết Toán").is_common("Quyết", "Toán")
    assert not evidence("1 2").is_common("1", "2")


def test_an_empty_post_has_none() -> None:
    found = evidence()
    assert (found.persons, found.places, found.is_common("a", "b")) == (set(), set(), False)
