"""A raw post as it was written: text that was decoded wrongly is repaired before it is understood.

Cleaning comes later: it deletes soft hyphens, which are TCVN3's ư.
"""

from __future__ import annotations

from dataclasses import replace

from luutru.ingest.records import RawPost
from luutru.text.script.repair import repair, repair_parts

__all__ = ["repaired"]

_NOT_TEXT = ("id", "url", "published", "views")  # codes and numbers, whose signs are no letters


def repaired(raw: RawPost) -> tuple[RawPost, tuple[str, ...]]:
    """Return a raw post as it was written, and the names of what was repaired in it.

    Raises:
        UnreadableItem: letters are gone, or they are wrong in a way that cannot be decided.
    """
    if raw.payload == "fields":
        texts = {
            name: value
            for name, value in raw.fields.items()
            if isinstance(value, str) and name not in _NOT_TEXT
        }
        parts, repairs = repair_parts(texts)
        return (replace(raw, fields={**raw.fields, **parts}) if parts != texts else raw), repairs
    text, repairs = repair(raw.html or raw.text)
    return replace(raw, html=text) if raw.html else replace(raw, text=text), repairs
