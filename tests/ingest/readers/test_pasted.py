from __future__ import annotations

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.readers.pasted import read
from luutru.ingest.records import RawPost

TEXT = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_text_is_one_post_of_all_its_bytes(encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert list(read(data, {})) == [RawPost("text", 0, len(data), encoding, text=TEXT)]


def test_the_byte_order_mark_is_part_of_the_bytes_and_not_of_the_text() -> None:
    data = TEXT.encode("utf-8-sig")
    assert list(read(data, {})) == [RawPost("text", 0, len(data), "utf-8", text=TEXT)]


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(UnreadableItem, match="Tệp rỗng"):
        list(read(b" \n", {}))
