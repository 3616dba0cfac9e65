from __future__ import annotations

from luutru.text.persons.surnames import (
    byline_surnames,
    common_surnames,
    middle_names,
    surnames,
    variants,
)


def test_common_surnames_and_those_of_bylines_are_surnames() -> None:
    assert common_surnames() < surnames()
    assert byline_surnames() < surnames()
    assert common_surnames() <= byline_surnames()


def test_surnames_of_many_peoples_are_known() -> None:
    assert {"nguyễn", "lò", "giàng", "hoắc", "cấn", "vừ", "lường"} <= surnames()
    assert not {"an", "thịnh", "phường", "hà nội"} & surnames()


def test_surnames_are_one_syllable_in_small_letters() -> None:
    assert all(name.islower() and " " not in name for name in surnames())


def test_northern_and_southern_forms_mean_each_other() -> None:
    assert variants() == {"huỳnh": "hoàng", "hoàng": "huỳnh", "vũ": "võ", "võ": "vũ"}
    assert variants().keys() <= surnames()


def test_middle_names_have_a_capital() -> None:
    assert middle_names() == {"Văn", "Thị"}
