"""The names that an index knows: its label fields, periods of time, and orders of hits.

Nothing heavy is imported here: the command line lists these names in its help.
"""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["FACETS", "LABEL_FIELDS", "PERIODS", "SORTS", "Period", "Sort"]

#: Fields whose values are taken whole, for filters and facets. A person and a
#: topic are the id of the record.
LABEL_FIELDS = (
    "person",
    "role",
    "organisation",
    "place",
    "topic",
    "section",
    "source",
    "document",
)

Period = Literal["year", "quarter", "month"]
PERIODS: tuple[Period, ...] = get_args(Period)

Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = get_args(Sort)

#: What all that is found can be divided by.
FACETS = (*LABEL_FIELDS, *PERIODS)
