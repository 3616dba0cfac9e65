from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.folding import exact_key
from luutru.text.script.spelling import written

WORDS = st.sampled_from("Đảng uỷ kỹ quý lý mỹ tỵ sỹ hy ký kỷ chi thủy tay hòa".split())


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("kĩ", "kỹ"),
        ("quí", "quý"),
        ("mĩ", "mỹ"),
        ("lí", "lý"),
        ("tị", "tỵ"),
        ("hi", "hy"),
        ("sĩ", "sĩ"),  # sĩ is what posts write
        ("chi", "chi"),
        ("đảng", "đảng"),
        ("i", "i"),
        ("", ""),
    ],
)
def test_a_key_is_shown_as_posts_write_it(key: str, shown: str) -> None:
    assert written(key) == shown
    assert exact_key(written(key)) == exact_key(key)


@given(WORDS)
def test_what_is_shown_has_the_same_key(word: str) -> None:
    assert exact_key(written(exact_key(word))) == exact_key(word)
