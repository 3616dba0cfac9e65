"""Words of a version: a line of them for each block, the text as it was."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from luutru.ingest.segment import segment
from luutru.tests.helpers.stores import version
from luutru.text.script.tones import canonical


def test_syllables_of_a_word_are_joined_block_by_block() -> None:
    made = segment(version("Phường họp", "Vệ sinh môi trường"))
    assert made.segmented.split("\n") == ["Phường họp", "Vệ_sinh môi_trường"]
    assert made.text == "Phường họp\nVệ sinh môi trường"


@example(["ủyn"])
@given(st.lists(st.text("Đảngủy phường, .15/7", min_size=1, max_size=40), min_size=1, max_size=4))
def test_each_block_has_its_line(blocks: list[str]) -> None:
    made = segment(version(blocks[0], *blocks[1:]))
    lines = made.segmented.split("\n")
    assert len(lines) == len(blocks)
    for line, block in zip(lines, blocks, strict=True):
        # In one tone style: "ủyn" is segmented as "uỷn".
        assert "".join(line.replace("_", " ").split()) == "".join(canonical(block).split())
