"""A store filled by hand: posts of a few words, with what a test says is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from luutru.files import digest
from luutru.store import Post, Store, Version
from luutru.store.enrichment import Appearance, Enrichment, Entity, ToldRole
from luutru.store.finds import Finds
from luutru.store.post import Provenance

ORIGINAL = "Một tờ tin".encode()


def version(title: str, *paragraphs: str, published: str | None = None) -> Version:
    """Return a version of a title and paragraphs, "segmented" as they are."""
    layout, at = [], 0
    for kind, text in [("title", title), *(("paragraph", one) for one in paragraphs)]:
        layout.append((kind, at, at + len(text)))
        at += len(text) + 1
    text = "\n".join([title, *paragraphs])
    precision = {0: None, 4: "year", 7: "month", 10: "day"}[len(published or "")]
    return Version(title, "", text, tuple(layout), text, published, precision)


def person(name: str, *roles: tuple[str, str], at: int = 0) -> Appearance:
    """Return a person mentioned once, with roles (title, body) told right there."""
    told = (ToldRole(title, body, "holds", at, at + 3) for title, body in roles)
    return Appearance(name, ((at, at + len(name)),), tuple(told))


def place(name: str, start: int = 0) -> Entity:
    return Entity("place", name, start, start + len(name))


class FilledStore:
    """A store with one run and one original, that posts are put into."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path, create=True)
        self.run = self.store.runs.start("ingest", {"map": {}})
        self.sha256 = digest(ORIGINAL)
        self.store.originals.add(ORIGINAL, self.sha256, "text/plain", self.run)

    def provenance(self, uri: str = "file:///bai.txt") -> Provenance:
        return Provenance(uri, "", "text/plain", "utf-8", self.sha256, 0, len(ORIGINAL))

    def post(
        self,
        name: str,
        *paragraphs: str,
        source: str = "phường",
        published: str | None = None,
        url: str = "",
        content: str = "",
        run: int | None = None,
    ) -> int:
        """Store a post known by its name as id, or its next version; return its number."""
        made = replace(version(name, *paragraphs, published=published), url=url)
        identity = Post(f"id:{source}:{name}", name, source)
        hash_of = content or digest(made.text.encode())
        with self.store.transaction():
            _, number = self.store.posts.put(
                identity, made, self.provenance(), hash_of, run or self.run, "2020-01-01"
            )
        return number

    def found(
        self,
        post: int,
        *people: Appearance,
        entities: Sequence[Entity] = (),
        locality: str = "",
        finds: Finds | None = None,
        rules: int = 2,
        new: bool = False,
    ) -> None:
        """Store what is found in a post."""
        found = Enrichment(people, tuple(entities), locality, finds or Finds())
        with self.store.transaction():
            self.store.enrichments.put(post, found, rules, new=new)

    def links(self, **names: str) -> dict[str, int]:
        """Make a person for each key of a name, and give all its appearances to it."""
        people = self.store.people
        made = {}
        with self.store.transaction():
            for word, key in names.items():
                made[word] = people.add_called(key, key.title())
                people.settle({one.id: made[word] for one in people.block(key)})
        return made
