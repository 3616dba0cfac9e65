"""What words and phrases score, worked out from weights of terms (`test_bm25`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pytest

from luutru.index.analysis import Zone
from luutru.index.document import IndexDocument
from luutru.index.query import Form, LongForm, Pair, Phrase, ShortForm, Words
from luutru.search.scoring.bm25 import TermWeights
from luutru.search.scoring.ranking import Match, Ranking
from luutru.tests.helpers.memory_index import MemorySource, doc, source_of


def ranking(source: MemorySource, **options: Any) -> Ranking:
    return Ranking(source, TermWeights(source), source.live, **options)


def rank(source: MemorySource, node: Words | Phrase, **options: Any) -> Match:
    ranked = ranking(source, **options)
    return ranked.words(node) if isinstance(node, Words) else ranked.phrase(node)


def posts(match: Match) -> list[int]:
    """Return the numbers of the documents that match, from 0."""
    return np.flatnonzero(match.mask).tolist()


class Expected:
    """Points by the formulas: what a term that stands so often gives in each document."""

    def __init__(self, source: MemorySource) -> None:
        self._source = source
        self._terms = TermWeights(source)

    def idf(self, frequency: int) -> float:
        return self._terms.idf(frequency)

    def points(self, times: Mapping[int, float], weight: float) -> Any:
        """Return `weight` by BM25 of a term that stands `times` in each of some documents."""
        found = [0.0] * self._source.size
        lengths = self._source.records["length"].tolist()
        mean = self._source.mean_length
        for at, count in times.items():
            norm = 1.2 * (0.05 + 0.95 * lengths[at] / mean)
            found[at] = weight * count * 2.2 / (count + norm)
        return np.array(found)

    def term(self, times: Mapping[int, float], share: float = 1.0) -> Any:
        return self.points(times, share * self.idf(len(times)))


def near(expected: Any) -> Any:
    return pytest.approx(expected.tolist(), rel=1e-4, abs=1e-6)


THREE = (doc(1, "", "chợ chợ mới"), doc(2, "", "chợ"), doc(3, "", "cho đường x y z"))


# -- forms


def test_a_syllable_without_forms_weighs_as_it_was_typed_and_by_what_fits() -> None:
    """Six tenths go to the typed form, four to any marking; unmarked ones count a tenth."""
    source = source_of(*THREE)
    by = Expected(source)
    found = rank(source, Words(("chợ",)))
    assert posts(found) == [0, 1, 2]
    expected = by.term({0: 2, 1: 1}, 0.6) + by.points({0: 2, 1: 1, 2: 0.1}, 0.4 * by.idf(3))
    assert found.scores.tolist() == near(expected)


def test_a_typed_syllable_is_shared_among_its_forms() -> None:
    source = source_of(doc(1, "", "đảng"), doc(2, "", "đang đang"), doc(3, "", "dang"), doc(4))
    by = Expected(source)
    forms = ((Form("đảng", 0.7), Form("đang", 0.3)),)
    found = rank(source, Words(("dang",), forms=forms))
    assert posts(found) == [0, 1, 2]
    expected = by.term({0: 1}, 0.6 * 0.7) + by.term({1: 2}, 0.6 * 0.3)
    expected = expected + by.term({0: 1, 1: 2, 2: 1}, 0.4)
    assert found.scores.tolist() == near(expected)


@pytest.mark.parametrize(("share", "counts"), [(0.01, True), (0.0099, False)])
def test_what_is_hardly_meant_is_left_to_any_marking(share: float, counts: bool) -> None:
    """A slip of under a hundredth is not looked for: it would match what was not typed."""
    source = source_of(doc(1, "", "bì"), doc(2, "", "bí"), doc(3, "", "x"))
    forms = ((Form("bì", share), Form("bí", 0.9)),)
    found = rank(source, Words(("bì",), forms=forms))
    by = Expected(source)
    expected = by.term({1: 1}, 0.6 * 0.9) + by.term({0: 1}, 0.6 * share if counts else 0)
    assert found.scores.tolist() == near(expected + by.term({0: 1}, 0.4))
    slip = rank(source, Words(("bì",), forms=((Form("bí", share), Form("bì", 0.9)),)))
    assert posts(slip) == ([0, 1] if counts else [0])


@pytest.mark.parametrize(
    ("zone", "times"),
    [(None, {0: 4, 1: 1.5, 2: 1}), ("title", {0: 1}), ("lead", {1: 1}), ("body", {0: 1, 2: 1})],
)
def test_a_zone_counts_alone_and_all_count_by_their_weights(
    zone: Zone | None, times: dict[int, float]
) -> None:
    source = source_of(doc(1, "chợ", "chợ"), doc(2, lead="chợ"), doc(3, "", "chợ"), doc(4))
    found = rank(source, Words(("chợ",), zone))
    assert posts(found) == list(times)
    assert found.scores.tolist() == near(Expected(source).term(times))


# -- several syllables


def test_any_syllable_is_enough_unless_every_one_is_asked_for() -> None:
    source = source_of(*THREE)
    assert posts(rank(source, Words(("mới", "đường")))) == [0, 2]
    assert posts(rank(source, Words(("mới", "đường"), every=True))) == []
    assert posts(rank(source, Words(("mới", "chợ"), every=True))) == [0]
    assert posts(rank(source, Words(("lạ",)))) == []
    assert posts(rank(source, Words(("lạ", "chợ"), every=True))) == []


def test_a_syllable_typed_twice_counts_once_by_its_first_forms() -> None:
    source = source_of(doc(1, "", "á"), doc(2, "", "à"), doc(3, "", "x"))
    forms = ((Form("á", 1.0),), (Form("x", 1.0),), (Form("à", 1.0),))
    found = rank(source, Words(("a", "x", "a"), "body", forms=forms))
    by = Expected(source)
    expected = by.term({0: 1}, 0.6) + by.term({0: 1, 1: 1}, 0.4) + by.term({2: 1})
    assert found.scores.tolist() == near(expected)


def test_neighbours_and_the_whole_run_gain_in_all_zones_together_only() -> None:
    source = source_of(doc(1, "", "a b c"), doc(2, "", "c b a"), doc(3, "", "x"))
    by = Expected(source)
    words = ("a", "b", "c")
    alone = sum(by.term({0: 1, 1: 1}) for _ in words)
    zoned = rank(source, Words(words, "body"))
    assert zoned.scores.tolist() == near(alone)
    pair = 0.5 * by.idf(0)
    gain = np.array([2 * pair + 0.7 * 2 * pair, 0, 0])
    assert rank(source, Words(words)).scores.tolist() == near(alone + gain)
    assert rank(source, Words(words), candidates=0).scores.tolist() == near(alone)


def test_a_single_syllable_has_no_neighbours() -> None:
    source = source_of(doc(1, "", "a b"), doc(2, "", "x"))
    pairs = (Pair(0, "a", "b", 1.0, 0),)
    assert rank(source, Words(("a",), pairs=pairs)).scores.tolist() == near(
        Expected(source).term({0: 1})
    )


@pytest.mark.parametrize(
    ("most", "gaining"), [(1, [1]), (2, [1, 3]), (3, [1, 2, 3]), (9, [1, 2, 3])]
)
def test_the_best_alone_gain_of_those_within(most: int, gaining: list[int]) -> None:
    """Document 0 is the best of all, but a filter takes it away; 4 does not match."""
    texts = ["a b a b", "a b", "a b x x x x x x", "a b x", "x y"]
    source = source_of(*(doc(n, "", text) for n, text in enumerate(texts, 1)))
    words = Words(("a", "b"))
    plain = rank(source, words, candidates=0).scores
    ranked = ranking(source, candidates=most)
    ranked.within = np.array([False, True, True, True, True])
    gained = np.flatnonzero(ranked.words(words).scores > plain)
    assert gained.tolist() == gaining


def test_compound_words_add_a_tenth_and_match_nothing_by_themselves() -> None:
    source = source_of(
        doc(1, "", "x", words=["hợp_tác", "hợp_tác"]), doc(2, "", "y", words=["hợp_tác"]), doc(3)
    )
    found = rank(source, Words(("x",), compounds=("hợp_tác", "không_có")))
    by = Expected(source)
    assert posts(found) == [0]
    assert found.scores.tolist() == near(by.term({0: 1}) + by.term({0: 2, 1: 1}, 0.1))


# -- abbreviations

BAN = ("ủy", "ban")


def test_an_abbreviation_and_what_it_stands_for_are_one_term() -> None:
    source = source_of(
        doc(1, "", "ub họp"), doc(2, "", "ủy ban họp"), doc(3, "", "ủy x ban"), doc(4, "", "họp")
    )
    found = rank(source, Words(("ub",), long_forms=(LongForm(0, BAN),)))
    assert posts(found) == [0, 1]
    assert found.scores.tolist() == near(Expected(source).term({0: 1, 1: 1}))


def test_a_long_form_counts_by_its_share_and_every_one_of_several() -> None:
    source = source_of(
        doc(1, "", "ub ub"), doc(2, "", "ủy ban"), doc(3, "", "uyên bác"), doc(4, "", "x")
    )
    long = (LongForm(0, BAN, 0.5), LongForm(0, ("uyên", "bác"), 0.25))
    found = rank(source, Words(("ub",), long_forms=long))
    expected = Expected(source).term({0: 2, 1: 0.5, 2: 0.25})
    assert found.scores.tolist() == near(expected)


def test_a_long_form_is_of_the_syllable_where_it_was_typed() -> None:
    source = source_of(doc(1, "", "họp ub"), doc(2, "", "ủy ban họp"), doc(3, "", "x"), doc(4))
    found = rank(source, Words(("họp", "ub"), "body", every=True, long_forms=(LongForm(1, BAN),)))
    assert posts(found) == [0, 1]
    by = Expected(source)
    both = {0: 1, 1: 1}
    assert found.scores.tolist() == near(by.term(both) + by.term(both))


def test_an_abbreviation_is_as_rare_as_it_is_in_its_zone() -> None:
    source = source_of(doc(1, "ub"), doc(2, "ủy ban"), doc(3, "x", "ub"), doc(4, "x", "ủy ban"))
    found = rank(source, Words(("ub",), "title", long_forms=(LongForm(0, BAN),)))
    assert posts(found) == [0, 1]
    assert found.scores.tolist() == near(Expected(source).term({0: 1, 1: 1}))


def short(first: int, last: int, *keys: tuple[str, float]) -> tuple[ShortForm, ...]:
    return (ShortForm(first, last, tuple(Form(key, share) for key, share in keys)),)


ABBREVIATED = (
    doc(1, "", "ub họp", abbreviations=["ub"]),
    doc(2, "", "ủy ban họp"),
    doc(3, "", "ub x", abbreviations=["ub=ủy_ban"]),
    doc(4, "", "ub ban", abbreviations=["ub"]),
)


def test_a_post_that_abbreviates_is_as_if_it_had_written_out_what_was_typed() -> None:
    source = source_of(*ABBREVIATED)
    by = Expected(source)
    words = Words(BAN, short_forms=short(0, 2, ("ub", 0.5), ("ub=ủy_ban", 1.0)))
    found = rank(source, words, candidates=0)
    assert posts(found) == [0, 1, 2, 3]
    uy, ban = by.term({1: 1}), by.term({1: 1, 3: 1})
    whole = by.points({0: 0.5, 2: 1, 3: 0.5}, by.idf(1) + by.idf(2))
    had = uy + ban
    gain = np.where(whole > 0, np.maximum(whole - had, 0), 0)
    assert found.scores.tolist() == near(had + gain)
    assert gain[3] > 0


def test_no_post_loses_by_abbreviating_too() -> None:
    source = source_of(
        doc(1, "", "ủy ban ủy ban ub", abbreviations=["ub"]), doc(2, "", "x y"), doc(3, "", "x")
    )
    plain = rank(source, Words(BAN), candidates=0).scores
    words = Words(BAN, short_forms=short(0, 2, ("ub", 0.1)))
    assert rank(source, words, candidates=0).scores.tolist() == plain.tolist()


def test_the_syllables_an_abbreviation_covers_are_there_and_no_others() -> None:
    source = source_of(*ABBREVIATED)

    def every(syllables: tuple[str, ...], first: int, last: int) -> list[int]:
        written = short(first, last, ("ub", 1.0))
        return posts(rank(source, Words(syllables, every=True, short_forms=written)))

    assert every((*BAN, "họp"), 0, 2) == [0, 1]
    assert every(("họp", *BAN), 1, 3) == [0, 1]
    assert every((*BAN, "họp"), 1, 3) == [1]
    assert every(BAN, 0, 2) == [0, 1, 3]


def test_an_abbreviation_brings_its_neighbours_together() -> None:
    source = source_of(*ABBREVIATED)
    words = Words(BAN, short_forms=short(0, 2, ("ub", 1.0)))
    gain = rank(source, words).scores - rank(source, words, candidates=0).scores
    pair = 0.5 * TermWeights(source).idf(0)
    assert gain.tolist() == pytest.approx([pair, pair, 0, pair], rel=1e-4)


def test_abbreviations_do_not_count_in_a_zone() -> None:
    """Where in the post they stand is not indexed."""
    source = source_of(*ABBREVIATED)
    words = Words(BAN, "body", short_forms=short(0, 2, ("ub", 1.0)))
    found = rank(source, words)
    assert posts(found) == [1, 3]
    assert found.scores.tolist() == near(
        Expected(source).term({1: 1}) + np.array(Expected(source).term({1: 1, 3: 1}))
    )


def test_an_abbreviation_weighs_as_the_syllables_that_it_covers() -> None:
    source = source_of(*ABBREVIATED)
    words = Words(("họp", *BAN), short_forms=short(1, 3, ("ub", 1.0)))
    plain = rank(source, Words(words.syllables), candidates=0).scores
    gain = rank(source, words, candidates=0).scores - plain
    by = Expected(source)
    whole = by.points({0: 1, 3: 1}, by.idf(1) + by.idf(2))
    assert gain.tolist() == near(np.maximum(whole - by.term({1: 1, 3: 1}) * (whole > 0), 0))


def test_a_syllable_that_nothing_is_likely_for_adds_nothing_to_its_abbreviation() -> None:
    source = source_of(*ABBREVIATED)
    forms = ((Form("uỷ", 0.001),), (Form("ban", 1.0),))
    words = Words(BAN, forms=forms, short_forms=short(0, 2, ("ub", 1.0)))
    by = Expected(source)
    found = rank(source, words, candidates=0)
    assert found.scores[0] == pytest.approx(by.points({0: 1}, by.idf(2))[0], rel=1e-4)


def test_the_likeliest_form_is_what_an_abbreviation_weighs() -> None:
    """ "dang" is meant as the rare "đảng", so "đv" for "đảng viên" weighs as that does."""
    source = source_of(
        doc(1, "", "đảng viên"), doc(2, "", "đang"), doc(3, "", "đang"), doc(4, "", "đang"),
        doc(5, "", "đv", abbreviations=["đv"]),
    )  # fmt: skip
    forms = ((Form("đang", 0.2), Form("đảng", 0.8)), (Form("viên", 1.0),))
    words = Words(("dang", "vien"), forms=forms, short_forms=short(0, 2, ("đv", 1.0)))
    found = rank(source, words, candidates=0)
    by = Expected(source)
    assert found.scores[4] == pytest.approx(by.points({4: 1}, 2 * by.idf(1))[4], rel=1e-4)


# -- phrases


def test_a_phrase_matches_where_it_stands_and_ranks_as_its_words_do() -> None:
    source = source_of(doc(1, "", "chợ mới"), doc(2, "", "mới chợ"), doc(3, "chợ mới", "x"))
    found = rank(source, Phrase(("chợ", "mới")))
    assert posts(found) == [0, 2]
    words = rank(source, Words(("chợ", "mới")))
    assert found.scores.tolist() == pytest.approx([words.scores[0], 0, words.scores[2]])
    assert posts(rank(source, Phrase(("chợ", "mới"), "body"))) == [0]
    zoned = rank(source, Words(("chợ", "mới"), "body")).scores
    assert rank(source, Phrase(("chợ", "mới"), "body")).scores[0] == pytest.approx(zoned[0])


def phrase_of(text: str, *forms: Iterable[Form]) -> Phrase:
    typed = tuple(text.split())
    return Phrase(typed, words=Words(typed, forms=tuple(map(tuple, forms))) if forms else None)


def test_a_phrase_accepts_the_markings_that_fit_and_the_bare_syllable() -> None:
    source = source_of(
        doc(1, "", "đảng ủy"), doc(2, "", "dang uy"), doc(3, "", "đang uy"), doc(4, "", "đăng ủy")
    )
    assert posts(rank(source, phrase_of("dang uy"))) == [0, 1, 2, 3]
    assert posts(rank(source, phrase_of("đảng ủy"))) == [0, 1]
    assert posts(rank(source, phrase_of("đăng uy"))) == [1, 3]


def test_a_phrase_accepts_what_is_meant_only_where_nothing_fits_what_was_typed() -> None:
    source = source_of(doc(1, "", "bí thư"), doc(2, "", "bị thư"), doc(3, "", "bi thư"))
    slip = (Form("bí", 0.89), Form("bị", 0.1), Form("bỉ", 0.01)), (Form("thư", 1.0),)
    assert posts(rank(source, phrase_of("bỳ thư", *slip))) == [0, 1]
    less = (Form("bí", 0.9), Form("bị", 0.099)), (Form("thư", 1.0),)
    assert posts(rank(source, phrase_of("bỳ thư", *less))) == [0]
    assert posts(rank(source, phrase_of("bị thư", *slip))) == [1, 2]
    assert posts(rank(source, phrase_of("bỳ thư"))) == []


# -- reasons


def test_reasons_name_each_part_of_the_traced_document_alone() -> None:
    source = source_of(
        doc(1, "", "chợ mới", words=["chợ_mới"]), doc(2, "", "chợ"), doc(3, "", "cho"), doc(4)
    )
    words = Words(("chợ", "mới"), compounds=("chợ_mới",))
    traced = ranking(source, traced=0)
    score = traced.words(words).scores[0]
    assert {(one.kind, one.text) for one in traced.reasons} == {
        ("form", "chợ"),
        ("accepted", "chợ"),
        ("form", "mới"),
        ("accepted", "mới"),
        ("compound", "chợ_mới"),
        ("near", "chợ mới"),
    }
    assert sum(one.points for one in traced.reasons) == pytest.approx(score, rel=1e-5)
    bare = ranking(source, traced=2)
    by = Expected(source)
    bare.words(words)
    (reason,) = bare.reasons
    assert (reason.kind, reason.text) == ("accepted", "chợ")
    points = by.points({2: 0.1}, 0.4 * by.idf(3))[2]
    assert reason.points == pytest.approx(points, rel=1e-4)
    assert isinstance(reason.points, float)
    nothing = ranking(source)
    nothing.words(words)
    assert nothing.reasons == []


def test_abbreviations_are_a_reason_by_their_forms() -> None:
    source = source_of(*ABBREVIATED)
    traced = ranking(source, traced=1)
    traced.words(Words(("ub",), long_forms=(LongForm(0, BAN),)))
    assert [(one.kind, one.text) for one in traced.reasons] == [("abbreviation", "ub = ủy ban")]
    traced = ranking(source, traced=2, candidates=0)
    written = short(0, 2, ("ub", 1.0), ("ub=ủy_ban", 1.0))
    traced.words(Words(BAN, short_forms=written))
    assert [(one.kind, one.text) for one in traced.reasons] == [("abbreviation", "ub ub=ủy_ban")]


def made(texts: Iterable[str]) -> tuple[IndexDocument, ...]:
    return tuple(doc(n, "", text) for n, text in enumerate(texts, 1))


def test_a_phrase_of_three_is_a_reason_of_its_own() -> None:
    source = source_of(*made(["a b c", "a c b"]))
    traced = ranking(source, traced=0)
    traced.phrase(Phrase(("a", "b", "c")))
    assert ("phrase", "a b c") in {(one.kind, one.text) for one in traced.reasons}
