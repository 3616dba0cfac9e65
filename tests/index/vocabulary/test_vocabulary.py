from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.errors import IndexDamaged
from luutru.index.analysis import keys
from luutru.index.document import IndexDocument, Label, Zones
from luutru.index.label_ids import label_number
from luutru.index.vocabulary.part import part_files
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.executor import Executor

IndexOf = Callable[..., tuple[Executor, IndexVocabulary]]


def doc(number: int, *blocks: str, section: str = "") -> IndexDocument:
    defined = [("hđnd", "hội đồng nhân dân")] if number == 1 else []
    labels = [Label("section", section)] if section else []
    return IndexDocument(number, Zones(body=keys(blocks)), [], labels, None, 0, definitions=defined)


BOTH = (doc(1, "Đảng ủy họp", "Đảng uỷ phường"), doc(2, "đang họp Đảng"))


@pytest.mark.parametrize("batches", [[BOTH], [BOTH[:1], BOTH[1:]]], ids=["one part", "two parts"])
def test_counts_of_syllables_pairs_and_definitions(
    tmp_path: Path, index_of: IndexOf, batches: list[tuple[IndexDocument, ...]]
) -> None:
    _, read = index_of(tmp_path, *batches)
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
    assert read.all_definitions() == [("hđnd", "hội đồng nhân dân", 1)]
    read.close()


def test_no_pair_runs_across_zones_or_documents(tmp_path: Path, index_of: IndexOf) -> None:
    zones = Zones(keys(["một hai"]), keys(["ba"]), keys(["bốn năm"]))
    _, read = index_of(tmp_path, [IndexDocument(1, zones, [], [], None, 0), doc(2, "sáu")])
    every = {"một", "hai", "ba", "bốn", "năm", "sáu"}
    assert read.pairs(every, every) == {("một", "hai"): 1, ("bốn", "năm"): 1}
    read.close()


def test_labels_are_told_by_field_and_number(tmp_path: Path, index_of: IndexOf) -> None:
    _, read = index_of(tmp_path, [doc(1, "một", section="Văn hóa")], [doc(2, "hai", section="Y")])
    number = label_number("section", "Văn hóa")
    assert read.labels("section", [number, 7]) == {number: "Văn hóa"}
    assert read.labels("source", [number]) == {}
    assert read.values("section") == ["Văn hóa", "Y"]
    read.close()


@pytest.mark.parametrize("which", [0, 1], ids=["database", "pairs"])
@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough" * 99])
def test_a_missing_or_damaged_file_is_told(
    tmp_path: Path, index_of: IndexOf, content: bytes | None, which: int
) -> None:
    index_of(tmp_path, [doc(1, "một hai")])
    (name,) = {path.name.split(".")[0] for path in tmp_path.glob("*.vocabulary.db")}
    path = tmp_path / part_files(name)[which]
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="luutru reindex"):
        IndexVocabulary(tmp_path, [name])
