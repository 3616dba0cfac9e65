"""The command line as users meet it: output, messages, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from luutru.commands import COMMANDS, load

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]


@pytest.fixture
def filled(luutru: Luutru, write: Write, pasted: str) -> Luutru:
    write("bai.txt", pasted)
    record = {"id": "X-1", "title": "Đang sửa chợ", "body": "Phường sửa chợ.", "published": "2012"}
    folder = write("them.jsonl", json.dumps(record, ensure_ascii=False)).parent
    assert luutru("ingest", folder).exit_code == 0
    return luutru


def test_ingest_says_what_came_of_it(luutru: Luutru, write: Write, pasted: str) -> None:
    result = luutru("ingest", write("bai.txt", pasted), "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["new"] == 1
    assert "Mới 1, đổi 0, giữ nguyên 0, từ chối 0" in result.stderr


@pytest.mark.parametrize("query", ["tran quoc bao", "Trần quốc Bảo", "dang uy phuong an thinh"])
def test_search_finds_the_post_without_marks(filled: Luutru, query: str) -> None:
    answer = json.loads(filled("search", query, "--format", "json").stdout)
    assert answer["hits"][0]["external_id"] == "bai.txt"
    assert set(answer) == {
        "query",
        "understood",
        "total",
        "page",
        "limit",
        "took_ms",
        "hits",
        "suggestions",
    }
    assert set(answer["hits"][0]) == {
        "id", "external_id", "title", "section", "published", "source", "score", "people",
        "topics", "snippet",
    }  # fmt: skip


def test_a_fully_marked_word_does_not_match_another(filled: Luutru) -> None:
    answer = json.loads(filled("search", "Đảng", "--format", "json").stdout)
    assert [hit["external_id"] for hit in answer["hits"]] == ["bai.txt"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--person", "lam"], ["bai.txt"]),
        (["--role", "chu tich hoi ccb"], ["bai.txt"]),
        (["--topic", "cong tac dang"], ["bai.txt"]),
        (["--section", "Công tác Đảng"], ["bai.txt"]),
        (["--source", "them"], ["X-1"]),
        (["--from", "2019", "--to", "06/2019"], ["bai.txt"]),
        (["--to", "2012"], ["X-1"]),
        (["phường", "--sort", "oldest"], ["X-1", "bai.txt"]),
        (["phường", "--sort", "newest", "--limit", "1", "--page", "2"], ["X-1"]),
        (["--person", "khong co ai"], []),
    ],
)
def test_filters(filled: Luutru, options: list[str], found: list[str]) -> None:
    result = filled("search", *options, "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["external_id"] for line in result.stdout.splitlines()] == found


def test_other_formats(filled: Luutru) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("search", "chợ", "--format", "csv").stdout)))
    assert rows[0]["title"] == "Đang sửa chợ"
    number = filled("search", "chợ", "--format", "ids").stdout.strip()
    assert filled("show", number).stdout.startswith("Đang sửa chợ")
    assert "Đang sửa chợ" in filled("search", "chợ").stdout


def test_many_queries_in_one_process(filled: Luutru, write: Write) -> None:
    asked = write("cau.txt", 'chợ\n{"query": "đảng ủy"}\n\nngày:sai\n{"query": 1}\n')
    result = filled("search", "--queries", asked)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["query"] for a in answers[:2]] == ["chợ", "đảng ủy"]
    assert [a["total"] for a in answers] == [1, 2, 0, 0] or answers[0]["total"] == 1
    assert "dòng 4" in answers[2]["error"]


def test_show_as_json_and_original(filled: Luutru, pasted: str) -> None:
    shown = json.loads(filled("show", "bai.txt", "--format", "json").stdout)
    assert set(shown) >= {
        "id", "external_id", "title", "section", "published", "published_precision", "views",
        "lead", "body", "captions", "byline", "people", "topics", "documents", "source", "versions",
    }  # fmt: skip
    assert set(shown["source"]) >= {
        "uri", "media_type", "sha256", "encoding", "imported_at", "run"
    }  # fmt: skip
    assert shown["byline"] == {"name": "Nguyễn Văn Lâm", "role": "Chủ tịch Hội CCB"}
    assert len(shown["body"]) == 6
    original = filled("show", "bai.txt", "--format", "original")
    assert original.stdout_bytes == pasted.encode()


def test_rejects_are_listed_shown_and_retried(luutru: Luutru, write: Write) -> None:
    result = luutru("ingest", write("a.jsonl", '{"title": "Một"}\n{"hỏng'))
    assert result.exit_code == 3
    listed = luutru("rejects")
    assert "dòng 2" in listed.stdout
    assert "Cách sửa" in listed.stdout
    number = str(json.loads(luutru("rejects", "--format", "json").stdout)[0]["id"])
    assert luutru("rejects", number, "--bytes").stdout_bytes == '{"hỏng'.encode()
    assert luutru("rejects", number, "--retry").exit_code == 3
    assert luutru("rejects", "77").exit_code == 1


def test_stats_check_and_reindex(filled: Luutru, tmp_path: Path) -> None:
    found = json.loads(filled("stats", "--format", "json").stdout)
    assert found["posts"] == 2
    assert found["by_year"] == {"2012": 1, "2019": 1}
    assert filled("check").exit_code == 0
    assert json.loads(filled("reindex", "--format", "json").stdout)["documents"] == 2
    (tmp_path / "archive" / "index" / "current").unlink()
    broken = filled("check")
    assert broken.exit_code == 1
    assert "luutru reindex" in broken.stderr


def test_check_finds_a_damaged_original(filled: Luutru, tmp_path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "archive" / "archive.db")
    connection.execute("UPDATE original_parts SET data = x'00' WHERE rowid = 1")
    connection.commit()
    connection.close()
    result = filled("check")
    assert result.exit_code == 1
    assert "Bản gốc" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "khong-co-tep-nay"],
        ["ingest"],
        ["search"],
        ["search", "a" * 10_000],
        ["search", "(" * 2_000],
        ["search", "ngày:hè"],
        ["search", "a", "--limit", "0"],
        ["search", "--queries", "khong-co"],
        ["search", "a", "--from", "mai"],
        ["khong-co-lenh"],
        ["show", "1", "--format", "pdf"],
    ],
)
def test_misuse_exits_with_2_and_says_what_to_do(filled: Luutru, arguments: list[str]) -> None:
    result = filled(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("query", ["*", '"chưa đóng', '"', "(((", "AND", "-", "a*b", "!!!"])
def test_odd_queries_are_answered(filled: Luutru, query: str) -> None:
    assert filled("search", "--", query).exit_code == 0


def test_no_archive_says_how_to_make_one(luutru: Luutru) -> None:
    result = luutru("search", "x")
    assert result.exit_code == 1
    assert "luutru ingest" in result.stderr


def test_odd_files_cost_nothing_else(luutru: Luutru, write: Write) -> None:
    write("rong.txt", b"")
    write("nhi-phan.txt", b"\x89PNG\r\n" + bytes(100))
    write("khong-cot.csv", "ho,ten\na,b\n")
    write("mot-dong.jsonl", b'{"title": "' + b"a" * (17 << 20) + b'"}')
    write("rat-dai.txt", "đảng ủy " * 300_000)
    folder = write("tot.txt", "Bài tốt\n\nMột đoạn văn.").parent
    result = luutru("ingest", folder)
    assert result.exit_code == 3
    assert "Mới 1" in result.stderr
    reasons = " ".join(
        r["reason"] for r in json.loads(luutru("rejects", "--format", "json").stdout)
    )
    assert all(word in reasons for word in ("rỗng", "nhị phân", "ho, ten", "MiB", "ký tự"))


def test_an_archive_in_which_all_was_rejected_is_searched(luutru: Luutru, write: Write) -> None:
    assert luutru("ingest", write("rong.txt", "")).exit_code == 3
    found = luutru("search", "chợ", "--format", "json", "--facet", "person,year")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["total"] == 0
    assert luutru("check").exit_code == 0


def test_terminal_escapes_in_a_post_are_not_sent(luutru: Luutru, write: Write) -> None:
    record = json.dumps({"title": "Tin \u202e lạ", "body": "Chợ \u001b[31m đỏ", "id": "=1+1"})
    luutru("ingest", write("x.jsonl", record))
    for arguments in (["search", "chợ"], ["show", "1"]):
        assert "\x1b" not in luutru(*arguments).stdout
    assert "'=1+1" in luutru("search", "chợ", "--format", "csv").stdout


def test_every_command_has_help_with_an_example(luutru: Luutru) -> None:
    for command in map(load, COMMANDS):
        below = command.commands.values() if isinstance(command, click.Group) else ()
        for words in ([command.name], *([command.name, sub.name] for sub in below)):
            result = luutru(*map(str, words), "--help")
            assert result.exit_code == 0
            assert "Example" in result.stdout, words
            assert f"luutru {command.name}" in result.stdout, words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_shows_the_summary_of_each(luutru: Luutru, name: str) -> None:
    help_text = load(name).help or ""
    assert " ".join(help_text.split("\n\n")[0].split()) == COMMANDS[name]
    assert f"  {name} " in luutru("--help").stdout


@pytest.mark.parametrize("asked", ["--help", "completion"])
def test_help_and_completion_import_no_heavy_library(asked: str) -> None:
    code = (
        "import sys; from luutru.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'sqlite_utils', 'sqlite3', 'lxml', 'whoosh', 'rich', 'underthesea'}\n"
        "print('heavy:', *sorted(heavy & set(sys.modules)))"
    )
    words = {"_LUUTRU_COMPLETE": "bash_complete", "COMP_WORDS": "luutru s", "COMP_CWORD": "1"}
    more = words if asked == "completion" else {}
    done = subprocess.run(
        [sys.executable, "-c", code, *([] if more else ["--help"])],
        capture_output=True, encoding="utf-8", check=True, env=os.environ | more,
    )  # fmt: skip
    assert "search" in done.stdout
    assert done.stdout.endswith("heavy:\n")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_a_reject(luutru: Luutru, write: Write) -> None:
    write("tot.txt", "Bài tốt\n\nMột đoạn văn.")
    locked = write("khoa/a.txt", "x\n\ny").parent
    locked.chmod(0)
    result = luutru("ingest", locked.parent)
    locked.chmod(0o755)
    assert result.exit_code == 3
    assert "Mới 1" in result.stderr


def test_searching_does_not_load_underthesea(filled: Luutru, tmp_path: Path) -> None:
    code = (
        "import sys; from luutru import Archive\n"
        "with Archive(sys.argv[1]) as a: print(a.search('chợ').total)\n"
        "print('underthesea' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "archive")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["1", "False"]


def test_search_says_what_it_understood_and_why(filled: Luutru) -> None:
    answer = filled("search", "giai phong mat bang", "--explain")
    assert "Đã hiểu là: giải phóng mặt bằng" in answer.stderr
    assert "giai → giải" in answer.stderr
    assert "cộng lại" in answer.stdout
    as_json = json.loads(filled("search", "giai phong", "--explain", "--format", "json").stdout)
    assert as_json["understood"] == "giải phóng"
    assert as_json["explanation"][0]["meant"][0][0]["form"] == "giải"
    assert {reason["kind"] for reason in as_json["hits"][0]["reasons"]} >= {"form", "near"}


def test_similar_and_abbreviations(filled: Luutru) -> None:
    assert filled("similar", "1", "--format", "ids").exit_code == 0
    assert filled("similar", "999").exit_code == 1
    listed = json.loads(filled("abbreviations", "ubmttq", "--format", "json").stdout)
    assert {row["posts"] for row in listed} == {0, 1}
    assert "HĐND" in filled("abbreviations", "hoi dong nhan dan").stdout


@pytest.mark.parametrize(
    "query", [["văn bản:217-QĐ/TW"], ["van ban:217"], ["--document", "217-qd/tw"]]
)
def test_cited_documents_are_found_and_shown_with_spans(filled: Luutru, query: list[str]) -> None:
    found = json.loads(filled("search", *query, "--format", "json").stdout)["hits"]
    assert [hit["external_id"] for hit in found] == ["bai.txt"]
    (cited,) = json.loads(filled("show", "bai.txt", "--format", "json").stdout)["documents"]
    assert cited["name"] == "Quyết định 217-QĐ/TW"
    assert cited["end"] - cited["start"] == len("Quyết định 217-QĐ/TW")
