from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.bodies.organisations import find_organisations
from luutru.text.lexicon_matcher import clean
from luutru.text.persons.roles import Role, find_roles
from luutru.text.spans import Span


def spans_of(text: str, *names: str) -> list[Span]:
    return [Span(text.index(name), text.index(name) + len(name)) for name in names]


def names(text: str) -> list[str]:
    return [mention.name for mention in find_organisations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Thường vụ Đảng ủy phường Bồ Đề làm việc", ["Ban Thường vụ Đảng ủy phường Bồ Đề"]),
        ("tại Phòng họp số 1 - UBND phường, Đảng ủy phường", ["UBND phường", "Đảng ủy phường"]),
        ("Uỷ ban mặt trận tổ quốc (UBMTTQ)", ["Ủy ban mặt trận tổ quốc", "UBMTTQ"]),
        (
            "hội Cựu chiến binh, hội Liên hiệp phụ nữ, "
            "đoàn thanh niên Cộng sản Hồ Chí Minh phường về",
            [
                "hội Cựu chiến binh",
                "hội Liên hiệp phụ nữ",
                "đoàn thanh niên Cộng sản Hồ Chí Minh phường",
            ],
        ),
        ("Đảng ủy - HĐND - UBND phường", ["Đảng ủy", "HĐND", "UBND phường"]),
        ("Bộ Giáo dục và Đào tạo và Bộ Y tế", ["Bộ Giáo dục và Đào tạo", "Bộ Y tế"]),
        ("Sở Y tế Hà Nội. Thành ủy Hà Nội", ["Sở Y tế Hà Nội", "Thành ủy Hà Nội"]),
        ("Chủ tịch Hội CCB, Bí thư Chi bộ 5", ["Hội CCB", "Chi bộ 5"]),
        ("Quyết định 217 của Bộ chính trị", ["Bộ chính trị"]),
        ("Trưởng phòng Nội vụ quận và Trưởng Công an xã", ["phòng Nội vụ quận", "Công an xã"]),
        (
            "Trường Tiểu học Bồ Sơn, Công ty TNHH Hòa Phát, Bệnh viện Bạch Mai",
            ["Trường Tiểu học Bồ Sơn", "Công ty TNHH Hòa Phát", "Bệnh viện Bạch Mai"],
        ),
        (
            "nhiệm vụ Huyện ủy Lương Tài, Đảng ủy phường giao",
            ["Huyện ủy Lương Tài", "Đảng ủy phường"],
        ),
        ("Công an phường Bồ Đề, quận Long Biên", ["Công an phường Bồ Đề"]),
        ("công ty, nhà trường, công an, đại hội, bộ luật, xã hội, phường, quận", []),
        ("Đài Loan, đoàn công tác của huyện, cán bộ, dịch vụ, Hiện trường vụ án", []),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_none_reaches_into_a_name() -> None:
    text = "Bí thư Đảng ủy Nguyễn Ngọc Quang, Giám đốc Sở Y tế Hà Văn Nam kết luận"
    people = spans_of(text, "Nguyễn Ngọc Quang", "Hà Văn Nam")
    found = find_organisations(text, find_roles(text, people), people)
    assert [mention.name for mention in found] == ["Đảng ủy", "Sở Y tế"]
    assert names("Bí thư Đảng ủy Nguyễn Ngọc Quang kết luận") == ["Đảng ủy"]


def test_what_a_director_directs_is_an_organisation() -> None:
    text = "Ông Nguyễn Văn Nam, Giám đốc Sagrico, và Giám đốc TP"
    people = spans_of(text, "Nguyễn Văn Nam")
    found = find_organisations(text, find_roles(text, people), people)
    assert [mention.name for mention in found] == ["Sagrico"]


def test_headings_in_capitals() -> None:
    assert names("CHI BỘ 7 TỔ CHỨC SINH HOẠT") == ["CHI BỘ 7"]
    assert names("ĐẢNG ỦY PHƯỜNG HỌP") == ["ĐẢNG ỦY PHƯỜNG"]


@given(
    st.text(alphabet="Đảng ủyuỷHộiUBNDphườngBồĐềcôngtySở5TP.,-–()\n", max_size=80)
    | st.lists(
        st.sampled_from(
            "Đảng uỷ ủy phường Hội CCB , Công ty TNHH Bồ Đề Sở Y tế và \n 5 số Chi bộ".split(" ")
        )
    ).map(" ".join),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3),
)
def test_any_text(text: str, pairs: list[tuple[int, int]]) -> None:
    people = [Span(min(p), max(p)) for p in pairs if p[0] != p[1]]
    roles = [Role(Span(a, b), "Giám đốc", text[a:b]) for a, b in people]
    last = 0
    for start, end, name in find_organisations(text, roles[:0], people):
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert name == clean(text[start:end])
        assert not any(a < end and start < b for a, b in people)
        last = end


@pytest.mark.parametrize("text", ["ủ" * 200_000, "HỘI " * 50_000, "Công ty Bồ " * 20_000])
def test_hostile_text_takes_no_more_than_its_length(text: str) -> None:
    find_organisations(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a head needs
        ("sở họp", []),
        ("Sở Y tế họp", ["Sở Y tế"]),
        ("sở y tế họp", []),  # no capital
        ("Bộ luật", []),
        ("Vụ thanh niên họp", []),  # its capital is the sentence's
        ("Bộ Tài chính", ["Bộ Tài chính"]),
        ("công an họp", []),
        ("công an phường họp", ["công an phường"]),
        ("ban thường vụ họp", []),
        ("Ban Thường vụ họp", ["Ban Thường vụ"]),
        ("ban thường vụ phường họp", ["ban thường vụ phường"]),
        ("quốc hội họp", ["quốc hội"]),
        ("UBND họp", ["UBND"]),
        ("ubnd họp", []),
        ("Trạm Y tế kiểm tra", ["Trạm Y tế"]),
        # heads that are part of another word
        ("đại hội Nhà văn", []),
        ("nhiệm vụ Y tế", []),
        ("Đài Loan", []),
        # fields
        ("Sở Văn hóa, Thể thao và Du lịch họp", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Phòng LĐ-TB&XH quận", ["Phòng LĐ-TB&XH quận"]),
        ("Sở Y tế và Giáo dục", ["Sở Y tế"]),  # "và" parts what is no field
        # names of its own
        ("Công ty Hòa Phát Xanh họp", ["Công ty Hòa Phát Xanh"]),
        ("Trường Tiểu học Bồ Sơn 2", ["Trường Tiểu học Bồ Sơn 2"]),
        ("cục Giám định họp", ["cục Giám định"]),
        ("báo Ánh đã viết", ["báo Ánh"]),
        ("Đội Đỗ Tám", []),
        ("tổ chức Lê Tám", []),
        ("Công ty An Bình UBND phường", ["Công ty An Bình UBND phường"]),
        ("Đảng ủy Nguyễn Ngọc Quang", ["Đảng ủy"]),
        ("Huyện ủy Lương Tài", ["Huyện ủy Lương Tài"]),
        ("chi bộ 7 họp", ["chi bộ 7"]),
        ("Chi bộ số 7 họp", ["Chi bộ số 7"]),
        # levels and places
        ("UBND xã hội", ["UBND"]),
        ("UBND tỉnh táo", ["UBND"]),
        ("TAND tối cao", ["TAND tối cao"]),
        ("UBND TP", ["UBND TP"]),
        ("UBND phường Bồ Đề quận Long Biên", ["UBND phường Bồ Đề quận Long Biên"]),
        ("UBND Hà Nội", ["UBND Hà Nội"]),
        ("Đội Hà Nội", ["Đội Hà Nội"]),
        ("đội Hà Nội", []),
    ],
)
def test_what_makes_a_name_of_an_organisation(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("Giám đốc", "Sagrico", True),
        ("Phó Giám đốc", "Sagrico", True),
        ("Tổng biên tập", "Sagrico", True),
        ("Bí thư", "Sagrico", False),
        ("Giám đốc", "sagrico", False),
        ("Giám đốc", "TP", False),
        ("Giám đốc", "Hà Nội", False),
    ],
)
def test_what_a_title_directs(title: str, body: str, found: bool) -> None:
    text = f"{title} {body}"
    role = Role(Span(0, len(text)), title, body)
    assert [m.name for m in find_organisations(text, [role])] == ([body] if found else [])


def test_what_is_found_by_its_head_is_not_found_twice() -> None:
    text = "Giám đốc Sở Y tế"
    role = Role(Span(0, len(text)), "Giám đốc", "Sở Y tế")
    assert [m.name for m in find_organisations(text, [role])] == ["Sở Y tế"]
