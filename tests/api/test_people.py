"""`archive.people`: lists, dossiers, holders, review, and what an archivist decides."""

from __future__ import annotations

import json

import pytest

from luutru import Archive, NotFound, UsageError
from luutru.tests.api.conftest import Printed


def names(archive: Archive, **options: object) -> list[str]:
    found = archive.people.list(**options)  # type: ignore[arg-type]
    return [record.summary.name for record in found]


def test_everyone_is_listed_by_given_name(ward: Archive) -> None:
    assert names(ward) == ["Trần Thị Hoà", "Lê Hữu Phước", "Nguyễn Ngọc Quế"]
    assert [person.name for person in ward.people] == [
        "Trần Thị Hoà", "Lê Hữu Phước", "Phước", "Nguyễn Ngọc Quế",
    ]  # fmt: skip
    assert len(ward.people) == 4


def test_the_list_sorted_by_posts_begins_with_who_is_in_most(ward: Archive) -> None:
    assert names(ward, sort="posts") == ["Nguyễn Ngọc Quế", "Trần Thị Hoà", "Lê Hữu Phước"]
    assert names(ward, sort="posts", limit=1) == ["Nguyễn Ngọc Quế"]


def test_names_of_nobody_known_are_counted_or_listed(ward: Archive) -> None:
    found = ward.people.list()
    assert (len(found), found.total, found.unclear) == (3, 3, 1)
    everyone = ward.people.list(unclear=True)
    assert (len(everyone), everyone.total, everyone.unclear) == (4, 4, 0)
    assert names(ward, name="Phước") == ["Lê Hữu Phước", "Phước"]


def test_a_limit_says_how_many_there_are(ward: Archive) -> None:
    found = ward.people.list(limit=2)
    assert (len(found), found.total) == (2, 3)


def test_an_order_that_is_none_is_refused_with_those_there_are(ward: Archive) -> None:
    with pytest.raises(UsageError, match=r"sort không nhận 'age'. Chọn trong name, posts"):
        ward.people.list(sort="age")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["nguyen ngoc que", "đ/c Quế", "Nguyễn, Ngọc Quế", "2", 2])
def test_one_is_found_by_any_form_of_the_name_and_by_number(ward: Archive, name: str | int) -> None:
    record = ward.people.get(name)
    assert (record.summary.id, record.summary.name) == (2, "Nguyễn Ngọc Quế")
    assert repr(record) == "<Person 2 Nguyễn Ngọc Quế: 4 posts>"
    assert ward.people.dossier(name).record == record


def test_nobody_and_several_are_not_one(ward: Archive) -> None:
    with pytest.raises(NotFound, match=r"Không có ai tên"):
        ward.people.get("Đỗ Khắc Thành")
    with pytest.raises(NotFound, match=r"Không có ai tên"):
        ward.people.list("Đỗ Khắc Thành")
    with pytest.raises(NotFound, match=r"có thể là 2 người"):
        ward.people.get("Phước")
    assert ward.people.find("Đỗ Khắc Thành") == []


def test_the_dossier_has_years_people_met_and_passages(ward: Archive) -> None:
    dossier = ward.people.dossier("nguyen ngoc que")
    assert dossier.by_year == {"2012": 1, "2014": 1, "2016": 1, "2019": 1}
    assert [name for _, name, _ in dossier.met] == ["Trần Thị Hoà"]
    assert [passage.post for passage in dossier.passages] == [5, 4, 3, 2]
    assert all(passage.parts[1] == "Nguyễn Ngọc Quế" for passage in dossier.passages)
    assert len(ward.people.dossier("nguyen ngoc que", most=1).passages) == 1


def test_holders_of_a_role_in_order_of_time_and_on_a_day(ward: Archive) -> None:
    found = ward.people.holders("bi thu dang uy")
    assert [holder.name for holder in found] == ["Nguyễn Ngọc Quế", "Trần Thị Hoà"]
    (then,) = ward.people.holders("bi thu dang uy", on="2015-06-01")
    assert (then.name, then.days) == ("Nguyễn Ngọc Quế", 0)
    assert ward.people.holders("bi thu dang uy", name="Hoà") == found[1:]
    with pytest.raises(UsageError, match="không phải một ngày"):
        ward.people.holders("bi thu dang uy", on="2015")
    with pytest.raises(UsageError, match="Chưa có chức vụ"):
        ward.people.holders("")


def test_to_dict_is_what_commands_print(ward: Archive, printed: Printed) -> None:
    def same(value: object) -> object:
        return json.loads(json.dumps(value))

    assert same([record.to_dict() for record in ward.people.list()]) == printed("people", "list")
    assert same(ward.people.dossier(2).to_dict()) == printed("person", 2)
    holders = [holder.to_dict() for holder in ward.people.holders("bi thu")]
    assert same(holders) == printed("people", "--role", "bi thu")
    assert same([pair.to_dict() for pair in ward.people.review()]) == printed("people", "review")


def test_merge_joins_records_and_undo_parts_them(own: Archive) -> None:
    merged = own.people.merge("3", "Lê Hữu Phước")
    assert (merged.summary.id, merged.summary.posts) == (1, 2)
    assert own.search(person=1).total == 2
    assert own.people.get(3) == merged
    (decision,) = own.people.decisions()
    assert (decision.kind, decision.undone) == ("merge", None)
    assert own.people.undo().id == decision.id
    assert own.search(person=1).total == 1
    (decision,) = own.people.decisions()
    assert decision.undone is not None
    assert decision.to_dict()["arguments"]["person"] == 3
    with pytest.raises(NotFound, match="hoàn tác"):
        own.people.undo()


def test_merge_of_one_with_itself_is_refused(own: Archive) -> None:
    with pytest.raises(UsageError, match="hai người khác nhau"):
        own.people.merge(1, "Lê Hữu Phước")
    assert own.people.decisions() == []


def test_split_gives_the_old_record_and_the_new(own: Archive) -> None:
    old, new = own.people.split("nguyen ngoc que", ["b1", 3])
    assert (old.summary.posts, new.summary.posts) == (2, 2)
    assert new.summary.name == "Nguyễn Ngọc Quế"
    assert {hit.stored.post.external_id for hit in own.search_all(person=new.summary.id)} == {
        "b1", "b2",
    }  # fmt: skip
    with pytest.raises(UsageError, match="không có trong bài"):
        own.people.split(old.summary.id, ["h1"])
    with pytest.raises(NotFound):
        own.people.split(old.summary.id, ["khong-co"])


def test_alias_and_rename_are_found_at_once(own: Archive) -> None:
    assert own.people.alias(2, "Năm Quế").aliases == ("Năm Quế",)
    assert own.people.get("nam que").summary.id == 2
    with pytest.raises(UsageError, match="đã có tên"):
        own.people.alias(2, "Nguyễn Ngọc Quế")
    renamed = own.people.rename(2, "Ngọc Quế")
    assert renamed.summary.name == "Ngọc Quế"
    assert "Nguyễn Ngọc Quế" in renamed.aliases
    assert own.search(person="nguyen ngoc que").people == ((2, "Ngọc Quế"),)
    with pytest.raises(UsageError, match="không phải một tên"):
        own.people.rename(2, "  ")


def test_what_is_no_person_is_listed_no_more(own: Archive) -> None:
    assert own.people.not_a_person(3).name == "Phước"
    assert [person.id for person in own.people.find("Phước")] == [1]
    assert len(own.people) == 3


def test_two_kept_apart_are_noted(own: Archive) -> None:
    own.people.apart(1, 3)
    assert [decision.kind for decision in own.people.decisions()] == ["apart"]
    with pytest.raises(UsageError):
        own.people.apart(1, 1)
