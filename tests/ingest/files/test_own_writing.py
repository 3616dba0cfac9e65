"""What luutru has written itself is known by its first bytes, and posts are never taken for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru.ingest.files.own_writing import written_by_luutru

HEAD = 65_536


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("show 1", "kết quả"),
        ("show 1 --format json", "kết quả"),
        ("search phường --format json", "kết quả"),
        ("search phường --format jsonl", "kết quả"),
        ("search phường --format csv", "bảng kết quả"),
        ("people --format csv", "bảng kết quả"),
        ("topics --format csv", "bảng kết quả"),
        ("keywords --query phường --format csv", "bảng kết quả"),
        ("rejects --format csv", "bảng kết quả"),
        ("timeline --format csv", "bảng kết quả"),
    ],
)
def test_what_commands_print(
    own_ward: Path, luutru: Callable[..., Result], command: str, what: str
) -> None:
    printed = luutru(*command.split())
    assert printed.exit_code == 0, printed.stderr
    assert written_by_luutru(printed.stdout.encode()[:HEAD]) == what


@pytest.mark.parametrize(
    ("command", "name", "what"),
    [
        ("report phường --output", "bao-cao.html", "báo cáo"),
        ("export", "ra.jsonl", "bản xuất"),
        ("backup", "luu.tar", "bản sao lưu"),
    ],
)
def test_files_that_commands_write(
    own_ward: Path,
    luutru: Callable[..., Result],
    tmp_path: Path,
    command: str,
    name: str,
    what: str,
) -> None:
    made = luutru(*command.split(), tmp_path / name)
    assert made.exit_code == 0, made.stderr
    assert written_by_luutru((tmp_path / name).read_bytes()[:HEAD]) == what


def test_a_table_is_known_as_a_spreadsheet_writes_it() -> None:
    header = b"short,long,posts"
    assert written_by_luutru(b"\xef\xbb\xbf" + header + b"\r\nUBND,x,1\r\n") == "bảng kết quả"
    assert written_by_luutru(header + b",more\nUBND,x,1,2\n") == ""


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b'{"id": 1, "title": "x"}',
        b'[{"id": 1, "external_id": "a", "title": "x", "body": "y"}]',
        b"id,title,body\n1,x,y\n",
        b'<!DOCTYPE html><html><head><meta name="generator" content="Joomla"></head>',
        b"manifest.json\0\0{}",
        "Bài số 1, bản 2. Nguồn: ông Lâm".encode(),
    ],
)
def test_posts_are_none_of_it(head: bytes) -> None:
    assert written_by_luutru(head) == ""
