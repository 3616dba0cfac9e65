"""A post, its versions and where each came from, and their rows in the store.

A post is what has one identity (an id in its source, an address, or a file); each change of its
bytes is a new version. The text of a version is one string, its blocks joined by a newline; every
span that luutru ever reports is an offset into it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from luutru.errors import Damaged
from luutru.text.dates.dates import PartialDate

__all__ = [
    "Post",
    "Provenance",
    "StoredPost",
    "Version",
    "content_of",
    "identity_of_id",
    "row_of",
    "stored_post",
]

_SHOWN_TITLE = 40  # characters of a title in a `repr`


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a version came from: bytes `start` to `end` of an original, seen at `uri`."""

    uri: str
    locator: str
    media_type: str
    encoding: str
    sha256: str
    start: int
    end: int
    repairs: str = ""  # what its text was read wrongly by: names parted by spaces, the most first


@dataclass(frozen=True, slots=True)
class Version:
    """The content of a post at one time.

    `layout` lists (kind, start, end) of each block of `text`; `segmented` holds the segmented
    form of each block, one a line, in the same order.
    """

    title: str
    section: str
    text: str
    layout: tuple[tuple[str, int, int], ...]
    segmented: str
    published: str | None = None
    published_precision: str | None = None
    views: int | None = None
    byline_name: str | None = None
    byline_role: str | None = None
    url: str = ""
    extra: dict[str, object] = field(default_factory=dict)

    def blocks(self, *kinds: str) -> list[str]:
        """Return the text of the blocks of these kinds (all when none is given), in order."""
        return [
            self.text[start:end] for kind, start, end in self.layout if not kinds or kind in kinds
        ]

    @property
    def lead(self) -> str:
        """The lead, or "" when the post has none."""
        return "\n".join(self.blocks("lead"))


@dataclass(frozen=True, slots=True)
class Post:
    """What identifies a post. `identity` decides what is a new version of what."""

    identity: str
    external_id: str
    source: str


def identity_of_id(source: str, external_id: str) -> str:
    """Return the identity of a post by its id in its source; no other pair comes to it."""
    return f"id:{source.replace('%', '%25').replace(':', '%3A')}:{external_id}"


@dataclass(frozen=True, slots=True, repr=False)
class StoredPost:
    """A post as the store holds it, with one of its versions.

    `changed` is the number of its last change, of its text or of its labels.
    """

    id: int
    post: Post
    number: int
    version: Version
    provenance: Provenance
    run: int
    imported: str
    changed: int

    def __repr__(self) -> str:
        title, date = self.version.title, self.version.published or "-"
        shown = title if len(title) <= _SHOWN_TITLE else f"{title[: _SHOWN_TITLE - 1]}…"
        return f"<Post {self.id} {json.dumps(shown, ensure_ascii=False)} {date}>"

    @property
    def published(self) -> PartialDate | None:
        """When it was published, as precisely as that is known; None without a date."""
        iso = self.version.published
        if iso is None:
            return None
        doubts = self.version.extra.get("published_doubts")
        return PartialDate.from_iso(iso).doubted(doubts if isinstance(doubts, list) else ())


_VERSION_COLUMNS = tuple(name for name in Version.__slots__ if name not in ("layout", "extra"))


def content_of(version: Version) -> dict[str, object]:
    """Return the content of a version, by column."""
    return {
        "title": version.title,
        "section": version.section,
        "published": version.published,
        "published_precision": version.published_precision,
        "views": version.views,
        "byline_name": version.byline_name,
        "byline_role": version.byline_role,
        "url": version.url,
        "extra": json.dumps(version.extra, ensure_ascii=False),
        "text": version.text,
        "layout": json.dumps(version.layout, separators=(",", ":")),
        "segmented": version.segmented,
    }


def row_of(version: Version, provenance: Provenance) -> dict[str, object]:
    """Return the content and the provenance of a version, by column."""
    return content_of(version) | {
        "uri": provenance.uri,
        "locator": provenance.locator,
        "media_type": provenance.media_type,
        "encoding": provenance.encoding,
        "repairs": provenance.repairs,
        "sha256": provenance.sha256,
        "start": provenance.start,
        "end": provenance.end,
    }


def stored_post(row: dict[str, object]) -> StoredPost:
    """Return the post of a row of posts and versions.

    Raises:
        Damaged: the row does not hold what was written.
    """
    taken = {name: row[name] for name in _VERSION_COLUMNS}
    try:
        layout = tuple((kind, start, end) for kind, start, end in json.loads(str(row["layout"])))
        extra = json.loads(str(row["extra"]))
    except (ValueError, TypeError) as error:
        raise Damaged(
            f"Bài số {row['id']} (bản {row['number']}) bị hỏng trong kho: {error}.",
            "Hãy phục hồi từ bản sao lưu: luutru restore TỆP.",
        ) from error
    version = Version(**taken, layout=layout, extra=extra)  # type: ignore[arg-type]
    provenance = Provenance(**{name: row[name] for name in Provenance.__slots__})  # type: ignore[arg-type]
    return StoredPost(
        id=row["id"],  # type: ignore[arg-type]
        post=Post(str(row["identity"]), str(row["external_id"]), str(row["source"])),
        number=row["number"],  # type: ignore[arg-type]
        version=version,
        provenance=provenance,
        run=row["run"],  # type: ignore[arg-type]
        imported=str(row["imported"]),
        changed=row["changed"],  # type: ignore[arg-type]
    )
