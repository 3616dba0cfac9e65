"""Every encoding is found by its syllables; other languages are left alone, or refused."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.tests.helpers.encoders import ENCODERS
from luutru.text.script.encodings import decode

SENTENCES = (
    "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết công tác năm 2005.",
    "Hội nghị đã nghe báo cáo về nhiệm vụ phát triển kinh tế và xây dựng đường giao thông.",
    "Các đại biểu thảo luận sôi nổi, đề nghị sớm giải quyết việc cấp nước sạch cho nhân dân.",
    "Kết thúc buổi lễ, đại diện lãnh đạo quận trao giấy khen cho những tập thể xuất sắc.",
    "Trường tiểu học mở rộng thêm mười phòng học phục vụ học sinh vùng khó khăn.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(
    lambda lines: "\n\n".join(["ĐẢNG ỦY XÃ HỢP TIẾN", *lines])
)
OTHERS = (
    "Le président de la République a été reçu hier à l'hôtel de ville, où il a présenté le projet.",
    "Die Bürgermeisterin eröffnete gestern die Ausstellung über die Geschichte der Straße.",
    "El año pasado la población pidió más información sobre la educación pública en España.",
    "“Anggota majelis itu – katanya – akan datang”, ujar Ma’shum kepada para wartawan.",
    "It’s a café where naïve visitors – mostly students – read the “Times” all day long.",
)


@pytest.mark.parametrize("name", ENCODERS)
@given(TEXTS)
def test_what_is_written_in_an_encoding_is_read_back(name: str, text: str) -> None:
    assert decode(ENCODERS[name](text)) == (text, name)


@pytest.mark.parametrize("name", ENCODERS)
@given(st.sampled_from(SENTENCES), st.integers(0, 9), st.integers(3, 17))
def test_a_piece_is_read_rightly_or_refused(name: str, text: str, start: int, length: int) -> None:
    piece = " ".join(text.split()[start : start + length])
    if not piece:
        return  # one or two words may be UTF-8 by chance
    try:
        read, _ = decode(ENCODERS[name](piece))
    except UnreadableItem as error:
        assert "đã thử" in error.reason
        assert "--encoding" in error.repair
        return
    assert read.lower() == piece.lower()


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv on this machine")
@pytest.mark.parametrize(("name", "theirs"), [("viscii", "VISCII"), ("tcvn5712-1", "TCVN5712-1")])
def test_iconv_writes_the_same_bytes(name: str, theirs: str) -> None:
    text = "ĐẢNG ỦY XÃ HỢP TIẾN\n" + "\n".join(SENTENCES)
    made = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", theirs], input=text.encode(), capture_output=True, check=True
    ).stdout
    assert decode(made) == (text, name)


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_never_vietnamese(text: str) -> None:
    for piece in (text, text[:60], text[-60:], text[20:50]):
        try:
            read, _ = decode(piece.encode("cp1252"))
        except UnreadableItem:
            continue
        assert read == piece


@pytest.mark.parametrize("declared", ["windows-1258", "utf-8", "iso-8859-1", "viscii", "koi8-r"])
def test_a_declared_charset_that_reads_badly_is_not_believed(declared: str) -> None:
    assert decode(ENCODERS["tcvn3"](SENTENCES[0]), declared) == (SENTENCES[0], "tcvn3")


def test_quotes_of_windows_stay_in_tcvn3() -> None:
    data = b"\x93" + ENCODERS["tcvn3"]("Nhà văn hóa phường đã mở cửa") + b"\x94 \x96 2005"
    assert decode(data) == ("“Nhà văn hóa phường đã mở cửa” – 2005", "tcvn3")


def test_scripts_and_tags_say_nothing_of_the_encoding() -> None:
    page = b"<html><script>var caf\xe9 = na\xefve < r\xe9sum\xe9;</script><p class='caf\xe9'>"
    page += ENCODERS["vni"](SENTENCES[1]) + b"</p></html>"
    text, name = decode(page)
    assert name == "vni"
    assert SENTENCES[1] in text
