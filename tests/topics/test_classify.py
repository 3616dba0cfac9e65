"""Giving the posts of a store their topics, anew when what they come of is another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru.errors import Damaged
from luutru.files import digest
from luutru.store import Store
from luutru.store.post import Post, Provenance, Version
from luutru.topics.classify import MODEL_FILE, Classifier, TopicAssigner, read_model
from luutru.topics.vocabulary.topic import Topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

TOPICS = [
    Topic("do-thi", "Đô thị"),
    Topic("rac", "Rác", broader="do-thi", triggers=("rác thải",), sections=("Dọn rác",)),
    Topic("cho", "Chợ", broader="do-thi", triggers=("tiểu thương",)),
]
VOCABULARY = TopicVocabulary(TOPICS)


def version(body: str, section: str = "", kind: str = "paragraph") -> Version:
    text = f"Tin\n{body}"
    layout = (("title", 0, 3), (kind, 4, len(text)))
    return Version("Tin", section, text, layout, text)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "archive.db", create=True)
    yield made
    made.close()


def put(store: Store, number: int, body: str, section: str = "") -> int:
    run = store.runs.start("test", {})
    original = digest(b"Tin")
    store.originals.add(b"Tin", original, "text/plain", run)
    at = Provenance("", "", "text/plain", "utf-8", original, 0, 0)
    with store.transaction():
        post = Post(f"tin:{number}", str(number), "tin")
        _, post_id = store.posts.put(post, version(body, section), at, "", run, "2020")
    return post_id


def topics(store: Store, post: int) -> list[tuple[str, bool]]:
    return [(one.topic, one.direct) for one in store.topics.of([post]).get(post, [])]


def test_a_topic_is_given_with_what_is_broader_each_once() -> None:
    found = TopicAssigner(VOCABULARY, None)(version("Rác thải, rác thải. Tiểu thương."))
    assert [(one.topic, one.label, one.direct) for one in found] == [
        ("rac", "Rác", True),
        ("cho", "Chợ", True),
        ("do-thi", "Đô thị", False),
    ]
    assert found[2].reason == "rộng hơn: Rác"
    assert found[2].score == found[0].score


def test_the_archivists_word_holds_for_broader_topics_too() -> None:
    assigner, post = TopicAssigner(VOCABULARY, None), version("Rác thải")
    assert [one.topic for one in assigner(post, {"do-thi": False})] == ["rac"]
    assert [one.topic for one in assigner(post, {"rac": False})] == []
    added = assigner(post, {"do-thi": True, "cho": True, "rac": False})
    assert [(one.topic, one.direct) for one in added] == [("cho", True), ("do-thi", True)]


@pytest.mark.parametrize("kind", ["lead", "paragraph", "heading", "caption"])
def test_the_text_of_a_post_is_read(kind: str) -> None:
    assert TopicAssigner(VOCABULARY, None)(version("Rác thải", kind=kind))


def test_a_byline_is_not_read() -> None:
    assert TopicAssigner(VOCABULARY, None)(version("Rác thải", kind="byline")) == ()


def test_the_name_changes_with_vocabulary_and_model() -> None:
    name = TopicAssigner(VOCABULARY, None).name
    assert name == TopicAssigner(TopicVocabulary(TOPICS), None).name
    assert name != TopicAssigner(TopicVocabulary(TOPICS[:2]), None).name
    assert name.startswith("1:")
    assert name.endswith(":")


def test_each_post_is_classified_once_by_the_same(store: Store) -> None:
    post, other = put(store, 1, "Rác thải"), put(store, 2, "Tin vắn")
    classifier = Classifier(store, VOCABULARY, None)
    before = store.posts.last_change()
    assert classifier.run() == 2
    assert topics(store, post) == [("rac", True), ("do-thi", False)]
    assert topics(store, other) == []
    assert list(store.posts.ids_changed_after(before)) == [post]
    assert store.topics.labels() == {"do-thi": "Đô thị", "rac": "Rác", "cho": "Chợ"}
    assert classifier.run() == 0


def test_posts_whose_topics_change_are_noted(store: Store) -> None:
    post, other = put(store, 1, "Rác thải"), put(store, 2, "Tiểu thương")
    Classifier(store, VOCABULARY, None).run()
    before = store.posts.last_change()
    without = TopicVocabulary([topic for topic in TOPICS if topic.id != "rac"])
    assert Classifier(store, without, None).run() == 2
    assert (topics(store, post), len(topics(store, other))) == ([], 2)
    assert list(store.posts.ids_changed_after(before)) == [post]
    assert "rac" not in store.topics.labels()


def test_more_posts_than_one_transaction_takes(store: Store) -> None:
    posts = [put(store, number, "Rác thải") for number in range(502)]
    assert Classifier(store, VOCABULARY, None).run() == 502
    assert all(topics(store, post) for post in posts)


def test_posts_of_a_section_and_those_with_an_archivists_word_teach(store: Store) -> None:
    put(store, 1, "Tiểu thương", "Dọn rác")
    put(store, 2, "Rác thải")
    put(store, 3, "Không có gì")
    classifier = Classifier(store, VOCABULARY, None)
    assert [(one.text, one.topics) for one in classifier.examples()] == [
        ("Tin\nTiểu thương", frozenset({"rac", "cho"}))
    ]


def test_an_archive_that_has_learnt_nothing_has_no_model(tmp_path: Path) -> None:
    assert read_model(tmp_path) is None
    (tmp_path / MODEL_FILE).write_bytes(b"hong")
    with pytest.raises(Damaged) as refused:
        read_model(tmp_path)
    assert refused.value.repair == "Hãy học lại: luutru topics learn."
