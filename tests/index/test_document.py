from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from luutru.index.analysis import GAP, keys
from luutru.index.document import IndexDocument, Label, document
from luutru.index.fields import LABEL_FIELDS, LABELS
from luutru.index.shards import documents
from luutru.store import Post, StoredPost, Version
from luutru.store.enrichment import Entity, ToldRole
from luutru.store.finds import Finds
from luutru.store.people import StoredAppearance
from luutru.store.post import Provenance
from luutru.store.topics import PostTopic
from luutru.tests.helpers.stores import FilledStore, person, place
from luutru.text.abbreviations import Abbreviation, Definition
from luutru.text.citations import Citation
from luutru.text.dates.dates import PartialDate
from luutru.text.dates.event_dates import EventDate

FROM = Provenance("file:///bai.txt", "", "text/plain", "utf-8", "0" * 64, 0, 1)


def stored(*blocks: tuple[str, str], number: int = 4, **others: object) -> StoredPost:
    """Return a stored post of blocks (kind, text), segmented as they are."""
    layout, at = [], 0
    for kind, text in blocks:
        layout.append((kind, at, at + len(text)))
        at += len(text) + 1
    text = "\n".join(text for _, text in blocks)
    parts = {"title": "", "section": "", "segmented": text} | others
    made = Version(text=text, layout=tuple(layout), **parts)  # type: ignore[arg-type]
    return StoredPost(number, Post("id:1", "1", "phường"), 1, made, FROM, 1, "2020-01-01", 1)


def appearance(root: int, *roles: tuple[str, str]) -> StoredAppearance:
    told = tuple(ToldRole(title, body, "holds", 0, 3) for title, body in roles)
    return StoredAppearance(
        1, 4, "lê hữu phước", "Lê Hữu Phước", "", None, ((0, 3),), 1, root, "", None, "", "phường",
        1, told,
    )  # fmt: skip


def values(made: IndexDocument, field: str) -> list[str]:
    return [label.value for label in made.labels if label.field == field]


def test_each_block_is_in_its_zone_in_reading_order() -> None:
    made = document(
        stored(
            ("title", "Họp phường"),
            ("lead", "Sáng nay"),
            ("paragraph", "Một hai"),
            ("heading", "Ba"),
            ("caption", "Ảnh chợ"),
            ("paragraph", "Bốn"),
            ("byline", "Lê Hữu Phước"),
        )
    )
    assert made.id == 4
    assert made.zones.title == ["họp", "phường"]
    assert made.zones.lead == ["sáng", "nay"]
    body = [["một", "hai"], ["ba"], ["ảnh", "chợ"], ["bốn"], ["lê", "hữu", "phước"]]
    joined = [key for block in body for key in (*block, GAP)][:-1]
    assert made.zones.body == joined
    assert list(made.syllables) == [key for zone in made.zones for key in zone if key]


def test_a_title_that_is_no_block_is_searched_too() -> None:
    made = document(stored(("paragraph", "Một"), title="Họp phường"))
    assert made.zones.title == ["họp", "phường"]
    assert made.zones.lead == []
    assert list(document(stored(title="")).syllables) == []


def test_compounds_are_those_of_the_segmented_form() -> None:
    segmented = "Đảng_ủy họp\nvề vệ_sinh môi_trường\nĐảng_uỷ"
    made = document(stored(("title", "Đảng ủy họp"), segmented=segmented))
    assert made.words == ["đảng_ủy", "vệ_sinh", "môi_trường", "đảng_ủy"]


@pytest.mark.parametrize(
    ("iso", "days", "minute"),
    [
        (None, None, 0),
        ("2019", (date(2019, 1, 1), date(2019, 12, 31)), 0),
        ("2020-02", (date(2020, 2, 1), date(2020, 2, 29)), 0),
        ("2020-02-09", (date(2020, 2, 9), date(2020, 2, 9)), 0),
        ("2020-02-09T14:30+07:00", (date(2020, 2, 9), date(2020, 2, 9)), 14 * 60 + 30),
    ],
)
def test_a_date_is_what_it_can_mean(
    iso: str | None, days: tuple[date, date] | None, minute: int
) -> None:
    made = document(stored(("title", "Một"), published=iso))
    assert (made.published, made.minute) == (days, minute)


def test_an_abbreviation_goes_with_the_long_form_that_the_post_gives_it() -> None:
    found = (("btv", 0), ("cat", 5), ("btv", 9))
    finds = Finds(
        abbreviations=tuple(Abbreviation(short, at, at + 3) for short, at in found),
        definitions=(Definition("btv", "ban thường vụ", 0, 3),),
    )
    made = document(stored(("title", "BTV CAT BTV")), finds=finds)
    assert made.abbreviations == ["btv=ban_thường_vụ", "cat", "btv=ban_thường_vụ"]
    assert made.definitions == [("btv", "ban thường vụ")]


def test_a_short_form_that_is_defined_twice_has_the_last_meaning() -> None:
    two = (Definition("btv", "ban thường vụ", 0, 3), Definition("btv", "biên tập viên", 9, 12))
    made = document(stored(("title", "BTV")), finds=Finds(definitions=two))
    assert made.definitions == [("btv", "biên tập viên")]


def test_events_are_days_each_once() -> None:
    days = [EventDate(PartialDate.from_iso(iso), 0, 1) for iso in ("2019-08", "2019-07-05")]
    made = document(stored(("title", "Một")), finds=Finds(events=(*days, days[0])))
    assert made.events == [
        (date(2019, 7, 5), date(2019, 7, 5)),
        (date(2019, 8, 1), date(2019, 8, 31)),
    ]


def test_labels_of_every_field() -> None:
    made = document(
        stored(("title", "Một"), section="Văn hóa"),
        [
            appearance(7, ("Bí thư", "Đảng ủy"), ("Chủ tịch", "")),
            appearance(9, ("Bí thư", "Đảng ủy")),
            appearance(7),
        ],
        [
            Entity("organisation", "Đảng ủy", 0, 1),
            Entity("place", "An Thịnh", 0, 1),
            Entity("place", "An Thịnh", 5, 6),
        ],
        ["moi-truong", "rac"],
        Finds(citations=(Citation("217-QĐ/TW", 0, 1), Citation("217-QĐ/TW", 8, 9))),
    )
    right: dict[str, Sequence[str]] = {
        "person": ["7", "9"],
        "role": ["Bí thư Đảng ủy", "Chủ tịch"],
        "topic": ["moi-truong", "rac"],
        "section": ["Văn hóa"],
        "source": ["phường"],
        "organisation": ["Đảng ủy"],
        "place": ["An Thịnh"],
        "document": ["217-QĐ/TW"],
    }
    assert {name: values(made, name) for name in LABELS} == right
    assert set(right) == set(LABEL_FIELDS)
    assert len(made.labels) == len(set(made.labels))


def test_what_a_post_lacks_is_no_label() -> None:
    made = document(stored(("title", "Một"), section=""))
    assert made.labels == [Label("source", "phường")]


def test_documents_are_made_of_what_the_store_holds(filled: FilledStore) -> None:
    first = filled.post("Họp chợ", "Phường An Thịnh", published="2020-02-09")
    second = filled.post("Tin khác")
    filled.found(
        first,
        person("Lê Hữu Phước", ("Bí thư", "Đảng ủy")),
        entities=[place("An Thịnh")],
        finds=Finds(citations=(Citation("217-QĐ/TW", 0, 1),)),
    )
    (root,) = filled.links(phước="lê hữu phước").values()
    with filled.store.transaction():
        filled.store.topics.put(first, [PostTopic("cho", "Chợ", 0.9, "cụm từ")], "1")
    one, other = documents(filled.store, [second, first])
    assert (one.id, other.id) == (second, first)
    assert one.labels == [Label("source", "phường")]
    assert other.zones.body == keys(["Phường An Thịnh"])
    assert set(other.labels) == {
        Label("person", str(root)),
        Label("role", "Bí thư Đảng ủy"),
        Label("topic", "cho"),
        Label("source", "phường"),
        Label("place", "An Thịnh"),
        Label("document", "217-QĐ/TW"),
    }
