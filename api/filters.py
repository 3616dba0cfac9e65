"""The filters and options of a search, by name and type, and what is refused of them.

A wrong name is a TypeError, as for any call in Python; a wrong value is a UsageError that names the
parameter and what it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypedDict

from luutru.errors import UsageError
from luutru.index.fields import FACETS, LABELS, PERIODS, SORTS, Period, Sort
from luutru.search.request import MOST_HITS, Request

__all__ = [
    "DateFilter",
    "Filters",
    "filter_texts",
    "hit_limit",
    "hit_sort",
    "search_request",
    "timeline_period",
]

#: A day, or a longer time: 2020 (a number, too), "2020-07", "10/07/2020", `datetime.date`.
DateFilter = str | int | date

_DATES = ("first", "last")


class Filters(TypedDict, total=False):
    """The filters that choose posts; an empty one, or None, chooses all. Marks are optional.

    A label field of `index.fields` is a filter also before it stands here: this is what editors
    and type checkers know.
    """

    person: str | int | None
    """Posts of a person: a name, or the number of a record."""
    role: str | None
    """Posts with a role: "Bí thư Đảng ủy"."""
    topic: str | None
    """Posts on a topic or on one that is narrower: a label or an id."""
    section: str | None
    """Posts of a section of their portal."""
    source: str | None
    """Posts of a collection."""
    organisation: str | None
    """Posts that name an organisation."""
    place: str | None
    """Posts that name a place."""
    document: str | None
    """Posts that cite a document: "217-QĐ/TW"."""
    first: DateFilter | None
    """Posts from this date on, inclusive."""
    last: DateFilter | None
    """Posts until this date, inclusive."""


def search_request(query: str, options: Mapping[str, Any]) -> Request:
    """Return a search as asked for.

    Args:
        options: filters, and `sort`, `limit`, `page`, `explain`, `facets`, `facet_limit`.

    Raises:
        TypeError: there is no such option.
        UsageError: a value is none that its parameter takes.
    """
    if not isinstance(query, str):
        raise UsageError(f"Tham số query không nhận {query!r}.", "Hãy đưa một chuỗi.")
    filters = {name: value for name, value in options.items() if name not in _READ}
    read: dict[str, Any] = {
        name: _READ[name](value) for name, value in options.items() if name in _READ
    }
    texts = filter_texts(filters)
    dates = {name: texts.pop(name) for name in _DATES if name in texts}
    return Request(query, texts, **read | dates)


def filter_texts(filters: Mapping[str, Any]) -> dict[str, str]:
    """Return filters as the texts that they stand for, without the empty ones.

    Raises:
        TypeError: there is no such filter.
        UsageError: a value is none that its filter takes.
    """
    for name in filters:
        if name not in LABELS and name not in _DATES:
            names = ", ".join((*LABELS, *_DATES))
            raise TypeError(f"unexpected keyword argument {name!r}; the filters are {names}")
    texts = {
        name: _date(name, value) if name in _DATES else _label(name, value)
        for name, value in filters.items()
        if value is not None
    }
    return {name: text for name, text in texts.items() if text}


def _label(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    numbered = LABELS[name].kind == "person"
    if numbered and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    number = " hoặc số của người ấy" if numbered else ""
    raise UsageError(f"Tham số {name} không nhận {value!r}.", f"Hãy đưa một chuỗi{number}.")


def _date(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04}"
    raise UsageError(
        f"Tham số {name} không nhận {value!r}.",
        'Hãy đưa 2020, "2020-07", "10/07/2020" hoặc datetime.date.',
    )


def _one_of(name: str, value: object, allowed: Collection[str]) -> None:
    if value not in allowed:
        raise UsageError(
            f"Tham số {name} không nhận {value!r}.", f"Chọn trong {', '.join(allowed)}."
        )


def hit_sort(value: Sort) -> Sort:
    """Return the order of hits.

    Raises:
        UsageError: there is none of this name.
    """
    _one_of("sort", value, SORTS)
    return value


def timeline_period(value: str) -> Period:
    """Return the period of a timeline.

    Raises:
        UsageError: there is none of this name.
    """
    _one_of("by", value, PERIODS)
    return value  # type: ignore[return-value]


def _number(name: str, value: object, most: int | None) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or value < 1 or (most is not None and value > most):  # type: ignore[operator]
        span = f"từ 1 đến {most}" if most else "từ 1"
        raise UsageError(f"Tham số {name} không nhận {value!r}.", f"Hãy đưa số nguyên {span}.")
    return value  # type: ignore[return-value]


def hit_limit(value: int) -> int:
    """Return the number of hits that is asked for.

    Raises:
        UsageError: it is no number from 1 to `search.request.MOST_HITS`.
    """
    return _number("limit", value, MOST_HITS)


def _page(value: int) -> int:
    return _number("page", value, None)


def _facet_limit(value: int) -> int:
    return _number("facet_limit", value, None)


def _explain(value: object) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"Tham số explain không nhận {value!r}.", "Hãy đưa True hoặc False.")
    return value


def _facets(value: str | Iterable[str]) -> tuple[str, ...]:
    """Return the facets asked for: a comma list, or several; `search.facets` refuses others."""
    names = (value,) if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)
    if not all(isinstance(name, str) for name in names):
        raise UsageError(
            f"Tham số facets không nhận {value!r}.", f"Chọn trong {', '.join(FACETS)}."
        )
    return names


#: What reads each option that is no filter.
_READ: Mapping[str, Callable[[Any], Any]] = {
    "sort": hit_sort,
    "limit": hit_limit,
    "page": _page,
    "explain": _explain,
    "facets": _facets,
    "facet_limit": _facet_limit,
}
