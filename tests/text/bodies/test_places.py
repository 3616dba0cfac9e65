from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.bodies.places import find_places, locality
from luutru.text.lexicon_matcher import clean
from luutru.text.spans import Span


def names(text: str) -> list[str]:
    return [mention.name for mention in find_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "phường Bồ Đề, quận Long Biên, TP. Hà Nội",
            ["phường Bồ Đề", "quận Long Biên", "TP. Hà Nội"],
        ),
        ("thành phố Hồ Chí Minh và TP.HCM", ["thành phố Hồ Chí Minh", "TP.HCM"]),
        (
            "xã Đông Hải huyện Tam Sơn tỉnh Bắc Ninh",
            ["xã Đông Hải", "huyện Tam Sơn", "tỉnh Bắc Ninh"],
        ),
        ("thôn Đông, tổ dân phố số 5, ngõ 12 phố Ngọc Lâm", None),
        ("đường Nguyễn Trãi dọc sông Hồng", ["đường Nguyễn Trãi", "sông Hồng"]),
        ("trú P.5, Q. Gò Vấp, ngách 5/12", ["P.5", "Q. Gò Vấp", "ngách 5/12"]),
        ("tỉnh Thừa Thiên - Huế, xã Hoà Bình", ["tỉnh Thừa Thiên - Huế", "xã Hòa Bình"]),
        ("Lãnh đạo Đức, Pháp và Anh gặp Tổng thống Mỹ", ["Đức", "Pháp", "Anh", "Mỹ"]),
        ("Đảng ủy phường Bồ Đề; Liên đoàn Bóng đá Việt Nam", ["phường Bồ Đề", "Việt Nam"]),
        ("Anh Đức dạy tiếng Anh, chị Nga học Mỹ thuật, Pháp luật", []),
        ("phường, quận, xã hội, hợp tác xã Nông nghiệp, gia đình Hà, tổ 5 người, đường 5 km", []),
        ("phường  Bồ Đề. Quận", ["phường Bồ Đề"]),
    ],
)
def test_places(text: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = ["thôn Đông", "tổ dân phố số 5", "ngõ 12", "phố Ngọc Lâm"]
    assert names(text) == expected


def test_none_reaches_into_a_name() -> None:
    text = "Chủ tịch phường Bồ Đề Nguyễn Thái Bình và ông Trần Hà Nam"
    people = [(text.index(name), name) for name in ("Nguyễn Thái Bình", "Trần Hà Nam")]
    spans = [Span(at, at + len(name)) for at, name in people]
    assert [m.name for m in find_places(text, spans)] == ["phường Bồ Đề"]
    assert names("Ông Nguyễn Thái Bình phát biểu") == []


def test_a_witness_adds_what_stands_where_a_place_does() -> None:
    text = "Anh vừa từ Berkeley về, nhà ở Mường Lát"
    assert names(text) == ["Mường Lát"]
    witness = [Span(11, 19)]
    assert [m.name for m in find_places(text, (), witness)] == ["Berkeley", "Mường Lát"]


def test_headings_in_capitals() -> None:
    assert names("PHƯỜNG BỒ ĐỀ") == ["PHƯỜNG BỒ ĐỀ"]
    assert names("PHƯỜNG BỒ ĐỀ LÀM VIỆC VỚI CÁC ĐOÀN THỂ TẠI HÀ NỘI") == ["HÀ NỘI"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tin vắn\nĐảng ủy phường Bồ Đề họp\nUBND phường ra quân", "phường Bồ Đề"),
        ("Phường An Hoà họp\n\nTin\nẢnh\nxã Bình Minh, xã Bình Minh", "phường An Hòa"),
        ("PHƯỜNG BỒ ĐỀ\nĐảng uỷ họp tại Q. Long Biên", "phường Bồ Đề"),
        ("quận Long Biên, TP. Hà Nội", "quận Long Biên"),
        ("Ngập ở TP.HCM", "thành phố Hồ Chí Minh"),
        ("Phường họp bàn việc chung", ""),
        ("", ""),
    ],
)
def test_the_locality_of_a_post(text: str, expected: str) -> None:
    assert locality(text) == expected


def test_the_locality_of_a_pasted_post(pasted: str) -> None:
    assert locality(pasted).startswith("phường ")


@given(
    st.text(alphabet="phườngxãBồĐềTP.,HàNội5/Qsố-–()\n \u00a0Mỹ", max_size=80)
    | st.lists(
        st.sampled_from(
            "phường xã Bồ Đề TP. Hà Nội , ở Mỹ Anh và \n 5 số tổ dân phố thuỷ Hoà".split(" ")
        )
    ).map(" ".join),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3),
)
def test_any_text(text: str, pairs: list[tuple[int, int]]) -> None:
    people = [Span(min(p), max(p)) for p in pairs if p[0] != p[1]]
    last = 0
    for start, end, name in find_places(text, people, [Span(0, 3)]):
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert name == clean(text[start:end])
        assert not any(a < end and start < b for a, b in people)
        last = end
    assert "\n" not in locality(text)


@pytest.mark.parametrize("text", ["ở" * 200_000, "PHƯỜNG " * 50_000, "xã Hà Nội Mỹ " * 20_000])
def test_hostile_text_takes_no_more_than_its_length(text: str) -> None:
    find_places(text)
    locality(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ở Mường Lát", ["Mường Lát"]),
        ("ở Berkeley", []),  # only with a witness
        ("ở Long", []),
        ("ở Đồng chí", []),
        ("ở Nguyễn Lát", []),  # a surname
        ("cạnh Mường Lát", []),
        ("Quận ủy Long Biên", ["Long Biên"]),
        ("Đảng ủy Long Biên", []),
        ("Ở MƯỜNG LÁT HÔM NAY", []),
        ("phường Bồ Đề, quận Long Biên, TP. Hà Nội",
         ["phường Bồ Đề", "quận Long Biên", "TP. Hà Nội"]),
        ("miền Bắc và Mỹ", ["miền Bắc", "Mỹ"]),
    ],
)  # fmt: skip
def test_where_a_place_stands(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tỉnh Hà Nam", ""),  # few posts are about a province
        ("X. Bát Tràng", ""),  # its short form is not sure enough
        ("P. Bồ Đề", "phường Bồ Đề"),
        ("TX. Sơn Tây họp", "thị xã Sơn Tây"),
        ("TT. Trâu Quỳ họp", "thị trấn Trâu Quỳ"),
        ("quận Long Biên, quận Long Biên\nTin\nẢnh\nxã Bình Minh", "xã Bình Minh"),
        ("a\nb\nc\nxã An Hòa, xã An Hòa, xã Bình Minh", "xã An Hòa"),
        ("xã Bình Minh\nb\nc\nxã An Hòa, xã An Hòa", "xã Bình Minh"),  # first lines count thrice
        ("phường họp ở quận", ""),
    ],
)
def test_a_ward_before_a_district_before_a_city(text: str, expected: str) -> None:
    assert locality(text) == expected
