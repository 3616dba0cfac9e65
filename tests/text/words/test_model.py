"""The words of our own decoding are those of the public function."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize

from luutru.text.words.crf_model import UnknownModel
from luutru.text.words.model import WordModel, word_model
from luutru.text.words.segmentation import segment
from luutru.text.words.tokens import MODEL, package_folder

TOKENS = "pipeline/word_tokenize/regex_tokenize.py"
SYLLABLES = (
    "đảng ủy phường ủy ban nhân dân tổ quốc bí thư Nguyễn Văn Lâm HÀ NỘI Th s Th. S TP. T.Ư "
    "H'Mông 15h30 09/7/2020 217-QĐ/TW 3,2 1.204 +84 -1 2147483648 v.v. http://a.vn/b(c) a@b.vn "
    "BOS EOS True 😀 ♥‿♥ :D :) <3 ½ ² Ⅷ １２ ٣ 漢字 Москва ΑΣ ß ŉ ƛ ɤ ǅ İ e-mail _ __ … “ ” – A. "
    "công nghiệp hóa hợp tác xã chủ nghĩa xã hội khoa học kỹ thuật"
).split()
TEXTS = st.one_of(
    st.lists(st.sampled_from([*SYLLABLES, "\u00a0", "\n"]), max_size=30).map(" ".join),
    # Posts hold no control characters (`clean`); the two cut runs of them differently.
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80),
    st.text("aàĂđĐth sS.:D-+/&@'()\n\t\u3000\u00a00123😀", max_size=60),
)

_RARE = r"[^\w\s.,;:!?()/&'\"“”…–%+-]|_"
_SIGN = r"(?:[^\w\s]|_)"
EVEN = re.compile(rf"([^\w\s])(\s*\1){{3}}|(?:{_RARE})\s*{_SIGN}|{_SIGN}\s*(?:{_RARE})")


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
    # Where signs that the model hardly knows stand side by side, or one stands four times, two ways
    # to cut have the same score, and either is right: "$[" or "$", "[".
    assume(word_model().reads(text) and not EVEN.search(text))
    theirs = word_tokenize(text, use_token_normalize=False)
    assert _without_space(_words(text)) == _without_space(theirs)


def test_texts_cut_together_are_cut_as_alone() -> None:
    texts = ["", "Đảng ủy phường", " ", "hợp tác xã", "a" * 9000, *SYLLABLES, *SYLLABLES]
    assert word_model().words(texts) == [word_model().words([text])[0] for text in texts]


def test_words_stay_the_same_when_what_was_learnt_is_forgotten() -> None:
    model = WordModel(package_folder())
    text = "Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc"
    before = model.words([text])
    model.words([" ".join(f"{number:0600}" for number in range(4_000))])  # more than it keeps
    assert model.words([text]) == before


def test_what_underthesea_respells_is_not_read() -> None:
    assert not word_model().reads("ðảng")
    assert not word_model().reads(unicodedata.normalize("NFD", "đảng ủy"))


def _copy(folder: Path) -> Path:
    """Copy the installed underthesea."""
    no_cache = shutil.ignore_patterns("__pycache__")
    return Path(
        shutil.copytree(
            package_folder(),
            folder / "underthesea",
            ignore=no_cache,
            copy_function=shutil.copyfile,
        )
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "pipeline/word_tokenize/regex_tokenize.py", b"patterns = None\n", id="pattern"
        ),
        pytest.param(f"{MODEL}/models.bin", b"lCRF" + b"\0" * 60, id="header"),
        pytest.param(f"{MODEL}/models.bin", b"", id="empty model"),
        pytest.param(f"{MODEL}/dictionary.bin", b"cos\nsystem\n.", id="dictionary with code"),
        pytest.param(f"{MODEL}/dictionary.bin", b"\x80\x04]\x94.", id="dictionary no set"),
    ],
)
def test_a_model_of_another_form_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    other = _copy(tmp_path)
    (other / name).write_bytes(content)
    with pytest.raises(UnknownModel):
        WordModel(other)


def test_another_underthesea_is_left_to_its_own_function(tmp_path: Path) -> None:
    other = _copy(tmp_path)
    with (other / TOKENS).open("a") as file:
        file.write("# another version\n")
    text = "Đảng ủy phường An Thịnh làm việc ngày 09/7/2020"
    script = f"""
import sys
from luutru.text.words.segmentation import segment
sys.stdout.buffer.write(segment({text!r}).encode())
assert sys.modules["underthesea"].__path__ == [{str(other)!r}]
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode() == segment(text)
