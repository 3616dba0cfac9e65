"""Appearances of invented persons: by themselves, and in a store."""

from __future__ import annotations

from pathlib import Path

from luutru.files import digest
from luutru.people.decisions.service import Deciding
from luutru.people.linking.profile import Context
from luutru.people.linking.resolve import resolve
from luutru.store import Store
from luutru.store.appearances import StoredAppearance
from luutru.store.enrichment import Appearance, Enrichment, Entity, ToldRole, name_key
from luutru.store.post import Post, Provenance, Version
from luutru.text.persons.facts import Gender
from luutru.text.persons.roles import Status

PLAIN = Context({}, {})  # no abbreviation, no source with a home


def role(title: str, body: str = "", status: Status = "holds") -> ToldRole:
    """Return a role that stands somewhere in a post."""
    return ToldRole(title, body, status, 0, 3)


def seen(
    name: str = "Nguyễn Ngọc Quế",
    *roles: ToldRole,
    post: int = 1,
    day: str | None = "2015",
    place: str = "",
    gender: Gender = "",
    born: int | None = None,
    person: int | None = None,
    home: str | None = None,
    settled: int = 0,
    source: str = "tin",
) -> StoredAppearance:
    """Return an appearance as the store gives it; `person` is its own root."""
    key = name_key(name)
    home = key if home is None and person is not None else home
    return StoredAppearance(
        post, post, key, name, gender, born, ((0, 3),), person, person, home, day, place, source,
        settled, roles,
    )  # fmt: skip


class PeopleStore:
    """A store of posts that hold nothing but persons, and the decisions on these."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path, create=True)
        self.deciding = Deciding(self.store, {}, lambda: None)
        self.known_change = 0
        self.run = self.store.runs.start("test", {})
        self.original = digest(b"Tin")
        self.store.originals.add(b"Tin", self.original, "text/plain", self.run)

    def post(
        self,
        number: int,
        *found: Appearance | str,
        place: str = "",
        day: str | None = "2015",
        names: str = "",
        text: str = "Tin",
        source: str = "",
    ) -> int:
        """Store a post, or a new version of it, and who is in it.

        Args:
            names: a place that the post names.
            source: "": one of its own.
        """
        layout = (("title", 0, 3), *((("paragraph", 4, len(text)),) if len(text) > 3 else ()))
        version = Version("Tin", "", text, layout, text, day, "year" if day else None)
        at = Provenance("", "", "text/plain", "utf-8", self.original, 0, 0)
        with self.store.transaction():
            post = Post(f"{source}:{number}", str(number), source or f"tin {number}")
            _, post_id = self.store.posts.put(post, version, at, "", self.run, "2020")
            people = tuple(Appearance(o, ((0, 3),)) if isinstance(o, str) else o for o in found)
            entities = (Entity("place", names, 0, 3),) if names else ()
            self.store.enrichments.put(post_id, Enrichment(people, entities, place), 1)
        return post_id

    def link(self) -> None:
        """Link all that is new."""
        resolve(self.store, {})

    def partition(self) -> dict[tuple[int, str], tuple[int | None, int | None]]:
        """Return whose each appearance is, and whom that one is merged into."""
        rows = self.store.db.execute(
            "SELECT a.post, a.key, a.person, s.root FROM appearances a "
            "LEFT JOIN persons s ON s.id = a.person"
        )
        return {(post, key): (person, root) for post, key, person, root in rows}

    def root(self, post: int, name: str) -> int | None:
        """Return whose a name in a post is."""
        return self.partition()[post, name_key(name)][1]

    def roots(self) -> list[int | None]:
        """Return whose each appearance is, in the order of posts."""
        return [root for _, root in self.partition().values()]

    def persons(self) -> list[int]:
        """Return the persons that are listed."""
        return sorted(summary.id for summary in self.store.people.summaries())

    def changed(self) -> list[int]:
        """Return the posts that have changed since this was asked last."""
        found = sorted(self.store.posts.ids_changed_after(self.known_change))
        self.known_change = self.store.posts.last_change()
        return found
