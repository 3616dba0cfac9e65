"""Places of a text: with their spans, in one form, apart from persons and organisations."""

from __future__ import annotations

from collections.abc import Callable

from luutru.ingest.enrich.bodies import find_bodies
from luutru.ingest.enrich.people import find_persons
from luutru.ingest.enrich.places import find_named_places
from luutru.store import Version

Made = Callable[..., Version]


def places(version: Version) -> list[tuple[str, str]]:
    """Return (name, as written) of each."""
    persons = find_persons(version)
    found = find_named_places(version, persons, list(find_bodies(version, persons)))
    return [(one.name, version.text[one.start : one.end]) for one in found if one.kind == "place"]


def test_spans_are_offsets_into_the_whole_text(made: Made) -> None:
    version = made("Mở đầu.", "Đoàn đi từ phường Bồ Sơn đến xã Hạ Linh.")
    assert places(version) == [("phường Bồ Sơn", "phường Bồ Sơn"), ("xã Hạ Linh", "xã Hạ Linh")]


def test_a_level_is_small_as_within_a_sentence(made: Made) -> None:
    assert ("phường Bồ Sơn", "Phường Bồ Sơn") in places(made("Phường Bồ Sơn ra quân."))
    assert ("phố Hàng Lụa", "Phố Hàng Lụa") in places(made("Phố Hàng Lụa đông vui."))


def test_where_an_organisation_begins_no_place_does(made: Made) -> None:
    version = made("Người dân đăng ký tại Sở Tư pháp, rồi về phường Bồ Sơn.")
    assert [name for name, _ in places(version)] == ["phường Bồ Sơn"]  # "tại Sở Tư" is none


def test_a_person_is_no_place(made: Made) -> None:
    version = made("Ông Lê Hạ Linh - Bí thư Đảng ủy về dự. Ông Linh phát biểu.")
    assert "Hạ Linh" not in {name for name, _ in places(version)}
