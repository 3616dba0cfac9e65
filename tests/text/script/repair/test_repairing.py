from __future__ import annotations

import pytest

from luutru.errors import UnreadableItem
from luutru.tests.helpers.encoders import as_1252, tcvn3, viqr
from luutru.tests.text.script.encodings.test_readings import OTHERS, SENTENCES
from luutru.text.script.repair.repairing import RepairedSegments, damage_in, repair_segments


def spoiled(text: str) -> str:
    return as_1252(tcvn3(text))


@pytest.mark.parametrize("segments", [[], [""], list(SENTENCES), list(OTHERS)])
def test_good_segments_stay(segments: list[str]) -> None:
    assert repair_segments(segments) == RepairedSegments(segments, ())


def test_one_segment_is_repaired_by_itself() -> None:
    segments = [SENTENCES[0], spoiled(SENTENCES[1]), OTHERS[0]]
    assert repair_segments(segments) == ([SENTENCES[0], SENTENCES[1], OTHERS[0]], ("tcvn3",))


def test_a_short_segment_takes_the_repair_of_the_whole() -> None:
    segments = [spoiled("Bẻ nụ"), *map(spoiled, SENTENCES)]
    assert repair_segments(segments) == (["Bẻ nụ", *SENTENCES], ("tcvn3",))
    assert repair_segments([spoiled("Bẻ nụ"), *SENTENCES]).repairs == ()


def test_silent_segments_take_the_repair_of_the_whole() -> None:
    tag = "<img alt='{}'>".format
    segments = [tag(spoiled("Bẻ nụ")), *map(spoiled, SENTENCES)]
    repaired = repair_segments(segments, silent={0})
    assert repaired == ([tag("Bẻ nụ"), *SENTENCES], ("tcvn3",))
    good = [tag(spoiled("Bẻ nụ")), *SENTENCES]
    assert repair_segments(good, silent={0}) == (good, ())


def test_repairs_are_named_by_how_much_they_repaired() -> None:
    segments = [viqr(SENTENCES[0]), spoiled(SENTENCES[1]), spoiled(SENTENCES[2])]
    assert repair_segments(segments) == (list(SENTENCES[:3]), ("tcvn3", "viqr"))


def test_good_words_within_a_segment_stay() -> None:
    line = "Khu công nghiệp Sài Gòn"
    mixed = f"{spoiled('Công ty Dịch Vụ Giám Định')}, {line}"
    assert repair_segments([mixed]).segments == [f"Công ty Dịch Vụ Giám Định, {line}"]


def test_capitals_that_tcvn3_has_no_codes_for_are_restored() -> None:
    segments = [spoiled("ĐẢNG ỦY PHƯỜNG"), "\n", *map(spoiled, SENTENCES)]
    assert repair_segments(segments, silent={1}).segments[0] == "ĐẢNG ỦY PHƯỜNG"


def test_what_cannot_be_decided_is_refused() -> None:
    with pytest.raises(UnreadableItem, match="không chắc là bảng mã nào") as caught:
        repair_segments(["§x¶ng §q¶ng ®z®éng x¶w k®q z¶w"])
    assert "--encoding" in caught.value.repair


def test_damage_is_looked_for_in_what_is_read() -> None:
    segments = ["Một", "b\ufffdn", "h\ufffdi"]
    found = damage_in(segments, (), ())
    assert found is not None
    assert (found.segment, found.word, found.times) == (1, "b\ufffdn", 2)
    found = damage_in(segments, {1}, ())
    assert found is not None
    assert (found.segment, found.times) == (2, 1)
    assert damage_in(segments, {1, 2}, ()) is None
