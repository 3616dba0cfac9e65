"""Topics and keywords as archivists and staff meet them: through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

POSTS = [
    ("m1", "MÔI TRƯỜNG", "Dọn rác ven sông", "Đoàn viên dọn rác thải dọc bờ sông sáng Chủ nhật."),
    ("m2", "", "Phân loại rác tại nguồn", "Phường vận động phân loại rác, thu gom rác thải nhựa."),
    ("g1", "", "Chi trả bồi thường", "Ban giải phóng mặt bằng chi trả tiền đền bù thu hồi đất."),
    ("k1", "", "Tin vắn", "Bà con gặp nhau đầu xuân."),
]


@pytest.fixture
def filled(luutru: Luutru, write: Write) -> Luutru:
    lines = (
        json.dumps({"id": i, "section": s, "title": t, "body": b, "published": "2020-05-01"})
        for i, s, t, b in POSTS
    )
    assert luutru("ingest", write("tin.jsonl", "\n".join(lines))).exit_code == 0
    return luutru


def found(luutru: Luutru, *arguments: str) -> list[str]:
    result = luutru("search", *arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return sorted(json.loads(line)["external_id"] for line in result.stdout.splitlines())


def topics_of(luutru: Luutru, post: str) -> dict[str, dict[str, Any]]:
    shown = json.loads(luutru("show", post, "--format", "json").stdout)
    return {topic["id"]: topic for topic in shown["topics"]}


def test_topics_come_of_section_and_phrases_and_say_so(filled: Luutru) -> None:
    assert topics_of(filled, "m1")["moi-truong"]["reason"] == "mục: MÔI TRƯỜNG"
    told = topics_of(filled, "g1")["giai-phong-mat-bang"]
    assert told["reason"].startswith("cụm từ: ")
    assert 0.5 <= told["score"] <= 1
    assert topics_of(filled, "k1") == {}


@pytest.mark.parametrize("typed", ["Môi trường", "moi truong", "environment", "moi tr"])
def test_a_topic_is_searched_by_any_label_and_beginning(filled: Luutru, typed: str) -> None:
    assert found(filled, "--topic", typed) == ["m1", "m2"]
    assert found(filled, f'chủ đề:"{typed}"') == ["m1", "m2"]


def test_a_topic_includes_what_is_narrower(filled: Luutru) -> None:
    assert "g1" in found(filled, "--topic", "do thi")
    (told,) = [t for t in topics_of(filled, "g1").values() if t["id"] == "do-thi"]
    assert not told["direct"]


def test_an_unknown_topic_suggests(filled: Luutru) -> None:
    result = filled("search", "--topic", "môi trườn xanh")
    assert result.exit_code == 1
    assert "Môi trường" in result.stderr


def test_an_archivists_word_wins_and_holds(filled: Luutru, write: Write) -> None:
    assert filled("topics", "add", "k1", "the thao").exit_code == 0
    assert filled("topics", "remove", "m1", "moi truong").exit_code == 0
    assert found(filled, "--topic", "moi truong") == ["m2"]
    assert "k1" in found(filled, "--topic", "the thao")
    assert "người lưu trữ" in next(iter(topics_of(filled, "k1").values()))["reason"]
    again = {"id": "m1", "section": "MÔI TRƯỜNG", "title": "Dọn rác", "body": "Rác thải, rác thải."}
    assert filled("ingest", write("tin.jsonl", json.dumps(again))).exit_code == 0
    assert filled("reindex").exit_code == 0
    assert "moi-truong" not in topics_of(filled, "m1")
    assert filled("topics", "add", "m1", "moi truong").exit_code == 0
    assert "moi-truong" in topics_of(filled, "m1")
    assert filled("topics", "add", "k1", "không có đâu").exit_code == 1
    assert filled("topics", "add", "999", "the thao").exit_code == 1


def test_an_edited_vocabulary_is_checked_and_used(filled: Luutru, tmp_path: Path) -> None:
    own = tmp_path / "archive" / "topics.toml"
    own.write_text('[dau-xuan]\nlabel = "Đầu xuân"\ntriggers = ["gặp nhau đầu xuân"]\n', "utf-8")
    assert filled("topics", "check").exit_code == 0
    assert filled("reindex").exit_code == 0
    assert found(filled, "--topic", "dau xuan") == ["k1"]
    own.write_text('[dau-xuan]\nlabel = ""\nbroader = "khong-co"\n', "utf-8")
    result = filled("topics", "check")
    assert result.exit_code == 1
    assert "dòng 2" in result.stderr
    own.write_text('[dau-xuan]\nlabel = "Đầu xuân"\nbroader = "khong-co"\n', "utf-8")
    assert '"line": 3' in filled("topics", "check", "--format", "json").stdout
    assert filled("topics", "check", "khong-co.toml").exit_code == 2


def test_topics_are_listed_with_counts(filled: Luutru) -> None:
    rows = {r["id"]: r for r in json.loads(filled("topics", "--format", "json").stdout)}
    assert rows["moi-truong"]["posts"] == 2
    assert rows["do-thi"]["posts"] >= rows["do-thi"]["direct"]
    assert "Môi trường" in filled("topics").stdout
    assert "Cụm từ" in filled("topics", "moi truong").stdout
    everything = json.loads(filled("topics", "--all", "--format", "json").stdout)
    assert len(everything) > len(rows)


def test_learning_finds_what_no_phrase_tells(luutru: Luutru, write: Write, tmp_path: Path) -> None:
    taught = [
        {"id": f"a{n}", "section": "GIÁO DỤC", "title": f"Bảng phấn số {n}",
         "body": f"Bảng phấn xanh, viên phấn trắng thứ {n}, vở ô li và bút mực."}
        for n in range(30)
    ] + [
        {"id": f"b{n}", "section": "NÔNG NGHIỆP", "title": f"Cày bừa {n}",
         "body": f"Trâu cày, bờ cỏ, mương nước đợt {n}, rơm rạ phơi sân."}
        for n in range(30)
    ]  # fmt: skip
    asked = {"id": "hoi", "title": "Viên phấn trắng", "body": "Bảng phấn xanh và vở ô li."}
    lines = "\n".join(json.dumps(post) for post in [*taught, asked])
    assert luutru("ingest", write("hoc.jsonl", lines)).exit_code == 0
    assert "giao-duc" not in topics_of(luutru, "hoi")
    learnt = luutru("topics", "learn", "--format", "json")
    assert "giao-duc" in json.loads(learnt.stdout)["topics"]
    assert topics_of(luutru, "hoi")["giao-duc"]["reason"].startswith("học được: ")
    model = (tmp_path / "archive" / "topics-model.npz").read_bytes()
    luutru("topics", "learn")
    assert (tmp_path / "archive" / "topics-model.npz").read_bytes() == model
    (tmp_path / "archive" / "topics-model.npz").write_bytes(b"hong")
    broken = luutru("reindex")
    assert broken.exit_code == 1
    assert "luutru topics learn" in broken.stderr
    assert luutru("topics", "learn").exit_code == 0


def test_keywords_of_a_post_of_a_search_and_what_rises(filled: Luutru, write: Write) -> None:
    of_post = json.loads(filled("keywords", "g1", "--format", "json").stdout)
    assert "tiền đền bù" in " ".join(row["phrase"] for row in of_post)
    of_search = filled("keywords", "--topic", "moi truong")
    assert "rác" in of_search.stdout
    many = [
        {"id": f"r{n}", "title": "Sốt xuất huyết", "body": f"Diệt bọ gậy lần {n}, phòng sốt.",
         "published": f"2021-02-{n + 1:02}"}
        for n in range(20)
    ]  # fmt: skip
    before = [
        {"id": f"s{n}", "title": "Thu hoạch", "body": f"Gặt lúa mùa, phơi thóc đợt {n}.",
         "published": f"2021-01-{n + 1:02}"}
        for n in range(20)
    ]  # fmt: skip
    filled("ingest", write("hai.jsonl", "\n".join(json.dumps(p) for p in [*many, *before])))
    rising = filled("keywords", "--trending", "--from", "2021-02", "--to", "2021-02")
    assert "xuất huyết" in rising.stdout.lower()
    assert "lúa" not in rising.stdout


@pytest.mark.parametrize(
    "arguments",
    [[], ["1", "--query", "x"], ["--trending", "--query", "x"], ["--from", "hè"]],
)
def test_misuse_of_keywords(filled: Luutru, arguments: list[str]) -> None:
    assert filled("keywords", *arguments).exit_code == 2
