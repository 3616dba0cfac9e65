from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.persons.roles import Role, continues, find_roles, holders, is_one
from luutru.text.spans import Span


def spans(text: str, *names: str) -> list[Span]:
    return sorted(Span(text.index(name), text.index(name) + len(name)) for name in names)


def roles(text: str, *names: str) -> list[tuple[str, str]]:
    return [(role.title, role.body) for role in find_roles(text, spans(text, *names))]


def held(text: str, *names: str) -> list[tuple[str, str | None]]:
    """Return each title with the name of its holder."""
    known = spans(text, *names)
    found = find_roles(text, known)
    owners = (
        text[a:b] if span else None
        for span in holders(text, known, found)
        for a, b in [span or (0, 0)]
    )
    return list(zip((role.title for role in found), owners, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Đảng ủy phường Bồ Đề kết luận", ("Bí thư", "Đảng ủy phường Bồ Đề")),
        ("Chủ tịch UBND phường phát động", ("Chủ tịch", "UBND phường")),
        ("Chủ tịch Hội phụ nữ phường 5", ("Chủ tịch", "Hội phụ nữ phường 5")),
        ("Trưởng Ban Dân vận Quận ủy", ("Trưởng", "Ban Dân vận Quận ủy")),
        ("Trưởng ban Dân vận", ("Trưởng ban", "Dân vận")),
        ("Trưởng Phòng Nội vụ quận", ("Trưởng", "Phòng Nội vụ quận")),
        ("Bộ trưởng Bộ Kế hoạch - đầu tư cho biết", ("Bộ trưởng", "Bộ Kế hoạch - đầu tư")),
        ("Giám đốc Sở Văn hóa & thể thao", ("Giám đốc", "Sở Văn hóa & thể thao")),
        ("Chủ tịch UBND TP. Hà Nội", ("Chủ tịch", "UBND TP. Hà Nội")),
        ("Đảng ủy viên. Ông về", ("Đảng ủy viên", "")),
        ("Bí thư Đảng ủy kiểm tra", ("Bí thư", "Đảng ủy")),
        ("Tổng biên tập báo Thanh Niên", ("Tổng biên tập", "báo Thanh Niên")),
        ("Tổng biên tập báo cáo", ("Tổng biên tập", "")),
        ("Thủ tướng tin rằng", ("Thủ tướng", "")),
        ("Chủ tịch Hội phụ nữ xã", ("Chủ tịch", "Hội phụ nữ xã")),
        ("Giám đốc phụ trách", ("Giám đốc", "")),
        ("Phó Trưởng ban chỉ huy quân sự", ("Phó Trưởng ban", "chỉ huy quân sự")),
        ("Chánh án TAND tối cao xét", ("Chánh án", "TAND tối cao")),
        ("Bí thư chi bộ tổ dân phố số 7", ("Bí thư", "chi bộ tổ dân phố số 7")),
        ("Bí thư chi bộ số", ("Bí thư", "chi bộ")),  # "số" and "và" end no body
    ],
)
def test_a_title_with_its_body(text: str, expected: tuple[str, str]) -> None:
    assert roles(text)[:1] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "các chủ tịch các hội",
        "chức danh Chủ tịch UBND",
        "thay mặt Chủ tịch UBND",
        "ủy quyền của Giám đốc Sở",
        "bầu Chủ tịch Hội",
        "Bí thư các chi bộ",
        "cán bộ cười",
        "ủy viên, trưởng về",
    ],
)
def test_an_office_that_nobody_is_named_by(text: str) -> None:
    assert roles(text) == []


def test_none_reaches_into_a_name() -> None:
    text = "Chủ tịch UBND phường Bí Thư Tám"
    assert roles(text, "Bí Thư Tám") == [("Chủ tịch", "UBND phường")]
    assert roles("Chủ tịch UBND Lê Tám", "Lê Tám") == [("Chủ tịch", "UBND")]


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("", "holds"),
        ("nguyên ", "held"),
        ("Cựu ", "held"),
        ("nguyên là ", "held"),
        ("tân ", "begins"),
        ("được bổ nhiệm giữ chức ", "begins"),
        ("trúng cử ", "begins"),
        ("bầu đồng chí Tám giữ chức ", "begins"),
        ("thôi giữ chức ", "ends"),
        ("miễn nhiệm ", "ends"),
        ("bổ nhiệm hôm ấy. Nay ", "holds"),  # another sentence
        ("cao nguyên, ", "holds"),
    ],
)
def test_when_it_is_held(before: str, status: str) -> None:
    (role,) = find_roles(f"{before}Chủ tịch UBND phường")
    assert role.status == status


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Chủ tịch UBND Lê Tám", ("Lê Tám",), ["Lê Tám"]),
        ("Lê Tám, Chủ tịch UBND", ("Lê Tám",), ["Lê Tám"]),
        ("Lê Tám (SN 1970, nguyên Chủ tịch UBND)", ("Lê Tám",), ["Lê Tám"]),
        ("Lê Tám - Bí thư Đảng ủy - Chủ tịch HĐND", ("Lê Tám",), ["Lê Tám", "Lê Tám"]),
        ("Chủ tịch UBND là đồng chí Lê Tám", ("Lê Tám",), ["Lê Tám"]),
        ("Chủ tịch UBND: đ/c Lê Tám", ("Lê Tám",), ["Lê Tám"]),
        ("Lê Tám được bổ nhiệm làm Giám đốc Sở", ("Lê Tám",), ["Lê Tám"]),
        ("Lê Tám về. Hà làm Giám đốc Sở", ("Lê Tám",), [None]),
        ("Lê Tám gặp Giám đốc Sở", ("Lê Tám",), [None]),
        ("Lê Tám, Đỗ Khoát - Giám đốc Sở", ("Lê Tám", "Đỗ Khoát"), ["Đỗ Khoát"]),
        ("Bí thư Đảng ủy, Chủ tịch HĐND Lê Tám", ("Lê Tám",), ["Lê Tám", "Lê Tám"]),
        ("Giám đốc Sở và Lê Tám", ("Lê Tám",), [None]),
        ("Giám đốc Sở", (), [None]),
    ],
)
def test_whose_a_role_is(text: str, names: tuple[str, ...], expected: list[str | None]) -> None:
    assert [name for _, name in held(text, *names)] == expected


def test_a_name_far_before_holds_nothing() -> None:
    near, far = "x" * 200, "x" * 320
    assert held(f"Lê Tám {near} được bầu làm Giám đốc Sở", "Lê Tám") == [("Giám đốc", "Lê Tám")]
    assert held(f"Lê Tám {far} được bầu làm Giám đốc Sở", "Lê Tám") == [("Giám đốc", None)]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Chủ tịch UBND", True),
        ("Bí thư, chủ tịch", True),
        ("đồng chí chủ tịch", True),
        ("gặp chủ tịch", False),
    ],
)
def test_whether_a_role_stands_for_one_person(text: str, one: bool) -> None:
    assert is_one(text, find_roles(text)[0]) is one


@pytest.mark.parametrize("between", [" - ", ", ", " và ", ", nguyên ", " – kiêm "])
def test_roles_in_a_chain(between: str) -> None:
    text = f"Bí thư Đảng ủy{between}Chủ tịch HĐND"
    first, second = find_roles(text)
    assert continues(text, first, second)
    apart = "Bí thư Đảng ủy gặp Chủ tịch HĐND"
    assert not continues(apart, *find_roles(apart))


@given(st.text(alphabet="Bí thưĐảngủyphườngLê. ,–()\n", max_size=80))
def test_spans_lie_in_any_text(text: str) -> None:
    found: list[Role] = find_roles(text)
    for role in found:
        assert 0 <= role.span.start < role.span.end <= len(text)
        assert text[role.span.start :].lower().startswith(role.title.lower().split()[0])
    assert len(holders(text, [], found)) == len(found)
