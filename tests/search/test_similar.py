"""Posts like a given one, by the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.index.document import document
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.executor import Executor
from luutru.search.similar import like

# Twenty syllables that share nothing when their marks are taken off.
SYLLABLES = (
    "thuyền lưới chuối xoan bưởi giếng khuôn vườn nghiêng trúc "
    "đèn quýt mướp sấu hồng lúa kiềng phên rượu ghềnh"
).split()

Luutru = Callable[..., Result]


@pytest.fixture
def similar(luutru: Luutru, tmp_path: Path) -> Callable[[Mapping[str, str], str], list[str]]:
    """Ingest posts by id and text; return the ids of posts like one, best first."""

    def found(posts: Mapping[str, str], post: str) -> list[str]:
        path = tmp_path / "posts.jsonl"
        lines = [json.dumps({"id": name, "title": text}) for name, text in posts.items()]
        path.write_text("\n".join(lines), "utf-8")
        assert luutru("ingest", path).exit_code == 0
        result = luutru("similar", post, "--limit", "50", "--format", "ids")
        assert result.exit_code == 0, result.output
        return [list(posts)[int(number) - 1] for number in result.output.split()]

    return found


def test_posts_that_share_more_come_first_and_the_post_itself_not_at_all(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    posts = {
        "a": "thuyền lưới chuối xoan",
        "two": "thuyền lưới đèn quýt",
        "three": "thuyền lưới chuối sấu",
        "one": "thuyền mướp hồng lúa",
        "none": "kiềng phên rượu ghềnh",
    }
    assert similar(posts, "a") == ["three", "two", "one"]


def test_all_that_a_post_tells_of_counts_not_its_first_words_alone(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    posts = {"a": " ".join(SYLLABLES)} | {
        syllable: f"{syllable} {number} 2000" for number, syllable in enumerate(SYLLABLES, 100)
    }
    assert sorted(similar(posts, "a")) == sorted(SYLLABLES)


def test_a_rare_syllable_tells_more_than_a_common_one(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    posts = {"a": "thuyền lưới", "rare": "thuyền đèn", "common": "lưới quýt"}
    posts |= {f"more {number}": f"lưới số {number}" for number in range(9)}
    assert similar(posts, "a")[0] == "rare"


def test_what_a_post_says_often_tells_more(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    posts = {
        "a": "thuyền lưới thuyền chuối thuyền xoan thuyền",
        "once": "lưới đèn quýt mướp sấu hồng lúa",
        "often": "thuyền kiềng phên rượu ghềnh trúc vườn",
        # so that either is as frequent in the archive
        "x": "thuyền bưởi",
        "y": "lưới giếng lưới lưới lưới",
    }
    found = similar(posts, "a")
    assert found.index("often") < found.index("once")


def test_a_post_that_shares_nothing_has_none_like_it(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    assert similar({"a": "thuyền lưới", "b": "đèn quýt"}, "a") == []


def test_single_letters_tell_nothing(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    assert similar({"a": "y 5 lưới", "b": "y 5 quýt"}, "a") == []


def test_beyond_thirty_syllables_the_most_telling_are_chosen(
    similar: Callable[[Mapping[str, str], str], list[str]],
) -> None:
    """Those of this post alone find nothing, and what stands everywhere finds nothing in it."""
    rare = [f"{syllable}{number}" for syllable in "bcdghklmnp" for number in (1, 2, 3)]
    alone = [f"q{number}" for number in range(10, 50)]
    posts = {"a": " ".join(["an", *alone, *rare])} | {one: f"{one} xoan" for one in rare}
    posts |= {f"an {number}": "an bưởi" for number in range(3)}
    assert sorted(similar(posts, "a")) == sorted(rare)


def test_the_query_weighs_what_tells_and_has_compound_words_beside(
    archive: Archive,
    write: Callable[[str, str], Path],
    index_of: Callable[..., tuple[Executor, IndexVocabulary]],
    tmp_path: Path,
) -> None:
    titles = ["hợp tác xã phường", "xã phường", "phường", "hợp tác"]
    archive.ingest([write("x.jsonl", "\n".join(json.dumps({"title": one}) for one in titles))])
    posts = [archive.posts.get(number).stored for number in range(1, 5)]
    (tmp_path / "index").mkdir()
    _, vocabulary = index_of(tmp_path / "index", [document(post) for post in posts])
    query = like(posts[0], vocabulary)
    shares = {form.key: form.share for (form,) in query.forms}
    assert query.compounds == ("hợp_tác_xã",)
    assert shares["hợp"] == shares["tác"] == shares["xã"] == 1.0 > shares["phường"] > 0
    assert query.syllables == ("hợp", "tác", "xã", "phường")


def test_twenty_compound_words_are_enough(
    archive: Archive,
    write: Callable[[str, str], Path],
    index_of: Callable[..., tuple[Executor, IndexVocabulary]],
    tmp_path: Path,
) -> None:
    words = (
        "hợp tác, nhân dân, học sinh, giáo viên, bệnh viện, nông dân, công nhân, thành phố, "
        "trường học, môi trường, kinh tế, văn hóa, xã hội, chính trị, lịch sử, địa lý, toán học, "
        "vật lý, hóa học, sinh viên, bác sĩ, kỹ sư, máy tính, điện thoại, ô tô, xe đạp, nhân dân"
    )
    archive.ingest([write("x.jsonl", json.dumps({"title": words}))])
    stored = archive.posts.get(1).stored
    made = document(stored)
    assert len(set(made.words)) > 20
    (tmp_path / "index").mkdir()
    _, vocabulary = index_of(tmp_path / "index", [made])
    found = like(stored, vocabulary).compounds
    assert len(found) == len(set(found)) == 20
    assert found[0] == "nhân_dân"


def test_an_unknown_post(luutru: Luutru, tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text('{"title": "thuyền"}', "utf-8")
    luutru("ingest", path)
    assert luutru("similar", "9").exit_code == 1
