from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive
from luutru.errors import IndexDamaged, IndexMissing, IndexOutdated, IndexUnusable

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
    assert opened.view.ids() == {1}
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


def records(first: int, last: int, title: str = "Bài số") -> str:
    return "\n".join(
        json.dumps({"id": n, "title": f"{title} {n}", "body": "Hội nghị phường bàn việc chung."})
        for n in range(first, last)
    )


def test_an_update_is_a_new_generation_that_shares_what_stays(
    archive: Archive, write: Write
) -> None:
    archive.ingest([write("a.jsonl", records(0, 200))], processes=1)
    before, opened = archive.index.current(), archive.index.open()
    archive.ingest([write("b.jsonl", records(300, 303))])
    after = archive.index.current()
    assert after != before
    shared = {path.name for path in before.glob("*.seg")} & {p.name for p in after.glob("*.seg")}
    (name,) = shared
    assert (before / name).stat().st_ino == (after / name).stat().st_ino
    assert len(opened.view.ids()) == 200
    assert archive.search("hội nghị").total == 203
    assert archive.check() == []
    opened.close()


def test_changed_posts_are_replaced_in_whatever_segment_they_are(
    archive: Archive, write: Write
) -> None:
    for changed in ((), (5,), (5, 25), (5,)):
        old, new = (records(0, 60).split("\n"), records(0, 60, "Tin mới").split("\n"))
        lines = [new[n] if n in changed else old[n] for n in range(60)]
        archive.ingest([write("a.jsonl", "\n".join(lines))], processes=1)
        assert archive.check() == []
        assert archive.search("hội nghị").total == 60
        assert archive.search('"tin mới"').total == len(changed)


def test_many_small_updates_leave_few_segments(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", records(0, 300))], processes=1)
    for n in range(30):
        archive.ingest([write(f"b{n}.jsonl", records(1000 + n, 1001 + n))])
    assert archive.search("hội nghị").total == 330
    assert len(archive.index.manifest().segments) <= 10
    assert archive.check() == []


def flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x41
    path.write_bytes(data)


KINDS = ("../current", "manifest.json", "*.toc", "*.seg", "*.vocabulary.db", "*.pairs.npy")


@pytest.mark.parametrize("kind", KINDS)
def test_a_flipped_byte_in_any_file_is_told_and_mended(
    archive: Archive, write: Write, kind: str
) -> None:
    archive.ingest([write("a.jsonl", records(0, 30))])
    archive.close()
    current = archive.index.current()
    # `stamps.json` says no more than which files need not be hashed.
    assert {path.suffix for path in current.iterdir()} == {".json", ".toc", ".seg", ".db", ".npy"}
    (path,) = archive.index.folder.glob("current") if "/" in kind else current.glob(kind)
    size = path.stat().st_size
    for at in (0, size // 3, size // 2, size - 2):
        flipped(path, at)
        with Archive(archive.folder) as again:
            with pytest.raises(IndexUnusable, match="luutru reindex"):
                again.search("hội nghị")
            assert any("reindex" in problem.repair for problem in again.check())
        flipped(path, at)
    flipped(path, size // 3)
    with Archive(archive.folder) as again:
        again.update_index()
        assert again.search("hội nghị").total == 30
        assert again.check() == []


def test_check_reads_every_byte_though_time_and_size_are_the_same(
    archive: Archive, write: Write
) -> None:
    archive.ingest([write("a.jsonl", records(0, 30))])
    assert archive.check() == []
    (path,) = archive.index.current().glob("*.seg")
    before = path.stat()
    flipped(path, before.st_size // 2)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert [path.name in str(problem) for problem in archive.check()] == [True]


def test_a_copied_archive_opens(archive: Archive, write: Write, tmp_path: Path) -> None:
    archive.ingest([write("a.jsonl", records(0, 30))])
    archive.close()
    shutil.copytree(archive.folder, tmp_path / "copy", copy_function=shutil.copyfile)
    for _ in range(2):
        with Archive(tmp_path / "copy") as copy:
            assert copy.search("hội nghị").total == 30


@pytest.mark.parametrize("damage", ["folder", "current", "generation"])
def test_a_lost_index_is_told_and_built_anew(archive: Archive, write: Write, damage: str) -> None:
    archive.ingest([write("a.jsonl", records(0, 30))])
    archive.close()
    index = archive.index.folder
    lost = {"folder": index, "current": index / "current", "generation": archive.index.current()}
    gone = lost[damage]
    gone.unlink() if gone.is_file() else shutil.rmtree(gone)
    with Archive(archive.folder) as again:
        missing = IndexDamaged if damage == "generation" else IndexMissing
        with pytest.raises(missing, match="luutru reindex"):
            again.search("hội nghị")
        again.ingest([write("b.jsonl", records(50, 51))])
        assert again.search("hội nghị").total == 31


def test_what_a_crash_left_behind_is_never_read_and_goes(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", records(0, 30))])
    left = archive.index.folder / "gen-000009"
    left.mkdir()
    (left / "MAIN_x.seg").write_bytes(b"half")
    (archive.index.folder / "current.new").write_text("gen-000009")
    assert archive.search("hội nghị").total == 30
    archive.reindex()
    assert not left.exists()
    assert archive.check() == []


def test_another_schema_version_says_which_command_mends_it(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.jsonl", '{"title": "Một"}')])
    current = archive.index.current()
    path = current / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 0}))
    pointer = f"{current.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    (archive.index.folder / "current").write_text(pointer)
    archive.close()
    with Archive(archive.folder) as again:
        with pytest.raises(IndexOutdated, match="luutru reindex"):
            again.search("một")
        assert any("reindex" in p.repair for p in again.check())
        again.reindex()
        assert again.search("một").total == 1
        assert again.check() == []
