"""`luutru report`: the file, what is printed, what is refused; see also `tests/report/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, refused


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_is_named_by_what_was_asked(ward: Luutru, here: Path) -> None:
    done = ward("report", "--person", "nguyen ngoc que", "--from", "2014")
    assert done.stdout == "bao-cao-nguyen-ngoc-que-2014.html\n"
    assert "Báo cáo: 3 bài, 3 bài được kê." in done.stderr
    assert [path.name for path in here.iterdir()] == ["bao-cao-nguyen-ngoc-que-2014.html"]
    page = (here / "bao-cao-nguyen-ngoc-que-2014.html").read_text("utf-8")
    assert "Hồ sơ: Nguyễn Ngọc Quế" in page


def test_json_counts_what_was_written(ward: Luutru, here: Path) -> None:
    options = ["--limit", "1", "--by", "month", "--sort", "oldest", "--output", here / "a.html"]
    told = as_json(ward("report", "hội nghị", *options, "--format", "json"))
    assert told == {
        "file": str(here / "a.html"),
        "bytes": (here / "a.html").stat().st_size,
        "total": 2,
        "hits": 1,
    }
    page = (here / "a.html").read_text("utf-8")
    assert 'id="bai-2"' in page  # the older of the two alone
    assert 'id="bai-3"' not in page


def test_nothing_found_is_a_report_too(ward: Luutru) -> None:
    done = ward("report", "khongcotunay", "--output", "a.html")
    assert done.exit_code == 0
    assert "không có bài nào khớp" in done.stderr


def test_a_file_that_is_there_is_kept(ward: Luutru, here: Path) -> None:
    (here / "a.html").write_text("của tôi")
    refused(ward("report", "rác", "--output", "a.html"), 2, "a.html", "--force")
    assert (here / "a.html").read_text() == "của tôi"
    assert ward("report", "rác", "--output", "a.html", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "Chưa có gì để tìm"),
        (["x", "--output", "-"], "chỉ viết ra tệp"),
        (["x", "--output", "."], "là thư mục"),
        (["x", "--output", "khong-co/a.html"], "Không có thư mục"),
        (["x", "--limit", "0"], "--limit"),
        (["x", "--by", "week"], "--by"),
        (["x", "--sort", "age"], "--sort"),
        (["--from", "mai"], "mai"),
    ],
)
def test_misuse_writes_nothing(ward: Luutru, here: Path, arguments: list[str], word: str) -> None:
    refused(ward("report", *arguments), 2, word)
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("option", [("--person", "Đỗ Khắc Thành"), ("--topic", "khong co day")])
def test_a_person_or_topic_that_is_none(ward: Luutru, here: Path, option: tuple[str, str]) -> None:
    refused(ward("report", *option), 1, "Không có")
    assert list(here.iterdir()) == []
