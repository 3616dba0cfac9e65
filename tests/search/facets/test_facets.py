"""Facets against SQL over the store: exact, also in an index of several segments."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from luutru import Archive
from luutru.errors import UsageError
from luutru.index.fields import LABEL_FIELDS
from luutru.search.facets.facets import FACETS, Facet
from luutru.text.citations import citations

Write = Callable[[str, str | bytes], Path]

NAMES = ["Nguyễn Ngọc Quế", "Trần Thị Hoà", "Võ Thị Lan", "Phạm Minh Đức", "Lê Văn Tám"]
TITLES = ["Bí thư Đảng ủy phường", "Chủ tịch UBND phường", "Chủ tịch Hội CCB phường"]
SECTIONS = ["Công tác Đảng", "CÔNG TÁC ĐẢNG", 'Mục "Người tốt"', "Cong tac Dang", "Tin (mới)", ""]
DATES = ["2012", "2015-06", "2015-07", "2019-01-04", "2019-01-05", "2020-12-31", ""]
ALL: dict[str, Any] = {"facets": FACETS, "facet_limit": 100_000}


def post(number: int, chance: random.Random) -> dict[str, str]:
    people = (
        f"Đồng chí {chance.choice(NAMES)} – {chance.choice(TITLES)} phát biểu."
        for _ in range(chance.randrange(3))
    )
    cited = f"Theo Quyết định {chance.randrange(3) + 217}-QĐ/TW, phường làm việc. "
    body = f"Tin phường Bồ Sơn, quận Đông Hà. {cited * chance.randrange(2)}{' '.join(people)}"
    return {
        "id": f"n{number}",
        "title": chance.choice(["Tin chợ", "Tin đường"]),
        "body": body,
        "section": chance.choice(SECTIONS),
        "published": chance.choice(DATES),
    }


def ingest(archive: Archive, write: Write, source: str, numbers: range, seed: int) -> None:
    chance = random.Random(seed)
    lines = (json.dumps(post(number, chance), ensure_ascii=False) for number in numbers)
    archive.ingest([write(f"{source}{seed}.jsonl", "\n".join(lines))], source=source, processes=1)


@pytest.fixture
def filled(archive: Archive, write: Write) -> Archive:
    """An archive whose index has several segments, with replaced and relabelled documents."""
    ingest(archive, write, "mot", range(30), 1)
    ingest(archive, write, "hai", range(25), 2)
    ingest(archive, write, "mot", range(20, 40), 3)  # ten of them replace
    first, second = (archive.people.find(name)[0].id for name in NAMES[:2])
    archive.people.merge(first, second)
    archive.search("*")
    reader = archive._opened.view.index.view._reader  # type: ignore[attr-defined]
    assert len(reader.leaf_readers()) > 3
    assert reader.has_deletions()
    return archive


def by_sql(archive: Archive, posts: set[int]) -> dict[str, Counter[str]]:
    """Return how many of some posts have each value, by SQL over the store."""
    current = "FROM posts p JOIN versions v ON v.post = p.id AND v.number = p.version"
    date = "coalesce(v.published, '')"
    month = f"cast(substr({date}, 6, 2) AS integer)"
    queries = {
        "person": "SELECT a.post, s.root FROM appearances a JOIN persons s ON s.id = a.person "
        "JOIN persons r ON r.id = s.root WHERE r.hidden = 0",
        "role": "SELECT a.post, trim(r.title || ' ' || r.body) FROM roles r "
        "JOIN appearances a ON a.id = r.appearance",
        "organisation": "SELECT post, name FROM entities WHERE kind = 'organisation'",
        "place": "SELECT post, name FROM entities WHERE kind = 'place'",
        "section": f"SELECT p.id, v.section {current} WHERE v.section != ''",
        "source": f"SELECT p.id, p.source {current}",
        "year": f"SELECT p.id, substr({date}, 1, 4) {current} WHERE {date} != ''",
        "quarter": f"SELECT p.id, substr({date}, 1, 4) || '-Q' || (({month} + 2) / 3) {current} "
        f"WHERE length({date}) > 4",
        "month": f"SELECT p.id, substr({date}, 1, 7) {current} WHERE length({date}) > 4",
    }
    db = archive.store.posts._db
    found = {
        field: Counter(str(value) for post, value in set(db.execute(sql)) if post in posts)
        for field, sql in queries.items()
    }
    cited = ((post, sql_text) for post, sql_text in db.execute(f"SELECT p.id, v.text {current}"))
    found["document"] = Counter(
        name for post, text in cited if post in posts for name in {c.name for c in citations(text)}
    )
    return found


def matching(archive: Archive, query: str) -> set[int]:
    return {hit.stored.id for hit in archive.search(query, limit=1000).hits}


def counted(facet: Facet) -> dict[str, int]:
    return {row.value: row.count for row in facet.rows}


@pytest.mark.parametrize("query", ["*", "chợ", "tiêu đề:đường ngày:2015..", "phường -chợ"])
def test_facets_equal_sql_after_updates_and_relabelling(filled: Archive, query: str) -> None:
    posts = matching(filled, query)
    result = filled.search(query, limit=1, **ALL)
    assert result.total == len(posts) > 0
    wanted = by_sql(filled, posts)
    facets = {facet.field: facet for facet in result.facets}
    assert tuple(facets) == FACETS
    for field, counts in wanted.items():
        assert counted(facets[field]) == dict(counts), field
        assert facets[field].distinct == len(counts)


def test_a_relabelled_post_counts_under_its_new_label_at_once(filled: Archive) -> None:
    before = counted(filled.search("*", **ALL).facets[0])
    one, other = list(before)[:2]
    filled.people.merge(int(one), int(other))
    after = counted(filled.search("*", **ALL).facets[0])
    assert set(after) == set(before) - {one}
    assert before[other] < after[other] <= before[one] + before[other]


def test_numbers_add_up(filled: Archive) -> None:
    result = filled.search("*", limit=1, **ALL)
    for facet in result.facets:
        if facet.field in ("year", "quarter", "month", "section", "source"):
            named = sum(row.count for row in facet.rows)
            assert named + facet.coarser + facet.without == result.total
    facets = {facet.field: facet for facet in result.facets}
    assert facets["year"].coarser == 0
    assert facets["month"].coarser == len(matching(filled, "ngày:2012")) > 0
    assert facets["month"].without == len(matching(filled, "ngày:không rõ")) > 0
    short = filled.search("*", facets=("section",), facet_limit=2).facets[0]
    assert short.rest == sum(r.count for r in facets["section"].rows[2:])
    assert short.rows == facets["section"].rows[:2]


@pytest.mark.parametrize("field", FACETS)
def test_each_row_says_how_to_see_its_posts(filled: Archive, field: str) -> None:
    for row in filled.search("*", facets=(field,), facet_limit=100).facets[0].rows:
        assert filled.search(row.filter).total == row.count, row.filter


def test_a_rebuilt_index_counts_the_same(filled: Archive) -> None:
    before = filled.search("phường", **ALL)
    filled.reindex()
    assert filled.search("phường", **ALL).facets == before.facets


def test_an_archive_without_labels_or_posts_found(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    for query, total in (("một", 1), ("hai", 0)):
        for facet in archive.search(query, **ALL).facets:
            named = sum(row.count for row in facet.rows)
            assert (named, facet.without) == ((total, 0) if facet.field == "source" else (0, total))


def test_an_unknown_facet_is_refused_with_those_there_are(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    with pytest.raises(UsageError, match="tuổi"):
        archive.search("một", facets=("year, tuổi",))
    assert set(LABEL_FIELDS) < set(FACETS)
