"""What is found in the text of each version: cited documents, dates, abbreviations, with spans.

Spans are offsets into the version's text. A version never changes, so its finds outlive the next
one: an older version is shown with what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

if TYPE_CHECKING:
    from luutru.text.abbreviations import Abbreviation, Definition
    from luutru.text.citations import Citation
    from luutru.text.dates.event_dates import EventDate

__all__ = ["NOTHING_FOUND", "Finds", "FindsTables"]

_CHUNK = 250  # versions of one query: two values each
_COLUMNS = {
    "citations": ("name", "start", "end"),
    "events": ("date", "until", "start", "end"),
    "abbreviations": ("short", "start", "end"),
    "definitions": ("short", "long", "start", "end"),
}


@dataclass(frozen=True, slots=True)
class Finds:
    """What is found in one text, each kind in the order in which it was found.

    Attributes:
        citations: the documents that it cites.
        events: the dates that it gives for what happens.
        abbreviations: each abbreviation at each place where it stands.
        definitions: the pairs of short and long form that it defines itself.
    """

    citations: tuple[Citation, ...] = ()
    events: tuple[EventDate, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    definitions: tuple[Definition, ...] = ()


NOTHING_FOUND = Finds()


class FindsTables:
    """The finds in a store: a table for each kind, numbered within a version."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, post: int, version: int, finds: Finds, *, new: bool = False) -> None:
        """Replace the finds of a version.

        Args:
            new: whether the version was stored just now, so that it has none.
        """
        for table, columns in _COLUMNS.items():
            if not new:
                self._db.execute(
                    f"DELETE FROM {table} WHERE post = ? AND version = ?", [post, version]
                )
            found = getattr(finds, table)
            rows = map(_event_row, found) if table == "events" else found
            marks = ", ".join("?" * (3 + len(columns)))
            self._db.conn.executemany(
                f"INSERT INTO {table} (post, version, number, {', '.join(columns)}) "
                f"VALUES ({marks})",
                [(post, version, number, *row) for number, row in enumerate(rows)],
            )

    def of(self, versions: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Finds]:
        """Return the finds of each of some versions, given and keyed by (post, number)."""
        wanted = list(versions)
        found: dict[tuple[int, int], dict[str, tuple[Any, ...]]] = {key: {} for key in wanted}
        for table, make in _makers().items():
            for start in range(0, len(wanted), _CHUNK):
                for key, rows in self._rows(table, wanted[start : start + _CHUNK]):
                    found[key][table] = tuple(make(*row) for row in rows)
        return {key: Finds(**kinds) for key, kinds in found.items()}

    def _rows(
        self, table: str, versions: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[tuple[int, int], Iterator[Sequence[Any]]]]:
        """Yield the rows of a table by version, without post, version and number."""
        # A join, since SQLite scans the whole table for (post, version) IN (VALUES ...).
        rows = self._db.execute(
            f"WITH wanted(post, version) AS (VALUES {', '.join(['(?, ?)'] * len(versions))}) "
            f"SELECT f.post, f.version, {', '.join(_COLUMNS[table])} FROM wanted "
            f"CROSS JOIN {table} f USING (post, version) ORDER BY f.post, f.version, number",
            [value for version in versions for value in version],
        )
        for key, some in groupby(rows, key=lambda row: (row[0], row[1])):
            yield key, (row[2:] for row in some)


def _event_row(event: EventDate) -> tuple[str, str | None, int, int]:
    return event.when.iso, event.until.iso if event.until else None, event.start, event.end


def _makers() -> dict[str, Callable[..., Any]]:
    """Return the makers of a find from a row, by table.

    Imported here: a search opens the store, and does without the patterns of these modules.
    """
    from luutru.text.abbreviations import Abbreviation, Definition
    from luutru.text.citations import Citation
    from luutru.text.dates.dates import PartialDate
    from luutru.text.dates.event_dates import EventDate

    def event(date: str, until: str | None, start: int, end: int) -> EventDate:
        last = PartialDate.from_iso(until) if until else None
        return EventDate(PartialDate.from_iso(date), start, end, last)

    return {
        "citations": Citation,
        "events": event,
        "abbreviations": Abbreviation,
        "definitions": Definition,
    }
