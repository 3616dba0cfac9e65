"""Files: what came of a place when it was last read, under the same bytes and reading alone."""

from __future__ import annotations

from luutru.store import Store
from luutru.store.files import FileRecord
from luutru.tests.helpers.stores import FilledStore


def test_a_place_is_known_by_its_bytes_and_how_it_was_read(
    store: Store, filled: FilledStore
) -> None:
    with store.transaction():
        store.files.add("file:///a", filled.sha256, "{}", filled.run, FileRecord(3, 1))
    assert store.files.last_read({"file:///a": filled.sha256}, "{}") == {
        "file:///a": FileRecord(3, 1)
    }
    assert store.files.last_read({"file:///a": "khác"}, "{}") == {}
    assert store.files.last_read({"file:///a": filled.sha256}, '{"map": 1}') == {}
    assert store.files.last_read({"file:///b": filled.sha256}, "{}") == {}


def test_the_last_reading_counts_not_any(store: Store, filled: FilledStore) -> None:
    other = b"khac"
    with store.transaction():
        store.originals.add(other, "2" * 64, "text/plain", filled.run)
        store.files.add("file:///a", filled.sha256, "{}", filled.run, FileRecord(3, 0))
        store.files.add("file:///a", "2" * 64, "{}", filled.run, FileRecord(1, 0))
    assert store.files.last_read({"file:///a": filled.sha256}, "{}") == {}
    assert store.files.last_read({"file:///a": "2" * 64}, "{}") == {"file:///a": FileRecord(1, 0)}


def test_thousands_of_places_are_asked_for_at_once(store: Store, filled: FilledStore) -> None:
    places = {f"file:///{n}": filled.sha256 for n in range(1203)}
    with store.transaction():
        for number, uri in enumerate(places):
            store.files.add(uri, filled.sha256, "{}", filled.run, FileRecord(number, 0))
    found = store.files.last_read(places, "{}")
    assert {uri: record.posts for uri, record in found.items()} == {
        uri: number for number, uri in enumerate(places)
    }


def test_every_place_of_an_original_is_listed_in_order(store: Store, filled: FilledStore) -> None:
    with store.transaction():
        for uri in ("file:///b", "file:///a"):
            store.files.add(uri, filled.sha256, "{}", filled.run, FileRecord(1, 0))
    places = store.files.places(filled.sha256)
    assert [place["uri"] for place in places] == ["file:///b", "file:///a"]
    assert places[0]["run"] == filled.run
    assert store.files.places("0" * 64) == []
