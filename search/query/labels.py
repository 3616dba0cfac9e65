"""What a user's text means among the values of a label field.

A value is meant when the typed syllables stand in it side by side, marks optional: ``tan luong``
means "phường Tân Lương"; an abbreviation means its long form. Exactly equal values alone are meant
if there are any; after ``=`` letter by letter, as facets name a value. Persons are found by the
directory (`people.directory`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from luutru.index.fields import LABELS
from luutru.text.persons.offices import expanded, means, office
from luutru.text.script.characters import clean_line
from luutru.text.script.folding import compatible, fold, syllables

if TYPE_CHECKING:
    from luutru.data.lexicons import Lexicons
    from luutru.people.directory import Directory
    from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["LabelResolver", "meant"]


class LabelResolver:
    """Finds the values in an index that a text means.

    Args:
        values: gives every value of a label field in the index.
        directory, vocabulary: give what finds persons, and the topics; asked for when needed.
        long_forms: abbreviations that mean one thing, in exact keys.
        lexicons: gives the archive's lexicons: titles part a role from its body.
    """

    def __init__(
        self,
        values: Callable[[str], list[str]],
        directory: Callable[[], Directory],
        vocabulary: Callable[[], TopicVocabulary],
        long_forms: Mapping[str, str],
        lexicons: Callable[[], Lexicons],
    ) -> None:
        self._values = values
        self._directory = directory
        self._vocabulary = vocabulary
        self._long_forms = long_forms
        self._lexicons = lexicons

    def __call__(self, field: str, text: str) -> tuple[str, ...]:
        """Return the values of a label field that `text` means, sorted.

        A topic's posts carry all that is broader: its id alone finds what is narrower, too.

        Raises:
            NotFound: there is no such topic; the repair names those that are like it.
        """
        kind = LABELS[field].kind
        if kind == "person":
            return tuple(map(str, self._directory().find(text)))
        if kind == "topic":
            return (self._vocabulary().find(text).id,)
        values = self._values(field)
        if text.startswith("="):
            return _exact(text[1:], values)
        if kind == "role":
            with self._lexicons().in_use():
                roles = self._roles(text, values)
            if roles:
                return roles
        return meant(text, values, self._long_forms)

    def names_like(self, text: str) -> tuple[str, ...]:
        """Return names that `text` may be a slip of, when nobody has it; else nothing."""
        directory = self._directory()
        return () if directory.find(text) else tuple(directory.suggest(text))

    def _roles(self, text: str, values: Iterable[str]) -> tuple[str, ...]:
        """Return the roles that `text` means: "bí thư" is a title, and none of "phó bí thư"."""
        from luutru.text.persons.titles import title_pattern  # searches without roles start sooner

        typed = expanded(text, self._long_forms)
        parts = ((value, title_pattern().match(value)) for value in values)
        return tuple(
            sorted(
                value
                for value, title in parts
                if title and means(typed, office(title[0], value[title.end() :], self._long_forms))
            )
        )


def _exact(text: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values that are `text`; a query has no quotes within quotes."""
    return tuple(value for value in values if clean_line(value.replace('"', "")) == text)


def meant(text: str, values: Iterable[str], long_forms: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values that `text` means, sorted."""
    forms = _forms(text, long_forms)
    bare = {fold(form[0]) for form in forms if form}
    equal, within = [], []
    for value in values:
        for key in _forms(value, long_forms):
            if bare.isdisjoint(map(fold, key)):
                continue
            if any(_fits(typed, key) for typed in forms):
                equal.append(value)
            elif any(_within(typed, key) for typed in forms):
                within.append(value)
    return tuple(sorted(set(equal or within)))


def _forms(text: str, long_forms: Mapping[str, str]) -> list[list[str]]:
    """Return the syllables of a text: as they are, and with abbreviations put in full."""
    plain, full = syllables(text), expanded(text, long_forms)
    return [plain] if plain == full else [plain, full]


def _fits(typed: Sequence[str], key: Sequence[str]) -> bool:
    return len(typed) == len(key) and all(map(compatible, typed, key))


def _within(typed: Sequence[str], key: Sequence[str]) -> bool:
    return bool(typed) and any(
        _fits(typed, key[start : start + len(typed)]) for start in range(len(key) - len(typed) + 1)
    )
