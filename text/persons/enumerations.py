"""Names known by the company they keep alone: "Bảo Thanh, Thu Quỳnh và Việt Anh"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from luutru.text.persons.runs import CapitalRun

__all__ = ["listed"]

_JOINED = (" và ", " cùng ", " hay ", " & ")


def listed(
    text: str,
    found: Sequence[CapitalRun],
    named: Sequence[bool],
    may_be: Callable[[CapitalRun], bool],
) -> list[bool]:
    """Return the candidates that are names, with those that are listed beside one.

    Args:
        found: the candidates of a block, in order.
        named: which of them are names by themselves.
        may_be: whether nothing speaks against a candidate being a person.
    """
    names = list(named)
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        beside = -1 if order.step > 0 else 1
        for at in order:
            if not names[at] and names[at + beside] and 1 < len(found[at].words) < 4:
                first, second = sorted((found[at], found[at + beside]), key=lambda run: run.span)
                names[at] = _joined(text, first, second) and may_be(found[at])
    return names


def _joined(text: str, first: CapitalRun, second: CapitalRun) -> bool:
    """Return whether two names stand in a list of names, and not a person beside a place."""
    between = text[first.span.end : min(second.span.start, first.span.end + 8)]
    if between in _JOINED:
        return True
    after = text[second.span.end : second.span.end + 5]
    if between == " (":  # an actor behind the part
        return after[:1] == ")"
    return between in (", ", "; ") and (after.startswith((", ", "; ", " và ")) or after == "...")
