"""`archive.topics`: the topics of an archive, their posts, and what archivists decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.api.opened import OpenArchive
from luutru.api.writing import ArchiveWriter
from luutru.errors import UsageError

if TYPE_CHECKING:
    from luutru.topics.learning.model import Model
    from luutru.topics.vocabulary.toml_file import Problem
    from luutru.topics.vocabulary.topic import Topic
    from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["ArchiveTopics", "TopicCount", "check_topics_file"]


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic in a list.

    Attributes:
        direct: how many posts have it itself.
        posts: how many have it or one that is narrower.
        depth: how many topics stand above it.
    """

    topic: Topic
    direct: int
    posts: int
    depth: int

    def to_dict(self) -> dict[str, Any]:
        """Return the topic as the CLI's JSON has it."""
        topic = self.topic
        return {
            "id": topic.id,
            "label": topic.label,
            "english": topic.english,
            "other": list(topic.other),
            "broader": topic.broader,
            "related": list(topic.related),
            "note": topic.note,
            "direct": self.direct,
            "posts": self.posts,
        }


class ArchiveTopics:
    """The topics of an archive: ``for topic in archive.topics``. Names are labels or ids."""

    def __init__(self, opened: OpenArchive, writer: ArchiveWriter) -> None:
        self._opened = opened
        self._writer = writer

    @property
    def vocabulary(self) -> TopicVocabulary:
        """Labels, what is broader and narrower; the archive's ``topics.toml`` over luutru's own.

        Raises:
            InvalidFile: the archive's file has faults; the message names the first by its line.
        """
        return self._opened.view.topics

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.vocabulary)

    def __len__(self) -> int:
        return len(self.vocabulary)

    def get(self, name: str) -> Topic:
        """Return the topic of an id, a label or the beginning of one, marks optional.

        Raises:
            NotFound: none or several are meant; the repair names the nearest.
        """
        return self.vocabulary.find(name)

    def counts(self, name: str = "") -> Sequence[TopicCount]:
        """Return topics with how many posts have them, narrower ones after the broader.

        Args:
            name: this one alone.

        Raises:
            NotFound: none or several are meant; the repair names the nearest.
        """
        counts = self._opened.store.topics.counts()
        wanted = self.get(name).id if name else None
        return [
            TopicCount(topic, *counts.get(topic.id, (0, 0)), depth)
            for depth, topic in _tree(self.vocabulary)
            if wanted in (None, topic.id)
        ]

    def add(self, post: int | str, topic: str) -> Topic:
        """Give a post a topic, whatever rules and model find; it teaches. Return the topic.

        Raises:
            NotFound: there is no such post or topic.
        """
        return self._decide(post, topic, added=True)

    def remove(self, post: int | str, topic: str) -> Topic:
        """Take a topic from a post, whatever rules and model find; it teaches. Return the topic.

        Raises:
            NotFound: there is no such post or topic.
        """
        return self._decide(post, topic, added=False)

    def _decide(self, post: int | str, name: str, *, added: bool) -> Topic:
        store, writer = self._opened.store, self._writer
        number, topic = store.posts.find(str(post)), self.get(name)
        with writer.writing("topics"):
            with store.transaction():
                store.topics.decide(number, topic.id, added=added)
            writer.classifier().run()
            writer.update_index()
        return topic

    def learn(self) -> Model | None:
        """Learn topics from the posts that sections and archivists have labelled, and use it.

        Returns:
            what was learnt; None when no topic has enough labelled posts: rules stand alone.

        Raises:
            ExtraMissing: scikit-learn is not installed.
        """
        from luutru.topics.classify import MODEL_FILE, Classifier
        from luutru.topics.learning.training import train

        with self._writer.run("topics learn", {}) as log:
            teaching = Classifier(self._opened.store, self.vocabulary, None)
            model = train(teaching.examples(), self.vocabulary)
            path = self._opened.folder / MODEL_FILE
            if model is None:
                path.unlink(missing_ok=True)
            else:
                model.save(path)
            log.counts["posts"] = self._writer.classifier().run()
            self._writer.update_index()
        return model


def _tree(
    vocabulary: TopicVocabulary, above: str = "", level: int = 0
) -> Iterator[tuple[int, Topic]]:
    """Yield each topic with its depth, narrower ones after the broader."""
    for topic in vocabulary:
        if topic.broader == above:
            yield level, topic
            yield from _tree(vocabulary, topic.id, level + 1)


def check_topics_file(folder: str | Path, file: Path | None = None) -> tuple[Path, list[Problem]]:
    """Return the path of a vocabulary file and what is wrong with it, by line.

    Args:
        folder: an archive's; its own file is checked when none is given.

    Raises:
        UsageError: there is no such file, or it is no text in UTF-8.
    """
    from luutru.topics.vocabulary.vocabulary import FILE_NAME, check, read_vocabulary

    path = file or Path(folder) / FILE_NAME
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(
            f"Không có tệp {path}.", "Kho này dùng bảng chủ đề của luutru; hãy viết tệp ấy để sửa."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Không đọc được {path}: {error}.", "Hãy lưu bằng UTF-8.") from error
    return path, check(text, read_vocabulary())
