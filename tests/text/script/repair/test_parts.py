"""Repairs of every kind, what is left alone, and what is refused with its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.tests.helpers.encoders import SPOILERS, as_1252, tcvn3
from luutru.tests.text.script.encodings.test_readings import OTHERS, SENTENCES
from luutru.text.script.repair import repair, repair_parts

GOOD = [*SENTENCES, *OTHERS, "Karaoke, bar, pub", "m² ở 30°C §5 «Quốc tế»", "R&D; AT&T; a+b=c"]


@pytest.mark.parametrize("name", SPOILERS)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join))
def test_spoiled_text_is_repaired_and_named_and_repaired_once(name: str, text: str) -> None:
    repaired = repair(SPOILERS[name](text))
    assert repair(repaired.text) == (text, ())
    assert repaired == (text, (name,))


@given(st.lists(st.sampled_from(GOOD), min_size=1, max_size=6).map("\n".join))
def test_good_text_is_left_alone(text: str) -> None:
    assert repair(text) == (text, ())
    for piece in (text[:60], text[-60:]):
        assert repair(piece).text == piece


@given(st.text())
def test_any_text_is_repaired_once_or_refused(text: str) -> None:
    try:
        once = repair(text).text
    except UnreadableItem:
        return
    assert repair(once).text == once


@pytest.mark.parametrize(
    ("spoiled", "text", "repairs"),
    [
        ("cauf tieen phong, ddoongf chis phuj trachs xax", None, None),
        (
            "Ngayf mai ddoongf chis Bis thuw xuoongs xax Howpj Tieens hopj.",
            "Ngày mai đồng chí Bí thư xuống xã Hợp Tiến họp.",
            ("telex",),
        ),
        (
            "Nga2y mai d9o6ng2 chi1 Bi1 thu7 xuo6ng1 xa4 Ho7p5",
            "Ngày mai đồng chí Bí thư xuống xã Hợp",
            ("vni-keys",),
        ),
        ("&#272;&#7841;i h&#7897;i", "Đại hội", ("entities",)),
        ("&amp;#272;&amp;#7841;i h&amp;ocirc;m &amp; mai", "Đại hôm & mai", ("entities",)),
        ("Singaporeâ€™s tech", "Singapore’s tech", ("utf-8",)),
        ("ngÃ y mai lÃ  ngÃ y há»™i", "ngày mai là ngày hội", ("utf-8",)),
        ("th\u2212 ký §¶ng \u03bby, ®-îc bÇu", None, None),
        ("C«ng ty ®-îc thµnh lËp, ng-êi d©n ph-êng nh- tr-íc", None, ("tcvn3",)),
        ("<p>Hý&#7899;ng d&#7851;n ngý&#7901;i ðýõòc</p>", "<p>Hướng dẫn người được</p>", None),
        ("Tr\u00adêng tiÓu häc §¶ng ñy xÐt cho tr\u2212êng", None, ("tcvn3",)),
    ],
)
def test_kinds_of_damage_that_tools_make(
    spoiled: str, text: str | None, repairs: tuple[str, ...] | None
) -> None:
    repaired = repair(spoiled)
    assert text is None or repaired.text == text
    assert repairs is None or repaired.repairs == repairs


def test_hyphens_and_minus_signs_are_the_horn_of_tcvn3() -> None:
    spoiled = "C«ng ty ®-îc thµnh lËp, ng\u2212êi d©n ph-êng nh- tr­íc, QĐ-TW"
    assert repair(spoiled).text == "Công ty được thành lập, người dân phường như trước, QĐ-TW"


@pytest.mark.parametrize(
    "text",
    [
        "(Chinhphu.vn) - Bộ trưởng họp, xem Home.aspx.\nThư: hoi@chinhphu.vn, info@dantri.com.vn",
        "Ong U.T. va U.T. gap ong A.I. o U.T.",
        "<a>Trang chủ</a> › <a>Tin</a> › <a>Xã</a> ›\nĐồng chí Bí thư chủ trì hội nghị",
        "KHẼ KÊU Ì. TÌNH NÀY LÀ Ì Ì, Ì ẠCH MÀ ĐI",
        "Người Ê Đê, Ê Đê và Gia Rai",
        "dài×rộng×cao, A×B×C, x÷y, tủ×ghế, a÷b",
        "Honda®Wave, Sony™Việt Nam, Coca™Cola, Pepsi™Cola, Lavie®nước",
        "§Điều một §Điều hai §Điều ba §Điều bốn ¶Điều năm",
        "¬ Một\n¬Hai\n¬Ba\n¬Bốn\n¬Năm",
    ],
)
def test_addresses_abbreviations_and_signs_of_good_text_stay(text: str) -> None:
    body = "\n".join(SENTENCES)
    assert repair(text) == (text, ())
    assert repair(f"{body}\n{text}") == (f"{body}\n{text}", ())


def test_good_text_with_marks_apart_from_their_letters_is_left_alone() -> None:
    apart = unicodedata.normalize("NFD", "\n".join([*SENTENCES, "nghiêng, ngượng, khuyến khích"]))
    assert repair(apart) == (apart, ())
    assert repair(f"<p>{apart}</p>") == (f"<p>{apart}</p>", ())


def test_a_paragraph_is_repaired_alone() -> None:
    text = f"{SENTENCES[0]}\n{as_1252(tcvn3(SENTENCES[1]))}\n{OTHERS[0]}"
    assert repair(text) == (f"{SENTENCES[0]}\n{SENTENCES[1]}\n{OTHERS[0]}", ("tcvn3",))


def test_within_a_line_good_words_stay() -> None:
    good = "Lô 117, khu công nghiệp Sài Gòn - Linh Trung"
    assert repair(f"('C«ng ty DÞch Vô Gi¸m §Þnh', '{good}')").text == (
        f"('Công ty Dịch Vụ Giám Định', '{good}')"
    )


def test_a_short_title_takes_the_repair_of_its_body() -> None:
    body = "\n".join(as_1252(tcvn3(line)) for line in SENTENCES)
    parts, repairs = repair_parts({"title": as_1252(tcvn3("Bẻ nụ")), "body": body})
    assert parts == {"title": "Bẻ nụ", "body": "\n".join(SENTENCES)}
    assert repairs == ("tcvn3",)


def test_tags_take_the_repair_of_the_text_and_stay_tags() -> None:
    spoiled = as_1252(tcvn3(SENTENCES[1]))
    page = f"<img alt='{spoiled}'><script>var a = '&lt;'</script><p>{spoiled} &lt;b&gt;</p>"
    assert repair(page).text == page.replace(spoiled, SENTENCES[1])


def test_markup_never_comes_out_of_utf_7() -> None:
    text = "Ti+Hr8-ng Vi+Hsc-t m+Hqs-u +ADw-script+AD4- ch+APo th+AO0-ch"
    assert "<" not in repair(text).text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Bài một\nNgười Vi\ufffdt Nam", r"U\+FFFD.*dòng 2, ký tự 7: 'Vi\ufffdt'"),
        ("Nguy?n V?n A, Tr?n B, Qu?n 1", "dấu . ở chỗ chữ đã mất"),
        ("phÆ°á»ng Bá» Ä‘á»\nhá»p", "mất byte"),
        ("BÃ¬nh DÆ°Æ¡ng, BÃ¬nh Äá»‹nh, Cáº§n ThÆ¡", "mất byte.*'Äịnh'"),
        ("Cty dîc §µ N½ng, ngêi ph¬ng tr×nh chuyÓn ®éng phôc vô", "mất chữ ư"),
        ("§x¶ng §q¶ng ®z®éng x¶w k®q z¶w", "không chắc"),
    ],
)
def test_what_cannot_be_repaired_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(UnreadableItem, match=reason) as caught:
        repair(text)
    assert "--encoding" in caught.value.repair


def test_the_field_is_named_in_which_letters_are_gone() -> None:
    with pytest.raises(UnreadableItem, match="đầu tiên ở body, dòng 2, ký tự 1"):
        repair_parts({"title": "Một\nhai", "body": "Ba\nb\ufffdn"})


@pytest.mark.parametrize(
    "text", ["Ở đâu? Không biết.", "https://a.vn/?id=2&b?c", "Ai? Vì sao?Thế nào?", "\ufffd \ufffd"]
)
def test_question_marks_and_signs_of_good_text_are_no_damage(text: str) -> None:
    assert repair(text).text == text
