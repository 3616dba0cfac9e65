"""The fields of a query: by which names each is typed, and what it is called."""

from __future__ import annotations

from luutru.index.analysis import Zone
from luutru.index.fields import LABELS
from luutru.text.script.folding import fold

__all__ = ["CALLED", "TYPED", "ZONES"]

#: Zones of a post that words are looked for in.
ZONES: dict[str, Zone] = {"title": "title", "lead": "lead", "body": "body"}

_OTHERS = {
    "title": ("tiêu đề",),
    "lead": ("dẫn",),
    "body": ("nội dung",),
    "date": ("ngày",),
    "event": ("diễn ra",),
}
_NAMES = _OTHERS | {name: (field.called, *field.aliases) for name, field in LABELS.items()}

#: Field names as typed, without marks, and the field each means.
TYPED = {fold(typed).lower(): name for name, others in _NAMES.items() for typed in (name, *others)}

#: What a field is called that hits are counted by; of a label field, a query calls it so too.
CALLED = {name: field.called for name, field in LABELS.items()} | {
    "year": "năm",
    "quarter": "quý",
    "month": "tháng",
}
