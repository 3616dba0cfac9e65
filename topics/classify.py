"""Giving posts their topics, anew when vocabulary, model or rules are others than those before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from luutru.errors import Damaged
from luutru.store import Store, Version
from luutru.store.topics import PostTopic
from luutru.topics.assign import decide
from luutru.topics.assignment import Assignment
from luutru.topics.learning.model import Model
from luutru.topics.learning.training import Example
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["MODEL_FILE", "Classifier", "TopicAssigner", "read_model"]

#: What was learnt stands in this file beside ``archive.db``.
MODEL_FILE = "topics-model.npz"
#: The version of the rules. Raise it when they give other topics.
_RULES = 1
_POSTS_A_TRANSACTION = 500


def read_model(folder: Path) -> Model | None:
    """Return the model the archive in `folder` has learnt, None when it has learnt nothing.

    Raises:
        ArchiveError: the file is damaged, or of a newer luutru.
    """
    path = folder / MODEL_FILE
    if not path.is_file():
        return None
    try:
        return Model.load(path)
    except Damaged as error:
        raise Damaged(error.reason, "Hãy học lại: luutru topics learn.") from error


class TopicAssigner:
    """Gives a post its topics; it can be handed to worker processes.

    Args:
        model: what was learnt; None: rules stand alone.
    """

    def __init__(self, vocabulary: TopicVocabulary, model: Model | None) -> None:
        self._vocabulary = vocabulary
        self._model = model

    @cached_property
    def name(self) -> str:
        """What the topics come of: it changes with the vocabulary, the model and the rules."""
        content = hashlib.sha256(repr(list(self._vocabulary)).encode())
        learnt = self._model.training if self._model else ""
        return f"{_RULES}:{content.hexdigest()[:16]}:{learnt[:16]}"

    def __call__(
        self, version: Version, given: Mapping[str, bool] = MappingProxyType({})
    ) -> tuple[PostTopic, ...]:
        """Return the topics of a post.

        Args:
            given: which topics an archivist gave it (True) or took away.
        """
        removed = [topic for topic, added in given.items() if not added]
        found = decide(
            version.title,
            version.section,
            _blocks(version),
            self._vocabulary,
            self._model,
            added=[topic for topic, added in given.items() if added],
            removed=removed,
        )
        return tuple(self._with_broader(found, removed))

    def _with_broader(
        self, found: Sequence[Assignment], removed: Iterable[str]
    ) -> Iterator[PostTopic]:
        """Yield topics and those above them, each once."""
        taken = {one.topic for one in found} | set(removed)
        for one in found:
            yield PostTopic(one.topic, self._vocabulary[one.topic].label, one.score, one.reason)
        for one in found:
            for above in self._vocabulary.with_broader(one.topic)[1:]:
                if above.id not in taken:
                    taken.add(above.id)
                    reason = f"rộng hơn: {self._vocabulary[one.topic].label}"
                    yield PostTopic(above.id, above.label, one.score, reason, direct=False)


class Classifier:
    """Gives the posts of a store their topics.

    Args:
        model: what was learnt; None: rules stand alone.
    """

    def __init__(self, store: Store, vocabulary: TopicVocabulary, model: Model | None) -> None:
        self._store = store
        self._vocabulary = vocabulary
        #: What gives one post its topics.
        self.topics_of = TopicAssigner(vocabulary, model)

    def write_labels(self) -> None:
        """Keep the labels of all topics in the store."""
        labels = {topic.id: topic.label for topic in self._vocabulary}
        if self._store.topics.labels() != labels:
            with self._store.transaction():
                self._store.topics.name(labels)

    def run(self) -> int:
        """Classify every post that has not been by the same; return how many that were.

        Posts whose topics change by it are noted as changed: the index must learn of them.
        """
        by, topics = self.topics_of.name, self._store.topics
        posts = topics.unclassified(by)
        if not posts:
            return 0
        self.write_labels()
        given = topics.decisions()
        for start in range(0, len(posts), _POSTS_A_TRANSACTION):
            chunk = posts[start : start + _POSTS_A_TRANSACTION]
            with self._store.transaction():
                stored = self._store.posts.get_many(chunk)
                changed = [
                    post
                    for post in chunk
                    if topics.put(
                        post, self.topics_of(stored[post].version, given.get(post, {})), by
                    )
                ]
                self._store.posts.relabelled(changed)
        return len(posts)

    def examples(self) -> Iterator[Example]:
        """Yield the posts that teach: those with a section that is a topic, or an archivist's word.

        A post teaches all the topics that it has, and that it has no others.
        """
        given = self._store.topics.decisions()
        for stored in self._store.posts.changed_after():
            version = stored.version
            if stored.id not in given and not self._vocabulary.of_section(version.section):
                continue
            direct = [
                t.topic for t in self.topics_of(version, given.get(stored.id, {})) if t.direct
            ]
            text = "\n".join([version.title, *_blocks(version)])
            yield Example(text, frozenset(direct))


def _blocks(version: Version) -> list[str]:
    return version.blocks("lead", "paragraph", "heading", "caption")
