"""`archive.rejects`: what could not be read, why, and trying again."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from luutru import Archive, NotFound
from luutru.tests.api.conftest import Printed
from luutru.tests.conftest import needs_permissions
from luutru.tests.helpers.ward import REJECTED


def test_open_rejects_have_reason_repair_and_bytes(ward: Archive, printed: Printed) -> None:
    (reject,) = ward.rejects
    assert len(ward.rejects) == 1
    assert ward.rejects.get(reject.id) == reject
    assert reject.locator == "dòng 1"
    assert "JSON hỏng" in reject.reason
    assert reject.repair
    assert ward.rejects.original(reject.id) == REJECTED.encode()
    assert [reject.to_dict()] == printed("rejects")
    with pytest.raises(NotFound, match="số 9"):
        ward.rejects.get(9)
    with pytest.raises(NotFound, match="số 9"):
        ward.rejects.original(9)


def test_a_reject_is_read_again_and_resolved_when_its_bytes_can_be(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"title": "Ch\xc3')
    assert archive.ingest([path]).rejected == 1
    (reject,) = archive.rejects
    assert archive.rejects.retry(reject.id).rejected == 1
    path.write_text('{"title": "Chợ"}', "utf-8")
    assert archive.ingest([path]).new == 1
    assert len(archive.rejects) == 0
    assert archive.rejects.get(reject.id).state == "resolved"
    with pytest.raises(NotFound):
        archive.rejects.retry(99)


@needs_permissions
def test_a_file_that_was_never_read_has_no_bytes(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "khoa.txt"
    path.write_text("x", "utf-8")
    path.chmod(0)
    archive.ingest([path])
    (reject,) = archive.rejects
    assert reject.sha256 is None
    with pytest.raises(NotFound, match="không có byte nào"):
        archive.rejects.original(reject.id)


def test_bytes_of_a_record_are_cut_from_its_file(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"title": "M\xe1\xbb\x99t"}\n{"title": \n{"title": "Hai"}\n[1]\n')
    assert archive.ingest([path]).rejected == 2
    first, second = archive.rejects
    assert archive.rejects.original(first.id).strip() == b'{"title":'
    assert archive.rejects.original(second.id).strip() == b"[1]"
    assert (first.locator, second.locator) == ("dòng 2", "dòng 4")


def test_bytes_of_a_record_are_those_within_a_packed_file(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "Hai"}\n{"title": \n', mtime=0))
    archive.ingest([path])
    (reject,) = archive.rejects
    assert archive.rejects.original(reject.id).strip() == b'{"title":'


def test_a_file_that_is_no_post_is_kept_whole(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "anh.txt"
    path.write_bytes(b"\x00\x01\x02" * 9)
    archive.ingest([path])
    (reject,) = archive.rejects
    assert archive.rejects.original(reject.id) == b"\x00\x01\x02" * 9


def test_what_has_gone_is_read_again_from_the_bytes_that_were_kept(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": \n{"title": "Hai"}', "utf-8")
    archive.ingest([path])
    (reject,) = archive.rejects
    path.unlink()
    again = archive.rejects.retry(reject.id)
    assert (again.new, again.rejected) == (0, 1)
    (still,) = archive.rejects
    assert archive.rejects.original(still.id).strip() == b'{"title":'


def test_rejects_are_iterated_oldest_first_and_resolved_ones_left_out(
    archive: Archive, tmp_path: Path
) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.jsonl").write_text('{"title": ', "utf-8")
        archive.ingest([tmp_path / f"{name}.jsonl"])
    assert [Path(one.uri).name for one in archive.rejects] == ["b.jsonl", "a.jsonl", "c.jsonl"]
    (tmp_path / "a.jsonl").write_text('{"title": "Chợ"}', "utf-8")
    archive.ingest([tmp_path / "a.jsonl"])
    assert [Path(one.uri).name for one in archive.rejects] == ["b.jsonl", "c.jsonl"]
    assert len(archive.rejects) == 2
