"""Topics of posts: what was given, what an archivist decided, which are to be given anew."""

from __future__ import annotations

from luutru.store import Store
from luutru.store.topics import PostTopic
from luutru.tests.helpers.stores import FilledStore


def topic(name: str, score: float = 0.9, *, direct: bool = True) -> PostTopic:
    return PostTopic(name, name.title(), score, f"cụm từ {name!r}", direct)


def put(filled: FilledStore, post: int, *topics: PostTopic, by: str = "1") -> bool:
    with filled.store.transaction():
        return filled.store.topics.put(post, topics, by)


def test_topics_come_the_surest_first_and_broader_ones_last(filled: FilledStore) -> None:
    store, post = filled.store, filled.post("a")
    with store.transaction():
        store.topics.name({"rac": "Rác thải", "moi-truong": "Môi trường", "b": "B"})
    put(filled, post, topic("moi-truong", 1.0, direct=False), topic("rac", 0.5), topic("b", 0.8))
    found = store.topics.of([post, 99])
    assert [(one.label, one.score, one.direct) for one in found[post]] == [
        ("B", 0.8, True), ("Rác thải", 0.5, True), ("Môi trường", 1.0, False),
    ]  # fmt: skip
    assert found[post][1].reason == "cụm từ 'rac'"
    assert 99 not in found


def test_a_topic_without_a_label_has_its_id(filled: FilledStore) -> None:
    post = filled.post("a")
    put(filled, post, topic("cho"))
    assert filled.store.topics.of([post])[post][0].label == "cho"


def test_labels_are_replaced_as_a_whole(store: Store) -> None:
    with store.transaction():
        store.topics.name({"a": "A", "b": "B"})
        store.topics.name({"b": "Bê", "c": "C"})
    assert store.topics.labels() == {"b": "Bê", "c": "C"}


def test_giving_topics_tells_whether_they_are_others(filled: FilledStore) -> None:
    post = filled.post("a")
    assert put(filled, post, topic("a"), topic("b"))
    assert not put(filled, post, topic("b", 0.1), topic("a"))  # other scores, the same topics
    assert filled.store.topics.of([post])[post][-1].score == 0.1
    assert put(filled, post, topic("a"))
    assert put(filled, post)
    assert not put(filled, post)


def test_posts_classified_by_anything_else_are_to_be_classified(filled: FilledStore) -> None:
    first, second = filled.post("a"), filled.post("b")
    topics = filled.store.topics
    assert topics.unclassified("1") == [first, second]
    put(filled, first, by="1")
    assert (topics.unclassified("1"), topics.unclassified("2")) == ([second], [first, second])
    filled.post("a", "sửa")  # a changed post loses its topics' standing
    assert topics.unclassified("1") == [first, second]


def test_topics_are_counted_directly_and_with_narrower_ones(filled: FilledStore) -> None:
    first, second = filled.post("a"), filled.post("b")
    put(filled, first, topic("rac"), topic("moi-truong", direct=False))
    put(filled, second, topic("moi-truong"))
    assert filled.store.topics.counts() == {"rac": (1, 1), "moi-truong": (1, 2)}


def test_of_an_archivists_decisions_the_latest_stands(filled: FilledStore) -> None:
    first, second = filled.post("a"), filled.post("b")
    put(filled, first, by="1")
    put(filled, second, by="1")
    topics = filled.store.topics
    assert not topics.is_decided(first)
    with filled.store.transaction():
        topics.decide(first, "rac", added=True)
        topics.decide(first, "rac", added=False)
        topics.decide(first, "cho", added=True)
    assert topics.is_decided(first)
    assert not topics.is_decided(second)
    assert topics.decisions() == {first: {"rac": False, "cho": True}}
    assert topics.unclassified("1") == [first]


def test_topics_of_many_posts_are_read_at_once(filled: FilledStore) -> None:
    posts = [filled.post(f"bài {n}") for n in range(510)]
    for post in posts:
        put(filled, post, topic(f"t{post}"))
    found = filled.store.topics.of(posts)
    assert [found[post][0].topic for post in posts] == [f"t{post}" for post in posts]
