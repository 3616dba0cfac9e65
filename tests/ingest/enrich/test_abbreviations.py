"""Abbreviations of a text: each place, by blocks."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.enrich.abbreviations import find_abbreviations
from luutru.store import Version
from luutru.tests.helpers.stores import version as plain

Made = Callable[..., Version]


def test_each_stands_at_each_of_its_places(made: Made) -> None:
    version = made("UBND họp với HĐND.", "UBND kết luận.")
    found = [(one.short, version.text[one.start : one.end]) for one in find_abbreviations(version)]
    assert found == [("ubnd", "UBND"), ("hđnd", "HĐND"), ("ubnd", "UBND")]


def test_a_block_all_of_capitals_has_none_and_costs_the_others_nothing(made: Made) -> None:
    version = made("UBND PHƯỜNG HỌP", "UBND phường họp", title="TIN PHƯỜNG")
    assert [one.start for one in find_abbreviations(version)] == [version.text.rindex("UBND")]


@given(st.lists(st.text("UBNDub .\t", min_size=1, max_size=30), min_size=1, max_size=4))
def test_all_are_written_in_capitals_where_they_are_said_to_stand(blocks: list[str]) -> None:
    version = plain(blocks[0], *blocks[1:])
    for one in find_abbreviations(version):
        written = version.text[one.start : one.end]
        assert written.isupper()
        assert written.lower() == one.short
        before, after = version.text[: one.start][-1:], version.text[one.end :][:1]
        assert not (before + after).isalnum()
