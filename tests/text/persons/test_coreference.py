from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.persons.coreference import Person, find_people
from luutru.text.spans import Span
from luutru.text.words.tagging import entity_spans


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

    whole = [(0, len(text))]
    assert find_people(text, whole, lambda _: []) == []
    assert [person.name for person in find_people(text, whole, witness)] == ["Y Bhăm Niê"]


@given(st.text(alphabet="ôngÔĐ ủyBíthưTrầnVă.,–-()\n", max_size=80))
def test_spans_lie_in_any_text(text: str) -> None:
    blocks = [m.span() for m in re.finditer(r"[^\n]+", text)]
    for person in find_people(text, blocks, lambda _: []):
        assert person.mentions
        for a, b in [*person.mentions, *(role.span for role in person.roles)]:
            assert 0 <= a < b <= len(text)
            assert "\n" not in text[a:b]


def names(text: str, witness: Sequence[Span] = ()) -> list[str]:
    """Return the names that the rules find, without the model unless it is given."""
    found = find_people(
        text, [m.span() for m in re.finditer(r"[^\n]+", text)], lambda _: list(witness)
    )
    return [text[a:b] for p in found for a, b in p.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Mừng Đảng, mừng Xuân, bà con phố chợ vui Tết.",
        "Đại biểu Quốc hội bàn về Luật Giáo dục; Hoa hậu Đại dương trao giải.",
        "Bà con ở Bà Rịa - Vũng Tàu được mùa. Trẻ em Việt Nam vui hội.",
        "Xe dừng trước số nhà 12 Trần Nhân Tông, hẻm 4/2 Lê Văn Sỹ, đèo Lý Hòa và hồ Phú Ninh.",
        "Công ty thương mại - dịch vụ Mai Tuấn Hưng và trường THCS Chu Văn An ký kết.",
        "Ảnh: Internet. Ảnh: Báo Thanh Hà. Ảnh: M.",
        "Tòa đã tống đạt cho bà Quyết định khởi tố; quyết định có hiệu lực ngay.",
        "Từ Đồng Nai lên thành phố, xe chạy hai giờ.",
        "Văn phòng luật sư Thành Sơn mở cửa lúc bảy giờ.",
    ],
)
def test_places_firms_and_common_words_are_no_persons(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Đức Helmut Brand đến thăm.", ["Helmut Brand"]),
        ("Chủ tịch UBND TP Sông Lĩnh Bùi Trọng Khoa họp báo.", ["Bùi Trọng Khoa"]),
        ("Cháu Lê Thị N. (9 tuổi) và em N.T.M. đi học.", ["Lê Thị N.", "N.T.M."]),
        ("Hoài Thu chia sẻ cô sẽ nghỉ. Khán giả chờ Hoài Thu.", ["Hoài Thu", "Hoài Thu"]),
        ("Mạnh khai nhận. Công an bắt Lê Đức Mạnh.", ["Mạnh", "Lê Đức Mạnh"]),
        ("Dự có ca sĩ Lê Na, Bảo Khuê, Thu Trà và Việt Phổ.", "Lê Na|Bảo Khuê|Thu Trà|Việt Phổ"),
        ("Ảnh: THÁI HÒA", ["THÁI HÒA"]),
        ("Ông Jordan Vogt-Reed nói. Vogt-Reed cười.", ["Jordan Vogt-Reed", "Vogt-Reed"]),
        ("Thấy Bảo khóc, ông Lê Gia Bảo là cha em chạy tới.", ["Bảo", "Lê Gia Bảo"]),
    ],
)
def test_names_of_news(text: str, expected: list[str] | str) -> None:
    assert names(text) == (expected.split("|") if isinstance(expected, str) else expected)


def test_a_street_of_a_person_stays_a_street_elsewhere() -> None:
    text = "Đường Hoàng Văn Lộc ngập. Xe cộ từ Hoàng Lộc sang.\nNgười dân xã Hoàng Lộc kêu cứu."
    assert names(text) == []


def test_the_witness_cannot_make_a_person_of_a_place() -> None:
    text = "Lào Cai: Bắt nhóm trộm"
    assert names(text, [Span(0, 7)]) == []


def test_a_given_name_means_the_person_named_last() -> None:
    text = "Lê Hoàng Tuấn gặp Phạm Anh Tuấn.\nLê Hoàng Tuấn đi trước. Tuấn mang theo dao."
    found = {p.name: len(p.mentions) for p in people(text)}
    assert found == {"Lê Hoàng Tuấn": 3, "Phạm Anh Tuấn": 1}


def test_a_pronoun_of_a_woman_means_no_man() -> None:
    text = "Bà Lê Thị Hà và ông Trần Sơn Hà đến.\nBà Hà ngồi. Ông Hà đứng."
    found = {p.name: [text[a:b] for a, b in p.mentions] for p in people(text)}
    assert found == {"Lê Thị Hà": ["Lê Thị Hà", "Hà"], "Trần Sơn Hà": ["Trần Sơn Hà", "Hà"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bà Lê Kim Anh (SN 1975, Trưởng đoàn thanh tra Bộ Xây dựng) bị bắt.",
            {"Lê Kim Anh": ["Trưởng đoàn thanh tra Bộ Xây dựng"]},
        ),
        (
            "Đại tá Đỗ Bôn, Trưởng Công an TP. Sông Lĩnh, cho biết.",
            {"Đỗ Bôn": ["Trưởng Công an TP. Sông Lĩnh"]},
        ),
        (
            "Thừa ủy quyền của Thủ tướng Chính phủ, Bộ trưởng Bộ Ngoại giao Tô Lam trình bày.",
            {"Tô Lam": ["Bộ trưởng Bộ Ngoại giao"]},
        ),
        (
            "Bí thư Thành đoàn Phạm Sơn trao quyết định bổ nhiệm tổng biên tập báo Trẻ.",
            {"Phạm Sơn": ["Bí thư Thành đoàn"]},
        ),
        (
            "Thượng tá Lê Thắng - chỉ huy trưởng Ban chỉ huy quân sự huyện Hòa An - nói.",
            {"Lê Thắng": ["chỉ huy trưởng Ban chỉ huy quân sự huyện Hòa An"]},
        ),
    ],
)
def test_roles_of_news(text: str, expected: dict[str, list[str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn " * 20_000,
        "ông Tuấn nói. " * 5_000,
        "Chủ tịch UBND phường, " * 5_000,
        " ".join(f"Ông Lê A{'abcdefghij'[n % 10]}{n} - Chủ tịch Hội {n}." for n in range(4_000)),
        "An (" * 40_000,
        "a" * 200_000,
    ],
)
def test_hostile_text_takes_no_quadratic_time(text: str) -> None:
    before = time.process_time()
    find_people(text, [(0, len(text))], lambda _: [])
    assert time.process_time() - before < 10
