"""`luutru export`, and taking an export in: an empty archive becomes an equal one."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.copies.equality import differences
from luutru.copies.lines import LONGEST_LINE
from luutru.tests.helpers.command_line import on, unfinished, with_room

Luutru = Callable[..., Result]
FINDS = ("citations", "events", "abbreviations", "definitions")


@pytest.mark.parametrize("name", ["kho.jsonl", "kho.jsonl.gz", "kho.txt"])
def test_an_empty_archive_becomes_an_equal_one(
    name: str, luutru: Luutru, lived_in: Path, tmp_path: Path
) -> None:
    path, other = tmp_path / name, tmp_path / "other"
    assert luutru("export", path).exit_code == 0
    assert (path.read_bytes()[:2] == b"\x1f\x8b") == name.endswith(".gz")
    result = on(other, "ingest", path, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["new"] == 64
    assert list(differences(lived_in, other, new_runs=1)) == []
    assert on(other, "check").exit_code == 0
    for words in (
        ["search", "giai phong mat bang", "--format", "ids"],
        ["show", "1", "--format", "json"],
        ["show", "bai.txt", "--version", "1"],
        ["people", "--format", "json"],
        ["people", "decisions"],
        ["rejects", "--format", "json"],
        ["topics", "--format", "json"],
    ):
        assert on(other, *words).stdout == luutru(*words).stdout, words
    log = json.loads(on(other, "runs", "--format", "json").stdout)
    assert (log[0]["command"], log[0]["status"], log[0]["counts"]["new"]) == ("ingest", "done", 64)
    assert log[0]["parameters"]["paths"] == [str(path)]
    assert log[1:] == json.loads(luutru("runs", "--format", "json").stdout)


def test_the_two_archives_go_on_alike(
    luutru: Luutru, exported: Path, lived_in: Path, tmp_path: Path
) -> None:
    """Numbers of what is added later are the same, and what is known stays known."""
    other = tmp_path / "other"
    on(other, "ingest", exported)
    new = tmp_path / "moi.txt"
    new.write_text("Bài mới\n\nÔng Phan Đình Phùng - Chủ tịch UBND phường phát biểu.", "utf-8")
    for folder in (lived_in, other):
        assert on(folder, "ingest", new).exit_code == 0
    shown = [json.loads(on(f, "show", "moi.txt", "--format", "json").stdout)
             for f in (lived_in, other)]  # fmt: skip
    assert shown[0]["id"] == shown[1]["id"]
    assert shown[0]["people"] == shown[1]["people"] != []


def test_what_older_rules_have_found_is_brought_up_as_the_archive_itself_is(
    luutru: Luutru, lived_in: Path, tmp_path: Path
) -> None:
    db = sqlite3.connect(lived_in / "archive.db")
    db.execute("UPDATE posts SET enriched = 1, classified = ''")
    for table in ("post_topics", *FINDS):
        db.execute(f"DELETE FROM {table}")
    db.commit()
    db.close()
    luutru("export", tmp_path / "a.jsonl")
    kept, other = tmp_path / "kept", tmp_path / "other"
    assert on(kept, "ingest", tmp_path / "a.jsonl", "--no-index").exit_code == 0
    assert list(differences(lived_in, kept, new_runs=1)) == []
    result = on(other, "ingest", tmp_path / "a.jsonl")
    assert (result.exit_code, "64 bài do luutru cũ đọc" in result.stderr) == (0, True)
    assert on(other, "check").exit_code == 0
    assert on(other, "search", "--topic", "giai phong", "--format", "ids").stdout
    assert luutru("reindex").exit_code == 0
    left = list(differences(lived_in, other))
    assert {one.split(":")[0] for one in left} == {"runs"}


def test_an_exported_copy_exports_the_same_lines(exported: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    on(other, "ingest", exported)
    again = tmp_path / "lai.jsonl"
    on(other, "export", again)
    mine = exported.read_text("utf-8").splitlines()[1:-1]
    theirs = [line for line in again.read_text("utf-8").splitlines()[1:-1]
              if '"table":"runs"' not in line]  # fmt: skip
    assert [line for line in mine if '"table":"runs"' not in line] == theirs


def test_any_program_reads_it(exported: Path, lived_in: Path, pasted: str) -> None:
    data = exported.read_bytes()
    lines = data.splitlines(keepends=True)
    first, *middle, last = map(json.loads, lines)
    assert (first["format"], first["version"]) == ("luutru-export", 1)
    assert last["end"] == {
        "lines": len(lines) - 1,
        "sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest(),
    }
    rows: dict[str, list[dict[str, object]]] = {}
    for line in middle:
        if "table" in line:
            rows.setdefault(line["table"], []).append(line["row"])
    assert {name: len(some) for name, some in rows.items()} == {
        name: count for name, count in first["counts"].items() if count
    }
    originals: dict[str, bytes] = {}
    for part in rows["original_parts"]:
        value = b64decode(part["data"]["base64"])  # type: ignore[index]
        sha256 = str(part["sha256"])
        originals[sha256] = originals.get(sha256, b"") + value
    assert pasted.encode() in originals.values()
    assert all(hashlib.sha256(value).hexdigest() == name for name, value in originals.items())
    assert {line["file"] for line in middle if "file" in line} == {
        "topics.toml", "abbreviations.tsv", "lexicons/person_acts.tsv",
    }  # fmt: skip


def test_it_goes_to_standard_output(luutru: Luutru, exported: Path) -> None:
    def dateless(data: bytes) -> list[bytes]:
        return data.splitlines()[1:-1]

    assert dateless(luutru("export").stdout_bytes) == dateless(exported.read_bytes())
    assert dateless(luutru("export", "-").stdout_bytes) == dateless(exported.read_bytes())


def test_a_file_is_not_overwritten(luutru: Luutru, exported: Path) -> None:
    before = exported.read_bytes()
    assert luutru("export", exported).exit_code == 2
    assert exported.read_bytes() == before
    assert luutru("export", exported, "--force").exit_code == 0


def test_large_originals_go_by_parts(archive: Archive, tmp_path: Path) -> None:
    posts = tmp_path / "lon.jsonl"
    body = "Hội nghị phường. " * 1000
    posts.write_text(
        "\n".join(json.dumps({"id": n, "title": f"Bài {n}", "body": body, "x": "é" * 90_000},
                  ensure_ascii=False) for n in range(20)), "utf-8")  # fmt: skip
    archive.ingest([posts], index=False)
    out = tmp_path / "a.jsonl"
    archive.export(out)
    lines = out.read_bytes().splitlines()
    parts = [line for line in lines if line.startswith(b'{"table":"original_parts"')]
    assert len(parts) == posts.stat().st_size // (1 << 20) + 1
    assert max(map(len, lines)) < 2 << 20 < LONGEST_LINE
    with Archive(tmp_path / "other", create=True) as other:
        assert other.ingest([out], index=False).new == 20
        sha256 = archive.posts.get(1).stored.provenance.sha256
        assert other.store.originals.read(sha256) == posts.read_bytes()
    assert list(differences(tmp_path / "archive", tmp_path / "other", new_runs=1)) == []


def _reframed(lines: list[bytes]) -> bytes:
    """End lines as an export does: what is wrong with them is not seen by their hash."""
    body = b"".join(lines)
    end = {"end": {"lines": len(lines), "sha256": hashlib.sha256(body).hexdigest()}}
    return body + json.dumps(end).encode() + b"\n"


def test_a_damaged_original_is_not_exported(luutru: Luutru, lived_in: Path, tmp_path: Path) -> None:
    db = sqlite3.connect(lived_in / "archive.db")
    db.execute("DELETE FROM original_parts WHERE rowid = 1")
    db.commit()
    db.close()
    result = luutru("export", tmp_path / "a.jsonl")
    assert result.exit_code == 1
    assert "mã băm" in result.stderr
    assert not (tmp_path / "a.jsonl").exists()
    assert luutru("export").stdout_bytes == b""


def test_without_room_nothing_half_is_left(exported: Path, lived_in: Path, tmp_path: Path) -> None:
    done = with_room(exported.stat().st_size // 2, lived_in, "export", tmp_path / "b.jsonl")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert not (tmp_path / "b.jsonl").exists()
    assert unfinished(tmp_path) == []


def test_an_export_of_an_earlier_schema_is_brought_up_to_date(
    exported: Path, lived_in: Path, tmp_path: Path
) -> None:
    """As the version without topics would have written it."""
    first, *lines, _ = exported.read_bytes().splitlines(keepends=True)
    told = json.loads(first)
    told["steps"] = [step for step in told["steps"] if step < "m007"]
    gone = ("topics", "post_topics", "topic_decisions", "skips", "removals", *FINDS)
    later = {
        "posts": ("classified", "removed"), "files": ("removed",),
        "rejects": ("source", "since", "dismissed"),
        "versions": ("repairs", "reading"),
    }  # fmt: skip
    kept = []
    for line in lines:
        value = json.loads(line)
        if value.get("table") in gone or value.get("row", {}).get("name") == "topic_decisions":
            continue
        for name in later.get(value.get("table"), ()):
            value["row"].pop(name, None)
        if value.get("table") == "posts":
            value["row"]["enriched"] = 1
        kept.append(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    told["counts"] = {name: n for name, n in told["counts"].items() if name not in gone}
    told["counts"]["sqlite_sequence"] -= 1
    old = tmp_path / "cu.jsonl"
    head = json.dumps(told, separators=(",", ":")).encode() + b"\n"
    old.write_bytes(_reframed([head, *kept]))
    other = tmp_path / "other"
    assert on(other, "ingest", old).exit_code == 0
    assert on(other, "check").exit_code == 0
    assert on(other, "reindex").exit_code == 0
    left = list(differences(lived_in, other, new_runs=3))  # ingest, reading anew, reindex
    assert {one.split(":")[0] for one in left} <= {
        "posts", "post_topics", "topics", "topic_decisions", "sqlite_sequence",
        "appearances", "roles",  # numbered anew
        "rejects", "skips", "versions",  # of which less was known then
    }  # fmt: skip
    assert on(other, "search", "--topic", "giai phong", "--format", "ids").stdout
