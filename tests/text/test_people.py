from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.person_links import Person, find_people
from luutru.text.person_names import Span, find_names
from luutru.text.tagging import entity_spans


def people(text: str) -> list[Person]:
    return find_people(text, [m.span() for m in re.finditer(r"[^\n]+", text)], entity_spans)


def told(text: str) -> dict[str, list[str]]:
    """Return each person with roles as written."""
    return {p.name: [f"{r.title} {r.body}".strip() for r in p.roles] for p in people(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đồng chí Trần Quốc Bảo – Bí thư Đảng ủy – Chủ tịch HĐND phường chủ trì.",
            {"Trần Quốc Bảo": ["Bí thư Đảng ủy", "Chủ tịch HĐND phường"]},
        ),
        (
            "Ông Đỗ Văn Thắng, Phó Chủ tịch UBND quận, cho biết như vậy.",
            {"Đỗ Văn Thắng": ["Phó Chủ tịch UBND quận"]},
        ),
        (" Nguyễn Văn Lâm-Chủ tịch Hội CCB", {"Nguyễn Văn Lâm": ["Chủ tịch Hội CCB"]}),
        (
            "Tham dự có đ/c Lê Văn Sự, Trưởng phòng Nội vụ; bà Trần Mai - Phó Bí thư Đảng ủy.",
            {"Lê Văn Sự": ["Trưởng phòng Nội vụ"], "Trần Mai": ["Phó Bí thư Đảng ủy"]},
        ),
        ("Chủ tịch UBND phường Bùi Thị Anh họp.", {"Bùi Thị Anh": ["Chủ tịch UBND phường"]}),
        (
            "Bà Phùng Thị Yến được bầu giữ chức Chủ tịch UBND phường.",
            {"Phùng Thị Yến": ["Chủ tịch UBND phường"]},
        ),
        ("Đường Nguyễn Trãi, phường Trần Hưng Đạo, học bổng Nguyễn Thái Bình", {}),
        ("Tin: Bích Liên - Ảnh: Văn Chiến", {"Bích Liên": [], "Văn Chiến": []}),
        ("Ảnh: Công an cung cấp. Nguồn tin của các bị can. Công an vào cuộc.", {}),
        ("CÔNG TÁC ĐẢNG CỦA NGUYỄN VĂN LÂM", {}),
        ("Chủ tịch, phó chủ tịch các đoàn thể dự họp.", {}),
    ],
)
def test_persons_and_roles(text: str, expected: dict[str, list[str]]) -> None:
    assert told(text) == expected


def test_all_mentions_of_a_pasted_post_are_one_person(pasted: str) -> None:
    text = pasted.split("1.204", 1)[1]
    by_name = {person.name: person for person in people(text)}
    assert set(by_name) == {"Trần Quốc Bảo", "Nguyễn Văn Lâm"}
    mentions = [text[a:b] for a, b in by_name["Trần Quốc Bảo"].mentions]
    assert mentions == [
        "Trần Quốc Bảo",
        "Bí thư Đảng ủy",
        "Bí thư Đảng ủy - Chủ tịch HĐND phường",
        "Trần Quốc Bảo",
    ]
    roles = [(role.title, role.body) for role in by_name["Trần Quốc Bảo"].roles]
    assert roles == [("Bí thư", "Đảng ủy"), ("Chủ tịch", "HĐND phường")]


def test_given_names_refer_to_the_person_named_before() -> None:
    text = "Ông Trần Quốc Bảo và bà Lê Thu Hà dự.\nĐồng chí Bảo nói, bà Thu Hà ghi. Ông Bảo cười."
    found = {p.name: [text[a:b] for a, b in p.mentions] for p in people(text)}
    assert found == {
        "Trần Quốc Bảo": ["Trần Quốc Bảo", "Bảo", "Bảo"],
        "Lê Thu Hà": ["Lê Thu Hà", "Thu Hà"],
    }


def test_a_witness_adds_names_that_no_rule_knows() -> None:
    text = "sáng nay Y Bhăm Niê về làng"

    def witness(_: str) -> Sequence[Span]:
        return [Span(9, 19)]

    assert find_names(text) == []
    assert [text[a:b] for a, b in find_names(text, entities=witness(text))] == ["Y Bhăm Niê"]


@given(st.text(alphabet="ôngÔĐ ủyBíthưTrầnVă.,–-()\n", max_size=80))
def test_spans_lie_in_any_text(text: str) -> None:
    blocks = [m.span() for m in re.finditer(r"[^\n]+", text)]
    for person in find_people(text, blocks, lambda _: []):
        assert person.mentions
        for a, b in [*person.mentions, *(role.span for role in person.roles)]:
            assert 0 <= a < b <= len(text)
            assert "\n" not in text[a:b]
