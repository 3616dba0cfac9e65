from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luutru.index.document import Label
from luutru.index.label_ids import label_number
from luutru.index.vocabulary import part
from luutru.index.vocabulary.part import VocabularyPart, part_files, write_part
from luutru.tests.helpers.memory_index import doc, inversion

SYLLABLES = "an ban đảng đang ủy".split()


@pytest.fixture
def opened(tmp_path: Path) -> VocabularyPart:
    made = doc(
        1,
        "Đảng ủy",
        "đảng ủy họp đảng",
        "đảng viên",
        labels=[Label("section", "Văn hóa"), Label("place", "An Thịnh")],
        definitions=[("btv", "ban thường vụ")],
    )
    again = doc(2, "", "đảng ủy", definitions=[("btv", "ban thường vụ")])
    write_part(tmp_path, "a", inversion([made, again]))
    return VocabularyPart(tmp_path, "a")


def entry(opened: VocabularyPart, exact: str) -> tuple[int, int, int]:
    """Return a syllable's id, and where and how many its followers are."""
    query = "SELECT id, first, followers FROM syllables WHERE exact = ?"
    ((number, first, followers),) = opened.rows(query, [exact])
    return int(str(number)), int(str(first)), int(str(followers))


def test_a_part_is_two_files_beside_its_segment(opened: VocabularyPart, tmp_path: Path) -> None:
    assert {path.name for path in tmp_path.iterdir()} == set(part_files("a"))
    assert all(name.startswith("a.") for name in part_files("a"))
    opened.close()


def test_syllables_are_counted_with_what_follows_them(opened: VocabularyPart) -> None:
    rows = opened.rows("SELECT exact, folded, count, followed, followers FROM syllables")
    assert sorted(rows) == [
        ("họp", "hop", 1, 1, 1),
        ("viên", "vien", 1, 0, 0),
        ("đảng", "dang", 5, 4, 2),
        ("ủy", "uy", 3, 1, 1),
    ]
    assert opened.total == 10
    opened.close()


def test_how_often_each_of_some_follows_another(opened: VocabularyPart) -> None:
    numbers = {key: entry(opened, key)[0] for key in ("đảng", "ủy", "viên", "họp")}
    _, first, followers = entry(opened, "đảng")
    found = opened.following(first, followers, numbers.values())
    assert found == {numbers["ủy"]: 3, numbers["viên"]: 1}
    assert opened.following(first, followers, [999]) == {}
    assert opened.following(first, followers, []) == {}
    _, first, followers = entry(opened, "viên")
    assert opened.following(first, followers, numbers.values()) == {}
    opened.close()


def test_definitions_and_labels_are_kept(opened: VocabularyPart) -> None:
    assert opened.rows("SELECT * FROM definitions") == [
        ("btv", "ban thường vụ", "ban thuong vu", 2)
    ]
    assert opened.rows("SELECT * FROM labels") == [
        ("place", label_number("place", "An Thịnh"), "An Thịnh"),
        ("section", label_number("section", "Văn hóa"), "Văn hóa"),
    ]
    opened.close()


def test_a_part_of_nothing_is_empty(tmp_path: Path) -> None:
    write_part(tmp_path, "a", inversion([doc(1)]))
    opened = VocabularyPart(tmp_path, "a")
    assert opened.total == 0
    assert opened.rows("SELECT * FROM syllables") == []
    opened.close()


def test_a_part_is_read_where_its_name_would_mean_something_in_an_address(tmp_path: Path) -> None:
    folder = tmp_path / "kho 100% #1?mode=rw"
    folder.mkdir()
    write_part(folder, "a", inversion([doc(1, "đảng ủy")]))
    opened = VocabularyPart(folder, "a")
    assert opened.total == 2
    opened.close()


BLOCKS = st.lists(st.lists(st.sampled_from(SYLLABLES), max_size=6), max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(BLOCKS, st.sampled_from([1, 3, 1 << 21]))
def test_pairs_are_those_of_each_block_however_many_are_sorted_at_once(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[list[str]], at_once: int
) -> None:
    right = Counter(pair for block in blocks for pair in pairwise(block))
    folder = tmp_path_factory.mktemp("part")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part, "_SLICE", at_once)
        write_part(folder, "a", inversion([doc(1, "", *map(" ".join, blocks))]))
    opened = VocabularyPart(folder, "a")
    there = {key for block in blocks for key in block}
    entries = {key: entry(opened, key) for key in there}
    names = {number: key for key, (number, _, _) in entries.items()}
    found = {
        (key, names[number]): count
        for key, (_, first, followers) in entries.items()
        for number, count in opened.following(first, followers, names).items()
    }
    opened.close()
    assert found == right
