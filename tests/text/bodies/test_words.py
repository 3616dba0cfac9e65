"""The words of organisations and places as rules read them, with an archive's own over them."""

from __future__ import annotations

import pytest

from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.bodies import body_words, place_words
from luutru.text.lexicon_matcher import Lexicon, read


def value(lexicon: Lexicon[str], phrase: str) -> str | None:
    words = read(phrase)
    found = lexicon.match(words, 0)
    return found[1] if found and found[0] == len(words) - 1 else None


@pytest.mark.parametrize(
    ("head", "needs"),
    [
        ("quốc hội", "whole"),
        ("ban thường vụ", "capital"),
        ("công an", "level"),
        ("sở", "open"),
        ("trường tiểu học", "open"),
        ("UBND", None),  # a short form is looked up by its capitals
        ("phường", None),
    ],
)
def test_what_a_head_needs(head: str, needs: str | None) -> None:
    assert value(body_words.body_heads(), head) == needs


def test_short_forms_count_in_capitals() -> None:
    assert {"UBND", "MTTQ", "ASEAN"} <= body_words.short_bodies()
    assert all(form.isupper() or form == "ĐTN" for form in body_words.short_bodies())


def test_committees_that_a_units_name_may_follow() -> None:
    assert body_words.unit_committees() == {"quận ủy", "huyện ủy", "thành ủy", "tỉnh ủy", "thị ủy"}
    assert body_words.committees() == body_words.unit_committees() | {"đảng ủy"}


def test_levels_of_organisations() -> None:
    for level in ("phường", "tp", "trung ương", "tối cao", "thành phố"):
        assert body_words.body_levels().match(read(level), 0), level
    assert body_words.body_levels().match(read("thôn"), 0) is None


def test_fields_are_found_with_their_marks() -> None:
    fields = body_words.body_fields()
    for field in ("Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch", "GD-ĐT", "y tế"):
        found = fields.match(read(field), 0)
        assert found is not None
        assert found[0] == len(read(field)) - 1, field


def test_small_words_around_heads() -> None:
    assert "xã hội" in body_words.no_levels()
    assert "đại" in body_words.before_heads()
    assert "đã" in body_words.after_names()
    assert "tổ chức" in body_words.unnamed_heads()
    assert {"giám đốc", "phó giám đốc", "tổng biên tập"} <= body_words.directors()
    assert "bí thư" not in body_words.directors()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("phường", "number"),
        ("quận", "number"),
        ("ngõ", "number"),
        ("tổ", "count"),
        ("thôn", "count"),
        ("sông", "name"),
        ("thị xã", "name"),
        ("tp", "short"),
        ("x", "short"),
        ("ban", None),
    ],
)
def test_how_a_places_name_may_look(head: str, kind: str | None) -> None:
    assert value(place_words.place_heads(), head) == kind
    assert dict(place_words.heads()).get(head) == kind


def test_each_head_of_a_place_stands_once() -> None:
    heads = [head for head, _ in place_words.heads()]
    assert len(heads) == len(set(heads))


def test_known_places_and_those_that_are_common_words() -> None:
    assert value(place_words.known_places(), "Hà Nội") == "Hà Nội"
    assert value(place_words.known_places(), "Mỹ") is None
    weak = place_words.common_places()
    assert {name for name, opens in weak.items() if opens} == {"Mỹ", "Nga", "Pháp", "Nhật", "Úc"}
    assert {"Anh", "Đức", "Vinh"} <= weak.keys()


def test_small_words_around_places() -> None:
    assert "tại" in place_words.placed() < place_words.of_states()
    assert "tuyển" in place_words.of_states() - place_words.placed()
    assert "tiếng" in place_words.tongues()
    assert "thuật" in place_words.other_words()
    assert "theo" in place_words.function_words()
    assert "đoàn" in place_words.no_names()
    assert "yêu" in place_words.before_places()


def test_an_archives_own_are_read_with_them() -> None:
    own = (
        ("body_heads", "x", "head\tneeds\nphường hội\topen\nHTX\tshort\n-sở\topen\n"),
        ("place_heads", "x", "head\tname\nbến nứa\tname\n"),
        ("places", "x", "name\tkind\tfound\nBàn Cờ\ttown\tyes\n"),
    )
    with lexicons_of(own).in_use():
        assert value(body_words.body_heads(), "phường hội") == "open"
        assert value(body_words.body_heads(), "sở") is None
        assert "HTX" in body_words.short_bodies()
        assert value(place_words.place_heads(), "bến nứa") == "name"
        assert value(place_words.known_places(), "Bàn Cờ") == "Bàn Cờ"
    assert value(body_words.body_heads(), "phường hội") is None
