"""Learns topics from posts that an archivist or a portal's section has labelled.

One logistic regression for each topic (Fan et al. 2008, LIBLINEAR) over syllables and pairs: with
some tens of posts a topic, a linear model is what the data can bear, and its weights can be read.
Probabilities are calibrated on folds that were held out (Platt 1999). The same posts give the same
model, in whatever order they come. Only learning needs scikit-learn: `model.Model` does without.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from luutru.errors import ExtraMissing
from luutru.topics.learning.features import counts, select, vector
from luutru.topics.learning.model import Model
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MINIMUM", "Example", "Model", "train"]

#: Labelled posts that a topic needs to be learnt.
MINIMUM = 8
_LEAST_POSTS, _MOST_FEATURES = 2, 30_000
_FOLDS = 5
_STRENGTH = 10.0  # C of the regression: the inverse of how much it is held back
_BOUNDS = (0.4, 0.9)  # a threshold from few posts can be off: it stays between
_LEAST_F = 0.6  # of a topic on posts that were held out; below, it was not learnt
_BETA = 0.5  # precision before recall: rules find most topics already


class Example(NamedTuple):
    """A labelled post: its cleaned text, the title the first line, and the ids of its topics."""

    text: str
    topics: frozenset[str]


def train(
    examples: Iterable[Example], vocabulary: TopicVocabulary, minimum: int = MINIMUM
) -> Model | None:
    """Return a model learnt from labelled posts; None when none teach a topic.

    Args:
        examples: labelled posts; a post without topics teaches what is none.
        vocabulary: topics outside of it are not learnt.
        minimum: labelled posts that a topic needs, and other posts beside them. A topic that is
            not found again in posts that were held out is not learnt either.

    Raises:
        ExtraMissing: scikit-learn is not installed.
    """
    fit = _regression()
    # In one order, so that the same posts give the same folds.
    posts = sorted(examples, key=lambda post: (_digest([post]), post.text))
    having = Counter(name for post in posts for name in post.topics if name in vocabulary)
    topics = [name for name, n in sorted(having.items()) if minimum <= n <= len(posts) - minimum]
    if not topics:
        return None
    counted = [counts(post.text) for post in posts]
    features, idf = select(counted, _LEAST_POSTS, _MOST_FEATURES)
    matrix = _matrix(counted, features, np.array(idf))
    rows = {}
    for name in topics:
        row = _learn(matrix, np.array([name in post.topics for post in posts]), fit)
        if row:
            rows[name] = row
    if not rows:
        return None
    columns = [np.array(part, np.float32) for part in zip(*rows.values(), strict=True)]
    weights, bias, slope, offset, threshold = columns
    return Model(
        topics=tuple(rows),
        features=tuple(features),
        idf=np.array(idf, np.float32),
        weights=weights,
        bias=bias,
        slope=slope,
        offset=offset,
        threshold=threshold,
        counts={name: having[name] for name in rows},
        examples=len(posts),
        training=_digest(posts),
    )


def _regression() -> Callable[[Any, NDArray[Any]], Any]:
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise ExtraMissing(
            "Chưa cài scikit-learn, gói cần để học chủ đề từ các bài đã gán.",
            'Hãy cài: pip install "luutru[learn]"',
        ) from error

    def fit(matrix: Any, labels: NDArray[Any]) -> Any:
        model = LogisticRegression(
            C=_STRENGTH, class_weight="balanced", solver="liblinear", random_state=0
        )
        return model.fit(matrix, labels)

    return fit


def _digest(posts: Sequence[Example]) -> str:
    found = hashlib.sha256()
    for post in posts:
        found.update(repr((post.text, sorted(post.topics))).encode())
    return found.hexdigest()


def _matrix(posts: list[Counter[str]], features: list[str], idf: NDArray[Any]) -> Any:
    from scipy.sparse import csr_matrix  # comes with scikit-learn

    index = {feature: at for at, feature in enumerate(features)}
    rows = [vector(post, index, idf) for post in posts]
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    values = np.concatenate([row[1] for row in rows])
    columns = np.concatenate([row[0] for row in rows])
    return csr_matrix((values, columns, ends), shape=(len(posts), len(features)))


def _learn(
    matrix: Any, labels: NDArray[np.bool_], fit: Callable[[Any, NDArray[Any]], Any]
) -> tuple[NDArray[Any], float, float, float, float] | None:
    """Return weights, bias, slope, offset and threshold of one topic; None if it was not learnt."""
    held_out = np.empty(len(labels))
    folds = np.empty(len(labels), np.int64)
    for value in (True, False):  # each fold has its share of both
        folds[labels == value] = np.arange((labels == value).sum()) % _FOLDS
    for fold in range(_FOLDS):
        inside, outside = folds != fold, folds == fold
        held_out[outside] = fit(matrix[inside], labels[inside]).decision_function(matrix[outside])
    slope, offset = _calibrate(held_out, labels)
    chances = 1 / (1 + np.exp(-np.clip(slope * held_out + offset, -30, 30)))
    threshold = _threshold(chances, labels)
    if _f_measure(chances >= threshold, labels) < _LEAST_F:
        return None
    model = fit(matrix, labels)
    return model.coef_[0], model.intercept_[0], slope, offset, threshold


def _calibrate(decisions: NDArray[Any], labels: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and offset of the sigmoid that fits, by Newton's method on Platt's targets."""
    positive = int(labels.sum())
    negative = len(labels) - positive
    # Targets short of 0 and 1, as Platt has them: some tens of posts are never certain.
    target = np.where(labels, (positive + 1) / (positive + 2), 1 / (negative + 2))
    inputs = np.stack([decisions, np.ones_like(decisions)])
    found = np.array([1.0, np.log((positive + 1) / (negative + 1))])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-np.clip(found @ inputs, -30, 30)))
        slope = inputs @ (chances - target)
        curve = (inputs * chances * (1 - chances)) @ inputs.T + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        found -= np.clip(step, -2, 2)
        if abs(step).max() < 1e-8:
            break
    # Were the slope negative, the topic would be what its own words speak against.
    return max(float(found[0]), 0.0), float(found[1])


def _threshold(chances: NDArray[Any], labels: NDArray[np.bool_]) -> float:
    """Return the probability with the best F measure on the held-out folds, within bounds."""
    order = np.argsort(-chances, kind="stable")
    given = np.arange(1, len(labels) + 1)
    measures = _f(np.cumsum(labels[order]), given, int(labels.sum()))
    best = int(np.argmax(measures))
    after = chances[order[best + 1]] if best + 1 < len(order) else 0.0
    return float(np.clip((chances[order[best]] + after) / 2, *_BOUNDS))


def _f_measure(given: NDArray[np.bool_], labels: NDArray[np.bool_]) -> float:
    return float(_f((given & labels).sum(), given.sum(), int(labels.sum())))


def _f(right: Any, given: Any, wanted: int) -> Any:
    """Return F of `_BETA` from how many were right, given and wanted (van Rijsbergen 1979)."""
    return (1 + _BETA**2) * right / (given + _BETA**2 * wanted)
