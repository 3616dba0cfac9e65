"""What a report was asked for: in words, as a file's name, and as the command that finds it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from luutru.index.fields import LABELS, Period, Sort
from luutru.text.script.characters import clean_line, printable
from luutru.text.script.folding import fold

__all__ = ["SORTS", "Asked"]

#: How the hits are ordered, in words.
SORTS: Mapping[Sort, str] = {
    "relevance": "hợp câu tìm nhất đứng trước",
    "newest": "mới nhất đứng trước",
    "oldest": "cũ nhất đứng trước",
}
# What stands before the value of each filter.
_FILTERS = {name: field.asked for name, field in LABELS.items()} | {
    "first": "đăng từ",
    "last": "đăng đến hết",
}
_OPTIONS = {"first": "from", "last": "to"}
_LONGEST_NAME = 60
# Within double quotes a POSIX shell reads these; without them both shells take the word as it is.
_READ_BY_SHELLS = re.compile(r'["$`\\!%]')


@dataclass(frozen=True, slots=True)
class Asked:
    """A report as asked for.

    Attributes:
        filters: those of `search.request.Request` that are not empty.
        limit: hits that it holds at most.
        names: how a filter is shown to people, where that is not how it was typed.
    """

    query: str
    filters: Mapping[str, str]
    by: Period
    limit: int
    sort: Sort
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """The subject in a few words: the person, else the topic, else the query."""
        if "person" in self.filters:
            return self._shown("person")
        if "topic" in self.filters:
            return f"chủ đề {self._shown('topic')}"
        words = [f"“{clean_line(self.query)}”"] if self.query.strip() else []
        return ", ".join(words or map(self._shown, self.filters))

    @property
    def sentence(self) -> str:
        """What was asked, in words."""
        words = [f"khớp câu tìm “{clean_line(self.query)}”"] if self.query.strip() else []
        words += [
            f"{label} {self._shown(name)}"
            for name, label in _FILTERS.items()
            if name in self.filters
        ]
        return f"Các bài {', '.join(words)}."

    @property
    def file_name(self) -> str:
        """The name of a file for the report: ``bao-cao-tran-quoc-bao.html``."""
        parts = [self.query, *(self._shown(name) for name in _FILTERS if name in self.filters)]
        words = re.sub(r"[^a-z0-9]+", "-", fold(" ".join(parts)).lower()).strip("-")
        return f"bao-cao-{words[:_LONGEST_NAME].strip('-') or 'tim'}.html"

    def command(self, *more: str) -> str:
        """Return the command line that finds the same posts."""
        words = ["luutru", "search"]
        for name, text in self.filters.items():
            words += [f"--{_OPTIONS.get(name, name)}", text]
        words += more
        if self.query.strip():
            words += ["--", self.query] if self.query.startswith("-") else [self.query]
        return " ".join(_quoted(printable(word)) for word in words)

    def _shown(self, name: str) -> str:
        return self.names.get(name) or clean_line(self.filters[name])


def _quoted(word: str) -> str:
    if re.fullmatch(r"[\w./:=@,-]+", word):
        return word
    return shlex.quote(word) if _READ_BY_SHELLS.search(word) else f'"{word}"'
