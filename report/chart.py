"""The chart of a timeline: bars as SVG, without a script, readable by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luutru.report.markup import Html, element, joined, number
from luutru.search.facets.periods import PER_YEAR, PeriodSpan
from luutru.search.facets.timeline import Bar, Timeline

__all__ = ["UNITS", "Slot", "chart", "slots"]

#: What a period is called.
UNITS = {"year": "năm", "quarter": "quý", "month": "tháng"}

_LEFT, _RIGHT, _TOP, _PLOT, _BOTTOM = 40, 34, 24, 150, 42
_WIDE = 780  # what bars are given when there are many
_WIDEST, _NARROWEST = 36.0, 3.0  # of a bar with the space beside it
_LEAST = 0.75  # of its own width that it may shrink to on a screen
_GAP = 30  # the width of a gap that stands for many periods
_DIGIT = 7.5
_YEAR_WIDTH = 34.0  # of a year as a label
_LABEL_WIDTH = {"year": _YEAR_WIDTH, "quarter": 72.0, "month": 56.0}
_STEPS = {
    "year": (1, 2, 5, 10, 20, 50, 100),
    "quarter": (1, 2, 4, 8, 20, 40, 80, 200),
    "month": (1, 2, 3, 6, 12, 24, 60, 120, 240, 600),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A bar; or, when there is none, `empty` periods without posts, of which `first` is one."""

    first: PeriodSpan
    bar: Bar | None
    empty: int = 0


def slots(timeline: Timeline) -> list[Slot]:
    """Return the bars in order of time with the long gaps between them."""
    found: list[Slot] = []
    before: PeriodSpan | None = None
    for bar in timeline.bars:
        empty = 0 if before is None else bar.span.position() - before.position() - 1
        if before is not None and empty:
            found.append(Slot(before.following(), None, empty))
        found.append(Slot(bar.span, bar))
        before = bar.span
    return found


def chart(timeline: Timeline) -> Html:
    """Return the chart of a timeline that has bars."""
    drawing = _Drawing(timeline)
    size = {"width": _short(drawing.width), "height": _TOP + _PLOT + _BOTTOM}
    # On a phone it may shrink a little and is then moved by hand: smaller letters cannot be read.
    least = round(drawing.width * _LEAST)
    return element(
        "svg",
        element("title", f"Số bài theo {UNITS[timeline.by]}", id="ten-bieu-do"),
        element("desc", _description(timeline), id="ta-bieu-do"),
        *drawing.axes(),
        *drawing.slots(),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby="ten-bieu-do ta-bieu-do",
        viewBox=f"0 0 {size['width']} {size['height']}",
        style=f"min-width:{least}px",
        **size,
    )


def _description(timeline: Timeline) -> str:
    bars = timeline.bars
    most = max(bars, key=lambda bar: bar.count)
    shown = (
        f"Biểu đồ cột từ {bars[0].span.label} đến {bars[-1].span.label}; nhiều nhất là "
        f"{most.span.label} với {number(most.count)} bài. Các con số ở bảng bên dưới."
    )
    empty = sum(1 for bar in bars if not bar.count)
    empty += sum(slot.empty for slot in slots(timeline))
    return shown + (f" {number(empty)} {UNITS[timeline.by]} không có bài." if empty else "")


class _Drawing:
    """Places of a chart: each slot's left edge, and the height of a count."""

    def __init__(self, timeline: Timeline) -> None:
        self._by = timeline.by
        self._slots = slots(timeline)
        bars = len(timeline.bars)
        self._slot = max(_NARROWEST, min(_WIDEST, _WIDE / bars))
        self._step = _tick(max(bar.count for bar in timeline.bars))
        most = max(bar.count for bar in timeline.bars)
        self._top = -(-most // self._step) * self._step
        inner = bars * self._slot + (len(self._slots) - bars) * _GAP
        self.width = max(inner + _LEFT + _RIGHT, 240.0)

    def _y(self, posts: float) -> float:
        return _TOP + _PLOT * (1 - posts / self._top)

    def axes(self) -> Iterator[Html]:
        """Yield the lines of the numbers with what they are, and the names of both axes."""
        for posts in range(0, self._top + 1, self._step):
            y = _short(self._y(posts))
            kind = "line" if posts else "base"
            yield element("line", x1=_LEFT, x2=_short(self.width - _RIGHT), y1=y, y2=y, class_=kind)
            yield _text(_LEFT - 6, self._y(posts) + 4, number(posts), "end")
        yield _text(2, 12, "số bài", "start")
        yield _text(self.width - _RIGHT, _TOP + _PLOT + 36, UNITS[self._by], "end")

    def slots(self) -> Iterator[Html]:
        """Yield bars, gaps, and the names of as many periods as have room."""
        x, free = float(_LEFT), 0.0
        for slot, wanted in zip(self._slots, self._named(), strict=True):
            if slot.bar is None:
                yield self._gap(x, slot.empty)
                x += _GAP
                continue
            yield from self._bar(x, slot.bar)
            label, width = self._label(slot.bar.span)
            middle = x + self._slot / 2
            if wanted and middle - width / 2 >= free - 1:
                yield _text(middle, _TOP + _PLOT + 17, label, "middle")
                free = middle + width / 2
            x += self._slot

    def _named(self) -> list[bool]:
        """Return the slots whose period is named: each so many periods, and after a gap."""
        step = self._label_step()
        regular = [s.bar is not None and s.bar.span.position() % step == 0 for s in self._slots]
        if not any(regular):
            return [True] * len(self._slots)
        before = [False, *(slot.bar is None for slot in self._slots[:-1])]
        return [each or after for each, after in zip(regular, before, strict=True)]

    def _label(self, span: PeriodSpan) -> tuple[str, float]:
        """Return the name of a period on the axis, and its width."""
        if span.part == 1 and self._label_step() >= PER_YEAR[self._by]:
            return f"{span.year}", _YEAR_WIDTH
        return span.label, _LABEL_WIDTH[self._by]

    def _bar(self, x: float, bar: Bar) -> Iterator[Html]:
        if not bar.count:
            return
        y, space = self._y(bar.count), self._slot * 0.22
        yield element(
            "rect",
            element("title", f"{bar.span.label}: {number(bar.count)} bài"),
            x=_short(x + space / 2),
            y=_short(y),
            width=_short(self._slot - space),
            height=_short(_TOP + _PLOT - y),
        )
        if len(number(bar.count)) * _DIGIT <= self._slot:
            yield _text(x + self._slot / 2, y - 5, number(bar.count), "middle", "number")

    def _gap(self, x: float, empty: int) -> Html:
        middle, bottom = _short(x + _GAP / 2), _TOP + _PLOT
        spoken = f"{number(empty)} {UNITS[self._by]} không có bài"
        turned = element(
            "text",
            spoken,
            transform=f"translate({_short(x + _GAP / 2 + 4)} {bottom - 10}) rotate(-90)",
            class_="gap",
        )
        break_ = f"M{_short(middle - 5)} {bottom + 5}l4 -10m2 10l4 -10"
        return joined([element("path", d=break_, class_="break"), turned])

    def _label_step(self) -> int:
        """Return the least step between named periods that leaves room for the names."""
        for step in _STEPS[self._by]:
            width = _LABEL_WIDTH[self._by] if step < PER_YEAR[self._by] else _YEAR_WIDTH
            if step * self._slot >= width:
                return step
        return _STEPS[self._by][-1]


def _tick(most: int) -> int:
    """Return the step of the numbers on the axis: 1, 2 or 5 times a power of ten."""
    power = 1
    while most > 20 * power:
        power *= 10
    return next(step for step in (power, 2 * power, 5 * power) if most <= 4 * step)


def _text(x: float, y: float, text: str, anchor: str, kind: str | None = None) -> Html:
    return element("text", text, x=_short(x), y=_short(y), text_anchor=anchor, class_=kind)


def _short(value: float) -> float:
    return round(value, 1)
