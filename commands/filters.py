"""The options that choose posts: the same for every command that searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from luutru.errors import UsageError
from luutru.index.fields import LABEL_FIELDS

__all__ = ["filter_options", "require_something"]

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--person", default="", help="Posts of a person; marks, full name are optional."),
    click.option("--role", default="", help="Posts with a role."),
    click.option("--topic", default="", help="Posts on a topic."),
    click.option("--section", default="", help="Posts of a section."),
    click.option("--source", default="", help="Posts of a collection."),
    click.option("--organisation", default="", help="Posts that name an organisation."),
    click.option("--place", default="", help="Posts that name a place."),
    click.option("--document", default="", help="Posts that cite a document: 217-QĐ/TW."),
    click.option(
        "--from", "first", default="", metavar="DATE", help="From 2020, 2020-07, 10/07/2020."
    ),
    click.option("--to", "last", default="", metavar="DATE", help="To and with this date."),
)


def filter_options(command: Command) -> Command:
    """Give a command the options that choose posts."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def require_something(query: str, filters: dict[str, Any], example: str) -> None:
    """Refuse a search for nothing.

    Raises:
        UsageError: there is neither a query nor a filter.
    """
    if not query.strip() and not any(filters[name] for name in (*LABEL_FIELDS, "first", "last")):
        raise UsageError("Chưa có gì để tìm.", f"Ví dụ: {example}.")
