"""What typed syllables are meant as, over invented vocabularies of a few syllables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.query import Form, Pair
from luutru.search.query.lattice import HABITS, SyllableReading, likeliest, read
from luutru.text.script.folding import compatible, fold_key, syllables
from luutru.text.script.slips import slips


class Texts:
    """The vocabulary of some texts, each so many times in the archive."""

    def __init__(self, texts: Iterable[str], times: int = 1) -> None:
        runs = [syllables(text) for text in texts for _ in range(times)]
        self.total = sum(map(len, runs))
        self._pairs = Counter(pair for run in runs for pair in pairwise(run))
        self._forms: dict[str, Counter[str]] = {}
        for key in (key for run in runs for key in run):
            self._forms.setdefault(fold_key(key), Counter())[key] += 1

    def forms(self, folded: str) -> dict[str, int]:
        return self._forms.get(folded, Counter())

    def forms_of(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        return {key: forms for key, forms in self._forms.items() if key in folded}

    def followed(self, exact: str) -> int:
        return sum(count for (left, _), count in self._pairs.items() if left == exact)

    def pairs(self, left: Collection[str], right: Collection[str]) -> dict[tuple[str, str], int]:
        return {
            pair: count
            for pair, count in self._pairs.items()
            if pair[0] in left and pair[1] in right
        }


WARD = Texts(
    [
        "Bí thư Đảng ủy phường chủ trì hội nghị giải phóng mặt bằng",
        "Đảng ủy phường họp, đồng chí Bí thư Đảng ủy kết luận",
        "các hộ dân đang đi làm, đăng tin trên báo, bị thu hồi đất",
        "Ủy ban nhân dân quận kiểm tra trật tự đô thị và vệ sinh môi trường",
        "uy tín của đơn vị, phương án, phường ta",
    ],
    times=5,
)


def best(typed: str, texts: Texts = WARD) -> str:
    return " ".join(read(syllables(typed), texts).best)


def forms(typed: str, texts: Texts = WARD, *, every_slip: bool = False) -> list[list[str]]:
    found = read(syllables(typed), texts, every_slip=every_slip).forms
    return [[form.key for form in listed] for listed in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # no marks: what follows what decides
        ("bi thu dang uy", "bí thư đảng ủy"),
        ("bi thu hoi dat", "bị thu hồi đất"),
        ("dang di lam", "đang đi làm"),
        ("dang tin", "đăng tin"),
        ("uy tin", "uy tín"),
        ("uy ban", "ủy ban"),
        # some marks
        ("Bí thu Đảng uy", "bí thư đảng ủy"),
        ("bí thư Dang ủy", "bí thư đảng ủy"),
        # all marks
        ("bí thư Đảng ủy", "bí thư đảng ủy"),
        ("đang", "đang"),
        # keystrokes with the input method off
        ("Ddangr uyr phuwowngf", "đảng ủy phường"),
        ("dangdr uyr phuongwf", "đảng ủy phường"),
        ("D9ang3 uy3 phu7o7ng2", "đảng ủy phường"),
        # slips
        ("bí thư đnảg ủy", "bí thư đảng ủy"),
        ("giai phong mat bnag", "giải phóng mặt bằng"),
        ("trật tự đổ thị", "trật tự đô thị"),
        ("trật tư đô thị", "trật tự đô thị"),
        # what the archive does not have
        ("2020", "2020"),
        ("kubernetes", "kubernetes"),
        ("q", "q"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert best(typed) == meant


def test_nothing_typed() -> None:
    assert read((), WARD) == SyllableReading((), (), ())


def test_the_archive_decides_between_markings_by_how_often_it_has_them() -> None:
    often = Texts(["phường", "phường", "phường", "phương"], times=20)
    assert forms("phuong", often) == [["phường", "phương"]]
    rare = Texts(["phường", "phương", "phương", "phương"], times=20)
    assert forms("phuong", rare) == [["phương", "phường"]]


def test_a_neighbour_on_either_side_decides() -> None:
    texts = Texts(["xin phép", "phép màu", "phẹp xinh", "phẹp mầu"], times=50)
    assert best("xin phep", texts) == "xin phép"
    assert best("phep màu", texts) == "phép màu"
    assert best("phep mầu", texts) == "phẹp mầu"


def test_a_marked_syllable_that_the_archive_has_stays() -> None:
    assert forms("đăng ủy") == [["đăng"], ["ủy"]]
    assert forms("đang đi") == [["đang"], ["đi"]]


def test_a_mark_is_never_taken_for_another_where_the_archive_has_it() -> None:
    assert "đảng" not in forms("đăng")[0]
    assert "phương" not in forms("phường")[0]


@pytest.mark.parametrize(("times", "slipped"), [(1, True), (3, True), (4, False)])
def test_a_syllable_that_is_rare_may_be_a_slip(times: int, slipped: bool) -> None:
    texts = Texts([*["họp hội nghị"] * 40, *["hội ngị"] * times])
    assert ("nghị" in forms("ngị", texts)[0]) is slipped
    assert "nghị" in forms("ngị", texts, every_slip=True)[0]


@pytest.mark.parametrize(("times", "found"), [(1, False), (2, True)])
def test_what_it_is_a_slip_of_stands_in_the_archive_twice(times: int, found: bool) -> None:
    assert ("nghị" in forms("ngị", Texts(["hội nghị"] * times))[0]) is found


def test_numbers_and_single_letters_are_no_slips() -> None:
    texts = Texts(["2021 2021 a a b b"])
    assert forms("2020", texts) == [["2020"]]
    assert forms("c", texts) == [["c"]]
    assert "an" in forms("ân", Texts(["an an"]))[0]


def test_another_tone_is_a_slip_too_when_the_archive_has_it_not() -> None:
    assert best("trật tự độ thị") == "trật tự đô thị"
    texts = Texts(["trật tự đô thị", "độ"], times=9)
    assert forms("trật tự độ thị", texts)[2] == ["độ"]
    assert "đô" in forms("trật tự độ thị", texts, every_slip=True)[2]


def test_a_slip_that_keeps_the_marks_is_likelier_than_one_that_loses_them() -> None:
    texts = Texts(["đảng", "dang"], times=20)
    shares = {form.key: form.share for form in read(("đnảg",), texts).forms[0]}
    assert shares["đảng"] > 0.5 > shares.get("dang", 0)


def test_keystrokes_may_leave_marks_out() -> None:
    found = forms("dangr uyr", WARD)
    assert "đảng" in found[0]  # dảng was keyed
    assert found[1][0] == "ủy"


def test_words_that_could_be_keystrokes_are_words_where_the_archive_has_them() -> None:
    texts = Texts(["as as as", "á"], times=5)
    assert best("as", texts) == "as"
    assert best("as", Texts(["á"], times=20)) == "á"


def test_shares_are_likelihoods_likeliest_first() -> None:
    reading = read(syllables("dang uy phuong"), WARD)
    for listed in reading.forms:
        assert 0.9 < sum(form.share for form in listed) <= 1.0001
        assert list(listed) == sorted(listed, key=lambda form: (-form.share, form.key))
        assert all(form.share >= 0.01 for form in listed)
        assert all(form.share == round(form.share, 4) for form in listed)


def test_pairs_join_likely_forms_and_count_how_often_they_stand_so() -> None:
    reading = read(syllables("dang uy phuong"), WARD)
    first, *_ = reading.pairs
    assert (first.at, first.left, first.right, first.count) == (0, "đảng", "ủy", 15)
    (last,) = [pair for pair in reading.pairs if (pair.left, pair.right) == ("ủy", "phường")]
    shares = [{form.key: form.share for form in listed} for listed in reading.forms]
    assert last == Pair(1, "ủy", "phường", min(shares[1]["ủy"], shares[2]["phường"]), 10)
    assert all(pair.share >= 0.1 for pair in reading.pairs)
    unseen = read(syllables("ủy đảng"), WARD).pairs
    assert unseen == (Pair(0, "ủy", "đảng", 1.0, 0),) or unseen[0].count == 0


def test_a_rare_marking_that_the_archive_has_is_no_slip_of_another() -> None:
    texts = Texts([*["đảng"] * 40, *["đăng"] * 2])
    assert forms("đăng", texts) == [["đăng"]]
    assert "đảng" in forms("đẳng", texts)[0]


def test_of_very_many_markings_the_frequent_ones_are_kept() -> None:
    marked = [f"{b}{a}{c}" for b in "dđ" for a in "aáàảãạăắằẳẵặâ" for c in "oóò"]
    texts = Texts([one for one in marked if one not in ("đâò", "dao")], times=2)
    seldom = Texts([*(one for one in marked for _ in "ab"), *["đâò"] * 99])
    assert best("dao", seldom) == "đâò"
    assert "đâò" not in forms("dao", texts)[0]


def test_a_query_of_very_many_syllables_is_read_as_a_short_one() -> None:
    assert best("bi thu dang uy " * 60) == "bí thư đảng ủy " * 59 + "bí thư đảng ủy"


def test_a_syllable_of_very_many_markings_has_two_dozen_candidates() -> None:
    marked = "aáàảãạăắằẳẵặâấầẩẫậ"
    texts = Texts([f"m{one}o {n}" for n, one in enumerate(marked)])
    candidates = forms("mao", texts)[0]
    assert len(candidates) <= len(marked)
    many = Texts([f"{b}{a}{c} x" for b in "đd" for a in marked for c in "oóòỏõọôốồ"], times=3)
    assert 0 < len(forms("dao", many)[0]) <= 25


def test_likeliest_is_what_was_typed_where_nothing_is_likelier_than_not() -> None:
    half = (Form("đảng", 0.5), Form("đang", 0.3))
    less = (Form("đảng", 0.49), Form("đang", 0.3))
    assert likeliest(("dang", "dang"), (half, less)) == ("đảng", "dang")


# What each habit types: marked, half, unmarked, Telex, VNI (as the module has it).
BARE, MARKED = [1.0] * 5, [0.98, 0.5, 1e-6, 1e-3, 1e-3]
STRIPPED, HALF_STRIPPED = [0.01, 0.5, 1.0, 0.02, 0.02], [0.003, 0.05, 1e-7, 1e-4, 1e-4]


def typed_as(meant: str, typed: str, habit: int) -> float:
    if meant == typed:
        return (BARE if typed.isascii() else MARKED)[habit]
    return (STRIPPED if typed.isascii() else HALF_STRIPPED)[habit]


def counted_out(typed: Sequence[str], texts: Texts) -> list[dict[str, float]]:
    """Return the share of each candidate by going through every reading in every habit."""
    smoothing = min(200.0, max(2.0, texts.total / 2000))

    def often(key: str) -> float:
        return (texts.forms(fold_key(key)).get(key, 0) + 0.1) / texts.total

    def after(left: str, right: str) -> float:
        together = texts.pairs([left], [right]).get((left, right), 0)
        return (together + smoothing * often(right)) / (texts.followed(left) + smoothing)

    candidates = [
        {key, *(form for form in texts.forms(fold_key(key)) if compatible(key, form))}
        for key in typed
    ]
    shares = [dict.fromkeys(found, 0.0) for found in candidates]
    for habit, prior in enumerate(HABITS.values()):
        for path in product(*candidates):
            weight = prior * often(path[0])
            for left, right in pairwise(path):
                weight *= after(left, right)
            for meant, key in zip(path, typed, strict=True):
                weight *= typed_as(meant, key, habit)
            for at, meant in enumerate(path):
                shares[at][meant] += weight
    total = sum(shares[0].values())
    return [{key: share / total for key, share in found.items()} for found in shares]


FREQUENT = Texts(["xin phép màu", "phẹp xinh mầu", "phường mầu", "phương xin", "phep mau"], times=4)
CLOSE = Texts(["phường họp phường", "phương hợp phương", "phượng hóp", "họp phượng"], times=900)


@given(
    st.lists(
        st.sampled_from(["xin", "phep", "phép", "mau", "màu", "phuong", "phương", "phường"]),
        min_size=1,
        max_size=4,
    )
)
def test_shares_are_those_of_all_readings_counted_out(typed: list[str]) -> None:
    reading = read(typed, FREQUENT)
    for listed, expected in zip(reading.forms, counted_out(typed, FREQUENT), strict=True):
        assert {form.key: form.share for form in listed} == pytest.approx(
            {key: share for key, share in expected.items() if share >= 0.01}, abs=1e-4
        )


@pytest.mark.parametrize("typed", ["phuong hop", "phuong hop phuong", "phuơng hop", "hop phượng"])
def test_shares_in_a_larger_archive_are_smoothed_more(typed: str) -> None:
    reading = read(typed.split(), CLOSE)
    for listed, expected in zip(reading.forms, counted_out(typed.split(), CLOSE), strict=True):
        for form in listed:
            if form.key in expected:
                assert form.share == pytest.approx(expected[form.key], abs=5e-3)


TELEX, VNI = [0.0, 0, 0, 1, 0], [0.0, 0, 0, 0, 1]
MORE = [0.02, 0.5, 1.0, 0.02, 0.02]  # for each mark that was not typed


def slip(weight: float, *, lost: int = 0, more: int = 0) -> list[float]:
    """Return what each habit gives a slip so likely, with marks lost and marks more."""
    return [0.02 * weight * 0.05**lost * one**more for one in MORE]


def keyed(typed: str, more: int, habit: list[float], share: float = 1.0) -> list[float]:
    """Return the likelihood of what is keyed by all letters, or by all but the last by mistake."""
    slipped = slip(slips(typed)[typed[:-1]], more=more)
    return [max(share * one, other) for one, other in zip(habit, slipped, strict=True)]


@pytest.mark.parametrize(
    ("typed", "texts", "candidates"),
    [
        # keystrokes, in full and with a mark left out; or a letter too many
        (
            "gaf",
            "gà gà gá gá gá",
            {"gaf": BARE, "gà": keyed("gaf", 1, TELEX), "gá": slip(slips("gaf")["ga"], more=1)},
        ),
        (
            "da3",
            "dả đả đả đả x",
            {"da3": BARE, "dả": keyed("da3", 1, VNI), "đả": keyed("da3", 2, VNI, 0.02)},
        ),
        (
            "dar",
            "dả đả đả đả x",
            {"dar": BARE, "dả": keyed("dar", 1, TELEX), "đả": keyed("dar", 2, TELEX, 0.02)},
        ),
        # another tone, and another mark on each of two letters
        ("độ", "đô đô dô dô dô", {"độ": MARKED, "đô": [0.006] * 5, "dô": [0.0018] * 5}),
        # slips: two letters swapped, by the marks that are typed, lost and added
        ("đnảg", "đảng đảng", {"đnảg": MARKED, "đảng": slip(slips("dnag")["dang"])}),
        (
            "dnảg",
            "đảng đảng dang dang dang",
            {
                "dnảg": MARKED,
                "đảng": slip(slips("dnag")["dang"], more=1),
                "dang": slip(slips("dnag")["dang"], lost=1),
            },
        ),
    ],
)
def test_what_is_keyed_or_slipped_weighs_by_its_habits(
    typed: str, texts: str, candidates: dict[str, list[float]]
) -> None:
    """The shares of one syllable: how often it stands by how likely it is typed so."""
    archive = Texts([texts], times=30)
    expected = dict.fromkeys(candidates, 0.0)
    for habit, prior in enumerate(HABITS.values()):
        for key, likelihood in candidates.items():
            count = archive.forms(fold_key(key)).get(key, 0)
            expected[key] += prior * likelihood[habit] * (count + 0.1)
    total = sum(expected.values())
    (listed,) = read((typed,), archive).forms
    assert {form.key: form.share for form in listed} == pytest.approx(
        {key: share / total for key, share in expected.items() if share / total >= 0.01}, abs=1e-4
    )


def test_habits_are_a_distribution() -> None:
    assert sum(HABITS.values()) == pytest.approx(1)


TYPED = st.lists(
    st.sampled_from("bi thư dang đảng uy ủy ddangr uyr d9ang3 phuong kq 2020 đnảg nghi".split()),
    min_size=1,
    max_size=5,
)


@given(TYPED)
def test_any_query_has_a_reading_of_each_syllable(typed: list[str]) -> None:
    keys = syllables(" ".join(typed))
    reading = read(keys, WARD)
    assert reading.syllables == tuple(keys)
    assert len(reading.best) == len(reading.forms) == len(keys)
    assert all(0 <= pair.at < len(keys) - 1 for pair in reading.pairs)
    for at, listed in enumerate(reading.forms):
        assert all(0 < form.share <= 1 for form in listed)
        for pair in reading.pairs:
            if pair.at == at:
                assert pair.left in {form.key for form in listed}


@given(TYPED)
def test_an_empty_archive_takes_queries_as_they_are_typed_or_keyed(typed: list[str]) -> None:
    keys = syllables(" ".join(typed))
    for key, meant in zip(keys, read(keys, Texts([])).best, strict=True):
        assert meant == key or key in ("ddangr", "uyr", "d9ang3")
