from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive
from luutru.errors import IndexMissing, IndexOutdated

Write = Callable[[str, str | bytes], Path]


def test_no_index_says_which_command_builds_it(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')], index=False)
    with pytest.raises(IndexMissing, match="luutru reindex"):
        archive.search("một")
    archive.update_index()
    assert archive.search("một").total == 1


def test_each_build_is_a_new_generation_and_readers_keep_theirs(
    archive: Archive, write: Write
) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    before = archive.index.current()
    opened = archive.index.open()
    archive.ingest([write("b.jsonl", '{"title": "Hai"}')], index=False)
    archive.reindex()
    assert archive.index.current() != before
    assert opened.searcher.ids() == {1}
    assert archive.search("hai").total == 1
    opened.close()


def test_old_generations_are_dropped(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    for _ in range(4):
        archive.reindex()
    assert len(list(archive.index.folder.glob("gen-*"))) == 2


def test_a_failed_build_leaves_the_old_generation(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    before = archive.index.current()
    monkeypatch.setattr(archive.store.posts, "count", lambda: 2)
    with pytest.raises(Exception, match="giữ chỉ mục cũ"):
        archive.reindex()
    assert archive.index.current() == before
    assert list(archive.index.folder.glob("gen-*")) == [before]
    assert archive.store.runs.last()["status"] == "failed"  # type: ignore[index]


def test_another_schema_version_says_which_command_mends_it(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    path = archive.index.current() / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 0}))
    archive.close()
    with Archive(archive.folder) as again:
        with pytest.raises(IndexOutdated, match="luutru reindex"):
            again.search("một")
        assert any("reindex" in p.repair for p in again.check())
        again.reindex()
        assert again.search("một").total == 1
        assert again.check() == []
