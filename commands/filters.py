"""The options that choose posts: the same for every command that searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from luutru.errors import UsageError
from luutru.index.fields import LABELS

__all__ = ["filter_options", "require_something"]

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    *(click.option(f"--{name}", default="", help=field.help) for name, field in LABELS.items()),
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
    if not query.strip() and not any(filters[name] for name in (*LABELS, "first", "last")):
        raise UsageError("Chưa có gì để tìm.", f"Ví dụ: {example}.")
