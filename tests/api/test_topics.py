"""`archive.topics`: the vocabulary, how many posts have what, and an archivist's word."""

from __future__ import annotations

from pathlib import Path

import pytest

from luutru import Archive, InvalidFile, NotFound, UsageError
from luutru.api.topics import check_topics_file
from luutru.tests.api.conftest import Printed


def test_the_vocabulary_is_iterated_counted_and_searched(ward: Archive) -> None:
    topics = list(ward.topics)
    assert len(topics) == len(ward.topics) == len(ward.topics.vocabulary) > 60
    assert ward.topics.get("moi truong") == ward.topics.get("moi-truong")
    assert ward.topics.get("environment").label == "Môi trường"
    with pytest.raises(NotFound, match="Không có chủ đề"):
        ward.topics.get("khong co chu de nay")


def test_counts_are_of_posts_with_and_without_what_is_narrower(ward: Archive) -> None:
    counts = {one.topic.label: one for one in ward.topics.counts()}
    assert len(counts) == len(ward.topics)
    above, below = counts["Đô thị, đất đai, xây dựng"], counts["Môi trường"]
    assert (above.direct, above.posts, above.depth) == (0, 3, 0)
    assert (below.direct, below.posts, below.depth) == (2, 2, 1)
    assert counts["Giải phóng mặt bằng"].posts == 1
    assert counts["Y tế"].posts == 0
    order = [one.topic.id for one in ward.topics.counts()]
    assert all(
        order.index(one.topic.broader) < order.index(one.topic.id)
        for one in counts.values()
        if one.topic.broader
    )


def test_one_topic_is_counted_by_itself(ward: Archive) -> None:
    (only,) = ward.topics.counts("giai phong")
    assert (only.topic.id, only.posts) == ("giai-phong-mat-bang", 1)
    with pytest.raises(NotFound):
        ward.topics.counts("khong co chu de nay")


def test_to_dict_is_what_the_command_prints(ward: Archive, printed: Printed) -> None:
    every = [one.to_dict() for one in ward.topics.counts()]
    assert every == printed("topics", "list", "--all")
    assert [row for row in every if row["posts"]] == printed("topics")


def test_an_archivists_word_is_found_at_once_and_can_be_taken_back(own: Archive) -> None:
    assert own.topics.add("b1", "y te").label == "Y tế"
    assert [hit.stored.post.external_id for hit in own.search_all(topic="Y tế")] == ["b1"]
    assert own.topics.counts("Y tế")[0].direct == 1
    assert own.topics.remove(2, "Y tế").label == "Y tế"
    assert own.search(topic="Y tế").total == 0
    own.topics.remove("m1", "Môi trường")
    own.reindex(processes=1)
    assert [hit.stored.post.external_id for hit in own.search_all(topic="moi truong")] == ["m2"]


@pytest.mark.parametrize(("post", "topic"), [("khong-co", "Y tế"), ("b1", "khong co chu de nay")])
def test_neither_a_post_nor_a_topic_is_made_up(own: Archive, post: str, topic: str) -> None:
    with pytest.raises(NotFound):
        own.topics.add(post, topic)
    with pytest.raises(NotFound):
        own.topics.remove(post, topic)
    assert own.runs.last() == own.runs.get(2)


def test_the_archives_own_file_is_laid_over_when_it_is_opened_next(own: Archive) -> None:
    (own.folder / "topics.toml").write_text('[cho-bo-son]\nlabel = "Chợ Bồ Sơn"\n', "utf-8")
    with Archive(own.folder) as again:
        assert again.topics.get("cho bo son").id == "cho-bo-son"
    (own.folder / "topics.toml").write_text("hỏng = [", "utf-8")
    with Archive(own.folder) as again, pytest.raises(InvalidFile, match=r"topics\.toml"):
        len(again.topics)


def test_learning_too_little_learns_nothing(own: Archive) -> None:
    pytest.importorskip("sklearn")
    assert own.topics.learn() is None
    run = own.runs.last()
    assert run is not None
    assert (run.command, run.status) == ("topics learn", "done")


def test_a_vocabulary_file_is_checked_by_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không có tệp"):
        check_topics_file(tmp_path)
    own = tmp_path / "topics.toml"
    own.write_text('[a]\nlabel = "A"\nnonsense = 1\n', "utf-8")
    path, problems = check_topics_file(tmp_path)
    assert path == own
    assert [problem.line for problem in problems] == [3]
    assert check_topics_file(tmp_path, own) == (path, problems)
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        check_topics_file(tmp_path)
