"""From a raw post to what is stored of it: extracted, cleaned, segmented, enriched. No I/O."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from luutru.errors import UnreadableItem
from luutru.ingest.enrich.enricher import enrich
from luutru.ingest.extract import extract
from luutru.ingest.records import Block, Draft, RawPost
from luutru.store import Version
from luutru.store.enrichment import Enrichment
from luutru.store.topics import PostTopic
from luutru.text.words.segmentation import segment_blocks

__all__ = ["LONGEST_POST", "Prepare", "Prepared", "TopicsOf"]

#: Characters. A post is a few thousand; what is far longer is many posts in one file.
LONGEST_POST = 2_000_000


class Prepared(NamedTuple):
    """A post ready to store."""

    version: Version
    enrichment: Enrichment
    topics: tuple[PostTopic, ...] = ()


class TopicsOf(Protocol):
    """What gives a post its topics; `name` says what they come of. It must pickle."""

    @property
    def name(self) -> str:  # noqa: D102 - see above
        ...

    def __call__(self, version: Version, /) -> tuple[PostTopic, ...]: ...  # noqa: D102


class Prepare:
    """Prepares raw posts; each worker process is given it once.

    Args:
        topics: None leaves posts without topics.
    """

    def __init__(self, topics: TopicsOf | None = None) -> None:
        self._topics = topics

    def __call__(self, work: tuple[RawPost, str]) -> Prepared | UnreadableItem:
        """Return what to store of a raw post, or why there is nothing.

        Args:
            work: the post, and its file's name for formats that take a hint from it.
        """
        try:
            version = _version(extract(*work))
            topics = self._topics(version) if self._topics else ()
            return Prepared(version, enrich(version), topics)
        except UnreadableItem as error:
            return error
        except (ValueError, LookupError, RecursionError, ArithmeticError) as error:
            # A fault of ours on one item must not cost the batch: the item is kept as a reject.
            return UnreadableItem(
                f"Lỗi khi tách bài: {type(error).__name__}: {error}.",
                "Hãy báo lỗi này kèm tệp gốc; nhập lại bằng: luutru rejects --retry.",
            )


def _version(draft: Draft) -> Version:
    size = sum(len(block.text) for block in draft.blocks)
    if size > LONGEST_POST:
        raise UnreadableItem(
            f"Bài dài {size:,} ký tự, quá {LONGEST_POST:,}.",
            "Hãy chia tệp thành từng bài rồi nhập lại.",
        )
    text, layout, at = [], [], 0
    for block in [*draft.blocks, *_signature(draft)]:
        text.append(block.text)
        layout.append((block.kind, at, at + len(block.text)))
        at += len(block.text) + 1
    byline = draft.byline
    return Version(
        title=draft.title,
        section=draft.section,
        text="\n".join(text),
        layout=tuple(layout),
        segmented="\n".join(segment_blocks(text)),
        published=draft.published.iso if draft.published else None,
        published_precision=draft.published.precision if draft.published else None,
        views=draft.views,
        byline_name=byline.name if byline else None,
        byline_role=(byline.role or None) if byline else None,
        url=draft.url,
        extra=draft.extra,
    )


def _signature(draft: Draft) -> list[Block]:
    """Return a block for who signed the post, when the text itself does not tell it."""
    signed = draft.byline
    if signed is None or any(signed.name in block.text for block in draft.blocks[-3:]):
        return []
    return [Block("byline", f"{signed.name} - {signed.role}" if signed.role else signed.name)]
