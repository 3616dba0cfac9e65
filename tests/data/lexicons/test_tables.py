"""Reading a lexicon's file: what is written comes back, and each fault names its line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.data.lexicons import TABLES, Row, lines, merged, read, written
from luutru.data.lexicons.schema import Table, TableColumn
from luutru.errors import InvalidFile

SURNAMES, HEADS = TABLES["surnames"], TABLES["body_heads"]
USES = TABLES["office_words"]
HEADER = "surname\tcommon\tbyline\tshare\tvariant\n"

_WORD = st.text(st.characters(categories=["Ll"], codec="utf-8"), min_size=1, max_size=6).map(
    lambda text: unicodedata.normalize("NFC", text.lower())
)


def _cell(column: TableColumn) -> st.SearchStrategy[str]:
    if column.kind == "choice":
        found = st.sampled_from(column.choices)
    elif column.kind == "share":
        found = st.floats(0.001, 1).map(str)
    else:
        found = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)
    return found if column.required else st.just("") | found


def _rows(table: Table) -> st.SearchStrategy[list[Row]]:
    row = st.fixed_dictionaries({column.name: _cell(column) for column in table.columns})
    keys = [column.name for column in table.columns[: table.keys]]
    return st.lists(row, max_size=8, unique_by=lambda row: tuple(row[key] for key in keys))


def _fault(text: str, table: Table = SURNAMES) -> InvalidFile:
    with pytest.raises(InvalidFile) as raised:
        read(text, table, "own.tsv")
    return raised.value


@given(st.sampled_from(sorted(TABLES)).flatmap(lambda n: st.tuples(st.just(n), _rows(TABLES[n]))))
def test_any_table_that_is_written_and_read_comes_back(drawn: tuple[str, list[Row]]) -> None:
    name, rows = drawn
    assert read(written(rows, TABLES[name]), TABLES[name], name) == (rows, [])


@given(_rows(SURNAMES), st.sampled_from(["\n", "\r\n"]))
def test_comments_blank_lines_and_ends_of_lines_of_any_system_change_nothing(
    rows: list[Row], end: str
) -> None:
    text = written(rows, SURNAMES).replace("\n", f"{end}# a comment{end} \t{end}")
    assert read(f"\ufeff# first\n{text}", SURNAMES, "x") == (rows, [])


@given(st.text(max_size=60))
def test_any_text_is_read_or_is_a_fault_with_a_line(text: str) -> None:
    for table in TABLES.values():
        try:
            read(text, table, "own.tsv")
        except InvalidFile as fault:
            assert fault.reason.startswith("own.tsv, dòng ")
            assert fault.repair


@given(st.text(max_size=40))
def test_lines_are_those_that_say_something(text: str) -> None:
    all_lines = text.removeprefix("\ufeff").splitlines()
    assert [number for number, _ in lines(text)] == [
        number
        for number, line in enumerate(all_lines, start=1)
        if line.strip() and not line.startswith("#")
    ]


def test_cells_that_end_a_row_may_be_left_out() -> None:
    rows, _ = read(HEADER + "lê\tyes\nmã\n", SURNAMES, "x")
    assert [row["surname"] for row in rows] == ["lê", "mã"]
    assert [row["common"] for row in rows] == ["yes", ""]
    assert {row["variant"] for row in rows} == {""}


def test_columns_may_stand_in_any_order_behind_the_first_and_be_left_out() -> None:
    rows, _ = read("surname\tvariant\tcommon\nhuỳnh\thoàng\tyes\n", SURNAMES, "x")
    assert rows == [
        {"surname": "huỳnh", "common": "yes", "byline": "", "share": "", "variant": "hoàng"}
    ]


def test_blanks_around_and_within_cells_do_not_matter() -> None:
    rows, _ = read("head\tneeds\n  hội   đồng \t open\n", HEADS, "x")
    assert [(row["head"], row["needs"]) for row in rows] == [("hội đồng", "open")]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "không có dòng tên cột"),
        ("# a comment\n\n", 1, "không có dòng tên cột"),
        ("# a comment\nsurname\tcolour\n", 2, "không có cột 'colour'"),
        ("surname\tcommon\tcommon\n", 1, "cột 'common' có hai lần"),
        ("common\n", 1, "thiếu cột 'surname'"),
        ("common\tsurname\n", 1, "cột đầu phải là 'surname'"),
        (HEADER + "lê\n\n# x\nhọ\tyes\t\t0.1\t\tx\n", 5, "có 6 ô, nhiều hơn 5 cột"),
        (HEADER + "lê\n\tyes\n", 3, "cột 'surname' trống"),
        (HEADER + "-\n", 2, "cột 'surname' trống"),
        (HEADER + "lê\nmã\nlê\tyes\n", 4, "'lê' đã có ở dòng 2"),
        (HEADER + "lê\n-lê\n", 3, "'lê' đã có ở dòng 2"),
        (HEADER + "lê\tno\n", 2, "cột 'common': 'no' không phải một giá trị"),
        (HEADER + "lê\t\t\tmany\n", 2, "cột 'share': 'many' không phải một tỷ lệ"),
        (HEADER + "lê\t\t\t0\n", 2, "cột 'share': '0' không phải một tỷ lệ"),
        (HEADER + "lê\t\t\t1.5\n", 2, "cột 'share': '1.5' không phải một tỷ lệ"),
        (HEADER + "lê\t\t\tnan\n", 2, "cột 'share': 'nan' không phải một tỷ lệ"),
        (HEADER + "Lê\n", 2, "cột 'surname': 'Lê' có chữ hoa"),
        (HEADER + "(lê\n", 2, "cột 'surname': '(lê' không bắt đầu bằng chữ"),
        (HEADER + unicodedata.normalize("NFD", "lê") + "\n", 2, "không ở dạng NFC"),
    ],
)
def test_each_fault_names_its_line(text: str, line: int, what: str) -> None:
    fault = _fault(text)
    assert fault.reason.startswith(f"own.tsv, dòng {line}: ")
    assert what in fault.reason
    assert fault.repair


def test_a_value_that_must_be_there_is_a_choice_too() -> None:
    assert "cột 'needs' trống" in _fault("head\tneeds\nđội\n", HEADS).reason
    assert "thiếu cột 'needs'" in _fault("head\nđội\n", HEADS).reason
    assert "open, level, capital, whole, short" in _fault("head\tneeds\nđội\tx\n", HEADS).repair


def test_two_columns_may_be_the_key() -> None:
    rows, _ = read("word\tuse\nban\tpair_head\nban\torgan\n", USES, "x")
    assert len(rows) == 2
    assert "'ban organ' đã có ở dòng 2" in (
        _fault("word\tuse\nban\torgan\nban\torgan\n", USES).reason
    )


_OWN = "surname\tcommon\n"


def _merged(text: str) -> list[tuple[str, str]]:
    rows, _ = read(HEADER + "lê\tyes\nmã\nngô\tyes\n", SURNAMES, "shipped.tsv")
    return [(row["surname"], row["common"]) for row in merged(rows, text, SURNAMES, "own.tsv")]


def test_own_rows_are_added_behind_those_that_ship() -> None:
    assert _merged(_OWN + "xì\nphù\tyes\n") == [
        ("lê", "yes"), ("mã", ""), ("ngô", "yes"), ("xì", ""), ("phù", "yes"),
    ]  # fmt: skip


def test_an_own_row_replaces_the_one_with_its_key() -> None:
    assert _merged(_OWN + "mã\tyes\n") == [("lê", "yes"), ("mã", "yes"), ("ngô", "yes")]


def test_a_row_that_begins_with_a_hyphen_is_taken_away() -> None:
    assert _merged(_OWN + "-mã\n- ngô\n") == [("lê", "yes")]


def test_what_is_not_there_can_not_be_taken_away() -> None:
    with pytest.raises(InvalidFile, match=r"own\.tsv, dòng 3: không có 'mà' để bỏ"):
        _merged(_OWN + "-mã\n-mà\n")


def test_a_row_to_take_away_may_leave_the_second_part_of_the_key_out() -> None:
    rows, _ = read("word\tuse\nban\tpair_head\nban\torgan\nsở\torgan\n", USES, "x")
    left = merged(rows, "word\tuse\n-ban\n", USES, "own.tsv")
    assert [(row["word"], row["use"]) for row in left] == [("sở", "organ")]
    left = merged(rows, "word\tuse\n-ban\torgan\n", USES, "own.tsv")
    assert [(row["word"], row["use"]) for row in left] == [("ban", "pair_head"), ("sở", "organ")]


@given(_rows(SURNAMES), _rows(SURNAMES))
def test_laying_over_is_what_a_table_by_keys_does(ours: list[Row], own: list[Row]) -> None:
    expected = {row["surname"]: row for row in ours} | {row["surname"]: row for row in own}
    found = merged(ours, written(own, SURNAMES), SURNAMES, "own.tsv")
    assert {row["surname"]: row for row in found} == expected
    assert [row["surname"] for row in found][: len(ours)] == [row["surname"] for row in ours]
