"""One topic, as `data/topics.toml` describes it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Topic"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept of the vocabulary.

    Args:
        id: a slug that never changes once posts have the topic.
        label: the preferred label.
        english: a gloss.
        other: other labels, by which it is found too.
        broader: the id of the topic above; empty at the top.
        related: ids of topics beside it.
        note: what belongs here and what does not.
        sections: names of a portal's section that mean the topic.
        triggers: phrases that give the topic.
        weak: phrases that hint at it.
        excluding: phrases inside of which no trigger counts (``except`` in the file).
    """

    id: str
    label: str
    english: str = ""
    other: tuple[str, ...] = ()
    broader: str = ""
    related: tuple[str, ...] = ()
    note: str = ""
    sections: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The preferred label and the other ones."""
        return (self.label, *self.other)
