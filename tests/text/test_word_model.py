"""The words of our own decoding are those of the public function."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize

from luutru.text import segment as segmentation
from luutru.text import word_model as models
from luutru.text.crf_model import UnknownModel
from luutru.text.word_model import WordModel, word_model
from luutru.text.word_tokens import MODEL, package_folder

SYLLABLES = (
    "đảng ủy phường ủy ban nhân dân tổ quốc bí thư Nguyễn Văn Lâm HÀ NỘI Th s Th. S TP. T.Ư "
    "H'Mông 15h30 09/7/2020 217-QĐ/TW 3,2 1.204 +84 -1 2147483648 v.v. http://a.vn/b(c) a@b.vn "
    "BOS EOS True 😀 ♥‿♥ :D :) <3 ½ ² Ⅷ １２ ٣ 漢字 Москва ΑΣ ß ŉ ƛ ɤ ǅ İ e-mail _ __ … “ ” – A. "
    "công nghiệp hóa hợp tác xã chủ nghĩa xã hội khoa học kỹ thuật"
).split()
TEXTS = st.one_of(
    st.lists(st.sampled_from([*SYLLABLES, "\u00a0", "\n"]), max_size=30).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.text("aàĂđĐth sS.:D-+/&@'()\n\t\u3000\u00a00123😀", max_size=60),
)


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_model().words([text])[0]]


def _without_space(words: list[str]) -> list[str]:
    return ["".join(word.split()) for word in words]


@settings(max_examples=400)
@given(TEXTS.map(lambda text: unicodedata.normalize("NFC", text)))
@example("")
@example(" \n ")
@example("A.")
@example("A.\n")
@example("Th s Th S Th\ns Th  s ông (Th s)")
@example("một " * 300 + "x" * 5000)
def test_words_are_those_of_underthesea(text: str) -> None:
    if not word_model().reads(text):
        return
    theirs = word_tokenize(text, use_token_normalize=False)
    assert _without_space(_words(text)) == _without_space(theirs)


def test_texts_cut_together_are_cut_as_alone() -> None:
    texts = ["", "Đảng ủy phường", " ", "hợp tác xã", "a" * 9000, *SYLLABLES, *SYLLABLES]
    assert word_model().words(texts) == [word_model().words([text])[0] for text in texts]


def test_words_stay_the_same_when_what_was_learnt_is_forgotten() -> None:
    model = WordModel(package_folder())
    text = "Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc"
    before = model.words([text])
    model.words([" ".join(f"{number:x}{number * 7:x}" for number in range(300_000))])
    assert model.words([text]) == before


def test_what_underthesea_respells_is_not_read() -> None:
    assert not word_model().reads("ðảng")
    assert not word_model().reads(unicodedata.normalize("NFD", "đảng ủy"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pipeline/word_tokenize/regex_tokenize.py", b"patterns = None\n"),
        (f"{MODEL}/models.bin", b"lCRF" + b"\0" * 60),
        (f"{MODEL}/models.bin", b""),
        (f"{MODEL}/dictionary.bin", b"\x80\x04\x8c\x02os\x94\x8c\x06system\x94\x93\x94."),
        (f"{MODEL}/dictionary.bin", b"\x80\x04]\x94."),
    ],
)
def test_another_underthesea_is_left_to_its_own_function(
    name: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Đảng ủy phường An Thịnh làm việc ngày 09/7/2020"
    expected = segmentation.segment(text)
    other = tmp_path / "underthesea"
    shutil.copytree(package_folder(), other, ignore=shutil.ignore_patterns("__pycache__"))
    (other / name).write_bytes(content)
    with pytest.raises(UnknownModel):
        WordModel(other)
    # No second underthesea can be installed here: its folder stands for it.
    monkeypatch.setattr(models, "package_folder", lambda: other)
    caches = (models.word_model, segmentation._model)
    for cached in caches:
        cached.cache_clear()
    try:
        assert segmentation.segment(text) == expected
        assert segmentation._model() is None
    finally:
        for cached in caches:
            cached.cache_clear()
