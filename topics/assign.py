"""The topics of a post: by rules and by what was learnt, with the archivist's word above both."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from luutru.topics.assignment import Assignment
from luutru.topics.learning.model import Model
from luutru.topics.rules.rules import THRESHOLD, scores, section_topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["BY_ARCHIVIST", "decide"]

BY_ARCHIVIST = "người lưu trữ thêm"
_NEAR = 0.7  # of its threshold, what each witness must have when two speak for a topic together


def decide(
    title: str,
    section: str,
    blocks: Sequence[str],
    vocabulary: TopicVocabulary,
    model: Model | None = None,
    added: Collection[str] = (),
    removed: Collection[str] = (),
) -> list[Assignment]:
    """Return the topics of a post, the surest first.

    A topic is given when the section means it, when rules or model are sure of it, or when both
    come near. What the archivist added is there, what was removed is not, whatever else decides.

    Args:
        title: cleaned.
        section: of the portal; empty when there is none.
        blocks: the cleaned text of the post, the title not among it.
        vocabulary: the topics; ids outside of it are left out.
        model: what was learnt; None: rules stand alone.
        added: ids that the archivist gave.
        removed: ids that the archivist took away.
    """
    found = {item.topic: item for item in _by_machine(title, blocks, vocabulary, model)}
    named = section_topic(section, vocabulary)
    if named:
        found[named.topic] = named
    for topic in added:
        if topic in vocabulary:
            found[topic] = Assignment(topic, 1.0, BY_ARCHIVIST)
    kept = (item for item in found.values() if item.topic not in removed)
    return sorted(kept, key=lambda item: (-item.score, item.topic))


def _by_machine(
    title: str, blocks: Sequence[str], vocabulary: TopicVocabulary, model: Model | None
) -> list[Assignment]:
    ruled = {item.topic: item for item in scores(title, blocks, vocabulary)}
    text = "\n".join([title, *(block for block in blocks if block != title)])
    learnt = model.scores(text) if model else {}
    least = model.thresholds if model else {}
    found = []
    for topic in dict.fromkeys([*ruled, *learnt]):
        rule = ruled.get(topic, Assignment(topic, 0.0, ""))
        chance = learnt.get(topic, 0.0)
        of_rule = rule.score / THRESHOLD
        of_model = chance / least[topic] if topic in least else 0.0
        if topic in vocabulary and _enough(of_rule, of_model):
            reasons = [rule.reason] * (of_rule >= _NEAR)
            reasons += [f"học được: {chance:.2f}"] * (of_model >= _NEAR)
            score = round(max(rule.score, chance), 3)
            found.append(Assignment(topic, score, "; ".join(reasons)))
    return found


def _enough(of_rule: float, of_model: float) -> bool:
    """Return whether two witnesses, each by its share of its threshold, give a topic."""
    return max(of_rule, of_model) >= 1 or min(of_rule, of_model) >= _NEAR
