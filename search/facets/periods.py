"""Periods of time as they are named: years, quarters and months by the numbers of an index."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PER_YEAR", "PeriodSpan"]

#: How many periods a year has, by kind.
PER_YEAR = {"year": 1, "quarter": 4, "month": 12}


@dataclass(frozen=True, slots=True, order=True)
class PeriodSpan:
    """One year, quarter or month. `part` counts from 1 within the year.

    Spans of one kind are in order of time.
    """

    year: int
    part: int
    kind: str

    @classmethod
    def of(cls, number: int, kind: str) -> PeriodSpan:
        """Return the period of an index's number: 2020, 20203 or 202007."""
        if kind == "year":
            return cls(number, 1, kind)
        year, part = divmod(number, 10 if kind == "quarter" else 100)
        return cls(year, part, kind)

    def following(self, count: int = 1) -> PeriodSpan:
        """Return the period `count` after this one."""
        year, part = divmod(self.position() + count, PER_YEAR[self.kind])
        return PeriodSpan(year, part + 1, self.kind)

    def position(self) -> int:
        """Return a number that grows by one from each period to the next."""
        return self.year * PER_YEAR[self.kind] + self.part - 1

    @property
    def value(self) -> str:
        """The period for programs: 2020, 2020-Q3, 2020-07."""
        forms = {"year": "", "quarter": f"-Q{self.part}", "month": f"-{self.part:02}"}
        return f"{self.year:04}{forms[self.kind]}"

    @property
    def label(self) -> str:
        """The period for people: 2020, quý 3/2020, 07/2020."""
        forms = {"year": "", "quarter": f"quý {self.part}/", "month": f"{self.part:02}/"}
        return f"{forms[self.kind]}{self.year:04}"

    @property
    def filter(self) -> str:
        """What to add to a query to see the posts of this period."""
        if self.kind == "quarter":
            last = self.part * 3
            return f"ngày:{self.year:04}-{last - 2:02}..{self.year:04}-{last:02}"
        return f"ngày:{self.value}"
