"""All that is found in a text, found once: a file for each thing, put together here."""

from __future__ import annotations

from luutru.ingest.enrich.abbreviations import find_abbreviations
from luutru.ingest.enrich.bodies import find_bodies
from luutru.ingest.enrich.events import find_events
from luutru.ingest.enrich.people import find_persons, find_unnamed_author, to_appearance
from luutru.ingest.enrich.places import find_named_places
from luutru.store import Version
from luutru.store.enrichment import Enrichment
from luutru.store.finds import Finds
from luutru.text.abbreviations import definitions
from luutru.text.bodies.places import locality
from luutru.text.citations import citations

__all__ = ["RULES", "enrich", "find"]

#: The version of the rules. Raise it when they find other things: stored posts are enriched anew.
#: 2: citations, events and abbreviations are stored; 1 left them to the index.
RULES = 3


def enrich(version: Version) -> Enrichment:
    """Return all that is found in the text of a version. No I/O."""
    persons = find_persons(version)
    appearances = [to_appearance(version, person) for person in persons]
    bodies = list(find_bodies(version, persons))
    places = find_named_places(version, persons, bodies)
    return Enrichment(
        people=(*appearances, *find_unnamed_author(version, appearances)),
        entities=(*bodies, *places),
        locality=locality(version.text),
        finds=find(version),
    )


def find(version: Version) -> Finds:
    """Return what is kept of every version, not of the current one alone. No I/O."""
    return Finds(
        citations=tuple(citations(version.text)),
        events=tuple(find_events(version)),
        abbreviations=tuple(find_abbreviations(version)),
        definitions=tuple(definitions(version.text)),
    )
