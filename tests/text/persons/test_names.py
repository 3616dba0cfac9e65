"""Which runs of capitals are names: the rules on one block, without any model."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.persons.candidates import candidates
from luutru.text.persons.evidence import gather
from luutru.text.persons.names import judge, spans_of, tails
from luutru.text.spans import Span


def names(text: str, *called: str, witnessed: str = "") -> list[str]:
    """Return the names in a block, where persons of the post are called so."""
    found = candidates(text)
    start = text.find(witnessed) if witnessed else -1
    entities = {Span(start, start + len(witnessed))}
    runs = judge(text, found, entities, gather([(text, found)]), called)
    return [text[a:b] for a, b in spans_of(text, runs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an honorific
        ("gặp ông Tám hôm qua", ["Tám"]),
        ("gặp diễn viên Bảo Thanh", ["Bảo Thanh"]),
        ("gặp diễn viên Tám", []),  # a weak one wants two words
        ("gặp ông Công an", []),
        ("trẻ em Việt Nam", []),
        ("gặp ông NGUYỄN VĂN TÁM", ["NGUYỄN VĂN TÁM"]),
        # a surname
        ("gặp Nguyễn Bảo An", ["Nguyễn Bảo An"]),
        ("gặp Bảo An", []),
        ("gặp Siu Văn Bhăm", ["Siu Văn Bhăm"]),  # a middle name
        ("họp Sở Văn Bình", []),  # offices begin so
        ("Lê Công an ninh", []),
        ("hãng Lê United", []),
        ("Nguyễn Minh Bảo An Thịnh Vượng", []),  # six syllables
        # places
        ("đường Nguyễn Trãi", []),
        ("phường Nguyễn Trãi", []),
        ("gặp Lương Hà Nội", ["Lương Hà Nội"]),
        ("gặp Thái Bình", []),
        ("từ Thái Nguyên", []),
        # a byline
        ("Ảnh: Thu Bồn", ["Thu Bồn"]),
        ("Ảnh: Hà Nội", []),
        ("Thu Bồn", ["Thu Bồn"]),
        ("Ảnh: Quyết định", []),
        # an office of a foreigner
        ("Thủ tướng Helmut Bauer đến", ["Helmut Bauer"]),
        ("Công ty Helmut Bauer đến", []),
        # common words
        ("gặp Cao Tốc", []),
        ("Lê Lợi viết. Phạm Vi rộng, phạm vi hẹp", ["Lê Lợi"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bảo đến, và Bảo về", ["Bảo", "Bảo"]),
        ("Quốc Bảo đến", ["Quốc Bảo"]),
        ("xã Bảo đến", []),
        ("ông xã Bảo đến", ["Bảo"]),
        ("Bảo vệ", []),  # a common word
        ("đường Quốc Bảo", []),
        ("Thấy Bảo đến", ["Bảo"]),  # the end of a run that opens a sentence
    ],
)
def test_what_a_person_is_called_by(text: str, expected: list[str]) -> None:
    assert names(text, "Trần Quốc Bảo", "Quốc Bảo", "Bảo") == expected


def test_a_pronoun_that_a_person_is_called_by_needs_an_honorific() -> None:
    assert names("Rồi Anh đến", "Anh") == []
    assert names("Rồi ông Anh đến", "Anh") == ["Anh"]


def test_a_witness_counts_where_nothing_speaks_against_it() -> None:
    assert names("thấy Thu Bồn vắng") == []
    assert names("thấy Thu Bồn vắng", witnessed="Thu Bồn") == ["Thu Bồn"]
    assert names("tại Thu Bồn", witnessed="Thu Bồn") == []
    assert names("sông Thu Bồn", witnessed="Thu Bồn") == []
    assert names("thấy Hà Nội", witnessed="Hà Nội") == []
    assert names("thấy Tour United", witnessed="Tour United") == []
    assert names("thấy Sở Bồn", witnessed="Sở Bồn") == []
    assert names("thấy UBND Bồn", witnessed="UBND Bồn") == []


def test_evidence_of_another_block_counts() -> None:
    blocks = ["thấy Thu Bồn vắng", "ông Thu Bồn đến"]
    found = [candidates(block) for block in blocks]
    evidence = gather(zip(blocks, found, strict=True))
    (run,) = judge(blocks[0], found[0], set(), evidence)
    assert run.name == "Thu Bồn"


def test_names_found_before_stay_and_only_what_is_called_joins_them() -> None:
    text = "Nguyễn Bảo An gặp Thu Bồn, An cười"
    found = candidates(text)
    evidence = gather([(text, found)])
    first = judge(text, found, set(), evidence)
    assert [run.name for run in first] == ["Nguyễn Bảo An"]
    again = judge(text, found, set(), evidence, {"An"}, first, again=True)
    assert [run.name for run in again] == ["Nguyễn Bảo An", "An"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bảo", []),
        ("Trần Bảo", ["Bảo"]),
        ("Trần Quốc Bảo", ["Bảo", "Quốc Bảo"]),
        ("Angela Merkel", ["Merkel", "Angela"]),  # a foreigner's first name
        ("Helmut Georg Bauer", ["Bauer", "Helmut", "Georg Bauer"]),
    ],
)
def test_what_a_full_name_is_shortened_to(name: str, expected: list[str]) -> None:
    assert list(tails(name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gặp chị H. hôm qua", ["H."]),
        ("gặp em N.T.M. hôm qua", ["N.T.M."]),
        ("gặp chị Th. hôm qua", ["Th."]),
        ("gặp chị Hoa. Rồi về", ["Hoa"]),
        ("gặp anh Trần Văn A. hôm qua", ["Trần Văn A."]),
    ],
)
def test_initials_have_their_full_stops(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@given(st.text(alphabet="ôngÔĐ LêVănTám.,–()\n", max_size=60))
def test_spans_are_in_order_and_apart(text: str) -> None:
    found = candidates(text)
    spans = spans_of(text, judge(text, found, set(), gather([(text, found)])))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= a < b <= len(text) for a, b in spans)
