from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.lexicon_matcher import BLANK, Lexicon, Word, clean, read, run
from luutru.text.spans import Span


def gaps(text: str) -> list[str]:
    """Return what stands before each word of `text`."""
    return [word.gap for word in read(text)[:-1]]


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Hoà  Bình", "Hòa Bình"),
        (" phường\nAn Thịnh ", "phường An Thịnh"),
        ("", ""),
    ],
)
def test_a_name_in_the_archives_one_form(name: str, cleaned: str) -> None:
    assert clean(name) == cleaned


def test_words_have_their_form_place_case_and_gap() -> None:
    text = "Phường Thuỷ An, quận 2"
    assert list(read(text)) == [
        Word(0, 6, "Phường", "phường", "|", False, True),
        Word(7, 11, "Thủy", "thủy", BLANK, False, True),
        Word(12, 14, "An", "an", BLANK, False, True),
        Word(16, 20, "quận", "quận", ",", False, False),
        Word(21, 22, "2", "2", BLANK, False, False),
        Word(22, 22, "", "", "|", False, False),  # what closes every text
    ]


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        (" ", BLANK),
        ("  ", BLANK),
        ("\t", BLANK),
        (" " * 3, BLANK),
        (" " * 4, "|"),
        (", ", ","),
        (",", "|"),
        (" - ", "-"),
        ("-", "-"),
        (" – ", "-"),
        ("–", "-"),
        (".", "."),
        (". ", "."),
        ("/", "/"),
        ("; ", "|"),
        (" (", "|"),
        ("_", "|"),
        ("\n", "|"),
    ],
)
def test_what_parts_words(between: str, gap: str) -> None:
    assert gaps(f"an{between}bình") == ["|", gap]


def test_a_line_of_capitals_is_loud() -> None:
    loud = [word.loud for word in read("PHƯỜNG AN\nPhường An")[:-1]]
    assert loud == [True, True, False, False]


@given(st.text(max_size=80) | st.text("aA ,-.\n–", max_size=3000))
def test_words_are_slices_of_any_text_in_order(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    *words, last = read(text)
    end = 0
    for word in words:
        assert end <= word.start < word.end
        assert len(word.form) == word.end - word.start
        assert word.lower == word.form.lower()
        end = word.end
    assert (last.start, last.gap, last.form) == (len(text), "|", "")


def test_a_persons_words_are_part_of_no_other_name() -> None:
    text = "ông Trần Hòa Bình ở phường Hòa Bình"
    forms = [word.form for word in read(text, [Span(4, 17)])[:-1]]
    assert forms == ["ông", "", "", "", "ở", "phường", "Hòa", "Bình"]
    (first, *_, last) = read(text, [Span(28, 35), Span(4, 8)])[:-1]
    assert (first.form, last.form, last.lower, last.begins) == ("ông", "", "", False)
    assert [word.form for word in read(text, [Span(5, 6)])[:3]] == ["ông", "", "Hòa"]


# -- runs of capitals


@pytest.mark.parametrize(
    ("text", "at", "most", "name"),
    [
        ("Nguyễn Văn Lâm nói", 0, 5, "Nguyễn Văn Lâm"),
        ("Nguyễn Văn Lâm nói", 1, 5, "Văn Lâm"),
        ("Nguyễn Văn Lâm nói", 0, 2, "Nguyễn Văn"),
        ("Nguyễn Văn, Lâm", 0, 5, "Nguyễn Văn"),
        ("Nguyễn-Văn", 0, 5, "Nguyễn"),
        ("nói Lâm", 0, 5, ""),
        ("Lâm", 0, 5, "Lâm"),
        # in a line of capitals a run is sure up to the next mark alone
        ("NGUYỄN VĂN LÂM, BÍ THƯ", 0, 5, "NGUYỄN VĂN LÂM"),
        ("NGUYỄN VĂN LÂM", 0, 5, "NGUYỄN VĂN LÂM"),
        ("NGUYỄN VĂN LÂM NÓI", 0, 3, ""),
    ],
)
def test_a_run_of_words_with_capitals(text: str, at: int, most: int, name: str) -> None:
    words = read(text)
    end = run(words, at, most, lambda _: False)
    assert " ".join(word.form for word in words[at:end]) == name


def test_a_run_ends_where_it_is_told_but_not_before_it_begins() -> None:
    words = read("NGUYỄN VĂN LÂM NÓI")
    assert run(words, 0, 9, lambda end: words[end].lower == "lâm") == 2
    assert run(words, 0, 9, lambda end: words[end].lower == "nguyễn") == 4
    words = read("Nguyễn Văn Lâm")
    assert run(words, 0, 9, lambda end: words[end].lower == "văn") == 1


# -- lexicons

BODIES = Lexicon(
    [
        ("ủy ban", "U"),
        ("Ủy ban nhân dân", "UBND"),
        ("Mặt trận", "MT"),
        ("mặt", "face"),
        ("phó chủ tịch - ủy viên", "PCT"),
    ]
)


@pytest.mark.parametrize(
    ("text", "at", "end", "value"),
    [
        ("ủy ban nhân dân phường", 0, 4, "UBND"),  # the longest that fits
        ("Uỷ ban nhân dân", 0, 4, "UBND"),
        ("ỦY BAN NHÂN DÂN", 0, 4, "UBND"),
        ("ủy ban nhân hậu", 0, 2, "U"),
        ("ủy ban, nhân dân", 0, 2, "U"),
        ("họp ủy ban", 1, 3, "U"),
        ("ủy  ban", 0, 2, "U"),
        ("mặt trận", 0, 2, "MT"),
        ("mặt", 0, 1, "face"),
        ("mặt bằng", 0, 1, "face"),
        ("phó chủ tịch - ủy viên", 0, 5, "PCT"),
        ("phó chủ tịch-ủy viên", 0, 5, "PCT"),
        ("phó chủ tịch – ủy viên", 0, 5, "PCT"),
    ],
)
def test_the_longest_phrase_at_a_word(text: str, at: int, end: int, value: str) -> None:
    assert BODIES.match(read(text), at) == (end, value)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("uy ban", 0),  # marks count
        ("ủy-ban", 0),
        ("ủy", 0),
        ("ban ủy", 0),
        ("họp ủy ban", 0),
        ("phó chủ tịch ủy viên", 0),
        ("", 0),
    ],
)
def test_no_phrase_at_a_word(text: str, at: int) -> None:
    assert BODIES.match(read(text), at) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ủy ban nhân dân", (4, "UBND")),
        ("ỦY BAN NHÂN DÂN", (4, "UBND")),
        ("ủy ban nhân dân", (2, "U")),  # the long one has a capital
        ("Mặt trận", (2, "MT")),
        ("mặt trận", (1, "face")),
    ],
)
def test_capitals_of_the_lexicon_may_be_asked_for(text: str, found: tuple[int, str]) -> None:
    assert BODIES.match(read(text), 0, capitals=True) == found


def test_what_phrases_begin_with() -> None:
    assert BODIES.firsts == {"ủy", "mặt", "phó"}


PHRASES = st.lists(st.sampled_from(["an", "bình", "chi"]), min_size=1, max_size=3).map(" ".join)


@given(st.lists(PHRASES, max_size=5, unique=True), PHRASES)
def test_a_lexicon_finds_the_longest_of_its_phrases_that_a_text_begins_with(
    phrases: list[str], text: str
) -> None:
    found = Lexicon((phrase, phrase) for phrase in phrases).match(read(text), 0)
    fitting = [phrase for phrase in phrases if f"{text} ".startswith(f"{phrase} ")]
    longest = max(fitting, key=len, default=None)
    assert found == ((len(longest.split()), longest) if longest else None)
