"""Exports that are cut or changed: none of them is taken in, not even in part."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.tests.helpers.command_line import on

Luutru = Callable[..., Result]


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
    result = on(other, "ingest", broken)
    assert result.exit_code == 1, result.stderr
    assert str(broken) in result.stderr
    assert "Traceback" not in result.stderr
    assert _still_empty(other)
    assert not [path for path in other.iterdir() if ".part" in path.name]
    assert on(other, "ingest", exported).exit_code == 0  # the archive can be used


def test_cut_gzip_is_refused(luutru: Luutru, lived_in: Path, tmp_path: Path) -> None:
    whole = tmp_path / "a.jsonl.gz"
    luutru("export", whole)
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(whole.read_bytes()[:-3000])
    result = on(tmp_path / "other", "ingest", cut)
    assert result.exit_code == 1
    assert "cắt cụt" in result.stderr
    assert _still_empty(tmp_path / "other")
