"""`luutru rejects`: the list, one, its bytes, and trying again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused
from luutru.tests.helpers.ward import REJECTED

Write = Callable[[str, str | bytes], Path]


def test_the_list_has_reason_and_repair(ward: Luutru) -> None:
    listed = ward("rejects")
    first, reason, repair = listed.stdout.splitlines()
    assert first.startswith("   1. file:///")
    assert first.endswith("hong.jsonl dòng 1")
    assert reason.startswith("      Lý do: dòng 1: JSON hỏng")
    assert repair.startswith("      Cách sửa: ")
    assert "luutru rejects SỐ --retry" in listed.stderr
    assert ward("rejects", 1).stdout == listed.stdout


def test_json_and_csv_have_all_that_is_known(ward: Luutru) -> None:
    (reject,) = as_json(ward("rejects", "--format", "json"))
    assert (reject["id"], reject["state"], reject["start"]) == (1, "open", 0)
    (row,) = as_rows(ward("rejects", "--format", "csv"))
    assert set(row) == set(reject) - {"reading"}
    assert row["reason"] == reject["reason"]


def test_the_bytes_are_what_came(ward: Luutru) -> None:
    shown = ward("rejects", 1, "--bytes")
    assert (shown.exit_code, shown.stdout_bytes) == (0, REJECTED.encode())
    refused(ward("rejects", "--bytes"), 2, "luutru rejects 3 --bytes")


def test_a_reject_is_tried_again(luutru: Luutru, write: Write) -> None:
    path = write("a.jsonl", '{"title": "Một"}\n{"hỏng')
    luutru("ingest", path)
    again = luutru("rejects", 1, "--retry")
    assert again.exit_code == 3
    assert "mới 0, đổi 0, giữ nguyên 1, từ chối 1." in again.stderr
    assert "Còn 1 mục bị từ chối." in again.stderr
    path.write_text('{"title": "Một"}\n{"title": "Hai"}', "utf-8")
    again = luutru("rejects", "--retry")
    assert again.exit_code == 3  # the bytes that were kept are read, not the mended file
    assert luutru("ingest", path).exit_code == 0
    nothing = luutru("rejects")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr == "Không có mục nào bị từ chối.\n"
    assert luutru("rejects", "--retry").stderr == "Không còn mục nào bị từ chối.\n"
    assert as_json(luutru("rejects", "--format", "json")) == []


@pytest.mark.parametrize("more", [[], ["--bytes"], ["--retry"]])
def test_a_number_that_is_none(ward: Luutru, more: list[str]) -> None:
    refused(ward("rejects", 77, *more), 1, "số 77", "luutru rejects")


def test_misuse(ward: Luutru) -> None:
    refused(ward("rejects", "ba"), 2, "ba")
