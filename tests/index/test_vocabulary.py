from __future__ import annotations

from pathlib import Path

import pytest

from luutru.errors import IndexOutdated
from luutru.index.analysis import positions
from luutru.index.document import IndexDocument
from luutru.index.vocabulary import Vocabulary, VocabularyWriter


def doc(number: int, *blocks: str) -> IndexDocument:
    defined = [("hđnd", "hội đồng nhân dân")] if number == 1 else []
    found = list(positions("body", blocks))
    return IndexDocument(number, found, [], [], None, 0, definitions=defined)


def count(path: Path, upto: int, *documents: IndexDocument) -> None:
    with VocabularyWriter(path, upto) as writer:
        for document in documents:
            writer.count(document)


def test_counts_of_syllables_pairs_and_definitions(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    count(path, 1, doc(1, "Đảng ủy họp", "Đảng uỷ phường"), doc(2, "đang họp Đảng"))
    read = Vocabulary(path)
    assert read.total == 9
    assert read.forms("dang") == {"đảng": 3, "đang": 1}
    assert read.forms_of({"dang", "hop", "khong"}) == {
        "dang": {"đảng": 3, "đang": 1},
        "hop": {"họp": 2},
    }
    assert read.followed("đảng") == 2  # the third ends its block
    assert read.pairs({"đảng", "đang"}, {"ủy", "họp"}) == {("đảng", "ủy"): 2, ("đang", "họp"): 1}
    assert read.pairs({"đảng"}, {"lạ"}) == {}
    assert read.definitions("hđnd") == {"hội đồng nhân dân": 1}
    assert read.defined({"hoi dong nhan dan"}) == [("hđnd", "hội đồng nhân dân", 1)]
    read.close()


def test_later_documents_add_and_a_change_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    count(path, 1, doc(1, "Đảng ủy"))
    count(path, 2, doc(2, "Đảng ủy phường"))
    count(path, 2, doc(2, "Đảng ủy phường"))  # as after a crash before the manifest was written
    read = Vocabulary(path)
    assert read.pairs({"đảng"}, {"ủy"}) == {("đảng", "ủy"): 2}
    assert read.total == 5
    read.close()


def test_an_error_takes_everything_back(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    count(path, 1, doc(1, "Đảng ủy"))

    def broken() -> None:
        with VocabularyWriter(path, 2) as writer:
            writer.count(doc(2, "phường"))
            raise ValueError("hỏng")

    with pytest.raises(ValueError, match="hỏng"):
        broken()
    read = Vocabulary(path)
    assert read.total == 2
    assert read.forms("phuong") == {}
    read.close()


def test_readers_never_wait_for_a_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luutru.index.vocabulary._MOST_PAIRS", 10_000)
    monkeypatch.setattr("luutru.index.vocabulary._WAIT_SECONDS", 0.2)
    path = tmp_path / "v.db"
    count(path, 1, doc(1, "Đảng ủy"))
    with VocabularyWriter(path, 2) as writer:
        for n in range(2, 102):
            writer.count(doc(n, " ".join(f"từ{n}x{i}" for i in range(1000))))
        read = Vocabulary(path)
        assert read.forms("dang") == {"đảng": 1}
        assert read.total == 2
        read.close()
    after = Vocabulary(path)
    assert after.total == 100_002
    after.close()


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough" * 99])
def test_a_missing_or_damaged_file_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "v.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexOutdated, match="luutru reindex"):
        Vocabulary(path)
