"""What an engine gets of a post: made of what is stored; nothing is looked for in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from luutru.index.analysis import GAP, abbreviation_key, compound_key, keys
from luutru.index.events import event_days
from luutru.index.fields import LABELS, IndexedPost
from luutru.store import StoredPost
from luutru.store.enrichment import Entity
from luutru.store.finds import NOTHING_FOUND, Finds
from luutru.store.people import StoredAppearance
from luutru.text.dates.dates import PartialDate
from luutru.text.words.segmentation import compounds

__all__ = ["IndexDocument", "Label", "Zones", "document"]


@dataclass(frozen=True, slots=True)
class Label:
    """One value of a label field."""

    field: str
    value: str


class Zones(NamedTuple):
    """The exact keys of a post's syllables in reading order, with `GAP` between blocks."""

    title: Sequence[str] = ()
    lead: Sequence[str] = ()
    body: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One post as engines index it.

    Attributes:
        id: the post's id in the store.
        zones: its syllables.
        words: keys of the compound words, repeated as they occur.
        labels: values to filter and count by.
        published: the first and the last day the date can mean, or None without a date.
        minute: minute of the first day, for the order of posts of one day.
        abbreviations: keys of the abbreviations in the post, see `abbreviation_key`.
        definitions: (short, long) pairs that the post defines, see `text.abbreviations`.
        events: the first and the last day of each date that the text mentions.
    """

    id: int
    zones: Zones
    words: list[str]
    labels: list[Label]
    published: tuple[date, date] | None
    minute: int
    abbreviations: list[str] = field(default_factory=list)
    definitions: list[tuple[str, str]] = field(default_factory=list)
    events: list[tuple[date, date]] = field(default_factory=list)

    @property
    def syllables(self) -> Iterator[str]:
        """The exact key of each syllable, in reading order."""
        return (key for zone in self.zones for key in zone if key != GAP)


def document(
    stored: StoredPost,
    people: Sequence[StoredAppearance] = (),
    entities: Iterable[Entity] = (),
    topics: Iterable[str] = (),
    finds: Finds = NOTHING_FOUND,
) -> IndexDocument:
    """Return the index document of a stored post.

    Args:
        people, entities, topics, finds: as `IndexedPost` has them.
    """
    post = IndexedPost(stored, tuple(people), tuple(entities), tuple(topics), finds)
    version = stored.version
    zones = (
        version.blocks("title") or [version.title],
        version.blocks("lead"),
        version.blocks("paragraph", "heading", "caption", "byline"),
    )
    published, minute = None, 0
    if version.published is not None:
        when = PartialDate.from_iso(version.published)
        published, minute = (when.earliest(), when.latest()), when.minute_of_day()
    defined = {found.short: found.long for found in finds.definitions}
    return IndexDocument(
        id=stored.id,
        zones=Zones(*map(keys, zones)),
        words=[compound_key(word) for word in compounds(version.segmented)],
        labels=list(dict.fromkeys(_labels(post))),
        published=published,
        minute=minute,
        abbreviations=[
            abbreviation_key(found.short, defined.get(found.short, ""))
            for found in finds.abbreviations
        ],
        definitions=list(defined.items()),
        events=event_days(finds.events),
    )


def _labels(post: IndexedPost) -> Iterator[Label]:
    for name, label in LABELS.items():
        yield from (Label(name, value) for value in label.values(post))
