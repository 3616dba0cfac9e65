from __future__ import annotations

import pytest

from luutru.text.script.repair.damage import Damage, damage_of

GONE, QUESTIONED = "ký tự thay thế U+FFFD ở chỗ chữ đã mất", "dấu ? ở chỗ chữ đã mất"
CUT, HORNLESS = "UTF-8 bị đọc sai và mất byte", "TCVN3 mất chữ ư"


@pytest.mark.parametrize(
    ("text", "repairs", "what", "word", "start", "times"),
    [
        ("Người Vi\ufffdt", (), GONE, "Vi\ufffdt", 6, 1),
        ("\ufffdng và b\ufffdn", (), GONE, "\ufffdng", 0, 2),
        ("Ông Nguy?n V?n A, Tr?n", (), QUESTIONED, "Nguy?n", 4, 3),
        ("Nguy??n V???n A, Tr?n", (), QUESTIONED, "Nguy??n", 0, 3),
        ("phÆ°á»ng Bá»", (), CUT, "phÆ°á", 0, 2),
        ("ở Äịnh", ("utf-8",), CUT, "Äịnh", 2, 1),
        ("ở Äịnh", ("telex", "utf-8/cp1258"), CUT, "Äịnh", 2, 1),
        ("ông phờng", ("tcvn3",), HORNLESS, "phờng", 4, 1),
        ("phờng đờng, thư", ("tcvn3/utf-8",), HORNLESS, "phờng", 0, 2),
        ("PHỜNG", ("tcvn3",), HORNLESS, "PHỜNG", 0, 1),
    ],
)
def test_letters_that_are_gone(
    text: str, repairs: tuple[str, ...], what: str, word: str, start: int, times: int
) -> None:
    assert damage_of([(2, "Một"), (4, text)], repairs) == Damage(what, word, 4, start, times)


@pytest.mark.parametrize(
    ("text", "repairs"),
    [
        ("", ()),
        ("Đảng ủy phường", ()),
        ("\ufffd \ufffd", ()),
        ("Vì sao?Thế nào?Ai?", ()),  # two spaces forgotten
        ("https://a.vn/b?c=d e?f&g h?i/ k", ()),
        ("Nguy?n V?n", ()),  # too few to be sure
        ("phÆ°", ()),
        ("ở Äịnh", ()),
        ("ở Äịnh", ("telex",)),
        ("phờng", ()),
        ("phờng", ("viscii",)),
        ("phờng thư", ("tcvn3",)),
        ("phờng THƯ", ("tcvn3",)),
        ("thờ ơ", ("tcvn3",)),
    ],
)
def test_a_whole_text(text: str, repairs: tuple[str, ...]) -> None:
    assert damage_of([(0, text)], repairs) is None


@pytest.mark.parametrize(("words", "damaged"), [(90, True), (300, False)])
def test_forgotten_spaces_behind_questions_are_rare(words: int, damaged: bool) -> None:
    text = "Nguy?n V?n Tr?n Qu?n " + "hoa " * words
    assert (damage_of([(0, text)], ()) is not None) is damaged


def test_what_is_gone_first_is_shown_by_its_kind() -> None:
    found = damage_of([(0, "phờng Nguy?n V?n Tr?n"), (1, "Vi\ufffdt")], ("tcvn3",))
    assert found == Damage(GONE, "Vi\ufffdt", 1, 0, 1)
