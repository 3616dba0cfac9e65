from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.words.crf_model import UnknownModel
from luutru.text.words.tokens import MODEL, package_folder, pieces, token_pattern

EXPRESSION = "pipeline/word_tokenize/regex_tokenize.py"


def test_the_package_is_found_without_importing_it() -> None:
    folder = package_folder()
    assert (folder / EXPRESSION).is_file()
    assert (folder / MODEL / "models.bin").is_file()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Đảng ủy phường", ["Đảng", "ủy", "phường"]),
        ("họp, bàn.", ["họp", ",", "bàn", "."]),
        ("15h30 09/7/2020", ["15", "h30", "09/7/2020"]),
        ("1.204 đồng", ["1.204", "đồng"]),
        ("(UBND)", ["(", "UBND", ")"]),
        ("", []),
    ],
)
def test_the_expression_cuts_as_underthesea_does(text: str, tokens: list[str]) -> None:
    found = [match.group() for match in token_pattern(package_folder()).finditer(text)]
    assert [token for token in found if token.strip()] == tokens


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        (" \n ", []),
        ("Đảng ủy\u00a0phường\nhọp", ["Đảng", "ủy", "phường", "họp"]),
        # the one token that may hold a space is not cut
        ("ông Th s Lâm", ["ông", "Th s", "Lâm"]),
        ("Th S", ["Th S"]),
        ("xTh sy", ["xTh sy"]),
        ("Th Th s", ["Th", "Th s"]),
        ("Th Lâm", ["Th", "Lâm"]),
        ("Th\ns", ["Th", "s"]),
    ],
)
def test_runs_that_no_token_crosses(text: str, runs: list[str]) -> None:
    assert pieces(text) == runs


@given(st.text("aĐTh sS.\n\t\u00a0", max_size=40))
def test_runs_hold_all_letters_in_order(text: str) -> None:
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())


@given(st.text("aĐTh sS.,/15\n\u00a0", max_size=40))
def test_tokens_of_a_text_are_those_of_its_runs(text: str) -> None:
    pattern = token_pattern(package_folder())
    whole = [match.group() for match in pattern.finditer(text) if match.group().strip()]
    runs = pieces(text)
    # The expression looks ahead for the end of the text: all runs but the last have a space after.
    texts = [*(f"{run} " for run in runs[:-1]), *runs[-1:]]
    cut = [match.group() for one in texts for match in pattern.finditer(one)]
    if not text[len(text.rstrip()) :]:
        assert [one for one in cut if one.strip()] == whole


@pytest.mark.parametrize("name", [EXPRESSION, f"{MODEL}/features.bin"])
@pytest.mark.parametrize("gone", [True, False])
def test_files_that_are_others_or_missing_are_not_known(
    tmp_path: Path, name: str, gone: bool
) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    other = Path(
        shutil.copytree(
            package_folder(),
            tmp_path / "underthesea",
            ignore=ignored,
            copy_function=shutil.copyfile,
        )
    )
    assert token_pattern(other)
    path = other / name
    if gone:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(UnknownModel, match=f"{name} is another or missing"):
        token_pattern(other)
