from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import ArchiveError, NotFound
from luutru.text.script.folding import fold
from luutru.topics.vocabulary.vocabulary import TopicVocabulary, check, read_vocabulary

OWN = read_vocabulary()


def test_luutrus_own_vocabulary_has_no_faults_and_covers_the_life_of_a_ward() -> None:
    text = resources.files("luutru.data").joinpath("topics.toml").read_text("utf-8")
    assert check(text) == []
    assert len(OWN) >= 45
    assert all(topic.english and topic.triggers for topic in OWN)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("giai-phong-mat-bang", "giai-phong-mat-bang"),
        ("Giải phóng mặt bằng", "giai-phong-mat-bang"),
        ("giai phong mat bang", "giai-phong-mat-bang"),
        ("gpmb", "giai-phong-mat-bang"),
        ("giải phóng", "giai-phong-mat-bang"),
        ("Women's Union", "phu-nu"),
        ("thuỷ sản", "nong-nghiep"),
    ],
)
def test_a_topic_is_found_by_id_label_other_label_and_unique_beginning(
    typed: str, topic: str
) -> None:
    assert OWN.find(typed).id == topic


def test_an_unknown_topic_names_the_nearest_and_an_ambiguous_beginning_its_topics() -> None:
    with pytest.raises(NotFound, match="Có phải: Giải phóng mặt bằng"):
        OWN.find("giải phóng mật bâmg")
    with pytest.raises(NotFound, match="Công tác Đảng"):
        OWN.find("công")
    with pytest.raises(NotFound, match="luutru topics --all"):
        OWN.find("qwertyuiop")
    assert "Bầu cử" in OWN.suggest("bau cuu")


def test_what_is_narrower_and_what_is_broader() -> None:
    assert [topic.id for topic in OWN.narrower("quan-su")] == ["tuyen-quan"]
    assert "tuyen-quan" not in [topic.id for topic in OWN.narrower("an-ninh-quoc-phong")]
    assert [topic.id for topic in OWN.with_broader("tuyen-quan")] == [
        "tuyen-quan",
        "quan-su",
        "an-ninh-quoc-phong",
    ]


@pytest.mark.parametrize("section", ["CÔNG TÁC ĐẢNG", "cong tac dang", "Xây dựng Đảng"])
def test_a_section_means_its_topic(section: str) -> None:
    topic = OWN.of_section(section)
    assert topic is not None
    assert topic.id == "cong-tac-dang"


@given(st.sampled_from(sorted(topic.id for topic in OWN)))
def test_every_label_finds_its_topic_with_and_without_marks(name: str) -> None:
    label = OWN[name].label
    assert OWN.find(label).id == OWN.find(fold(label).upper()).id == name


def _lines(text: str, base: TopicVocabulary | None = OWN) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in check(text, base)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[a]\nlabel = "A thử"\ntriggers = ["b\n', 3, "không phải TOML"),
        ('[a]\nlabel = "A thử"\n\n[a]\nlabel = "B thử"\n', 4, "đã có ở dòng 1"),
        ("[a]\n", 1, "chưa có nhãn"),
        ('[a]\nlabel = " "\n', 2, "nhãn trống"),
        ('["Á b"]\nlabel = "A thử"\n', 1, "không hợp lệ"),
        ('[Á]\nlabel = "A thử"\n', 1, "không phải TOML"),
        ('[a]\nlabel = "Giai phong mat bang"\n', 2, "trùng với nhãn"),
        ('[a]\nlabel = "A thử"\nbroader = "khong-co"\n', 3, "không có chủ đề 'khong-co'"),
        ('[a]\nlabel = "A thử"\nrelated = ["y-te",\n  "khong-co"]\n', 4, "khong-co"),
        ('[a]\nlabel = "A thử"\nweight = 3\n', 3, "khóa lạ"),
        ('[a]\nlabel = "A thử"\ntriggers = [\n  "rác thải",\n  "rác",\n]\n', 5, "một tiếng"),
        ('[a]\nlabel = "A thử"\ntriggers = "rác"\n', 3, "danh sách"),
        ('[a]\nlabel = "A thử"\nweak = ["rác", " "]\n', 3, "trống"),
        ('[a]\nlabel = "A thử"\nweak = ["rác", "rác"]\n', 3, "hai lần"),
        ('[a]\nlabel = "A"\nbroader = "b"\n[b]\nlabel = "B"\nbroader = "a"\n', 3, "vòng"),
        ('[quan-su]\nbroader = "tuyen-quan"\n', 2, "vòng"),
        ("[khong-co]\nremoved = true\n", 2, "để bỏ"),
        ('replaces = true\n[a]\nlabel = "A thử"\n', 1, "không thuộc chủ đề"),
    ],
)
def test_a_fault_is_told_by_its_line(text: str, line: int, reason: str) -> None:
    found = _lines(text)
    assert any(at == line and reason in told for at, told in found), found
    assert all(problem.repair for problem in check(text, OWN))


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    found = _lines('[a]\nlabel = ""\ncolour = 1\n[b]\nlabel = "B"\ntriggers = ["rác"]\n')
    assert [line for line, _ in found] == [2, 3, 6]


@given(st.text(max_size=200))
def test_any_text_is_checked_without_an_exception(text: str) -> None:
    for problem in check(text):
        assert problem.line >= 1


def _archive(tmp_path: Path, text: str) -> TopicVocabulary:
    (tmp_path / "topics.toml").write_text(text, "utf-8")
    return read_vocabulary(tmp_path)


def test_an_archives_own_file_changes_adds_and_removes(tmp_path: Path) -> None:
    vocabulary = _archive(
        tmp_path,
        '[phu-nu]\nlabel = "Hội chị em"\n\n[lang-gom]\nlabel = "Làng gốm"\nbroader = "kinh-te"\n'
        "\n[quan-su]\nremoved = true\n",
    )
    assert vocabulary.find("hội chị em").id == "phu-nu"
    assert vocabulary["phu-nu"].triggers == OWN["phu-nu"].triggers
    assert "lang-gom" in [topic.id for topic in vocabulary.narrower("kinh-te")]
    assert "quan-su" not in vocabulary
    assert vocabulary["tuyen-quan"].broader == "an-ninh-quoc-phong"


def test_an_archives_own_file_can_stand_alone(tmp_path: Path) -> None:
    vocabulary = _archive(tmp_path, 'replace = true\n[lang-gom]\nlabel = "Làng gốm"\n')
    assert [topic.id for topic in vocabulary] == ["lang-gom"]


def test_a_faulty_file_of_an_archive_names_file_line_and_repair(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"topics\.toml, dòng 2.*Hãy") as caught:
        _archive(tmp_path, '[a]\nlabel = ""\ncolour = 1\n')
    assert "lỗi khác" in caught.value.reason
    (tmp_path / "topics.toml").write_bytes(b'[a]\nlabel = "\xff"\n')
    with pytest.raises(ArchiveError, match="UTF-8"):
        read_vocabulary(tmp_path)


def test_an_archive_without_a_file_has_luutrus_own(tmp_path: Path) -> None:
    assert [topic.id for topic in read_vocabulary(tmp_path)] == [topic.id for topic in OWN]
