"""The directory: who is meant by a name as typed.

Marks are optional, letter by letter. "quang", "đ/c Quang", "nguyen quang" (without the middle
name), "Nguyễn, Ngọc Quang" (library order) and "Võ Thị Lan" for "Vũ Thị Lan" all mean somebody.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from luutru.data.lexicons import Lexicons, derived
from luutru.errors import NotFound
from luutru.store.people import People
from luutru.text.persons.honorifics import honorific_pattern, skipped
from luutru.text.persons.surnames import variants
from luutru.text.persons.titles import title_pattern
from luutru.text.script.folding import compatible, fold, syllables
from luutru.text.script.spelling import written

__all__ = ["Directory"]

_FULL, _VARIANT, _PART, _WITHIN = 4, 3, 2, 1  # how well a name is met
_MOST_SUGGESTED, _MOST_LISTED = 5, 8
_MOST_SYLLABLES = 20  # that a name can have
_QUOTED = 60  # characters of what was typed, in a message


@derived
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"\s*{honorific_pattern()}[.:]?\s+", re.IGNORECASE)


@derived
def _folded_honorifics() -> frozenset[str]:
    """Return honorifics as they are typed without marks: "dong chi"."""
    return frozenset(map(fold, skipped()))


class Directory:
    """Finds persons by name.

    Args:
        people: the persons of a store.
        lexicons: the archive's: surnames, honorifics and titles are read in them.
    """

    def __init__(self, people: People, lexicons: Lexicons) -> None:
        self._people = people
        self._lexicons = lexicons

    def find(self, text: str) -> list[int]:
        """Return the persons that `text` means, the best met first.

        A number is a person's id.
        """
        with self._lexicons.in_use():
            return list(self._ranked(text))

    def _ranked(self, text: str) -> dict[int, int]:
        """Return the score of each person that `text` means, the best first.

        Who is met only within a name is meant where nobody is met better.
        """
        typed = text.strip().lstrip("#")
        if typed.isascii() and typed.isdigit() and len(typed) < 19:
            root = self._people.root(int(typed))
            return {} if root is None else {root: _FULL}
        best: dict[int, int] = {}
        for name in self._readings(text):
            for person, how in self._met(name):
                best[person] = max(best.get(person, 0), how)
        least = min(_PART, max(best.values(), default=0))
        posts = {summary.id: summary.posts for summary in self._people.summaries(best)}
        met = [person for person, how in best.items() if how >= least and person in posts]
        met.sort(key=lambda person: (-best[person], -posts[person], person))
        return {person: best[person] for person in met}

    def one(self, text: str) -> int:
        """Return the one person that `text` means: the only one, or the only one by full name.

        A given name alone is no full name, though a post may know a person by no other.

        Raises:
            NotFound: nobody is meant, or several are; the message names them.
        """
        with self._lexicons.in_use():
            ranked, typed = self._ranked(text), _quoted(text)
            bare = syllables(_without_titles(text))
        found = list(ranked)
        full = [person for person, how in ranked.items() if how == _FULL]
        if len(found) == 1:
            return found[0]
        if len(full) == 1 and len(bare) > 1:
            return full[0]
        if found:
            names = self._people.names(found[:_MOST_LISTED])
            listed = ", ".join(f"#{person} {name}" for person, name in names.items())
            more = ", …" if len(found) > _MOST_LISTED else ""
            raise NotFound(
                f"{typed} có thể là {len(found)} người: {listed}{more}.",
                "Hãy dùng số của người ấy, ví dụ: luutru person 12.",
            )
        similar = self.suggest(text)
        hint = f"Có phải: {', '.join(similar)}?" if similar else "Xem danh sách: luutru people."
        raise NotFound(f"Không có ai tên {typed}.", hint)

    def suggest(self, text: str) -> list[str]:
        """Return names in the archive that are spelt like `text`, the likest first."""
        names = {fold(key): key for _, key in self._people.called([])}
        with self._lexicons.in_use():
            wanted = fold(" ".join(syllables(_without_titles(text))))
        near = difflib.get_close_matches(wanted, names, n=_MOST_SUGGESTED, cutoff=0.75)
        return [" ".join(written(s).capitalize() for s in names[key].split()) for key in near]

    def _readings(self, text: str) -> Iterator[tuple[str, ...]]:
        """Yield what was typed as a name: as it is, without titles, and turned at a comma.

        "Ông" and "Anh" begin names, too.
        """
        if len(text) > _MOST_SYLLABLES * 10 and len(syllables(text)) > _MOST_SYLLABLES:
            return
        head, comma, tail = text.partition(",")
        if comma and syllables(head) and syllables(tail):
            yield tuple(syllables(f"{head} {tail}"))
            yield tuple(syllables(f"{tail} {head}"))
            return
        for form in dict.fromkeys((text, _without_titles(text))):
            if name := tuple(syllables(form)):
                yield name

    def _met(self, name: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Yield (person, how well) of each person with a name that `name` meets."""
        forms = [name]
        for at in (0, -1):  # the surname, also where a name was typed back to front
            other = variants().get(name[at])
            if other and len(name) > 1:
                forms.append((other, *name[1:]) if at == 0 else (*name[:-1], other))
        for form in forms:
            for person, key in self._people.called({fold(syllable) for syllable in form}):
                how = _how(form, key.split())
                if how:
                    yield person, how if form == name else min(how, _VARIANT)


def _quoted(text: str) -> str:
    """Return the typed text in quotes, the beginning of much."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _without_titles(text: str) -> str:
    """Return a name as typed without honorifics and titles in front of it."""
    rest = text.strip()
    while True:
        found = _before_name().match(rest) or title_pattern().match(rest)
        cut = found.end() if found else _folded_title(rest)
        if not cut or not rest[cut:].strip():
            return rest
        rest = rest[cut:].strip()


def _folded_title(text: str) -> int:
    """Return the end of an honorific without marks: "dong chi quang"; 0 when there is none."""
    words = text.split()
    for length in (3, 2, 1):
        if len(words) > length and " ".join(words[:length]).lower() in _folded_honorifics():
            return len(" ".join(words[:length]))
    return 0


def _how(typed: tuple[str, ...], name: list[str]) -> int:
    """Return the score of typed syllables against a name: all of it, the given name, or within."""
    count = len(typed)
    if _fits(typed, name):
        return _FULL
    if count < len(name):
        if _fits(typed, name[-count:]):
            return _PART
        if count > 1 and _fits((typed[0], typed[-1]), [name[0], name[-1]]) and _inside(typed, name):
            return _PART
        if any(_fits(typed, name[at : at + count]) for at in range(len(name) - count)):
            return _WITHIN
    return 0


def _fits(typed: tuple[str, ...], name: list[str]) -> bool:
    return len(typed) == len(name) and all(map(compatible, typed, name))


def _inside(typed: tuple[str, ...], name: list[str]) -> bool:
    """Return whether the typed syllables stand in the name in this order."""
    rest = iter(name)
    return all(any(compatible(syllable, part) for part in rest) for syllable in typed)
