from __future__ import annotations

import pytest

from luutru.data.lexicons import words
from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.persons.context import Place, acts, read, signs, title_nearness
from luutru.text.persons.runs import CapitalRun, runs
from luutru.text.spans import Span

NAME = "Trần Hưng Đạo"


def run_in(text: str, name: str = NAME) -> CapitalRun:
    (found,) = (run for run in runs(text) if run.name == name)
    return read(text, found)


def span_in(text: str, name: str = NAME) -> Span:
    start = text.index(name)
    return Span(start, start + len(name))


@pytest.mark.parametrize(
    ("before", "honour"),
    [
        ("ông ", 2),
        ("Đồng chí: ", 2),
        ("gặp thiếu tá ", 2),
        ("diễn viên ", 1),
        ("con trai ", 1),
        ("ghế ", 0),
        ("", 0),
        ("đoàn nghệ sĩ ", 0),  # a company's
        ("cuộc thi người mẫu ", 0),
        ("top 10 hoa hậu ", 0),
        ("giải cầu thủ ", 0),
    ],
)
def test_honorifics_before_a_name(before: str, honour: int) -> None:
    assert run_in(f"{before}{NAME}").honour == honour


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("đường ", Place.HEAD),
        ("trường tiểu học ", Place.HEAD),
        ("cuộc thi ", Place.HEAD),
        ("công ty ", Place.HEAD),
        ("môi trường ", Place.NONE),  # "trường" ends a common word
        ("nhà văn công ty ", Place.HEAD),
        ("giám đốc ", Place.NONE),
        ("phường ", Place.UNIT),
        ("P.", Place.UNIT),
        ("TX.", Place.UNIT),
        ("tại ", Place.UNIT),
        ("quê ở ", Place.UNIT),
        ("gặp ", Place.NONE),
        ("Nhà số 12 ", Place.HEAD),
        ("ngõ 12/5, ", Place.HEAD),
        ("ngày 12 ", Place.NONE),
        ("Chủ tịch ngõ 12 ", Place.NONE),  # who holds the office
    ],
)
def test_what_a_place_is_known_by(before: str, place: int) -> None:
    assert run_in(f"{before}{NAME}").place == place


def test_a_longer_honorific_is_stronger_than_a_head() -> None:
    assert run_in(f"trang nghệ sĩ nhân dân {NAME}").place == Place.NONE
    assert run_in(f"trang {NAME}").place == Place.HEAD


@pytest.mark.parametrize("text", ["Đường Láng Hạ", "Chợ Mới", "Phường Đình Bảng"])
def test_a_head_with_a_capital_is_part_of_the_run(text: str) -> None:
    assert run_in(text, text).place == Place.HEAD


@pytest.mark.parametrize("text", ["Hồ Văn Tám", "Phạm Sông"])
def test_a_surname_is_no_head(text: str) -> None:
    assert run_in(text, text).place == Place.NONE


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Bí thư xã {NAME} đến", Place.NONE),  # an office with its unit, then its holder
        (f"Lê Văn Tám, Bí thư xã {NAME}", Place.UNIT),  # the office of who is named before
        (f"(Lê Văn Tám - Bí thư xã {NAME})", Place.UNIT),
        (f"Bí thư, xã {NAME}", Place.UNIT),
        (f"đến xã {NAME}", Place.UNIT),
    ],
)
def test_an_office_with_its_unit(text: str, place: int) -> None:
    assert run_in(text).place == place


@pytest.mark.parametrize(
    ("text", "name", "titled"),
    [
        (f"Giám đốc {NAME}", NAME, 1),
        (f"Giám đốc xưởng dệt {NAME}", NAME, 1),
        (f"Giám đốc họp. {NAME}", NAME, 0),
        (f"gặp {NAME}", NAME, 0),
        ("Thủ tướng Helmut Bauer", "Helmut Bauer", 2),
        ("Phó  Thủ tướng Helmut Bauer", "Helmut Bauer", 2),
        ("HLV trưởng Helmut Bauer", "Helmut Bauer", 2),
        ("Giám đốc Helmut Bauer", "Helmut Bauer", 1),  # a firm, maybe
        (f"Thủ tướng {NAME}", NAME, 1),
        ("Giám đốc Việt Nam", "Việt Nam", 1),
    ],
)
def test_titles_before_a_name(text: str, name: str, titled: int) -> None:
    assert title_nearness(text, run_in(text, name)) == titled


def test_a_country_between_title_and_name() -> None:
    (run,) = (run.tail(TEXT, 2) for run in runs(TEXT) if run.name.startswith("Hàn"))
    assert run.name == NAME
    assert title_nearness(TEXT, run) == 2


TEXT = f"Đại sứ Hàn Quốc {NAME}"


@pytest.mark.parametrize(
    ("text", "is_signed"),
    [
        (NAME, True),
        (f"{NAME}  ", True),
        (f"Tin: {NAME}", True),
        (f"Bài và ảnh: {NAME}.", True),
        (f"Tin, ảnh: {NAME} – Lê Tám", True),
        (f"Ảnh: {NAME} cung cấp", False),
        (f"Thành phần: {NAME}", False),
        (f"Ảnh {NAME}", False),
    ],
)
def test_bylines_and_credits(text: str, is_signed: bool) -> None:
    assert signs(text, span_in(text)) is is_signed


@pytest.mark.parametrize(
    "after",
    [
        " (45 tuổi)", " (SN 1970)", " (sinh năm 1970)", " (quê Hà Nam)", ", 45 tuổi", " 45 tuổi",
        " chia sẻ", " cho biết", ", khai", " viết",
    ],
)  # fmt: skip
def test_what_persons_do(after: str) -> None:
    assert acts(f"{NAME}{after} như vậy", span_in(NAME))


@pytest.mark.parametrize("after", [" (Hà Nam)", " rộng 45 mét", " kểu", " ", "", ". Khai"])
def test_what_others_do(after: str) -> None:
    assert not acts(f"{NAME}{after}", span_in(NAME))


def test_each_act_counts_and_an_archives_own() -> None:
    for act in words("person_acts"):
        assert acts(f"{NAME} {act}.", span_in(NAME))
    with lexicons_of((("person_acts", "x", "act\nphân trần\n"),)).in_use():
        assert acts(f"{NAME} phân trần", span_in(NAME))
    assert not acts(f"{NAME} phân trần", span_in(NAME))
