from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.analysis import GAP, Zone
from luutru.index.forward_rows import ForwardRows, numbers_of
from luutru.index.inversion import BETWEEN_ZONES, Inversion
from luutru.tests.helpers.memory_index import doc

ZONES: tuple[Zone, ...] = ("title", "lead", "body")
TEXTS = st.lists(st.sampled_from(["an", "ban", "đảng", "đang"]), max_size=5)


def rows_of(*texts: Sequence[str]) -> ForwardRows:
    """Return rows of documents, each a title, a lead and paragraphs."""
    inverted = Inversion()
    for number, (title, lead, *paragraphs) in enumerate(texts):
        inverted.add(doc(number, title, *paragraphs, lead=lead))
    column, records = inverted.rows(), inverted.records()
    ends = np.cumsum(column.lengths)[:-1]
    cut = np.split(numbers_of(inverted.keys)[column.values], ends)
    starts = np.stack([records["lead"], records["body"]], axis=1).astype(np.int64)
    return ForwardRows([one.tobytes() for one in cut], starts)


def test_a_syllable_is_found_wherever_it_stands_and_in_its_row() -> None:
    rows = rows_of(("đảng bộ", "", "bộ đảng"), ("không", "", "có"), ("", "", "đảng"))
    found = rows.positions(["đảng", "lạ"])
    assert rows.count == 3
    assert rows.rows_of(found["đảng"]).tolist() == [0, 0, 2]
    assert found["đảng"][0] == 0
    assert not len(found["lạ"])
    assert not len(rows.positions(["đang"])["đang"])  # marks are bound


def test_zones_part_where_the_record_says() -> None:
    rows = rows_of(("chợ mới", "tin chợ", "họp", "chợ họp"), ("", "", "chợ"), ("chợ", "", ""))
    at = rows.positions(["chợ"])["chợ"]
    in_zones = {zone: rows.rows_of(rows.in_zone(at, zone)).tolist() for zone in ZONES}
    assert in_zones == {"title": [0, 2], "lead": [0], "body": [0, 1]}


def test_a_phrase_is_side_by_side_and_in_order() -> None:
    rows = rows_of(
        ("bí thư", "", "thư bí"), ("bí", "thư", ""), ("", "", "bí", "thư"), ("", "", "bí và thư")
    )
    assert rows.rows_of(rows.phrase([["bí"], ["thư"]])).tolist() == [0]
    assert rows.rows_of(rows.phrase([["thư"], ["bí"]])).tolist() == [0]
    assert rows.rows_of(rows.phrase([["bí"], ["và"], ["thư"]])).tolist() == [3]


def test_a_place_in_a_phrase_can_be_any_of_some_keys() -> None:
    rows = rows_of(("đảng ủy", "", ""), ("đảng viên", "", ""), ("dang ủy", "", ""))
    found = rows.phrase([["đảng", "dang"], ["ủy"]])
    assert rows.rows_of(found).tolist() == [0, 2]
    assert not len(rows.phrase([["đảng"], []]))
    assert not len(rows.phrase([]))


def test_no_phrase_runs_from_one_document_into_the_next() -> None:
    rows = rows_of(("", "", "bí"), ("thư", "", ""))
    assert not len(rows.phrase([["bí"], ["thư"]]))
    assert BETWEEN_ZONES > 1  # nor do neighbours in a window


def test_no_documents_are_no_rows() -> None:
    rows = ForwardRows([], np.empty((0, 2), np.int64))
    assert rows.count == 0
    assert not len(rows.positions(["đảng"])["đảng"])
    assert not len(rows.phrase([["đảng"], ["ủy"]]))


def test_each_key_is_one_number_and_the_gap_is_none() -> None:
    keys = {GAP: 0, "đảng": 1, "ủy": 2}
    numbers = numbers_of(keys)
    assert numbers[0] == 0
    assert len({*numbers.tolist()}) == 3
    # A key is the same number in every segment, whatever its place there.
    assert numbers_of({GAP: 0, "ủy": 1, "đảng": 2})[[2, 1]].tolist() == numbers[1:].tolist()


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=5), TEXTS)
def test_phrases_are_what_reading_each_block_finds(
    made: list[tuple[list[str], ...]], phrase: list[str]
) -> None:
    rows = rows_of(*([" ".join(block) for block in blocks] for blocks in made))
    phrase = phrase or ["an"]
    right = [
        number
        for number, blocks in enumerate(made)
        for block in blocks
        for at in range(len(block))
        if block[at : at + len(phrase)] == phrase
    ]
    begins = rows.phrase([[key] for key in phrase])
    assert sorted(rows.rows_of(begins).tolist()) == right
    by_zone = [rows.in_zone(begins, zone).tolist() for zone in ZONES]
    assert sorted(position for zone in by_zone for position in zone) == sorted(begins.tolist())
