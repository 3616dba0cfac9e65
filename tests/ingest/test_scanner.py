"""What is not read, parsed or held again, and that it comes to the same."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru import Archive
from luutru.errors import UnreadableItem
from luutru.ingest import scanner
from luutru.ingest.extract import RULES
from luutru.ingest.readers import unwrapped
from luutru.ingest.readers.json_lines import lines

Write = Callable[[str, str | bytes], Path]


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def export(*records: Mapping[str, object]) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


@given(st.binary(max_size=200), st.integers(1, 50))
def test_lines_are_the_same_however_the_file_is_cut(data: bytes, size: int) -> None:
    data = b"x" + data.replace(b"a", b"\n")
    found = list(lines(cut(data, size)))
    assert [line.data for line in found] == [one for one in data.split(b"\n") if one.strip()]
    assert all(data[line.start : line.end] == line.data for line in found)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=3), st.integers(1, 40))
def test_gzip_is_the_same_however_the_file_is_cut(members: list[bytes], size: int) -> None:
    data = b"".join(map(gzip.compress, members)) + b"\0" * 5
    # The first piece must show what the file is; a file is cut into pieces of a megabyte.
    stream, name = unwrapped([data[:2], *cut(data[2:], size)], "x.jsonl.gz")
    assert (b"".join(stream), name) == (b"".join(members), "x.jsonl")
    with pytest.raises(UnreadableItem, match="nén hỏng"):
        list(unwrapped([data[:12]], "x.jsonl.gz")[0])


def test_a_line_that_is_too_long_costs_itself_and_no_memory(archive: Archive, write: Write) -> None:
    long = json.dumps({"title": "x" * (17 << 20)})
    path = write("x.jsonl", "\n".join(['{"title": "Một"}', long, '{"title": "Ba"}']))
    summary = archive.ingest([path])
    assert (summary.new, summary.rejected) == (2, 1)
    (reject,) = archive.store.rejects.open()
    assert (reject.locator, reject.end) == ("dòng 2", 19 + len(long))  # bytes


@pytest.mark.parametrize("zipped", [True, False])
def test_a_large_file_is_read_in_pieces_and_kept_as_it_is(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch, zipped: bool
) -> None:
    noise = random.Random(1)
    records = [
        {"id": f"b{n}", "title": f"Bài {n}", "x": noise.randbytes(6000).hex()} for n in range(300)
    ]
    data = export(*records).encode()
    monkeypatch.setattr(scanner, "_HELD", 1 << 20)
    path = write("x.jsonl.gz" if zipped else "x.jsonl", gzip.compress(data) if zipped else data)
    assert path.stat().st_size > 1 << 20
    assert archive.ingest([path], processes=1).new == 300
    post = archive.posts.get("b299").stored
    for number in (0, 150, 299):
        assert archive.posts.original(f"b{number}") == data.split(b"\n")[number]
    assert archive.store.originals.read(post.provenance.sha256) == path.read_bytes()
    assert archive.ingest([path]).unchanged == 300
    assert archive.check() == []


def test_a_large_file_of_another_kind_is_read_whole(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "_HELD", 100)
    path = write("x.csv", "title,body\n" + "Một,hai\n" * 40)
    assert archive.ingest([path], processes=1).new + archive.ingest([path]).unchanged == 41


def test_a_large_file_that_is_written_meanwhile_is_rejected_whole(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "_HELD", 10)
    monkeypatch.setattr(scanner, "digest_of", lambda _found: "0" * 64)  # of what it held before
    summary = archive.ingest([write("x.jsonl", '{"title": "Một"}')])
    assert (summary.new, summary.rejected) == (0, 1)
    assert "trong lúc đọc" in archive.store.rejects.open()[0].reason
    assert archive.store.originals.totals() == (0, 0, 0)


def test_known_lines_are_unchanged_wherever_they_move(archive: Archive, write: Write) -> None:
    records: list[dict[str, object]] = [
        {"id": 1, "title": "Một"},
        {"url": "http://x/2", "title": "Hai"},
        {"title": "Không mã"},
        {"id": 4, "title": "Bốn"},
    ]
    path = write("x.jsonl", export(*records))
    archive.ingest([path])
    records[3]["title"] = "Bốn sửa"
    path.write_text(export(*reversed(records)), "utf-8")
    summary = archive.ingest([path])
    # What has no id is known by its line: the third from the top is the second from below.
    assert (summary.new, summary.changed, summary.unchanged) == (0, 1, 3)
    assert archive.posts.get("4").stored.number == 2


def test_a_known_line_under_another_mapping_is_the_same_post_read_anew(
    archive: Archive, write: Write
) -> None:
    path = write("x.jsonl", export({"id": 1, "code": "a", "title": "Một"}))
    archive.ingest([path])
    again = archive.ingest([path], mapping={"code": "id"})
    assert (again.new, again.changed, again.unchanged) == (0, 1, 0)  # its id stands in `extra`
    assert archive.posts.get("a").stored.number == 2
    path.write_text(export({"id": 1, "code": "a", "title": "Hai"}), "utf-8")
    assert archive.ingest([path], mapping={"code": "id"}).changed == 1
    assert archive.ingest([path], source="khác", mapping={"code": "id"}).unchanged == 1


@pytest.mark.parametrize("ending", ["csv", "jsonl", "json"])
def test_a_mapping_mends_what_was_taken_in_without_it(
    archive: Archive, write: Write, ending: str
) -> None:
    records = [{"id": f"b{n}", "title": f"Bài {n}", "phan_sau": f"Thân {n}."} for n in range(5)]
    if ending == "csv":
        rows = [",".join(records[0]), *(",".join(one.values()) for one in records)]
        text = "\n".join(rows)
    else:
        text = export(*records) if ending == "jsonl" else json.dumps(records)
    path = write(f"x.{ending}", text)
    assert archive.ingest([path]).new == 5
    assert archive.ingest([path]).unchanged == 5
    mended = archive.ingest([path], mapping={"phan_sau": "body"})
    assert (mended.new, mended.changed) == (0, 5)
    assert archive.posts.get("b3").stored.version.blocks("paragraph") == ["Thân 3."]
    assert archive.ingest([path], mapping={"phan_sau": "body"}).unchanged == 5
    # Who runs it without the mapping, as a nightly ingest may, undoes nothing.
    assert archive.ingest([path]).unchanged == 5
    assert archive.posts.get("b3").stored.version.blocks("paragraph") == ["Thân 3."]
    assert archive.check() == []


def test_newer_rules_read_known_bytes_anew_and_count_what_came_of_it(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("x.jsonl", export(*({"id": n, "title": f"Bài {n}"} for n in range(5))))
    archive.ingest([path])
    monkeypatch.setattr("luutru.ingest.scanner.RULES", RULES + 1)
    assert archive.ingest([path]).unchanged == 5
    assert archive.store.posts.count_versions() == 5
    assert archive.check() == []


@pytest.mark.parametrize(
    "records",
    [
        [{"id": "x#2", "title": "Ba"}, {"id": "x", "title": "Bốn"}, {"id": "x", "title": "Năm"}],
        [{"url": "http://x/a#2", "title": "Ba"}, {"url": "http://x/a", "title": "Bốn"},
         {"url": "http://x/a", "title": "Năm"}],
        [{"url": "/tin", "title": "Ba"}, {"url": "/tin", "title": "Bốn"},
         {"url": "/tin", "title": "Năm"}],
    ],
)  # fmt: skip
def test_ids_that_look_alike_are_posts_of_their_own(
    archive: Archive, write: Write, records: list[dict[str, object]]
) -> None:
    assert archive.ingest([write("x.jsonl", export(*records))]).new == 3
    found = {post.stored.version.title for post in map(archive.posts.get, ("1", "2", "3"))}
    assert found == {"Ba", "Bốn", "Năm"}


def test_one_id_twice_in_an_export_settles_in_any_order(archive: Archive, write: Write) -> None:
    one, two = {"id": 1, "title": "Một"}, {"id": 1, "title": "Hai"}
    path = write("x.jsonl", export(one, two))
    assert archive.ingest([path]).new == 2
    path.write_text(export(one, two, {"id": 3, "title": "Ba"}), "utf-8")
    summary = archive.ingest([path])
    assert (summary.new, summary.changed, summary.unchanged) == (1, 0, 2)


def test_topics_come_with_the_post_and_an_archivists_word_outlives_a_change(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "Đoàn viên dọn rác thải dọc bờ sông, phân loại rác tại nguồn."
    path = write(
        "x.jsonl", export({"id": "a", "section": "MÔI TRƯỜNG", "title": "T", "body": body})
    )
    archive.ingest([path])
    post = archive.posts.get("a").stored
    assert "moi-truong" in {topic.topic for topic in archive.store.topics.of([post.id])[post.id]}
    assert archive._writer.classifier().run() == 0
    archive.topics.remove(post.id, "Môi trường")
    path.write_text(path.read_text("utf-8").replace("Đoàn viên", "Thanh niên"), "utf-8")
    assert archive.ingest([path]).changed == 1
    topics = archive.store.topics.of([post.id]).get(post.id, [])
    assert "moi-truong" not in {topic.topic for topic in topics}
