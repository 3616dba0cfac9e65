"""`archive.stats`: how many posts of what, how large, and the state of the index."""

from __future__ import annotations

import shutil
from pathlib import Path

from luutru import Archive
from luutru.tests.helpers.ward import REJECTED


def test_posts_are_counted_by_year_section_and_source(ward: Archive) -> None:
    stats = ward.stats()
    assert stats.by_year == {
        "": 2, "2012": 1, "2014": 2, "2016": 1, "2019": 1, "2020": 1
    }  # fmt: skip
    for counts in (stats.by_year, stats.by_section, stats.by_source):
        assert sum(counts.values()) == stats.posts
    assert stats.by_source == {"Bồ Sơn": 8}


def test_an_empty_archive_has_figures(archive: Archive) -> None:
    stats = archive.stats()
    assert (stats.posts, stats.rejects) == (0, 0)
    assert stats.by_year == stats.by_section == stats.by_source == {}
    assert stats.last_run is None
    assert stats.size["originals"] == stats.size["original_bytes"] == 0
    assert stats.size["store_bytes"] > 0
    assert stats.size["index_bytes"] == 0
    assert (stats.index["generation"], stats.index["documents"]) == ("", 0)
    assert "Kho chưa có chỉ mục" in stats.index["problem"]


def test_sizes_are_those_of_originals_and_files(ward: Archive) -> None:
    size = ward.stats().size
    posts = ward.folder.with_name("posts")
    kept = len((posts / "anh.txt").read_bytes()) + len(REJECTED.encode())
    assert size["original_bytes"] > kept
    assert size["original_bytes_stored"] > 0
    files = [path for path in (ward.folder / "index").rglob("*") if path.is_file()]
    assert size["index_bytes"] == sum(path.stat().st_size for path in files)


def test_the_index_is_named_with_what_it_holds(own: Archive) -> None:
    index = own.stats().index
    assert index["documents"] == 8
    assert index["problem"] == ""
    assert index["generation"] == own.generation
    own.reindex()
    assert own.stats().index["generation"] != index["generation"]


def test_an_index_that_cannot_be_used_is_a_problem_and_not_an_error(own: Archive) -> None:
    shutil.rmtree(own.index.current())
    index = own.stats().index
    assert (index["generation"], index["documents"]) == ("", 0)
    assert "không có trong kho" in index["problem"]


def test_figures_follow_what_is_written(own: Archive, tmp_path: Path) -> None:
    before = own.stats()
    path = tmp_path / "moi.jsonl"
    path.write_text('{"title": "Một", "published": "2020-05-01", "section": "Mới"}\n{', "utf-8")
    own.ingest([path])
    after = own.stats()
    assert after.posts == before.posts + 1
    assert after.rejects == before.rejects + 1
    assert after.by_year["2020"] == before.by_year["2020"] + 1
    assert after.by_section["Mới"] == 1
    assert after.by_source["moi"] == 1
    assert after.last_run is not None
    assert after.last_run["id"] == 3
    assert after.size["originals"] == before.size["originals"] + 1
