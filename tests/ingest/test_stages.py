"""The stages in their order: what each hands to the next, from bytes to an indexed post."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.errors import UnreadableItem
from luutru.ingest import stages
from luutru.ingest.enrich import RULES
from luutru.ingest.records import RawPost
from luutru.ingest.scanner import Scanner
from luutru.ingest.stages import LaterStages
from luutru.ingest.steps import PostToPrepare, Step
from luutru.ingest.writer import StoreWriter
from luutru.store import Store, Version
from luutru.store.topics import PostTopic
from luutru.tests.helpers.stores import FilledStore

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = FilledStore(tmp_path / "archive.db").store
    yield made
    made.close()


def read(store: Store, *paths: Path) -> list[Step]:
    return list(stages.read(Scanner(store, 1, "", {}), paths))


def kinds(steps: list[Step]) -> list[str]:
    return [type(step).__name__ for step in steps]


class Topic:
    name = "thử"

    def __call__(self, version: Version, /) -> tuple[PostTopic, ...]:
        assert version.segmented  # words are there when topics are asked for
        return (PostTopic("t", "T", 1.0, "thử"),)


def test_reading_yields_each_file_with_its_records_in_order(store: Store, write: Write) -> None:
    write("b.jsonl", '{"id": 1, "title": "Một"}\n{"title": "hỏ\n{"id": 3, "title": "Ba"}')
    folder = write("a.txt", "Tên bài\n\nThân bài.").parent
    write("c.bin", b"khong doc")
    write(".an.txt", "Tệp ẩn\n\nThân bài.")
    steps = read(store, folder)
    assert kinds(steps) == [
        "PassedOver", "FileBegins", "PostToPrepare", "FileEnds",
        "FileBegins", "PostToPrepare", "RejectStep", "PostToPrepare", "FileEnds", "PassedOver",
    ]  # fmt: skip


def test_a_raw_post_becomes_a_post_with_all_that_is_found_in_it() -> None:
    raw = RawPost("fields", 0, 9, "utf-8", "dòng 1", fields={
        "title": "Hội nghị phường Bồ Sơn",
        "published": "21/6/2019",
        "body": "Ngày 20/6/2019, ông Đỗ Văn Lâm - Chủ tịch UBND phường chủ trì.\n"
                "Căn cứ Nghị định 34/2016/NĐ-CP, Mặt trận Tổ quốc (MTTQ) phường họp.",
    })  # fmt: skip
    version, found, topics, _ = stages.prepare(raw, "x.jsonl", Topic())
    text = version.text
    assert (version.title, version.published) == ("Hội nghị phường Bồ Sơn", "2019-06-21")
    assert len(version.segmented.split("\n")) == len(version.layout) == 3
    assert "Đỗ_Văn_Lâm" in version.segmented
    (person,) = found.people
    assert (person.name, text[slice(*person.mentions[0])]) == ("Đỗ Văn Lâm", "Đỗ Văn Lâm")
    assert [role.title for role in person.roles] == ["Chủ tịch"]
    named = {(one.kind, text[one.start : one.end]) for one in found.entities}
    assert {("place", "phường Bồ Sơn"), ("organisation", "UBND phường")} <= named
    finds = found.finds
    assert [text[c.start : c.end] for c in finds.citations] == ["Nghị định 34/2016/NĐ-CP"]
    assert [(e.when.iso, text[e.start : e.end]) for e in finds.events] == [
        ("2019-06-20", "Ngày 20/6/2019")
    ]
    assert [text[a.start : a.end] for a in finds.abbreviations] == ["UBND", "NĐ", "CP", "MTTQ"]
    assert [(d.short, d.long) for d in finds.definitions] == [("mttq", "mặt trận tổ quốc")]
    assert [topic.topic for topic in topics] == ["t"]


def test_what_is_no_post_is_refused_with_its_files_name() -> None:
    with pytest.raises(UnreadableItem, match=r"trong rong\.txt"):
        stages.prepare(RawPost("text", 0, 1, "utf-8", text=" \n "), "rong.txt", None)


def test_without_topics_none_are_given() -> None:
    raw = RawPost("text", 0, 1, "utf-8", text="Tên bài\n\nThân bài.")
    assert stages.prepare(raw, "x.txt", None).topics == ()


def test_storing_writes_each_step_with_what_was_prepared_of_it(store: Store, write: Write) -> None:
    path = write("x.jsonl", '{"title": "Một"}\n{"title": "Hai"}')
    steps = read(store, path)
    writer = StoreWriter(store, 1, Scanner(store, 1, "", {}).name, "thử")
    batch = [
        (step, stages.prepare(step.raw, "x", Topic()) if isinstance(step, PostToPrepare) else None)
        for step in steps
    ]
    with store.transaction():
        stages.store(writer, batch)
    assert [store.posts.get(number).version.title for number in (1, 2)] == ["Một", "Hai"]
    assert store.enrichments.outdated(RULES) == []
    assert store.topics.of([2])[2][0].topic == "t"
    assert (writer.summary.new, writer.summary.files) == (2, 1)
    assert kinds(read(store, path)) == ["UnchangedFile"]


def test_the_last_stages_run_in_order_on_what_is_enriched(tmp_path: Path) -> None:
    filled = FilledStore(tmp_path / "archive.db")
    post = filled.post("a", "Ông Đỗ Văn Lâm phát biểu.")
    ran: list[object] = []

    def stage(name: str) -> Callable[[], object]:
        return lambda: ran.append((name, filled.store.enrichments.rules_of(post)))

    later = LaterStages(stage("link"), stage("classify"), stage("index"))
    stages.finish(filled.store, filled.run, later, 1, lambda *done: ran.append(done))
    assert ran == [(1, 1), ("link", RULES), ("classify", RULES), ("index", RULES)]
    filled.store.close()


def test_a_stage_that_fails_stops_those_behind_it(store: Store) -> None:
    def fail() -> None:
        raise UnreadableItem("hỏng", "sửa")

    ran: list[str] = []
    later = LaterStages(lambda: ran.append("link"), fail, lambda: ran.append("index"))
    with pytest.raises(UnreadableItem):
        stages.finish(store, 1, later)
    assert ran == ["link"]


def test_from_bytes_to_an_indexed_post(luutru: Luutru, write: Write, tmp_path: Path) -> None:
    """Every stage by the command line: what each has found is asked for by a search."""
    record = {
        "id": "a",
        "title": "Ra quân vệ sinh môi trường",
        "body": "Ngày 20/6/2019, ông Đỗ Văn Lâm - Chủ tịch UBND phường Bồ Sơn phát động theo "
        "Nghị định 34/2016/NĐ-CP. Mặt trận Tổ quốc (MTTQ) phường dọn rác thải.",
    }
    path = write("x.jsonl", json.dumps(record, ensure_ascii=False).encode("utf-16"))
    assert luutru("ingest", path).exit_code == 0
    for query in (
        "ra quan", "người:lâm", 'nơi:"bồ sơn"', 'tổ chức:"ubnd phường"', "văn bản:34",
        "diễn ra:2019-06-20", 'chủ đề:"môi trường"', "mttq",
    ):  # fmt: skip
        assert luutru("search", query, "--format", "ids").stdout.split() == ["1"], query
    assert luutru("check").exit_code == 0


def test_what_is_shown_and_indexed_is_read_not_found_again(
    archive: Archive, write: Write, luutru: Luutru
) -> None:
    """What the store holds is what is answered, even where the text has nothing of it."""
    archive.ingest([write("x.txt", "Tên bài\n\nCăn cứ Nghị định 34/2016/NĐ-CP ngày 5/7/2016.")])
    with archive.store.transaction():
        archive.store.db.execute("UPDATE citations SET name = 'Luật Cây xanh'")
        archive.store.db.execute("DELETE FROM events")
        archive.store.db.execute("INSERT INTO events VALUES (1, 1, 0, '1999-01-02', NULL, 0, 3)")
        archive.store.posts.relabelled([1])
    archive.update_index()
    shown = json.loads(luutru("show", "1", "--format", "json").stdout)
    assert [one["name"] for one in shown["documents"]] == ["Luật Cây xanh"]
    assert [one["date"] for one in shown["events"]] == ["1999-01-02"]
    for query, found in (('văn bản:"cây xanh"', 1), ("diễn ra:1999", 1), ("văn bản:34", 0)):
        assert archive.search(query).total == found, query
