"""The vocabulary of topics: labels, what is broader and narrower, and the file that defines them.

`data/topics.toml` is luutru's own. An archive's own file, ``topics.toml`` beside ``archive.db``, is
laid over it key by key: it changes what it names and leaves the rest, so that an archivist writes
down only what differs. ``removed = true`` takes a topic away (what was narrower moves up), and
``replace = true`` before the first table lets the archive's file stand alone.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from luutru.errors import InvalidFile, NotFound
from luutru.topics.syllable_keys import label_key
from luutru.topics.vocabulary.checks import shape_problems, vocabulary_problems
from luutru.topics.vocabulary.toml_file import Problem, Tables, read_tables
from luutru.topics.vocabulary.topic import Topic

__all__ = ["FILE_NAME", "Problem", "Topic", "TopicVocabulary", "check", "read_vocabulary"]

FILE_NAME = "topics.toml"


class TopicVocabulary:
    """Topics by id and by label.

    Args:
        topics: in the order in which they are shown; ids are unique.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._topics = {topic.id: topic for topic in topics}

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())

    def __len__(self) -> int:
        return len(self._topics)

    def __contains__(self, name: object) -> bool:
        return name in self._topics

    def __getitem__(self, name: str) -> Topic:
        """Return the topic of an id.

        Raises:
            NotFound: no topic has this id.
        """
        if name not in self._topics:
            raise NotFound(f"Không có chủ đề với mã {name!r}.", self._hint(name))
        return self._topics[name]

    def find(self, text: str) -> Topic:
        """Return the topic that a user means: by id, label, other label or gloss, marks optional.

        A beginning is enough where only one topic has it.

        Raises:
            NotFound: none or several are meant; the repair names the nearest.
        """
        if text in self._topics:
            return self._topics[text]
        key = label_key(text)
        if key in self._names:
            return self._topics[self._names[key]]
        begun = {name for label, name in self._names.items() if key and label.startswith(key)}
        if len(begun) == 1:
            return self._topics[begun.pop()]
        if begun:
            labels = ", ".join(sorted(self._topics[name].label for name in begun))
            raise NotFound(
                f"Có {len(begun)} chủ đề bắt đầu bằng {text!r}: {labels}.", "Hãy viết rõ."
            )
        raise NotFound(f"Không có chủ đề {text!r}.", self._hint(text))

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """Return the preferred labels nearest to `text`, the nearest first."""
        near = difflib.get_close_matches(label_key(text), self._names, n=limit * 3, cutoff=0.6)
        found = dict.fromkeys(self._topics[self._names[key]].label for key in near)
        return list(found)[:limit]

    def narrower(self, name: str) -> list[Topic]:
        """Return the topics right below one."""
        return [topic for topic in self if topic.broader == name]

    def with_broader(self, name: str) -> list[Topic]:
        """Return the topic and those above it, the nearest first."""
        found: list[Topic] = []
        while name in self._topics and self._topics[name] not in found:
            found.append(self._topics[name])
            name = found[-1].broader
        return found

    def of_section(self, section: str) -> Topic | None:
        """Return the topic that a portal's section means, if any."""
        return self._topics.get(self._sections.get(label_key(section), ""))

    @cached_property
    def _names(self) -> dict[str, str]:
        """Ids by the key of every label; a preferred label wins over another topic's other one."""
        glosses = {label_key(topic.english): topic.id for topic in self if topic.english}
        other = {label_key(label): topic.id for topic in self for label in topic.other}
        return {**glosses, **other, **{label_key(topic.label): topic.id for topic in self}}

    @cached_property
    def _sections(self) -> dict[str, str]:
        named = {label_key(label): topic.id for topic in self for label in topic.sections}
        return {**self._names, **named}

    def _hint(self, text: str) -> str:
        near = self.suggest(text)
        return f"Có phải: {', '.join(near)}?" if near else "Xem danh sách: luutru topics --all."


def read_vocabulary(folder: Path | None = None) -> TopicVocabulary:
    """Return luutru's own vocabulary with that of the archive in `folder` laid over it.

    Raises:
        ArchiveError: the archive's file has faults; the message names the first by its line.
    """
    text = resources.files("luutru.data").joinpath(FILE_NAME).read_text("utf-8")
    own = _read(text, FILE_NAME, {})
    path = folder / FILE_NAME if folder else None
    if path is None or not path.is_file():
        return TopicVocabulary(own.values())
    try:
        written = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFile(
            f"Không đọc được bảng chủ đề {path}: {error}.", "Hãy lưu tệp ấy bằng UTF-8."
        ) from error
    return TopicVocabulary(_read(written, str(path), own).values())


def check(text: str, base: TopicVocabulary | None = None) -> list[Problem]:
    """Return the faults in the text of a vocabulary file, by line; none when it is right.

    Args:
        text: the file.
        base: the vocabulary that it is laid over; None when it stands alone.
    """
    return _parse(text, {topic.id: topic for topic in base} if base else {})[1]


def _read(text: str, name: str, base: dict[str, Topic]) -> dict[str, Topic]:
    topics, problems = _parse(text, base)
    if problems:
        first, more = problems[0], len(problems) - 1
        rest = f" (và {more} lỗi khác)" if more else ""
        raise InvalidFile(f"{name}, dòng {first.line}: {first.reason}{rest}", first.repair)
    return topics


def _parse(text: str, base: dict[str, Topic]) -> tuple[dict[str, Topic], list[Problem]]:
    """Return the topics of a file laid over `base`, and its problems; no topics if it has any."""
    tables = read_tables(text)
    if not isinstance(tables, Tables):
        return {}, tables
    below = {} if tables.content.get("replace") is True else base
    problems = list(shape_problems(tables, below))
    if not problems:
        topics = _lay_over(below, tables.content)
        problems = list(vocabulary_problems(tables, topics))
    return ({} if problems else topics), sorted(problems)


def _lay_over(base: Mapping[str, Topic], content: Mapping[str, Any]) -> dict[str, Topic]:
    tables = {name: table for name, table in content.items() if isinstance(table, dict)}
    topics = dict(base)
    for name, table in tables.items():
        values: dict[str, Any] = {k: _value(v) for k, v in table.items() if k != "removed"}
        if "except" in values:
            values["excluding"] = values.pop("except")
        blank = Topic(name, "")
        topics[name] = replace(topics.get(name, blank), **values)
    removed = {name for name, table in tables.items() if table.get("removed")}
    kept = {name: topic for name, topic in topics.items() if name not in removed}
    return {name: _without(topic, removed, topics) for name, topic in kept.items()}


def _without(topic: Topic, removed: set[str], topics: Mapping[str, Topic]) -> Topic:
    """Return `topic` with nothing that points at a removed one; it moves up to what is above."""
    broader, passed = topic.broader, set[str]()
    while broader in removed and broader not in passed:
        passed.add(broader)
        broader = topics[broader].broader if broader in topics else ""
    related = tuple(name for name in topic.related if name not in removed)
    return replace(topic, broader=broader, related=related)


def _value(value: str | list[str]) -> str | tuple[str, ...]:
    return value.strip() if isinstance(value, str) else tuple(dict.fromkeys(value))
