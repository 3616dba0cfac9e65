"""Checking an archive: the store, the originals against their hashes, the index against both."""

from __future__ import annotations

from luutru.api.view import View
from luutru.errors import Damaged, IndexDamaged, IndexOutdated, LuutruError
from luutru.index.home import IndexHome

__all__ = ["problems"]

_RESTORE = "Hãy phục hồi từ bản sao lưu: luutru restore TỆP."
_REBUILD = "Hãy dựng lại: luutru reindex."


def problems(view: View, index: IndexHome) -> list[LuutruError]:
    """Return the faults of an archive, each with the command that mends it."""
    store = view.store
    broken = [f"Kho: {line}" for line in store.integrity()]
    if broken:  # what else would be read of it may be wrong, too
        return [Damaged(f"{line}.", _RESTORE) for line in broken]
    damaged = (f"Bản gốc {name} không khớp mã băm" for name in store.originals.damaged())
    found: list[LuutruError] = [Damaged(f"{line}.", _RESTORE) for line in damaged]
    try:
        if wrong := index.check():
            return [*found, *(IndexDamaged(f"{line}.", _REBUILD) for line in wrong)]
        indexed = view.executor.ids()
    except LuutruError as error:
        return [*found, error]
    stored = set(store.posts.ids())
    behind = view.index.manifest.last_change != store.posts.last_change()
    if indexed != stored or behind:
        reason = (
            f"Chỉ mục lệch kho: thiếu {len(stored - indexed)} bài, "
            f"thừa {len(indexed - stored)} bài{', bản cũ' if behind else ''}."
        )
        found.append(IndexOutdated(reason, _REBUILD))
    return found
