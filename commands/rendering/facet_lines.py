"""How facets are printed: a block for each, a line for each value."""

from __future__ import annotations

from collections.abc import Iterator

from luutru.commands.rendering.output import console
from luutru.index.fields import PERIODS
from luutru.search.facets.facets import Facet
from luutru.search.fields import CALLED
from luutru.text.script.characters import printable

__all__ = ["facet_lines"]

_UNDATED = "không rõ ngày   → ngày:không rõ"


def facet_lines(facet: Facet) -> None:
    """Print a facet: counts, names, what to add to the query, and what is in no line."""
    from rich.text import Text

    out = console()
    out.print()
    out.print(f"{CALLED[facet.field]} ({facet.distinct:,})", style="bold")
    for row in facet.rows:
        out.print(Text(printable(f"  {row.count:>6,}  {row.label}   → {row.filter}")))
    for count, what in _others(facet):
        out.print(Text(f"  {count:>6,}  ({what})", style="dim"))


def _others(facet: Facet) -> Iterator[tuple[int, str]]:
    hidden = facet.distinct - len(facet.rows)
    if hidden:
        yield facet.rest, f"ở {hidden:,} giá trị khác: --facet-limit {facet.distinct}"
    if facet.coarser:
        yield facet.coarser, "chỉ biết năm"
    if facet.without:
        named = f"không có {CALLED[facet.field]}"
        yield facet.without, _UNDATED if facet.field in PERIODS else named
