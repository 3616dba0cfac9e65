"""The names that an index knows: its label fields, periods of time, and orders of hits.

A label field is added here, and `SCHEMA_VERSION` raised: its entry in `LABELS` is indexed, found
by queries, a filter of `Archive.search` and of the command line, and a facet. Nothing heavy is
imported here: the command line lists these names in its help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from luutru.store import StoredPost
    from luutru.store.enrichment import Entity
    from luutru.store.finds import Finds
    from luutru.store.people import StoredAppearance

__all__ = [
    "FACETS",
    "LABELS",
    "LABEL_FIELDS",
    "PERIODS",
    "SORTS",
    "IndexedPost",
    "LabelField",
    "Period",
    "Sort",
]


class IndexedPost(NamedTuple):
    """What is stored of one post: what its labels are read from.

    Attributes:
        people: who appears in it.
        entities: the organisations and places in it.
        topics: the ids of its topics, and of all that are broader.
        finds: what is found in the text of this version.
    """

    stored: StoredPost
    people: tuple[StoredAppearance, ...]
    entities: tuple[Entity, ...]
    topics: tuple[str, ...]
    finds: Finds

    def named(self, kind: str) -> Iterable[str]:
        """Return the names of the entities of a kind."""
        return (entity.name for entity in self.entities if entity.kind == kind)


class LabelField(NamedTuple):
    """A field whose values are taken whole, for filters and facets.

    Attributes:
        name: of the field in the index, of its option and its parameter.
        values: gives a post's values; may repeat.
        called: what it is called in Vietnamese, in queries and above facets.
        help: of its option.
        asked: what stands before the value in the sentence that names the subject of a report.
        aliases: other names for it in queries.
        kind: what a value is. A "text" is meant by its syllables (`search.query.labels`), a "role"
            by its title and body apart; a "person" and a "topic" are the id of the record.
    """

    name: str
    values: Callable[[IndexedPost], Iterable[str]]
    called: str
    help: str
    asked: str
    aliases: tuple[str, ...] = ()
    kind: Literal["text", "role", "person", "topic"] = "text"


#: The label fields by name, in the order in which they are listed everywhere.
LABELS: Mapping[str, LabelField] = {
    field.name: field
    for field in (
        LabelField(
            "person",
            values=lambda post: (str(one.root) for one in post.people),
            called="người",
            help="Posts of a person; marks, full name are optional.",
            asked="nhắc tới",
            kind="person",
        ),
        LabelField(
            "role",
            values=lambda post: (
                f"{role.title} {role.body}".strip() for one in post.people for role in one.roles
            ),
            called="vai trò",
            aliases=("chức vụ",),
            help="Posts with a role.",
            asked="nói về vai trò",
            kind="role",
        ),
        LabelField(
            "topic",
            values=lambda post: post.topics,
            called="chủ đề",
            help="Posts on a topic.",
            asked="thuộc chủ đề",
            kind="topic",
        ),
        LabelField(
            "section",
            values=lambda post: filter(None, [post.stored.version.section]),
            called="mục",
            aliases=("chuyên mục",),
            help="Posts of a section.",
            asked="ở mục",
        ),
        LabelField(
            "source",
            values=lambda post: [post.stored.post.source],
            called="nguồn",
            help="Posts of a collection.",
            asked="của nguồn",
        ),
        LabelField(
            "organisation",
            values=lambda post: post.named("organisation"),
            called="tổ chức",
            aliases=("cơ quan",),
            help="Posts that name an organisation.",
            asked="nhắc tổ chức",
        ),
        LabelField(
            "place",
            values=lambda post: post.named("place"),
            called="nơi",
            aliases=("địa danh",),
            help="Posts that name a place.",
            asked="nhắc nơi",
        ),
        LabelField(
            "document",
            values=lambda post: (cited.name for cited in post.finds.citations),
            called="văn bản",
            help="Posts that cite a document: 217-QĐ/TW.",
            asked="dẫn văn bản",
        ),
    )
}
LABEL_FIELDS = tuple(LABELS)

Period = Literal["year", "quarter", "month"]
PERIODS: tuple[Period, ...] = get_args(Period)

Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = get_args(Sort)

#: What all that is found can be divided by.
FACETS = (*LABEL_FIELDS, *PERIODS)
