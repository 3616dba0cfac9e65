"""Queries in every form they are typed in, over one index."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from luutru import Archive
from luutru.errors import LuutruError
from luutru.index.analysis import keys
from luutru.index.document import IndexDocument, Zones
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.executor import Executor
from luutru.search.query.abbreviations import Abbreviations
from luutru.search.query.language import parse
from luutru.search.query.understanding import Understanding, understood_text
from luutru.store.lexicon import read_lexicon
from luutru.text.script.folding import compatible, fold, syllables

POSTS = {
    "hop": ("Bí thư Đảng uỷ phường chủ trì hội nghị", "Đảng ủy phường bàn về giải phóng mặt bằng."),
    "bao": (
        "Đăng tin trên báo",
        "Các hộ đang đi làm, bị thu hồi đất, giao mặt bằng.",
    ),
    "ubnd": ("UBND phường kiểm tra", "Đoàn của UBND phường kiểm tra trật tự đô thị."),
    "uyban": ("Ủy ban nhân dân phường tiếp dân", "Ủy ban nhân dân phường tiếp dân hằng tuần."),
    "btv": ("BTV của đài", "Hai BTV (biên tập viên) của đài truyền thanh được khen."),
    "thuongvu": ("Ban Thường vụ họp", "Ban Thường vụ Đảng ủy họp phiên thường kỳ."),
    "cu": ("Dang uy phuong ngay truoc", "Bai cu khong dau ve bi thu dang uy phuong."),
}


@pytest.fixture
def filled(archive: Archive, write: Callable[[str, str], Path]) -> Archive:
    lines = [
        json.dumps({"id": name, "title": title, "body": body})
        for name, (title, body) in POSTS.items()
    ]
    archive.ingest([write("posts.jsonl", "\n".join(lines))])
    return archive


def found(archive: Archive, query: str) -> list[str]:
    return [hit.stored.post.external_id for hit in archive.search(query).hits]


@pytest.mark.parametrize(
    "query",
    [
        "bí thư đảng ủy",
        "BÍ THƯ ĐẢNG UỶ",
        "bi thu dang uy",
        "bí thu đảng uy",
        "bis thuw ddangr uyr",
        "bi1 thu7 d9ang3 uy3",
        "bí thư đnảg ủy",
    ],
)
def test_one_index_answers_however_it_was_typed(filled: Archive, query: str) -> None:
    assert "hop" in found(filled, query)[:2]  # beside the old post, which has no marks


def test_what_was_understood_is_told_and_only_when_it_differs(filled: Archive) -> None:
    assert filled.search("giai phong mat bang").understood == "giải phóng mặt bằng"
    assert filled.search("Giải phóng mặt bằng").understood == ""


def test_an_old_post_without_marks_is_found_by_a_marked_query_below_the_marked(
    filled: Archive,
) -> None:
    order = found(filled, "Đảng ủy phường")
    assert order.index("hop") < order.index("cu")


def test_abbreviations_both_ways(filled: Archive) -> None:
    assert set(found(filled, "UBND phường")[:2]) == {"ubnd", "uyban"}
    assert set(found(filled, "Ủy ban nhân dân phường")[:2]) == {"ubnd", "uyban"}
    assert set(found(filled, "uy ban nhan dan phuong")[:2]) == {"ubnd", "uyban"}


def test_a_posts_own_definition_wins(filled: Archive) -> None:
    assert found(filled, "biên tập viên")[0] == "btv"
    assert found(filled, "ban AND thường AND vụ") == ["thuongvu"]
    assert set(found(filled, "BTV")) == {"btv", "thuongvu"}


def test_the_archives_own_lexicon_adds_and_takes_away(filled: Archive) -> None:
    own = filled.folder / "abbreviations.tsv"
    own.write_text("# của phường\nĐTT\tđài truyền thanh\nUBND\t\n", "utf-8")
    with Archive(filled.folder) as opened:
        assert "btv" in found(opened, "ĐTT")
        assert "uyban" not in found(opened, "UBND")
    own.write_text("không có dấu tab\n", "utf-8")
    with Archive(filled.folder) as opened, pytest.raises(LuutruError, match="dòng 1"):
        opened.search("UBND")


def test_suggestions_when_nothing_is_found(filled: Archive) -> None:
    slipped = filled.search('"giải phóng mặt bàng"')
    assert slipped.understood == "giải phóng mặt bằng"
    assert slipped.hits[0].stored.post.external_id == "hop"
    assert filled.search("bàng AND giải").total == 1
    suggested = filled.search('"hội nghị bàn về"').suggestions
    assert suggested == ("hội nghị bàn về",)
    assert filled.search("giải phóng mặt bằng").suggestions == ()


def test_explain_adds_up_to_the_score(filled: Archive) -> None:
    result = filled.search("bi thu dang uy UBND", explain=True)
    assert result.explanation[0]["typed"] == ["bi", "thu", "dang", "uy", "ubnd"]
    for hit in result.hits:
        assert sum(reason.points for reason in hit.reasons) == pytest.approx(hit.score, abs=0.01)


def test_similar_posts_and_not_the_post_itself(filled: Archive) -> None:
    hits = filled.similar("ubnd").hits
    names = [hit.stored.post.external_id for hit in hits]
    assert "uyban" in names[:2]
    assert "ubnd" not in names


# -- properties, over the engine alone

WORDS = st.sampled_from("đảng đang đăng dâng dang ủy úy uy thư thu thứ hòa thủy phường".split())
TEXT = st.lists(WORDS, min_size=3, max_size=8).map(" ".join)


class Small:
    """A few texts, indexed."""

    def __init__(self, opened: tuple[Executor, IndexVocabulary]) -> None:
        self.executor, vocabulary = opened
        self.understanding = Understanding(vocabulary, Abbreviations(read_lexicon(), vocabulary))

    def find(self, query: str) -> list[tuple[int, float]]:
        tree = self.understanding.of(parse(query, lambda _field, _text: ()))
        hits = self.executor.search(tree, sort="relevance", offset=0, limit=100).hits
        return [(hit.id, hit.score) for hit in hits]


@pytest.fixture
def small(
    tmp_path_factory: pytest.TempPathFactory,
    index_of: Callable[..., tuple[Executor, IndexVocabulary]],
) -> Callable[[list[str]], Small]:
    def made(texts: list[str]) -> Small:
        documents = [
            IndexDocument(number, Zones(body=keys([text])), [], [], None, 0)
            for number, text in enumerate(texts)
        ]
        return Small(index_of(tmp_path_factory.mktemp("s"), documents))

    return made


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXT, min_size=2, max_size=6), TEXT)
def test_case_form_and_tone_style_change_nothing(
    small: Callable[[list[str]], Small], texts: list[str], query: str
) -> None:
    archive = small(texts)
    expected = archive.find(query)
    new_style = query.replace("hòa", "hoà").replace("thủy", "thuỷ").replace("ủy", "uỷ")
    for other in (query.upper(), unicodedata.normalize("NFD", query), new_style):
        assert archive.find(other) == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, WORDS, st.data())
def test_no_incompatible_marking_ranks_above_a_compatible_one(
    small: Callable[[list[str]], Small], text: str, typed: str, data: st.DataObject
) -> None:
    forms = [w for w in "đảng đang đăng dâng ủy úy thư thu thứ".split() if fold(w) == fold(typed)]
    fits = [form for form in forms if compatible(typed, form)]
    fails = [form for form in forms if not compatible(typed, form)]
    rest = [word for word in text.split() if fold(word) != fold(typed)]
    assume(fits and fails and typed != fold(typed))
    at = data.draw(st.integers(0, len(rest)))
    texts = [" ".join([*rest[:at], form, *rest[at:]]) for form in (*fits, *fails)]
    ranked = small(texts).find(" ".join([typed, *rest]))
    place = {number: rank for rank, (number, _) in enumerate(ranked)}
    scores = dict(ranked)
    for bad in range(len(fits), len(texts)):
        for good in range(len(fits)):
            assert scores[good] > scores.get(bad, 0.0) or place[good] < place[bad]


def test_understood_text_of_a_tree(small: Callable[[list[str]], Small]) -> None:
    archive = small(["đảng ủy phường họp"] * 3)
    tree = archive.understanding.of(parse('"dang uy" AND phuong', lambda _f, _t: ()))
    assert understood_text(tree) == "đảng ủy · phường"
    assert syllables("đảng") == ["đảng"]
