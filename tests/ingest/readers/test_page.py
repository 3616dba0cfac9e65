from __future__ import annotations

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.readers.page import read
from luutru.ingest.records import RawPost

TEXT = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị"
VNI = "Ñoàng chí Bí thö Ñaûng uûy phöôøng chuû trì hoäi nghò".encode("cp1252")


def only(data: bytes) -> RawPost:
    (post,) = read(data, {})
    assert isinstance(post, RawPost)
    return post


def test_a_page_is_one_post_of_all_its_bytes() -> None:
    data = f"<html><body>{TEXT}</body></html>".encode()
    assert only(data) == RawPost("html", 0, len(data), "utf-8", html=data.decode())


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="koi8-r">',
        "<META CHARSET=koi8-r>",
        "<meta charset = 'koi8-r'/>",
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
    ],
)
def test_the_declared_charset_is_a_hint(meta: str) -> None:
    post = only(f"<html>{meta}<body>Москва</body></html>".encode("koi8-r"))
    assert (post.encoding, "Москва" in post.html) == ("koi8-r", True)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "x-unknown"])
def test_a_wrong_charset_does_not_mislead(charset: str) -> None:
    meta = f'<html><meta charset="{charset}">'.encode()
    post = only(meta + VNI)
    assert (post.encoding, TEXT in post.html) == ("vni", True)


def test_a_charset_is_looked_for_at_the_head() -> None:
    late = b"<html>" + b" " * 4096 + b'<meta charset="koi8-r"><body>'
    with pytest.raises(UnreadableItem, match="Không chắc bảng mã"):
        only(late + "Москва".encode("koi8-r"))


def test_a_page_beyond_measure_is_refused() -> None:
    with pytest.raises(UnreadableItem, match="Trang HTML lớn hơn 32 MiB") as caught:
        only(b" " * ((32 << 20) + 1))
    assert caught.value.repair == "Hãy lưu lại trang không kèm dữ liệu."
