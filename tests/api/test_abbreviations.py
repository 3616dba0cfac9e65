"""`archive.abbreviations`: those of the lexicon, of the archive's own file, and of posts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive, InvalidFile
from luutru.tests.api.conftest import Printed

Write = Callable[[str, str | bytes], Path]


def forms(archive: Archive, text: str = "") -> list[tuple[str, str, int]]:
    return [(pair.short, pair.long, pair.posts) for pair in archive.abbreviations(text)]


@pytest.fixture
def defining(archive: Archive, write: Write) -> Archive:
    """An archive whose posts define an abbreviation, two of them the same one."""
    text = "Ban quản lý chợ (BQLC) họp. BQLC báo cáo."
    for number in (1, 2):
        write(f"{number}.txt", f"Tin số {number}\n\n{text}")
    archive.ingest([write("3.txt", "Tin khác\n\nKhông có gì.").parent], processes=1)
    return archive


def test_a_form_finds_its_pairs_by_whole_syllables(ward: Archive) -> None:
    assert ("UBND", "Ủy ban nhân dân", 0) in forms(ward, "UBND")
    assert forms(ward, "ubnd") == forms(ward, "UBND")
    assert ("UBND", "Ủy ban nhân dân", 0) in forms(ward, "uy ban")
    assert forms(ward, "ub") == []  # no whole syllable
    assert forms(ward, "ban uy") == []  # another order
    assert forms(ward, "khong co dau") == []


def test_without_a_form_all_are_listed(ward: Archive, printed: Printed) -> None:
    pairs = forms(ward)
    assert len(pairs) > 20
    assert set(forms(ward, "dân")) < set(pairs)
    assert [pair.to_dict() for pair in ward.abbreviations()] == printed("abbreviations")


def test_what_posts_define_has_how_many_do(defining: Archive) -> None:
    assert forms(defining, "bqlc") == [("BQLC", "ban quản lý chợ", 2)]
    assert forms(defining, "quan ly cho") == forms(defining, "bqlc")


def test_an_archives_own_are_among_those_of_the_lexicon(own: Archive) -> None:
    (own.folder / "abbreviations.tsv").write_text("CAT\tchợ An Thịnh\n", "utf-8")
    with Archive(own.folder) as again:
        assert forms(again, "cat") == [("CAT", "chợ An Thịnh", 0)]
        assert forms(again, "an thinh") == [("CAT", "chợ An Thịnh", 0)]
        assert again.search("CAT").total == again.search('"chợ an thịnh"').total


def test_a_fault_in_the_archives_own_file_names_its_line(own: Archive) -> None:
    (own.folder / "abbreviations.tsv").write_text("CAT\tchợ An Thịnh\nABC\n", "utf-8")
    with Archive(own.folder) as again, pytest.raises(InvalidFile, match=r"abbreviations\.tsv.*2"):
        again.abbreviations()
