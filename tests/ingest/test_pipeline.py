from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive
from luutru.errors import NotFound

Write = Callable[[str, str | bytes], Path]


def lines(*records: dict[str, object]) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def test_the_same_bytes_again_change_nothing(archive: Archive, write: Write, pasted: str) -> None:
    folder = write("bai.txt", pasted).parent
    write("hai.jsonl", lines({"id": 1, "title": "Một"}, {"id": 2, "title": "Hai"}))
    first = archive.ingest([folder])
    again = archive.ingest([folder])
    assert (first.new, first.unchanged) == (3, 0)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)


def test_a_copy_elsewhere_is_the_same_post(archive: Archive, write: Write, pasted: str) -> None:
    archive.ingest([write("a/bai.txt", pasted)])
    assert archive.ingest([write("b/ten-khac.txt", pasted)]).unchanged == 1
    post = archive.posts.get(1).stored
    assert len(archive.store.files.places(post.provenance.sha256)) == 2


def test_a_changed_post_is_a_new_version_and_the_old_one_stays(
    archive: Archive, write: Write, pasted: str
) -> None:
    path = write("bai.txt", pasted)
    archive.ingest([path])
    path.write_text(pasted.replace("Trần Quốc Bảo", "Lê Hữu Phước"), "utf-8")
    assert archive.ingest([path]).changed == 1
    assert "Lê Hữu Phước" in archive.posts.get(1).stored.version.text
    assert "Trần Quốc Bảo" in archive.posts.get(1, 1).stored.version.text
    assert [v["number"] for v in archive.store.posts.versions(1)] == [1, 2]
    assert archive.search("Lê Hữu Phước").total >= 1
    assert archive.search('"Trần Quốc Bảo"').total == 0
    path.write_text(pasted, "utf-8")  # back to what it was: a version of its own
    assert archive.ingest([path]).changed == 1


def test_a_changed_record_in_an_export_is_a_new_version(archive: Archive, write: Write) -> None:
    path = write("x.jsonl", lines({"id": 1, "title": "Một"}, {"id": 2, "title": "Hai"}))
    archive.ingest([path])
    path.write_text(lines({"id": 1, "title": "Một"}, {"id": 2, "title": "Hai sửa"}), "utf-8")
    summary = archive.ingest([path])
    assert (summary.changed, summary.unchanged) == (1, 1)


def test_two_records_of_one_id_are_both_kept_and_settle(archive: Archive, write: Write) -> None:
    path = write("x.jsonl", lines({"id": 1, "title": "Một"}, {"id": 1, "title": "Hai"}))
    assert archive.ingest([path]).new == 2
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert archive.ingest([path]).unchanged == 2


def test_rejects_keep_reason_and_bytes_and_the_rest_goes_on(archive: Archive, write: Write) -> None:
    write("a.jsonl", '{"title": "Một"}\n{"title": "hỏ\n{"title": "Ba"}')
    folder = write("b.txt", b"").parent
    summary = archive.ingest([folder])
    assert (summary.new, summary.rejected) == (2, 2)
    broken, empty = archive.store.rejects.open()
    assert broken.locator == "dòng 2"
    assert archive.store.originals.read(broken.sha256 or "", broken.start or 0, broken.end) == (
        '{"title": "hỏ'.encode()
    )
    assert "rỗng" in empty.reason
    again = archive.ingest([folder])
    assert (again.unchanged, again.rejected) == (2, 2)
    assert archive.store.rejects.count_open() == 2


def test_a_mended_file_closes_its_reject(archive: Archive, write: Write) -> None:
    path = write("a.jsonl", '{"title": "hỏ')
    archive.ingest([path])
    path.write_text('{"title": "hỏi"}', "utf-8")
    archive.ingest([path])
    assert archive.store.rejects.count_open() == 0


def test_retry_reads_the_kept_bytes_again(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}\n{"title": "hỏ')])
    summary = archive.rejects.retry(archive.store.rejects.open()[0].id)
    assert (summary.unchanged, summary.rejected) == (1, 1)
    with pytest.raises(NotFound):
        archive.rejects.retry(99)


def test_the_original_of_a_record_is_its_own_bytes(archive: Archive, write: Write) -> None:
    data = lines({"id": "a", "title": "Một"}, {"id": "b", "title": "Hai"}).encode()
    archive.ingest([write("x.jsonl.gz", gzip.compress(data))])
    assert archive.posts.original(archive.posts.get("b").stored) == data.split(b"\n")[1]


def test_what_was_written_is_kept_and_found_in_any_style(archive: Archive, write: Write) -> None:
    archive.ingest([write("x.jsonl", lines({"title": "Đảng uỷ xã Hoà Bình"}))])
    assert archive.posts.get(1).stored.version.title == "Đảng uỷ xã Hoà Bình"
    for query in ("Đảng ủy xã Hòa Bình", "ĐẢNG UỶ", "dang uy xa hoa binh"):
        assert archive.search(query).total == 1


def test_many_posts_go_through_worker_processes(archive: Archive, write: Write) -> None:
    records = [{"id": n, "title": f"Bài số {n}", "body": "Hội nghị phường."} for n in range(150)]
    summary = archive.ingest([write("x.jsonl", lines(*records))], processes=2)
    assert summary.new == 150
    assert [post.post.external_id for post in archive.store.posts.changed_after()] == [
        str(n) for n in range(150)
    ]
