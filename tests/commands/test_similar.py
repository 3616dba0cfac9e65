"""`luutru similar`: hits like those of a search."""

from __future__ import annotations

from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused


def test_similar_posts_are_printed_as_hits(ward: Luutru) -> None:
    found = as_json(ward("similar", "m1", "--limit", "2", "--format", "json"))
    assert found["hits"][0]["external_id"] == "m2"
    assert len(found["hits"]) <= 2
    assert ward("similar", "m1", "--format", "ids").stdout.split()[0] == str(found["hits"][0]["id"])
    assert "Phân loại rác tại nguồn" in ward("similar", "7").stdout
    refused(ward("similar", "khong-co"), 1, "khong-co")
    refused(ward("similar", "m1", "--limit", "0"), 2, "--limit")
    refused(ward("similar"), 2, "ID")


def test_every_format_has_the_same_hits(ward: Luutru) -> None:
    numbers = ward("similar", "b1", "--format", "ids").stdout.split()
    hits = as_json(ward("similar", "b1", "--format", "json"))["hits"]
    assert [str(hit["id"]) for hit in hits] == numbers
    assert [row["id"] for row in as_rows(ward("similar", "b1", "--format", "csv"))] == numbers
    assert len(ward("similar", "b1", "--format", "jsonl").stdout.splitlines()) == len(numbers) > 1
