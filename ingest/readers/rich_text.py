"""Reader of RTF, as WordPad and old Word save it: one post a file.

Letters of ``.VnTime`` or ``VNI-Times`` come as characters of Windows-1252; repairing them is
`ingest.repairs`'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.records import RawPost, Unreadable

__all__ = ["read"]

_LARGEST = 16 << 20  # bytes: pictures within are written in hexadecimal


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:  # noqa: ARG001
    """Yield the one post of an RTF file.

    Raises:
        UnreadableItem: it is too large, or damaged.
    """
    from striprtf.striprtf import rtf_to_text

    if len(data) > _LARGEST:
        raise UnreadableItem(
            f"Tệp RTF lớn hơn {_LARGEST >> 20} MiB.",
            "Hãy lưu lại không kèm ảnh, hoặc lưu thành .txt.",
        )
    try:
        text: str = rtf_to_text(data.decode("latin-1"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError) as error:
        raise UnreadableItem(f"RTF hỏng: {error}.", "Hãy lưu lại thành .txt rồi nhập.") from error
    yield RawPost("text", 0, len(data), "rtf", text=text)
