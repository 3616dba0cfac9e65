"""Another engine than Whoosh gives the same answers: the one in memory, and one that is remote.

Whole answers are compared, as the command line's JSON has them: totals, order, scores, snippets,
facets, explanations.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from luutru import Archive
from luutru.api.view import View
from luutru.index.fields import FACETS
from luutru.index.home import IndexHome
from luutru.index.source import IndexView
from luutru.tests.conftest import SAMPLES
from luutru.tests.helpers.memory_index import Corpus, MemoryHome, RemoteView

BEST = 30  # documents that the remote engine hands out of some sixty

QUERIES: dict[str, dict[str, Any]] = {
    "": {},
    "*": {"sort": "newest"},
    " ": {"sort": "oldest", "page": 2},
    "bí thư đảng ủy": {},
    "bi thu dang uy": {},
    "dang uy phuong": {"sort": "newest"},
    "giai phong mat bang": {},
    "giải phóng mặt bằng phường": {"page": 2, "limit": 5},
    "ubnd": {},
    "ủy ban nhân dân": {},
    "hội nghị HĐND phường": {},
    "mttq phường": {},
    "bì thư đảng ủy": {},
    "bis thuw ddangr uyr": {},
    '"bí thư"': {},
    '"bi thu dang uy"': {},
    '"ủy ban nhân dân" phường': {},
    'tiêu đề:"phường"': {},
    "title:hội": {},
    "lead:phường": {},
    "body:phường": {},
    'body:"đảng ủy"': {},
    "hội AND nghị": {},
    "chợ OR đường": {},
    "(chợ OR đường) phường": {},
    "phường -đảng": {},
    "NOT phường": {},
    "người:bảo": {},
    "phường vai trò:bí thư": {},
    'nơi:"an thịnh" hội nghị': {},
    "tổ chức:đảng": {},
    'chủ đề:"môi trường"': {},
    "phường mục:tin": {},
    "ngày:2019": {"sort": "oldest"},
    "ngày:không rõ": {},
    "phường ngày:2015..2019-06": {},
    "diễn ra:2019 phường": {},
    "văn bản:217": {},
    "phường bí thư": {"person": "bảo"},
    "hội": {"first": "2015", "last": "2020", "place": "an thịnh"},
    "không có gì như thế zzz": {},
    "zzzq": {},
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("samples") / "archive", create=True) as archive:
        archive.ingest([SAMPLES])
        yield archive


def answers(archive: Archive, home: IndexHome) -> dict[str, dict[str, Any]]:
    """Return what each query finds in a home of the archive's index, without how long it took."""
    with closing(View(archive.folder, archive.store, home)) as view:
        asked: dict[str, Any] = {"explain": True, "facets": FACETS, "facet_limit": 1000}
        found = {
            query: view.search(query, **asked | options).to_dict()
            for query, options in QUERIES.items()
        }
    for answer in found.values():
        del answer["took_ms"]
    return found


@pytest.fixture(scope="module")
def by_whoosh(samples: Archive) -> dict[str, dict[str, Any]]:
    return answers(samples, samples.index)


def test_an_engine_in_memory_answers_as_whoosh(
    samples: Archive, by_whoosh: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    home = MemoryHome(tmp_path)
    home.build(samples.store, "today")
    assert sum(answer["total"] > 0 for answer in by_whoosh.values()) >= 30
    found = answers(samples, home)
    for query, answer in by_whoosh.items():
        assert found[query] == answer, query


def test_a_remote_engine_hands_out_its_best_documents_alone_and_answers_as_whoosh(
    samples: Archive, by_whoosh: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    views: list[RemoteView] = []

    def opened(corpus: Corpus) -> IndexView:
        views.append(RemoteView(corpus, BEST))
        return views[-1]

    home = MemoryHome(tmp_path, opened)
    home.build(samples.store, "today")
    found = answers(samples, home)
    assert max(views[0].handed_out) == BEST < len(samples.posts)
    assert max(answer["total"] for answer in found.values()) > BEST
    for query, answer in by_whoosh.items():
        assert found[query] == answer, query
