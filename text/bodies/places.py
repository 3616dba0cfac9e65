"""Places in a block of text, and the place that a whole post is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from luutru.data.lexicons import derived
from luutru.data.lexicons import words as words_of
from luutru.text.bodies.place_names import headed_place, known_place, named, place_starts
from luutru.text.bodies.place_words import no_names, place_heads, placed
from luutru.text.levels import ranks, trusted
from luutru.text.lexicon_matcher import BLANK, Mention, Word, clean, read
from luutru.text.persons.surnames import surnames
from luutru.text.spans import Span

__all__ = ["find_places", "locality"]


def find_places(
    text: str, people: Sequence[Span] = (), entities: Sequence[Span] = ()
) -> list[Mention]:
    """Return the places in one block of text, in order; none reaches into a person's name.

    Args:
        entities: what underthesea takes for places; they only add names that stand where one does.
    """
    words = read(text, people)
    seen = {entity.start for entity in entities}
    return [
        Mention(start, end, clean(text[start:end]))
        for a, b in _places(words, seen)
        for start, end in [(words[a].start, words[b - 1].end)]
    ]


def _places(words: Sequence[Word], seen: set[int]) -> Iterator[tuple[int, int]]:
    last = 0
    starts = place_starts()
    begin = [at for at, word in enumerate(words) if word.begins or word.lower in starts]
    for at in begin:
        if at < last:
            continue
        end = headed_place(words, at) or known_place(words, at) or _placed_name(words, at, seen)
        if end:
            yield at, end
            last = end


def _placed_name(words: Sequence[Word], at: int, seen: set[int]) -> int:
    """Return the end of a name that a word of place stands before ("ở Mường Lát")."""
    word = words[at]
    if not word.begins or word.gap != BLANK or word.loud or word.lower in no_names():
        return 0
    if words[at - 1].lower == "ủy" and at > 1 and words[at - 2].lower in _COMMITTEES:
        return named(words, at)
    if words[at - 1].lower not in placed():
        return 0
    end = named(words, at)
    if word.start in seen:
        return end
    two = end == at + 2 and all(w.form.lower() not in no_names() for w in words[at:end])
    return end if two and word.lower not in surnames() and _vietnamese(words[at:end]) else 0


def _vietnamese(words: Sequence[Word]) -> bool:
    return any(not word.form.isascii() for word in words)


# The first lines (section, title, lead) name the place that a post is about more surely.
_TITLE_LINES, _TITLE_WEIGHT = 3, 3
_COMMITTEES = frozenset({"quận", "huyện", "thị"})  # "Quận ủy Long Biên" is the place's


@derived
def _levels() -> tuple[frozenset[str], ...]:
    """Return the heads of the names of wards, districts, cities: levels and their short forms."""
    local = {level: ranks()[level] for level in words_of("levels", local="yes") if level in ranks()}
    shorts = {short: local[level] for short, level in _shorts().items() if level in local}
    heads = (local | shorts).items()
    return tuple(frozenset(head for head, its in heads if its == rank) for rank in (1, 2, 3))


@derived
def _shorts() -> dict[str, str]:
    """Return the level that a short form stands for in what a post is about."""
    return trusted("post", "office")


@derived
def _level_starts() -> frozenset[str]:
    return frozenset(head.split()[0] for heads in _levels() for head in heads)


def locality(text: str) -> str:
    """Return the ward, else the district, else the city that a post is about, else "".

    It is the one named most often; the first lines count three times.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    weights: list[dict[str, float]] = [defaultdict(float) for _ in _levels()]
    for number, line in enumerate(lines):
        words = read(line)
        if _level_starts().isdisjoint([word.lower for word in words]):
            continue
        for a, b in _places(words, set()):
            name = _unit_name(words, a, b)
            for level, heads in enumerate(_levels()):
                if name and name[0] in heads:
                    weights[level][" ".join(name)] += _TITLE_WEIGHT if number < _TITLE_LINES else 1
    return next((max(w, key=lambda name: w[name]) for w in weights if w), "")


def _unit_name(words: Sequence[Word], start: int, end: int) -> tuple[str, str] | None:
    """Return the kind of a unit and its name, in one spelling whatever the case was."""
    found = place_heads().match(words, start)
    if found is None or found[0] >= end:
        return None
    head = " ".join(word.lower for word in words[start : found[0]])
    name = " ".join(w.form.capitalize() if w.loud else w.form for w in words[found[0] : end])
    name = "Hồ Chí Minh" if name.upper() == "HCM" else name
    return _shorts().get(head, head), name
