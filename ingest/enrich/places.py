"""The places that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from luutru.data.lexicons import derived
from luutru.ingest.enrich.people import spans_within
from luutru.store import Version
from luutru.store.enrichment import Entity
from luutru.text.bodies.place_words import heads
from luutru.text.bodies.places import find_places
from luutru.text.persons.coreference import Person

__all__ = ["find_named_places"]


@derived
def _place_heads() -> tuple[str, ...]:
    return tuple(f"{head} " for head, _ in heads())


def find_named_places(
    version: Version, persons: Sequence[Person], bodies: Iterable[Entity]
) -> Iterator[Entity]:
    """Yield the places of each block.

    Args:
        persons: of the same text: a name of theirs is no place's.
        bodies: of the same text: where one begins no place does ("Trường Tiểu" of "Trường Tiểu
            học").
    """
    mentions = sorted(span for person in persons for span in person.mentions)
    begun = {body.start for body in bodies}
    for _, start, end in version.layout:
        for place in find_places(version.text[start:end], spans_within(mentions, start, end)):
            if start + place.start not in begun:
                name = _with_small_head(place.name)
                yield Entity("place", name, start + place.start, start + place.end)


def _with_small_head(name: str) -> str:
    """Return a place's name as it stands within a sentence: "Phường Bồ Đề" is "phường Bồ Đề"."""
    lower = name.lower()
    return lower[:1] + name[1:] if lower.startswith(_place_heads()) else name
