"""`luutru export`, and taking an export in: an empty archive becomes an equal one."""

from __future__ import annotations

import gzip
import hashlib
import json
import resource
import sqlite3
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from luutru import Archive
from luutru.cli import run
from luutru.copies.equality import differences
from luutru.copies.lines import LONGEST_LINE

Luutru = Callable[..., Result]
FINDS = ("citations", "events", "abbreviations", "definitions")


def _on(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(run, ["--archive", str(folder), *map(str, arguments)])


@pytest.fixture
def exported(luutru: Luutru, lived_in: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kho.jsonl"
    result = luutru("export", path)
    assert result.exit_code == 0, result.stderr
    assert "64 bài" in result.stderr
    return path


@pytest.mark.parametrize("name", ["kho.jsonl", "kho.jsonl.gz", "kho.txt"])
def test_an_empty_archive_becomes_an_equal_one(
    name: str, luutru: Luutru, lived_in: Path, tmp_path: Path
) -> None:
    path, other = tmp_path / name, tmp_path / "other"
    assert luutru("export", path).exit_code == 0
    assert (path.read_bytes()[:2] == b"\x1f\x8b") == name.endswith(".gz")
    result = _on(other, "ingest", path, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["new"] == 64
    assert list(differences(lived_in, other, new_runs=1)) == []
    assert _on(other, "check").exit_code == 0
    for command in (
        ["search", "giai phong mat bang", "--format", "ids"],
        ["show", "1", "--format", "json"],
        ["show", "bai.txt", "--version", "1"],
        ["people", "--format", "json"],
        ["people", "decisions"],
        ["rejects", "--format", "json"],
        ["topics", "--format", "json"],
    ):
        assert _on(other, *command).stdout == luutru(*command).stdout, command
    log = json.loads(_on(other, "runs", "--format", "json").stdout)
    assert (log[0]["command"], log[0]["status"], log[0]["counts"]["new"]) == ("ingest", "done", 64)
    assert log[0]["parameters"]["paths"] == [str(path)]
    assert log[1:] == json.loads(luutru("runs", "--format", "json").stdout)


def test_the_two_archives_go_on_alike(
    luutru: Luutru, exported: Path, lived_in: Path, tmp_path: Path
) -> None:
    """Numbers of what is added later are the same, and what is known stays known."""
    other = tmp_path / "other"
    _on(other, "ingest", exported)
    new = tmp_path / "moi.txt"
    new.write_text("Bài mới\n\nÔng Phan Đình Phùng - Chủ tịch UBND phường phát biểu.", "utf-8")
    for folder in (lived_in, other):
        assert _on(folder, "ingest", new).exit_code == 0
    shown = [json.loads(_on(f, "show", "moi.txt", "--format", "json").stdout)
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
    assert _on(kept, "ingest", tmp_path / "a.jsonl", "--no-index").exit_code == 0
    assert list(differences(lived_in, kept, new_runs=1)) == []
    result = _on(other, "ingest", tmp_path / "a.jsonl")
    assert (result.exit_code, "64 bài do luutru cũ đọc" in result.stderr) == (0, True)
    assert _on(other, "check").exit_code == 0
    assert _on(other, "search", "--topic", "giai phong", "--format", "ids").stdout
    assert luutru("reindex").exit_code == 0
    left = list(differences(lived_in, other))
    assert {one.split(":")[0] for one in left} == {"runs"}


def test_an_exported_copy_exports_the_same_lines(exported: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    _on(other, "ingest", exported)
    again = tmp_path / "lai.jsonl"
    _on(other, "export", again)
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
        "topics.toml", "abbreviations.tsv",
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


def test_an_archive_that_holds_anything_is_refused(
    luutru: Luutru, exported: Path, lived_in: Path
) -> None:
    before = luutru("stats", "--format", "json").stdout
    result = luutru("ingest", exported)
    assert result.exit_code == 2
    assert "kho trống" in result.stderr
    assert "luutru restore" in result.stderr
    assert luutru("stats", "--format", "json").stdout == before


@pytest.mark.parametrize("more", [["--source", "x"], ["--map", "title=ten"], ["SAMPLES"]])
def test_it_comes_alone(exported: Path, tmp_path: Path, more: list[str]) -> None:
    if more == ["SAMPLES"]:
        more = [str(Path(__file__).parents[2] / "data" / "samples")]
    result = _on(tmp_path / "other", "ingest", exported, *more)
    assert result.exit_code == 2
    assert "một mình" in result.stderr


def test_one_in_a_folder_of_posts_is_a_reject(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cac-bai"
    folder.mkdir()
    exported.rename(folder / "kho.jsonl")
    (folder / "a.txt").write_text("Bài tốt\n\nMột đoạn văn.", "utf-8")
    result = _on(tmp_path / "other", "ingest", folder)
    assert result.exit_code == 3
    assert "Mới 1" in result.stderr
    (reject,) = json.loads(_on(tmp_path / "other", "rejects", "--format", "json").stdout)
    assert "bản xuất" in reject["reason"]


def test_own_files_of_the_new_archive_are_not_replaced(exported: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "topics.toml").write_text("# của tôi\n", "utf-8")
    result = _on(other, "ingest", exported)
    assert result.exit_code == 2
    assert "topics.toml" in result.stderr
    assert (other / "topics.toml").read_text("utf-8") == "# của tôi\n"
    (other / "topics.toml").unlink()
    assert _on(other, "ingest", exported).exit_code == 0


def _still_empty(folder: Path) -> bool:
    left = {p.name for p in folder.iterdir() if not p.name.startswith(("archive.", "index"))}
    with Archive(folder) as archive:
        return not left and archive.store.posts.count() == 0 == archive.store.originals.totals()[0]


def _reframed(lines: list[bytes]) -> bytes:
    """End lines as an export does: what is wrong with them is not seen by their hash."""
    body = b"".join(lines)
    end = {"end": {"lines": len(lines), "sha256": hashlib.sha256(body).hexdigest()}}
    return body + json.dumps(end).encode() + b"\n"


def _without_last(lines: list[bytes]) -> bytes:
    return _reframed(lines[:-2])


def _one(table: str, change: Callable[[dict[str, object]], object]) -> Callable[..., bytes]:
    def changed(lines: list[bytes]) -> bytes:
        out = list(lines[:-1])
        at = next(i for i, line in enumerate(out) if line.startswith(b'{"table":"%s"' %
                  table.encode()))  # fmt: skip
        value = json.loads(out[at])
        change(value)
        out[at] = json.dumps(value).encode() + b"\n"
        return _reframed(out)

    return changed


DAMAGE: dict[str, Callable[[list[bytes]], bytes]] = {
    "no last line": lambda lines: b"".join(lines[:-1]),
    "cut in a line": lambda lines: b"".join(lines)[: -len(lines[-1]) - 40],
    "cut in half": lambda lines: b"".join(lines[: len(lines) // 2]),
    "first line only": lambda lines: lines[0],
    "a line is missing": lambda lines: b"".join(lines[:9] + lines[10:]),
    "a line twice": lambda lines: b"".join(lines[:9] + lines[9:10] + lines[9:]),
    "a changed letter": lambda lines: b"".join(lines).replace("phường".encode(), b"phuong", 1),
    "more behind it": lambda lines: b"".join([*lines, lines[5]]),
    "broken JSON": lambda lines: b"".join([*lines[:9], b'{"table":\n', *lines[9:]]),
    "a list": lambda lines: b"".join([*lines[:9], b"[]\n", *lines[9:]]),
    "a row less, well framed": _without_last,
    "another table": _one("posts", lambda value: value.update(table="khac")),
    "a table of SQLite's": _one("posts", lambda value: value.update(table="sqlite_master")),
    "a column more": _one("posts", lambda value: value["row"].update({"a, b": 1})),  # type: ignore[attr-defined]
    "a value that is none": _one("posts", lambda value: value["row"].update(version="x")),  # type: ignore[attr-defined]
    "a number that is too large": _one(
        "posts",
        lambda value: value["row"].update(id=1 << 70),  # type: ignore[attr-defined]
    ),
    "a last number that is none": _one(
        "sqlite_sequence",
        lambda value: value["row"].pop("seq"),  # type: ignore[attr-defined]
    ),
    "a row that is none": _one("posts", lambda value: value.update(row=3)),
    "half a letter": _one("posts", lambda value: value["row"].update(source="\ud800")),  # type: ignore[attr-defined]
    "a post that is not": _one("versions", lambda value: value["row"].update(post=999)),  # type: ignore[attr-defined]
    "another original": _one(
        "original_parts",
        lambda value: value["row"].update(data={"base64": "eA=="}),  # type: ignore[attr-defined]
    ),
    "another program's file": _one(
        "posts",
        lambda value: (
            value.update(file="../x", data={"base64": "eA=="})
            or (value.pop("table"), value.pop("row"))
        ),
    ),
    "a newer format": lambda lines: b"".join(lines).replace(b'"version":1', b'"version":2', 1),
    "a newer schema": lambda lines: b"".join(lines).replace(b'"m001_runs"', b'"m000_runs"', 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_export_is_refused_whole(
    exported: Path, tmp_path: Path, damage: str, packed: bool
) -> None:
    data = DAMAGE[damage](exported.read_bytes().splitlines(keepends=True))
    broken = tmp_path / ("hong.jsonl.gz" if packed else "hong.jsonl")
    broken.write_bytes(gzip.compress(data) if packed else data)
    other = tmp_path / "other"
    result = _on(other, "ingest", broken)
    assert result.exit_code == 1, result.stderr
    assert str(broken) in result.stderr
    assert "Traceback" not in result.stderr
    assert _still_empty(other)
    assert not [path for path in other.iterdir() if ".part" in path.name]
    assert _on(other, "ingest", exported).exit_code == 0  # the archive can be used


def test_cut_gzip_is_refused(luutru: Luutru, lived_in: Path, tmp_path: Path) -> None:
    whole = tmp_path / "a.jsonl.gz"
    luutru("export", whole)
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(whole.read_bytes()[:-3000])
    result = _on(tmp_path / "other", "ingest", cut)
    assert result.exit_code == 1
    assert "cắt cụt" in result.stderr
    assert _still_empty(tmp_path / "other")


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
    def run_with(room: int, *words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "luutru.cli", *map(str, words)],
            capture_output=True, text=True,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)
            ),
        )  # fmt: skip

    size = exported.stat().st_size
    done = run_with(size // 2, "--archive", lived_in, "export", tmp_path / "b.jsonl")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert not (tmp_path / "b.jsonl").exists()
    done = run_with(size // 3, "--archive", tmp_path / "other", "ingest", exported)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert _still_empty(tmp_path / "other")
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "luutru.cli", "--archive", str(lived_in), "export"]
        told = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_an_export_of_an_earlier_schema_is_brought_up_to_date(
    exported: Path, lived_in: Path, tmp_path: Path
) -> None:
    """As the version without topics would have written it."""
    first, *lines, _ = exported.read_bytes().splitlines(keepends=True)
    told = json.loads(first)
    told["steps"] = [step for step in told["steps"] if step < "m007"]
    gone = ("topics", "post_topics", "topic_decisions", *FINDS)
    kept = []
    for line in lines:
        value = json.loads(line)
        if value.get("table") in gone or value.get("row", {}).get("name") == "topic_decisions":
            continue
        if value.get("table") == "posts":
            del value["row"]["classified"]
            value["row"]["enriched"] = 1
        kept.append(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    told["counts"] = {name: n for name, n in told["counts"].items() if name not in gone}
    told["counts"]["sqlite_sequence"] -= 1
    old = tmp_path / "cu.jsonl"
    head = json.dumps(told, separators=(",", ":")).encode() + b"\n"
    old.write_bytes(_reframed([head, *kept]))
    other = tmp_path / "other"
    assert _on(other, "ingest", old).exit_code == 0
    assert _on(other, "check").exit_code == 0
    assert _on(other, "reindex").exit_code == 0
    left = list(differences(lived_in, other, new_runs=3))  # ingest, reading anew, reindex
    assert {one.split(":")[0] for one in left} <= {
        "posts", "post_topics", "topics", "topic_decisions", "sqlite_sequence",
        "appearances", "roles",  # numbered anew
    }  # fmt: skip
    assert _on(other, "search", "--topic", "giai phong", "--format", "ids").stdout


@pytest.mark.parametrize("delay", [0.2, 0.4, 0.5, 0.6, 0.7, 0.9])
def test_one_that_is_killed_takes_in_all_or_nothing(
    exported: Path, lived_in: Path, tmp_path: Path, delay: float
) -> None:
    other = tmp_path / "other"
    words = [sys.executable, "-m", "luutru.cli", "--archive", str(other), "ingest", str(exported)]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    child.kill()
    child.wait()
    again = _on(other, "ingest", exported)
    assert again.exit_code in (0, 2), again.stderr  # 2: it had been taken in before it was killed
    assert list(differences(lived_in, other, new_runs=1)) == []
