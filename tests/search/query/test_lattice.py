from __future__ import annotations

from collections.abc import Callable

import pytest

from luutru.index.analysis import keys
from luutru.index.document import IndexDocument, Zones
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.executor import Executor
from luutru.search.query.lattice import SyllableReading, read
from luutru.text.script.folding import syllables

TEXTS = [
    "Bí thư Đảng ủy phường chủ trì hội nghị giải phóng mặt bằng",
    "Đảng ủy phường họp, đồng chí Bí thư Đảng ủy kết luận",
    "các hộ dân đang đi làm, đăng tin trên báo, bị thu hồi đất",
    "Ủy ban nhân dân quận kiểm tra trật tự đô thị và vệ sinh môi trường",
    "uy tín của đơn vị, phương án, phường ta",
]


@pytest.fixture(scope="module")
def archive(
    tmp_path_factory: pytest.TempPathFactory,
    index_of: Callable[..., tuple[Executor, IndexVocabulary]],
) -> IndexVocabulary:
    documents = [
        IndexDocument(number, Zones(body=keys([text])), [], [], None, 0)
        for number, text in enumerate(TEXTS * 5)
    ]
    return index_of(tmp_path_factory.mktemp("v"), documents)[1]


def best(archive: IndexVocabulary, typed: str) -> str:
    return " ".join(read(syllables(typed), archive).best)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bi thu dang uy", "bí thư đảng ủy"),
        ("Bí thu Đảng uy", "bí thư đảng ủy"),
        ("bi thu hoi dat", "bị thu hồi đất"),
        ("dang di lam", "đang đi làm"),
        ("Ddangr uyr phuwowngf", "đảng ủy phường"),
        ("D9ang3 uy3 phu7o7ng2", "đảng ủy phường"),
        ("bí thư đnảg ủy", "bí thư đảng ủy"),
        ("giai phong mat bnag", "giải phóng mặt bằng"),
        ("trật tự đổ thị", "trật tự đô thị"),
        ("bí thư Đảng ủy", "bí thư đảng ủy"),
        ("đang", "đang"),
        ("2020", "2020"),
        ("kubernetes", "kubernetes"),
    ],
)
def test_what_is_meant(archive: IndexVocabulary, typed: str, meant: str) -> None:
    assert best(archive, typed) == meant


def test_shares_are_likelihoods_and_pairs_join_likely_forms(archive: IndexVocabulary) -> None:
    reading = read(syllables("dang uy phuong"), archive)
    for forms in reading.forms:
        assert 0.9 < sum(form.share for form in forms) <= 1.0001
        assert list(forms) == sorted(forms, key=lambda form: (-form.share, form.key))
    assert reading.pairs[0].left == "đảng"
    assert reading.pairs[0].right == "ủy"
    assert reading.pairs[0].count == 15


def test_a_marked_syllable_that_the_archive_has_stays(archive: IndexVocabulary) -> None:
    reading = read(syllables("đăng ủy"), archive)
    assert [form.key for form in reading.forms[0]] == ["đăng"]


def test_nothing_typed(archive: IndexVocabulary) -> None:
    assert read((), archive) == SyllableReading((), (), ())
