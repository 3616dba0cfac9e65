"""Backup files that are cut, changed, or made to do harm: nothing is restored from them."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.tests.helpers.command_line import on, unfinished


def _changed(saved: Path, how: Callable[[bytearray], bytes | bytearray | None]) -> Path:
    data = bytearray(saved.read_bytes())
    changed = how(data)
    path = saved.with_name("hong.tar")
    path.write_bytes(data if changed is None else changed)
    return path


def _flip(at: float) -> Callable[[bytearray], None]:
    def flip(data: bytearray) -> None:
        data[int(len(data) * at)] ^= 0x40

    return flip


DAMAGE: dict[str, Callable[[bytearray], bytes | bytearray | None]] = {
    "empty": lambda data: b"",
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut near its end": lambda data: data[:-20_000],
    "a byte of the database": _flip(0.5),
    "a byte of the manifest": lambda data: data.replace(b'"posts": 64', b'"posts": 65'),
    "a header": lambda data: data.replace(b"archive.db", b"brchive.db"),
    "another program's": lambda data: b"PK\x03\x04" + data,
    "text": lambda data: "đây là bài viết\n".encode() * 100,
    "newer": lambda data: data.replace(b'"version": 1', b'"version": 7'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_backup_changes_nothing(saved: Path, folder: Path, damage: str) -> None:
    broken = _changed(saved, DAMAGE[damage])
    before = (folder / "archive.db").read_bytes()
    for where in (folder, folder.parent / "other"):
        result = on(where, "restore", broken, "--force")
        assert result.exit_code == 1, damage
        assert "hong.tar" in result.stderr
        assert "Traceback" not in result.stderr
    assert (folder / "archive.db").read_bytes() == before
    assert not (folder.parent / "other").exists()
    assert not list(folder.parent.glob("*.before-restore-*"))
    assert unfinished(folder.parent) == []


def _tar(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        for header, data in members:
            header.size = len(data)
            tar.addfile(header, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["../thoat.txt", "/tmp/thoat.txt", "index/current", "khac.txt"])
def test_no_member_goes_where_it_likes(saved: Path, tmp_path: Path, name: str) -> None:
    with tarfile.open(saved) as tar:
        read = tar.extractfile("manifest.json")
        assert read is not None
        manifest = json.loads(read.read())
        database = tar.extractfile("archive.db")
        assert database is not None
        whole = database.read()
    data = b"x"
    manifest["files"] = {"archive.db": manifest["files"]["archive.db"]}
    bad = tarfile.TarInfo(name)
    listed = manifest | {"files": {**manifest["files"], name: {"size": 1, "sha256": ""}}}
    link = tarfile.TarInfo("topics.toml")
    link.type, link.linkname = tarfile.SYMTYPE, name
    with_link = manifest | {
        "files": {**manifest["files"], "topics.toml": {"size": 0, "sha256": ""}}
    }
    for told, extra in ((manifest, bad), (listed, bad), (with_link, link)):
        made = _tar(
            tmp_path / "xau.tar",
            (tarfile.TarInfo("manifest.json"), json.dumps(told).encode()),
            (tarfile.TarInfo("archive.db"), whole),
            (extra, b"" if extra is link else data),
        )
        result = on(tmp_path / "other", "restore", made)
        assert result.exit_code == 1
        assert "đã hỏng" in result.stderr
        assert not (tmp_path / "other").exists()
    assert not (tmp_path / "thoat.txt").exists()


def test_counts_that_are_not_those_of_the_database_are_refused(saved: Path, tmp_path: Path) -> None:
    with tarfile.open(saved) as tar:
        members = {m.name: (m, tar.extractfile(m).read()) for m in tar}  # type: ignore[union-attr]
    manifest = json.loads(members["manifest.json"][1])
    manifest["counts"]["posts"] += 1
    members["manifest.json"] = (
        tarfile.TarInfo("manifest.json"), json.dumps(manifest).encode()
    )  # fmt: skip
    result = on(tmp_path / "other", "restore", _tar(tmp_path / "x.tar", *members.values()))
    assert result.exit_code == 1
    assert "posts" in result.stderr
    assert not (tmp_path / "other").exists()
