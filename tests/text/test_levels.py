from __future__ import annotations

from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.levels import (
    long_forms,
    plain_levels,
    ranks,
    short_forms,
    state_levels,
    trusted,
)


def test_levels_of_the_state_have_a_rank() -> None:
    assert ranks() == {
        "phường": 1, "xã": 1, "thị trấn": 1, "quận": 2, "huyện": 2, "thị xã": 2, "tỉnh": 3,
        "thành phố": 3,
    }  # fmt: skip
    assert state_levels() == frozenset(ranks())


def test_those_of_one_syllable() -> None:
    assert plain_levels() == {"phường", "xã", "quận", "huyện", "tỉnh", "thôn", "xóm"}


def test_short_forms() -> None:
    assert short_forms() == {"p", "x", "tt", "q", "h", "tx", "tp"}
    assert long_forms()["tx"] == "thị xã"
    assert trusted("office") == {"tp": "thành phố"}
    assert trusted("post", "office") == {
        short: level for short, level in long_forms().items() if short != "x"
    }


def test_an_archives_levels_join_them() -> None:
    own = "level\trank\tshort\ttrust\nđặc khu\t1\tđk\tpost\nlàng\n-xóm\n"
    with lexicons_of((("levels", "x", own),)).in_use():
        assert ranks()["đặc khu"] == 1
        assert "đk" in trusted("post")
        assert "làng" in plain_levels() - state_levels()
        assert "xóm" not in plain_levels()
