"""An export is known by its first bytes, which the exporter writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from luutru import Archive
from luutru.store.export_format import is_export


def test_an_export_of_today_is_known(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "kho.jsonl")
    assert is_export((tmp_path / "kho.jsonl").read_bytes())


@pytest.mark.parametrize("head", [b"", b"{", b'{"title":"luutru-export"', b'{"format":"luutru"'])
def test_other_json_is_none(head: bytes) -> None:
    assert not is_export(head)
