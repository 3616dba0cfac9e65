"""The writer: each step into the store, and counted by what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.enrich import RULES
from luutru.ingest.files.kinds import FileKind
from luutru.ingest.files.walk import FoundFile, PassedOver
from luutru.ingest.records import RawPost, Unreadable
from luutru.ingest.stages import prepare
from luutru.ingest.steps import (
    File,
    FileBegins,
    FileEnds,
    KnownPosts,
    PostToPrepare,
    RejectStep,
    UnchangedFile,
)
from luutru.ingest.writer import IngestSummary, Outcome, StoreWriter
from luutru.store import Post, Store
from luutru.store.files import FileRecord
from luutru.store.topics import PostTopic
from luutru.tests.helpers.stores import FilledStore
from luutru.workers import Failure


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[FilledStore]:
    made = FilledStore(tmp_path / "archive.db")
    yield made
    made.store.close()


@pytest.fixture
def store(filled: FilledStore) -> Store:
    return filled.store


@pytest.fixture
def writer(filled: FilledStore) -> StoreWriter:
    return StoreWriter(filled.store, filled.run, "{}", "chủ đề 1")


@pytest.fixture
def file(filled: FilledStore) -> File:
    return File(FoundFile("/bai/x.jsonl", 120), "file:///bai/x.jsonl", filled.sha256, "text", "")


def step(file: File, name: str, content: str) -> PostToPrepare:
    raw = RawPost("text", 3, 9, "utf-8", "dòng 2", text=f"{name}\n\nÔng Đỗ Văn Lâm phát biểu.")
    return PostToPrepare(file, Post(f"id:x:{name}", name, "x"), raw, content)


def made(of: PostToPrepare, *topics: str) -> Outcome:
    given = tuple(PostTopic(one, one, 1.0, "thử") for one in topics)
    return prepare(of.raw, "x", None)._replace(topics=given)


def test_a_post_is_written_with_provenance_finds_and_topics(
    store: Store, writer: StoreWriter, file: File
) -> None:
    one = step(file, "Một", "1")
    writer.write(one, made(one, "t"))
    stored = store.posts.get(1)
    at = stored.provenance
    assert (at.uri, at.locator, at.start, at.end) == ("file:///bai/x.jsonl", "dòng 2", 3, 9)
    assert store.enrichments.rules_of(1) == RULES
    assert [one.name for one in store.people.block("đỗ văn lâm")] == ["Đỗ Văn Lâm"]
    assert [topic.topic for topic in store.topics.of([1])[1]] == ["t"]
    assert store.topics.unclassified("chủ đề 1") == []
    assert writer.summary == IngestSummary(new=1)


def test_other_bytes_are_a_change_the_same_are_none(
    store: Store, writer: StoreWriter, file: File
) -> None:
    for content in ("1", "1", "2", "2"):
        one = step(file, "Một", content)
        writer.write(one, made(one))
    assert writer.summary == IngestSummary(new=1, changed=1, unchanged=2)
    assert (store.posts.count(), store.posts.count_versions(), file.posts) == (1, 2, 4)


def test_topics_that_an_archivist_has_a_word_in_are_left(
    store: Store, writer: StoreWriter, file: File
) -> None:
    first = step(file, "Một", "1")
    writer.write(first, made(first, "t"))
    store.topics.decide(1, "khác", added=True)
    second = step(file, "Một", "2")
    writer.write(second, made(second, "u"))
    assert [topic.topic for topic in store.topics.of([1])[1]] == ["t"]
    assert store.topics.unclassified("chủ đề 1") == [1]


def test_without_a_name_no_topics_are_written(filled: FilledStore, file: File) -> None:
    one = step(file, "Một", "1")
    StoreWriter(filled.store, filled.run, "{}", "").write(one, made(one, "t"))
    assert filled.store.topics.of([1]) == {}


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [(UnreadableItem("không đọc được", "sửa"), "không đọc được"),
     (Failure("died", "SIGSEGV"), "SIGSEGV")],
)  # fmt: skip
def test_what_became_no_post_is_a_reject_at_its_bytes(
    store: Store, writer: StoreWriter, file: File, outcome: Outcome, reason: str
) -> None:
    writer.write(step(file, "Một", "1"), outcome)
    (reject,) = store.rejects.open()
    assert reason in reject.reason
    assert (reject.uri, reject.locator, reject.start, reject.end) == (file.uri, "dòng 2", 3, 9)
    assert reject.sha256 == file.sha256
    assert writer.summary == IngestSummary(rejected=1, rejected_new=1)
    assert (file.posts, file.rejected, store.posts.count()) == (0, 1, 0)


def test_a_place_rejected_again_in_a_run_is_counted_apart(
    store: Store, writer: StoreWriter, file: File
) -> None:
    for _ in range(2):
        writer.write(RejectStep("file:///b", Unreadable(0, 0, "hỏng", "sửa")), None)
    assert (writer.summary.rejected, writer.rejected_again) == (2, 1)
    (reject,) = store.rejects.open()
    assert (reject.sha256, reject.start, reject.end) == (None, None, None)  # a whole file
    assert file.rejected == 0


def test_a_file_is_kept_when_it_begins_and_logged_when_it_ends(
    store: Store, writer: StoreWriter, file: File
) -> None:
    other = "mới".encode()
    file.sha256 = "0" * 64
    writer.write(FileBegins(file, other), None)
    writer.write(FileBegins(file, None), None)  # the store has its bytes
    assert store.originals.read(file.sha256) == other
    writer.write(KnownPosts(file, 3), None)
    assert store.files.last_read({file.uri: file.sha256}, "{}") == {}
    writer.write(FileEnds(file), None)
    assert store.files.last_read({file.uri: file.sha256}, "{}") == {file.uri: FileRecord(3, 0)}
    assert writer.summary == IngestSummary(unchanged=3, files=1)
    assert writer.bytes == 120


def test_a_file_read_to_its_end_closes_rejects_of_earlier_runs(
    store: Store, writer: StoreWriter, filled: FilledStore, file: File
) -> None:
    store.rejects.add(filled.run, file.uri, "dòng 1", "hỏng", "sửa")
    later = StoreWriter(store, store.runs.start("ingest", {}), "{}", "")
    later.write(FileEnds(file), None)
    assert store.rejects.count_open() == 0


def test_an_unchanged_file_counts_its_posts(writer: StoreWriter) -> None:
    writer.write(UnchangedFile(50, 7), None)
    assert (writer.summary, writer.bytes) == (IngestSummary(unchanged=7, files=1), 50)
    assert writer.summary.posts == 7
    assert IngestSummary(1, 2, 3, 4, files=9).posts == 10


def test_a_file_that_is_passed_over_is_counted_by_kind_and_new_once(
    store: Store, writer: StoreWriter, filled: FilledStore
) -> None:
    steps = [
        PassedOver(FoundFile("/bai/a.docx", 7), FileKind(".docx", reason="chưa đọc")),
        PassedOver(FoundFile("/bai/b.docx", 7), FileKind(".docx", reason="chưa đọc")),
        PassedOver(FoundFile("/bai/a.png", 9), FileKind(".png", holds=False, reason="ảnh")),
    ]
    for one in steps:
        writer.write(one, None)
    assert writer.summary == IngestSummary(skipped={".docx": 2, ".png": 1}, skipped_new=2)
    assert not writer.summary.is_clean
    assert writer.summary.counts["skipped"] == 3
    assert [(one.uri, one.holds) for one in store.skips.all()] == [
        ("file:///bai/a.docx", True), ("file:///bai/b.docx", True), ("file:///bai/a.png", False),
    ]  # fmt: skip
    store.runs.finish(filled.run, "done", {})
    later = StoreWriter(store, store.runs.start("ingest", {}), "{}", "")
    later.write(steps[0], None)
    assert (later.summary.skipped_new, later.summary.is_clean) == (0, True)


def test_what_is_read_after_all_is_passed_over_no_more(
    store: Store, writer: StoreWriter, file: File
) -> None:
    writer.write(PassedOver(file.found, FileKind(".jsonl")), None)
    writer.write(FileEnds(file), None)
    assert store.skips.all() == []
