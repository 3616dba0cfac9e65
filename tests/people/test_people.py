"""Persons across posts, as archivists and staff meet them: through the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

BO_SON = "Tin phường Bồ Sơn, quận Đông Hà. "
HA_LINH = "Tin phường Hạ Linh, quận Đông Hà. "

POSTS = [
    ("b1", "2012-03-01", BO_SON + "Đồng chí Nguyễn Ngọc Quế – Phó Bí thư Đảng ủy phường chủ trì."),
    ("b2", "2014-06-02", BO_SON + "Ông Nguyễn Ngọc Quế, Bí thư Đảng ủy phường, phát biểu."),
    ("b3", "2016-09-03", BO_SON + "Bí thư Đảng ủy Nguyễn Ngọc Quế kết luận. Đồng chí Quế cảm ơn."),
    (
        "b4",
        "2019-01-04",
        BO_SON + "Bà Trần Thị Hoà, Bí thư Đảng ủy phường, gặp ông Nguyễn Ngọc Quế, "
        "nguyên Bí thư Đảng ủy phường.",
    ),
    ("h1", "2014-05-05", HA_LINH + "Ông Nguyễn Ngọc Quế, Chủ tịch UBND phường Hạ Linh, dự."),
    ("h2", "2015-05-05", HA_LINH + "Bà Võ Thị Lan, Chủ tịch Hội CCB phường, tặng quà."),
    ("k1", "", BO_SON + "Ông Nguyễn Quế đến dự lễ. Công ty Mừng Xuân tài trợ, bà Mừng Xuân nói."),
]


def ingest(luutru: Luutru, write: Write, posts: list[tuple[str, str, str]]) -> None:
    lines = (
        json.dumps({"id": i, "title": f"Tin {i}", "body": body, "published": day})
        for i, day, body in posts
    )
    result = luutru("ingest", write("tin.jsonl", "\n".join(lines)))
    assert result.exit_code == 0, result.stderr


def listed(luutru: Luutru, *arguments: str) -> list[dict[str, Any]]:
    result = luutru("people", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def numbers(luutru: Luutru, name: str) -> list[int]:
    return [person["id"] for person in listed(luutru, name)]


def posts_of(luutru: Luutru, person: object) -> list[str]:
    result = luutru("search", "--person", str(person), "--sort", "oldest", "--format", "jsonl")
    return sorted(json.loads(line)["external_id"] for line in result.stdout.splitlines())


@pytest.fixture
def people(luutru: Luutru, write: Write) -> Luutru:
    ingest(luutru, write, POSTS)
    return luutru


def test_one_record_where_roles_and_place_agree_and_two_where_they_conflict(people: Luutru) -> None:
    of_bo_son, of_ha_linh = sorted(listed(people, "Nguyễn Ngọc Quế"), key=lambda p: -p["posts"])
    assert posts_of(people, of_bo_son["id"]) == ["b1", "b2", "b3", "b4"]
    assert posts_of(people, of_ha_linh["id"]) == ["h1"]


def test_a_record_tells_roles_from_when_to_when_with_evidence(people: Luutru) -> None:
    person = max(listed(people, "ngoc que"), key=lambda p: p["posts"])
    assert set(person) == {"id", "name", "aliases", "roles", "posts", "first", "last"}
    assert (person["first"], person["last"]) == ("2012-03-01", "2019-01-04")
    roles = {f"{r['title']} {r['body']}": r for r in person["roles"]}
    assert set(roles) == {"Phó Bí thư Đảng ủy phường", "Bí thư Đảng ủy phường"}
    secretary = roles["Bí thư Đảng ủy phường"]
    assert (secretary["from"], secretary["to"]) == ("2014-06-02", "2016-09-03")
    assert [set(told) for told in secretary["evidence"]] == [{"post", "start", "end"}] * 3
    for told in secretary["evidence"]:
        text = json.loads(people("show", str(told["post"]), "--format", "json").stdout)
        whole = "\n".join([text["title"], *text["body"]])
        assert whole[told["start"] : told["end"]].startswith("Bí thư Đảng ủy")


@pytest.mark.parametrize(
    ("day", "who"),
    [
        ("2015-06-01", "Nguyễn Ngọc Quế"),
        ("2018-06-01", "Trần Thị Hoà"),
        ("2019-01-04", "Trần Thị Hoà"),
        ("2021-01-01", "Trần Thị Hoà"),
    ],
)
def test_who_held_a_role_on_a_day(people: Luutru, day: str, who: str) -> None:
    found = listed(people, "--role", "bi thu dang uy", "--on", day)
    assert found[0]["name"] == who
    assert all(row["title"] == "Bí thư" for row in found)


def test_a_role_means_its_whole_title_and_abbreviations(people: Luutru) -> None:
    for typed in ("Chủ tịch UBND phường", "chu tich uy ban nhan dan", "chu tich phuong ha linh"):
        assert [row["name"] for row in listed(people, "--role", typed)] == ["Nguyễn Ngọc Quế"]
    assert [row["title"] for row in listed(people, "--role", "Phó Bí thư Đảng ủy")] == [
        "Phó Bí thư"
    ]
    found = people("search", "--role", "bi thu dang uy", "--format", "jsonl").stdout.splitlines()
    assert sorted(json.loads(line)["external_id"] for line in found) == ["b2", "b3", "b4"]


@pytest.mark.parametrize(
    "typed",
    [
        "Nguyễn Ngọc Quế",
        "nguyen ngoc que",
        "que",
        "đ/c Quế",
        "dong chi que",
        "Bí thư Nguyễn Ngọc Quế",
        "nguyen que",
        "Nguyễn, Ngọc Quế",
        "Quế, Nguyễn Ngọc",
    ],
)
def test_names_are_found_as_people_type_them(people: Luutru, typed: str) -> None:
    assert "Nguyễn Ngọc Quế" in [person["name"] for person in listed(people, typed)]
    found = people("search", "--person", typed, "--format", "ids")
    assert len(found.stdout.split()) >= 5
    asked = people("search", f'người:"{typed}"', "--format", "ids")
    assert asked.stdout == found.stdout


def test_marks_that_do_not_fit_and_unknown_names_find_nobody(people: Luutru) -> None:
    assert people("people", "Quê").exit_code == 1
    unknown = people("person", "Nguyễn Ngọc Quyế")
    assert unknown.exit_code == 1
    assert "Nguyễn Ngọc Quế" in unknown.stderr
    assert "#" in people("person", "quế").stderr
    nobody = people("search", "--person", "Nguyễn Ngọc Quyế")
    assert (nobody.exit_code, nobody.stdout) == (0, "")
    assert "Có phải bạn muốn tìm: Nguyễn Ngọc Quế" in nobody.stderr
    assert people("search", 'người:""').exit_code == 2
    several = people("person", "quế")
    assert several.exit_code == 1
    assert "có thể là" in several.stderr


def test_surnames_that_are_one(people: Luutru) -> None:
    assert [person["name"] for person in listed(people, "Vũ Thị Lan")] == ["Võ Thị Lan"]


def test_the_list_is_in_the_order_of_given_names(people: Luutru) -> None:
    names = [person["name"] for person in listed(people)]
    assert names.index("Trần Thị Hoà") < names.index("Võ Thị Lan") < names.index("Nguyễn Ngọc Quế")
    assert "Trần Thị Hoà" in people("people").stdout
    rows = list(csv.DictReader(io.StringIO(people("people", "--format", "csv").stdout)))
    assert {"id", "name", "posts", "first", "last", "roles", "aliases"} == set(rows[0])


def test_the_list_by_posts_begins_with_who_is_in_most(people: Luutru) -> None:
    by_posts = listed(people, "--sort", "posts")
    assert [person["posts"] for person in by_posts] == [4, 1, 1, 1, 1, 1]
    by_name = listed(people)
    assert by_posts[0] in by_name[1:]
    assert by_posts[1:] == [person for person in by_name if person != by_posts[0]]


def test_the_dossier(people: Luutru) -> None:
    number = numbers(people, "Trần Thị Hoà")[0]
    dossier = json.loads(people("person", str(number), "--format", "json").stdout)
    assert dossier["by_year"] == {"2019": 1}
    assert [met["name"] for met in dossier["met"]] == ["Nguyễn Ngọc Quế"]
    assert [passage["mention"] for passage in dossier["passages"]] == ["Trần Thị Hoà"]
    shown = people("person", "tran thi hoa").stdout
    for told in ("Bí thư Đảng ủy phường", "2019", "Nguyễn Ngọc Quế", "█"):
        assert told in shown


def test_merge_holds_over_reindex_and_reingest_and_is_undone(people: Luutru, write: Write) -> None:
    one, other = (
        p["id"] for p in sorted(listed(people, "Nguyễn Ngọc Quế"), key=lambda p: -p["posts"])
    )
    assert people("people", "merge", str(other), str(one)).exit_code == 0
    assert numbers(people, "Nguyễn Ngọc Quế") == [one]
    assert "h1" in posts_of(people, one)
    assert people("search", "--person", str(other), "--format", "ids").stdout.split()
    assert people("reindex").exit_code == 0
    ingest(people, write, [(i, day, body + " Hết.") for i, day, body in POSTS])
    assert posts_of(people, one) == ["b1", "b2", "b3", "b4", "h1"]
    assert people("people", "undo").exit_code == 0
    assert sorted(numbers(people, "Nguyễn Ngọc Quế")) == sorted([one, other])
    assert posts_of(people, other) == ["h1"]
    log = json.loads(people("people", "decisions", "--format", "json").stdout)
    assert [(entry["kind"], bool(entry["undone"])) for entry in log] == [("merge", True)]
    assert people("people", "undo").exit_code == 1


def test_split_holds_and_is_undone(people: Luutru, write: Write) -> None:
    person = max(listed(people, "Nguyễn Ngọc Quế"), key=lambda p: p["posts"])["id"]
    assert people("people", "split", str(person), "b1", "b4").exit_code == 0
    assert posts_of(people, person) == ["b2", "b3"]
    ingest(people, write, [(i, day, body + " Hết.") for i, day, body in POSTS])
    assert posts_of(people, person) == ["b2", "b3"]
    assert people("people", "undo").exit_code == 0
    assert posts_of(people, person) == ["b1", "b2", "b3", "b4"]
    assert people("people", "split", str(person), "h1").exit_code == 2
    assert people("people", "split", str(person), "b1", "b2", "b3", "b4").exit_code == 2


def test_rename_and_alias(people: Luutru, write: Write) -> None:
    number = str(numbers(people, "Võ Thị Lan")[0])
    assert people("people", "rename", number, "Võ Thị Ngọc Lan").exit_code == 0
    person = listed(people, "Võ Thị Ngọc Lan")[0]
    assert (person["name"], person["aliases"]) == ("Võ Thị Ngọc Lan", ["Võ Thị Lan"])
    assert people("people", "alias", number, "Lan Cựu Chiến Binh").exit_code == 0
    ingest(people, write, [("h9", "2016-01-01", HA_LINH + "Bà Lan Cựu Chiến Binh kể chuyện.")])
    assert posts_of(people, number) == ["h2", "h9"]
    people("people", "undo")
    people("people", "undo")
    assert [person["name"] for person in listed(people, "vo thi lan")] == ["Võ Thị Lan"]
    assert posts_of(people, number) == ["h2"]
    assert people("people", "rename", number, "!!!").exit_code == 2


def test_what_is_no_person_stays_none(people: Luutru, write: Write) -> None:
    number = str(numbers(people, "Mừng Xuân")[0])
    assert people("people", "not-a-person", number).exit_code == 0
    ingest(people, write, [("k2", "2020-01-01", BO_SON + "Bà Mừng Xuân lại tài trợ.")])
    assert people("people", "Mừng Xuân").exit_code == 1
    people("people", "undo")
    assert posts_of(people, listed(people, "Mừng Xuân")[0]["id"]) == ["k1", "k2"]


def test_doubtful_pairs_are_proposed_and_stay_apart_when_told(people: Luutru) -> None:
    pairs = json.loads(people("people", "review", "--format", "json").stdout)
    short = next(pair for pair in pairs if "Nguyễn Quế" in [p["name"] for p in pair["persons"]])
    one, other = (str(person["id"]) for person in short["persons"])
    assert f"luutru people merge {other} {one}" in people("people", "review", "nguyễn quế").stdout
    assert people("people", "apart", one, other).exit_code == 0
    again = json.loads(people("people", "review", "--format", "json").stdout)
    assert short["persons"] not in [pair["persons"] for pair in again]


def test_facets_by_person_count_all_hits(people: Luutru) -> None:
    result = people("search", "phường", "--facet", "person", "--limit", "1", "--format", "json")
    (facet,) = json.loads(result.stdout)["facets"]
    first = facet["values"][0]
    assert (first["label"], first["count"]) == ("Nguyễn Ngọc Quế", 4)
    narrowed = people("search", f"phường {first['filter']}", "--format", "ids")
    assert len(narrowed.stdout.split()) == 4
    assert "người" in people("search", "phường", "--facet", "person").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--on", "2015-06-01"],
        ["--role", "Bí thư", "--on", "2015"],
        ["--role", "Bí thư", "--on", "hè"],
        ["--role", "!!"],
        ["merge", "que"],
        ["undo", "x"],
    ],
)
def test_misuse(people: Luutru, arguments: list[str]) -> None:
    result = people("people", *arguments)
    assert result.exit_code == 2
    assert result.stderr


def test_merging_a_person_with_itself_or_nobody(people: Luutru) -> None:
    number = str(numbers(people, "Võ Thị Lan")[0])
    assert people("people", "merge", number, number).exit_code == 2
    assert people("people", "merge", number, "99999").exit_code == 1
    assert people("people", "merge", number, "quế").exit_code == 1


def test_a_role_is_asked_of_those_who_are_named_and_up_to_a_limit(people: Luutru) -> None:
    found = listed(people, "hoa", "--role", "bi thu")
    assert [row["name"] for row in found] == ["Trần Thị Hoà"]
    assert people("people", "zzz", "--role", "bi thu").exit_code == 1
    everyone = listed(people, "--role", "bi thu")
    assert listed(people, "--role", "bi thu", "--limit", "1") == everyone[:1] != everyone


def test_what_is_no_name_is_decided_briefly(people: Luutru) -> None:
    many = " ".join(f"a{number}" for number in range(2000))
    for typed in (many, "a" * 10_000, "\x07%_", "zzz"):
        for command in (("people",), ("people", "review"), ("person",)):
            result = people(*command, typed)
            assert result.exit_code == 1, result.output
            assert len(result.stderr) < 300
    assert people("search", "--person", many).exit_code == 0


def test_names_of_persons_who_vanished_are_not_suggested(people: Luutru, write: Write) -> None:
    ingest(people, write, [("h2", "2015-05-05", HA_LINH + "Không có ai dự.")])
    assert "Võ Thị Lan" not in people("person", "vo thi lam").stderr


def test_decisions_are_listed_on_a_line_each(people: Luutru) -> None:
    number = numbers(people, "Võ Thị Lan")[0]
    people("people", "rename", str(number), "Võ Thị Ngọc Lan")
    assert f"rename person {number}, name Võ Thị Ngọc Lan\n" in people("people", "decisions").stdout


def test_a_given_name_alone_means_no_one_person_where_others_have_it(
    people: Luutru, write: Write
) -> None:
    ingest(people, write, [("q1", "2018-01-01", "Ông Hoà cảm ơn. Ông Hoà ra về.")])
    assert "Hoà" in [person["name"] for person in listed(people, "hoà")]
    refused = people("people", "merge", "hoà", str(numbers(people, "Võ Thị Lan")[0]))
    assert refused.exit_code == 1
    assert "có thể là 2 người" in refused.stderr


def test_a_surname_that_is_an_honorific_too(people: Luutru, write: Write) -> None:
    posts = [
        ("o1", "2018-01-01", BO_SON + "Đồng chí Ông Văn Tâm, Bí thư Đảng ủy phường, dự."),
        ("o2", "2018-01-01", HA_LINH + "Đồng chí Trần Văn Tâm, Chủ tịch UBND phường, dự."),
    ]
    ingest(people, write, posts)
    person = json.loads(people("person", "ong van tam", "--format", "json").stdout)
    assert person["name"] == "Ông Văn Tâm"
