from __future__ import annotations

import pytest

from luutru.tests.helpers.encoders import SPOILERS
from luutru.tests.text.script.encodings.test_readings import OTHERS, SENTENCES
from luutru.text.script.encodings.evidence import Evidence, evidence_of
from luutru.text.script.repair.choosing import Choice, bears, choose, errors, is_odd, is_suspect
from luutru.text.script.repair.kinds import KINDS

BY_NAME = {kind.name: kind for kind in KINDS}


@pytest.mark.parametrize("name", SPOILERS)
@pytest.mark.parametrize("text", SENTENCES)
def test_the_repair_of_a_spoiled_text_leads(name: str, text: str) -> None:
    choice = choose([SPOILERS[name](text)])
    assert choice.kind is not None
    assert choice.kind.name == name
    assert choice.good[0] == name


@pytest.mark.parametrize("text", [*SENTENCES, *OTHERS, "", "café", "of her"])
def test_no_repair_leads_for_good_text(text: str) -> None:
    assert choose([text]) == Choice(None)


def test_segments_are_judged_together() -> None:
    words = [SPOILERS["tcvn3"](word) for word in ("Đảng", "hội", "nghị", "tổng", "kết")]
    assert choose(words[:1]).kind is None  # one word is no evidence
    together = choose(words).kind
    assert together is not None
    assert together.name == "tcvn3"


def test_a_text_of_which_repairs_read_alike_is_not_decided() -> None:
    both = [SPOILERS["tcvn3"]("hội nghị tổng kết"), SPOILERS["vni"]("chủ trì tổ chức")]
    choice = choose(both)
    assert choice.kind is None or choice.kind.name in ("tcvn3", "vni")


def test_words_that_are_no_syllables_are_errors() -> None:
    assert errors(Evidence(marked=5, marked_valid=3, plain=4, plain_valid=1)) == 5
    assert errors(evidence_of("Đảng ủy phường hoa")) == 0


@pytest.mark.parametrize(
    ("segments", "odd"),
    [
        ([], False),
        (["Đảng ủy phường", "l'été", "§5 «Quốc tế» 30°C"], False),
        (["V®t V®t V®t"], False),
        (["V®t V®t", "V®t", "V®t"], True),
        (["§¶ng §¶ng"], False),
        (["§¶ng §¶ng", "®îc ®îc"], True),
        (["§Điều ®Ba", "dài×rộng", "A×B×C", "Honda®Wave"], False),
    ],
)
def test_signs_amid_letters_are_no_language(segments: list[str], odd: bool) -> None:
    assert is_odd(segments) is odd


@pytest.mark.parametrize(
    ("text", "suspect"),
    [
        ("hội nghị", False),
        ("Ban mai", False),
        ("", False),
        ("§¶ng ñy", True),
        ("été", True),
        ("Tieens hopj", True),
        ("ho^.i", True),
        ("Ti+Hr8-ng", True),
        ("Windows", True),  # "w" is a key
        ("Microsoft", False),
    ],
)
def test_segments_that_may_need_a_repair(text: str, suspect: bool) -> None:
    assert is_suspect(text, evidence_of(text)) is suspect


@pytest.mark.parametrize(
    ("name", "text", "borne"),
    [
        ("tcvn3", "Ban mai", True),  # letters beyond ASCII need no sign
        ("telex", "Tieens hopj", True),
        ("telex", "Ban mai", False),
        ("telex", "hội nghị hopj", False),  # nobody typed that with the keys
        ("utf-7", "hội Ti+Hr8-ng", True),
        ("vni-keys", "xuo6ng1 xa4", True),
    ],
)
def test_a_kind_is_borne_by_text_of_plain_letters(name: str, text: str, borne: bool) -> None:
    assert bears(BY_NAME[name], text, evidence_of(text)) is borne
