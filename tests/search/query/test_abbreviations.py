"""What abbreviations of a query stand for, with an invented lexicon and invented definitions."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from luutru.index.query import Form, LongForm, ShortForm
from luutru.search.query.abbreviations import Abbreviations
from luutru.store.lexicon import Entry
from luutru.text.script.folding import fold

LEXICON = [
    Entry("UBND", "Ủy ban nhân dân"),
    Entry("BTV", "Ban thường vụ"),
    Entry("HĐND", "Hội đồng nhân dân"),
    Entry("ĐTT", "đài truyền thanh"),
]


class Posts:
    """What posts define, as a table: (short, long) and in how many posts."""

    def __init__(self, *rows: tuple[str, str, int]) -> None:
        self._rows = rows

    def definitions(self, short: str) -> dict[str, int]:
        return {long: posts for other, long, posts in self._rows if other == short}

    def defined(self, long_folded: Collection[str]) -> list[tuple[str, str, int]]:
        return [row for row in self._rows if fold(row[1]) in long_folded]


def long_forms(typed: str, *rows: tuple[str, str, int]) -> list[tuple[int, str, float]]:
    found = Abbreviations(LEXICON, Posts(*rows)).long_forms(tuple(typed.split()))
    assert all(isinstance(one, LongForm) for one in found)
    return [(one.at, " ".join(one.syllables), one.share) for one in found]


def short_forms(typed: str, *rows: tuple[str, str, int]) -> list[ShortForm]:
    return list(Abbreviations(LEXICON, Posts(*rows)).short_forms(tuple(typed.split())))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ubnd", [(0, "ủy ban nhân dân", 1.0)]),
        ("họp ubnd phường", [(1, "ủy ban nhân dân", 1.0)]),
        ("ubnd btv", [(0, "ủy ban nhân dân", 1.0), (1, "ban thường vụ", 1.0)]),
        ("hđnd", [(0, "hội đồng nhân dân", 1.0)]),
        ("hdnd", [(0, "hội đồng nhân dân", 1.0)]),  # typed without marks
        ("đbnd", []),
        ("phường", []),
        ("", []),
    ],
)
def test_what_the_lexicon_lists(typed: str, found: list[tuple[int, str, float]]) -> None:
    assert long_forms(typed) == found


def test_a_marked_abbreviation_is_not_one_without_marks() -> None:
    assert long_forms("đtt") == [(0, "đài truyền thanh", 1.0)]
    assert long_forms("dtt") == [(0, "đài truyền thanh", 1.0)]
    listed = Abbreviations([Entry("DTT", "dân tộc thiểu")], Posts())
    assert listed.long_forms(("đtt",)) == ()
    assert len(listed.long_forms(("dtt",))) == 1


def test_of_several_meanings_each_has_half_a_share() -> None:
    assert long_forms("btv", ("btv", "biên tập viên", 2)) == [
        (0, "ban thường vụ", 0.5),
        (0, "biên tập viên", 0.5),
    ]
    both = [*LEXICON, Entry("BTV", "bình thường vậy")]
    assert [one.share for one in Abbreviations(both, Posts()).long_forms(("btv",))] == [0.5, 0.5]


def test_what_posts_define_as_the_lexicon_does_is_one_meaning() -> None:
    assert long_forms("btv", ("btv", "ban thường vụ", 9)) == [(0, "ban thường vụ", 1.0)]


def test_posts_add_the_five_meanings_that_most_define() -> None:
    rows = [("cat", f"cơ an {number}", number) for number in range(1, 8)]
    found = long_forms("cat", *rows)
    assert [long for _, long, _ in found] == [f"cơ an {number}" for number in (7, 6, 5, 4, 3)]
    assert {share for *_, share in found} == {0.5}
    assert long_forms("cat", ("cat", "công an tỉnh", 1)) == [(0, "công an tỉnh", 1.0)]


def test_a_phrase_is_looked_for_as_its_abbreviation_too() -> None:
    (found,) = short_forms("họp ủy ban nhân dân phường")
    assert found == ShortForm(1, 5, (Form("ubnd=ủy_ban_nhân_dân", 1.0), Form("ubnd", 1.0)))


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("ủy ban nhân dân", True),
        ("uy ban nhan dan", True),
        ("uy ban nhân dân", True),
        ("úy ban nhân dân", False),  # another mark
        ("ủy ban nhân", False),
        ("ủy ban", False),
        ("", False),
    ],
)
def test_marks_of_a_phrase_are_compatible_letter_by_letter(typed: str, is_found: bool) -> None:
    assert bool(short_forms(typed)) is is_found


def test_an_abbreviation_of_several_meanings_left_open_counts_half() -> None:
    (found,) = short_forms("ban thường vụ", ("btv", "biên tập viên", 1))
    assert found.keys == (Form("btv=ban_thường_vụ", 1.0), Form("btv", 0.5))


def test_what_posts_define_is_looked_for() -> None:
    (found,) = short_forms("biên tập viên đài", ("btv", "biên tập viên", 1))
    assert found == ShortForm(0, 3, (Form("btv=biên_tập_viên", 1.0), Form("btv", 0.5)))
    (found,) = short_forms("công an tỉnh", ("cat", "công an tỉnh", 1), ("catx", "công an tỉnh", 1))
    assert [form.key for form in found.keys] == [
        "cat=công_an_tỉnh",
        "cat",
        "catx=công_an_tỉnh",
        "catx",
    ]


def test_the_same_pair_of_lexicon_and_posts_is_one() -> None:
    (found,) = short_forms("ban thường vụ", ("btv", "ban thường vụ", 3))
    assert [form.key for form in found.keys] == ["btv=ban_thường_vụ", "btv"]


def test_the_longest_phrase_is_taken_and_none_overlaps_it() -> None:
    lexicon = [*LEXICON, Entry("ND", "nhân dân"), Entry("NDP", "nhân dân phường")]
    typed = ("ủy", "ban", "nhân", "dân", "phường", "nhân", "dân")
    found = Abbreviations(lexicon, Posts()).short_forms(typed)
    assert [(one.first, one.last) for one in found] == [(0, 4), (5, 7)]


def test_a_longer_phrase_goes_before_an_earlier_one() -> None:
    lexicon = [Entry("AN", "an nhân"), Entry("NDP", "nhân dân phường")]
    found = Abbreviations(lexicon, Posts()).short_forms(("an", "nhân", "dân", "phường"))
    assert [(one.first, one.last) for one in found] == [(1, 4)]


def test_a_phrase_may_end_where_a_longer_one_begins() -> None:
    lexicon = [*LEXICON, Entry("ND", "nhân dân")]
    typed = ("nhân", "dân", "ủy", "ban", "nhân", "dân")
    found = Abbreviations(lexicon, Posts()).short_forms(typed)
    assert [(one.first, one.last) for one in found] == [(2, 6), (0, 2)]


def test_phrases_side_by_side_are_both_taken() -> None:
    found = short_forms("ủy ban nhân dân hội đồng nhân dân")
    assert [(one.first, one.last) for one in found] == [(0, 4), (4, 8)]


def test_a_phrase_of_ten_syllables_is_the_longest() -> None:
    long = "một hai ba bốn năm sáu bảy tám chín mười"
    assert short_forms(long, ("mh", long, 1))
    assert not short_forms(f"{long} một", ("mh", f"{long} một", 1))
    assert short_forms("hai ba", ("hb", "hai ba", 1))
    assert not short_forms("hai", ("h", "hai", 1))
