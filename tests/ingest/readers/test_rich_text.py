from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers import read
from luutru.ingest.records import RawPost
from luutru.ingest.repairs import repaired
from luutru.tests.helpers.encoders import ENCODERS

TEXT = "Đại hội Đảng bộ phường Bồ Đề\nĐồng chí Bí thư chủ trì, đọc báo cáo chính trị."


def rtf(font: str, data: bytes) -> bytes:
    """Write bytes as Word does: what is beyond ASCII in hexadecimal."""
    body = "".join(
        chr(b) if 10 < b < 128 else "\\par\n" if b == 10 else f"\\'{b:02x}" for b in data
    )
    head = rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\fnil {font};}}}}\f0\fs28 "
    return f"{head}{body}\\par}}".encode("ascii")


@pytest.mark.parametrize(("font", "name"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_old_fonts_are_read_as_what_they_show(font: str, name: str) -> None:
    data = rtf(font, ENCODERS[name](TEXT))
    (raw,) = read(data, "bai.rtf")
    assert isinstance(raw, RawPost)
    post, repairs = repaired(raw)
    assert (post.text.strip(), repairs) == (TEXT, (name,))
    assert (raw.start, raw.end, raw.encoding) == (0, len(data), "rtf")


def test_rtf_of_unicode_is_read_whatever_its_name() -> None:
    body = "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in "Đảng ủy xã họp")
    (raw,) = read(f"{{\\rtf1\\ansi {body}\\par}}".encode("ascii"), "bai")
    assert isinstance(raw, RawPost)
    assert raw.text.strip() == "Đảng ủy xã họp"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_post_or_refused(data: bytes) -> None:
    try:
        (raw,) = read(b"{\\rtf1" + data, "bai.rtf")
    except UnreadableItem:
        return
    assert isinstance(raw, RawPost)
