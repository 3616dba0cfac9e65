"""The lexicon of abbreviations: luutru's own, with an archive's file over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.errors import InvalidFile
from luutru.store.lexicon import FILE_NAME, LONGEST, Entry, expansions, read_lexicon
from luutru.text.script.folding import syllables

SHIPPED = read_lexicon()


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str | bytes], list[Entry]]:
    """Read the lexicon of an archive whose own file has a content."""

    def with_own(content: str | bytes) -> list[Entry]:
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / FILE_NAME).write_bytes(data)
        return read_lexicon(tmp_path)

    return with_own


def test_luutrus_own_are_read_without_an_archive(tmp_path: Path) -> None:
    assert Entry("UBND", "Ủy ban nhân dân") in SHIPPED
    assert read_lexicon(tmp_path) == SHIPPED
    assert len(set(SHIPPED)) == len(SHIPPED)
    for entry in SHIPPED:
        assert len(syllables(entry.short)) == 1, entry
        assert 2 <= len(syllables(entry.long)) <= LONGEST, entry


def test_an_archives_own_come_after(read: Callable[[str], list[Entry]]) -> None:
    found = read("# chợ của phường\n\nCAT\tchợ An Thịnh\n CBS \t chợ Bồ Sơn \n")
    assert found == [*SHIPPED, Entry("CAT", "chợ An Thịnh"), Entry("CBS", "chợ Bồ Sơn")]


def test_a_pair_that_is_there_already_is_one(read: Callable[[str], list[Entry]]) -> None:
    assert read("UBND\tỦy ban nhân dân\n") == SHIPPED


@pytest.mark.parametrize("typed", ["UBND", "ubnd", " Ubnd"])
def test_without_a_long_form_the_pairs_of_a_short_one_are_taken_away(
    read: Callable[[str], list[Entry]], typed: str
) -> None:
    assert read(f"{typed}\t\n") == [entry for entry in SHIPPED if entry.short != "UBND"]
    found = read(f"{typed}\t\nUBND\tỦy ban nhầm dân\n")
    assert [entry.long for entry in found if entry.short == "UBND"] == ["Ủy ban nhầm dân"]


@pytest.mark.parametrize(
    "line",
    ["CAT", "CAT chợ An Thịnh", "hai chữ\tmột hai", "\tchợ An Thịnh", "…\tchợ", "A\t" + "x " * 11],
)
def test_a_line_that_is_no_pair_is_named_with_file_and_number(
    read: Callable[[str], list[Entry]], tmp_path: Path, line: str
) -> None:
    with pytest.raises(InvalidFile, match="dòng 3") as refused:
        read(f"# một\nCAT\tchợ An Thịnh\n{line}\n")
    assert str(tmp_path / FILE_NAME) in str(refused.value)
    assert "một dấu Tab" in refused.value.repair


def test_a_mark_of_utf_8_at_the_beginning_is_no_letter(
    read: Callable[[str | bytes], list[Entry]],
) -> None:
    assert read("\ufeffCAT\tchợ An Thịnh\r\n")[-1] == Entry("CAT", "chợ An Thịnh")


@pytest.mark.parametrize("content", [b"CAT\tch\xe3", "CAT\tchợ".encode("utf-16")])
def test_a_file_in_another_encoding_is_refused(
    read: Callable[[str | bytes], list[Entry]], content: bytes
) -> None:
    with pytest.raises(InvalidFile, match=FILE_NAME) as refused:
        read(content)
    assert "UTF-8" in refused.value.repair


def test_a_short_form_with_several_meanings_expands_to_none() -> None:
    two = [Entry("BTV", "Ban Thường vụ"), Entry("btv", "biên tập viên")]
    assert expansions([*two, Entry("TDP", "tổ dân phố")]) == {"tdp": "tổ dân phố"}
    alike = [Entry("UBND", "Ủy ban nhân dân"), Entry("UBND", "Uỷ ban Nhân dân")]
    assert expansions(alike) == {"ubnd": "ủy ban nhân dân"}
    assert expansions([]) == {}
