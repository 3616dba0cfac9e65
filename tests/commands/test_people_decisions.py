"""`luutru people merge`, `split`, `alias` ...: what is shown, how it is undone."""

from __future__ import annotations

from luutru.tests.commands.conftest import Luutru, as_json, refused


def names(ward: Luutru, *arguments: str) -> list[str]:
    return [person["name"] for person in as_json(ward("people", *arguments, "--format", "json"))]


def test_pairs_to_decide_on(own: Luutru) -> None:
    nothing = own("people", "review")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "Không có cặp nào" in nothing.stderr
    assert as_json(own("people", "review", "--format", "json")) == []
    refused(own("people", "review", "Đỗ Khắc Thành"), 1, "Không có ai tên")


def test_merge_alias_rename_show_the_record(own: Luutru) -> None:
    merged = own("people", "merge", "3", "Lê Hữu Phước")
    assert merged.stdout.startswith("    1  Lê Hữu Phước  2 bài · 2014–2020")
    assert own("people", "alias", "1", "Năm Phước").stdout.startswith("    1  Lê Hữu Phước")
    assert own("people", "rename", "1", "Hữu Phước").stdout.startswith("    1  Hữu Phước")
    assert names(own, "nam phuoc") == ["Hữu Phước"]
    undone = own("people", "undo")
    assert "Đã hoàn tác quyết định số 3: rename." in undone.stderr
    assert names(own, "nam phuoc") == ["Lê Hữu Phước"]


def test_split_shows_both_records(own: Luutru) -> None:
    shown = own("people", "split", "que", "b1", "b2").stdout.splitlines()
    assert len(shown) == 2
    assert all("Nguyễn Ngọc Quế  2 bài" in line for line in shown)
    refused(own("people", "split", "2", "h1"), 2, "không có trong bài")


def test_not_a_person_and_apart_say_how_to_undo(own: Luutru) -> None:
    said = own("people", "not-a-person", "3")
    assert said.stderr == "Phước không còn trong danh sách người. Hoàn tác: luutru people undo\n"
    assert "Phước" not in names(own, "--all")
    said = own("people", "apart", "1", "2")
    assert "đó là hai người" in said.stderr


def test_decisions_are_listed_with_who_and_when(own: Luutru) -> None:
    assert own("people", "decisions").stderr == "Chưa có quyết định nào.\n"
    own("people", "merge", "3", "1")
    own("people", "undo", "1")
    (decision,) = as_json(own("people", "decisions", "--format", "json"))
    assert set(decision) == {"id", "kind", "made", "user", "arguments", "undone"}
    assert (decision["kind"], decision["id"]) == ("merge", 1)
    line = own("people", "decisions").stdout
    assert line.startswith(f"   1. {decision['made']} ")
    assert "merge person 3, into 1 (hoàn tác" in line
    refused(own("people", "undo"), 1, "Không có quyết định nào để hoàn tác")
    refused(own("people", "undo", "9"), 1, "số 9")


def test_nobody_and_several_are_refused_by_name(own: Luutru) -> None:
    refused(own("people", "merge", "99", "1"), 1, "Không có ai tên")
    refused(own("people", "rename", "Phước", "X"), 1, "có thể là 2 người", "#1")
    refused(own("people", "split", "2", "khong-co"), 1, "khong-co")
